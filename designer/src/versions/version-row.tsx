import { Badge, Box, Button, Group, Text } from '@mantine/core';
import type { Version } from '../client/versions.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useMoment } from '../shell/moment.ts';
import { usePermissions } from '../shell/permissions.ts';
import type { Comparison } from './comparison-dialog.tsx';

export function VersionRow({
  version,
  previous,
  isLive,
  onCompare,
  onRollBack,
  onDraft,
}: {
  readonly version: Version;
  readonly previous: Version | undefined;
  readonly isLive: boolean;
  readonly onCompare: (comparison: Comparison) => void;
  readonly onRollBack: () => void;
  readonly onDraft: () => void;
}) {
  const t = useTexts();
  const moment = useMoment();
  const { mayEdit, mayPublish } = usePermissions();
  const name = t.version(version.version);
  const button = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <li>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={600}>{name}</Text>
          {isLive && <Badge color="teal">{t.live}</Badge>}
        </Group>
        {version.note && <Text size="sm">{version.note}</Text>}
        <Text size="sm" c="dimmed">
          {[version.by?.title, moment(version.at)].filter(Boolean).join(', ')}
        </Text>
      </Box>
      <Group gap={6} justify="flex-end">
        {previous && (
          <Button
            {...button}
            onClick={() => onCompare({ from: String(previous.version), to: String(version.version) })}
          >
            {t.comparePrevious}
          </Button>
        )}
        {!isLive && (
          <Button {...button} onClick={() => onCompare({ from: String(version.version), to: 'live' })}>
            {t.compareLive}
          </Button>
        )}
        {!isLive && mayEdit && (
          <Button {...button} onClick={onDraft}>
            {t.draftFrom}
          </Button>
        )}
        {!isLive && mayPublish && (
          <Button {...button} onClick={onRollBack}>
            {t.rollBack}
          </Button>
        )}
      </Group>
    </li>
  );
}
