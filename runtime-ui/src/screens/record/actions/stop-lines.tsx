import { Alert, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconLockOpen } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BlacklistStop } from '../../../client/blacklist.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { RecordLink } from '../../../controls/record-link.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { blacklistTexts } from './blacklist-texts.ts';
import type { ModuleActionProps } from './record-action.ts';
import { ReleaseDialog } from './release-dialog.tsx';

const LOOKS = {
  block: { color: 'red', icon: <IconBan size={16} aria-hidden /> },
  warn: { color: 'yellow', icon: <IconAlertTriangle size={16} aria-hidden /> },
  released: { color: 'gray', icon: <IconLockOpen size={16} aria-hidden /> },
} as const;

type Props = ModuleActionProps & { readonly stops: readonly BlacklistStop[]; readonly mayRelease: boolean };

/** Entries that hold a record, each with letting it go in spite of it. */
export function StopLines({ entity, record, stops, mayRelease }: Props) {
  const client = useQueryClient();
  const [releasing, setReleasing] = useState<BlacklistStop | null>(null);
  return (
    <Stack gap={6} w="100%">
      {stops.map((stop) => (
        <StopLine
          key={stop.entry.id}
          stop={stop}
          fieldLabel={entity.fields.find((field) => field.name === stop.field)?.label}
          onRelease={mayRelease && stop.entry.level === 'block' && !stop.release ? () => setReleasing(stop) : undefined}
        />
      ))}
      {releasing && (
        <ReleaseDialog
          entity={entity.name}
          id={record.id}
          stop={releasing}
          onClose={() => setReleasing(null)}
          onDone={() => {
            setReleasing(null);
            void client.invalidateQueries({ queryKey: queryKeys.blacklistStops(entity.name, record.id) });
          }}
        />
      )}
    </Stack>
  );
}

type LineProps = {
  readonly stop: BlacklistStop;
  readonly fieldLabel: ModuleActionProps['entity']['label'] | undefined;
  readonly onRelease: (() => void) | undefined;
};

function StopLine({ stop: { entry, release }, fieldLabel, onRelease }: LineProps) {
  const t = useOwnTexts(blacklistTexts);
  const label = useLabel();
  const state = release ? 'released' : entry.level;
  const { color, icon } = LOOKS[state];
  return (
    <Alert color={color} icon={icon} p="xs" variant="light">
      <Group gap="xs" justify="space-between">
        <Box miw={0} style={{ flex: 1 }}>
          <Group gap={6}>
            <Text span size="sm" fw={600}>
              {t[state]}:
            </Text>
            <Text span size="sm">
              {entry.reason}
            </Text>
          </Group>
          <Text size="xs" mt={2}>
            {t.entry}{' '}
            <RecordLink entity="blacklist-entry" id={entry.id} quiet>
              {entry.title}
            </RecordLink>
            {fieldLabel && ` · ${t.by} ${label(fieldLabel)}`}
            {release && ` · ${t.because} ${release.reason}`}
          </Text>
        </Box>
        {onRelease && (
          <Button size="xs" variant="default" leftSection={<IconLockOpen size={14} aria-hidden />} onClick={onRelease}>
            {t.release}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
