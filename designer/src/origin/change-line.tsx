import { describeOperation, describePlace, placesOf } from '@leitwerk/metadata/describe-operation';
import type { Operation } from '@leitwerk/metadata/overlay';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Box, Button, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { Origin } from '../client/origins.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useMoment } from '../shell/moment.ts';
import type { OriginReading } from './origin-context.tsx';

/** One change over the package: what it was and is, who made it, and the way back. */
export function ChangeLine({
  change,
  reading,
  onReset,
}: {
  readonly change: Operation;
  readonly reading: OriginReading;
  readonly onReset?: () => void;
}) {
  const t = useOverviewTexts();
  const language = useLanguage();
  const who = useMaker();
  const { isReadOnly } = useDraftEditing();
  const { edited, origins, madeBy, reset } = reading;
  const base = origins.base === null ? [] : [{ file: edited.file, document: origins.base }];
  const places = placesOf([[edited], base]);
  const definition = `${describePlace(change.at.slice(0, 1), places, language)} › `;
  const words = describeOperation(change, places, language);
  const text = words.startsWith(definition) ? words.slice(definition.length) : words;
  return (
    <Box className="lo-change">
      <Text size="sm">{text}</Text>
      <Text size="xs" c="dimmed">
        {who(madeBy(change.at))}
      </Text>
      {!isReadOnly && change.at.length > 1 && (
        <Button
          variant="default"
          size="compact-xs"
          mt={4}
          aria-label={`${t.resetOne}: ${text}`}
          leftSection={<IconRestore size={13} aria-hidden />}
          onClick={() => {
            reset([change]);
            onReset?.();
          }}
        >
          {t.resetOne}
        </Button>
      )}
    </Box>
  );
}

/** Who made a change, and since when it is live, in words. */
function useMaker(): (origin: Origin | undefined) => string {
  const t = useOverviewTexts();
  const moment = useMoment();
  return (origin) => {
    if (origin?.drafted) return t.changedInDraft(origin.drafted.by.title ?? t.somebody, moment(origin.drafted.at));
    if (!origin?.published) return t.changedJustNow;
    const { version, by, at, note } = origin.published;
    return [t.changedInVersion(version, by.title ?? t.somebody, moment(at)), note].filter(Boolean).join(' · ');
  };
}
