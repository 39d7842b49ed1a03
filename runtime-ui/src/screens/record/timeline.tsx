import { Box, Button, Chip, Group, Text } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { timelineSources } from '../../model/timeline-sources.ts';
import { TimelineChange } from './timeline-change.tsx';
import { TimelineRecord } from './timeline-record.tsx';
import { CHANGES, useTimeline } from './use-timeline.ts';

const ALL = 'all';

/** Changes of the record and what points at it, newest first. */
export const Timeline = memo(function Timeline({ entity, id }: { readonly entity: EntityModel; readonly id: string }) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const [shown, setShown] = useState(ALL);
  const sources = useMemo(() => timelineSources(model, entity), [model, entity]);
  const timeline = useTimeline(entity, id, sources, shown === ALL ? undefined : shown);
  const entries = timeline.data?.pages.flatMap((page) => page.shown) ?? [];
  return (
    <Box component="section" aria-label={t('history')}>
      {sources.length > 0 && (
        <Chip.Group value={shown} onChange={(value) => setShown(String(value))}>
          <Group gap={6} mb="sm" role="radiogroup" aria-label={t('filter')}>
            <Chip value={ALL} size="xs">
              {t('historyAll')}
            </Chip>
            {sources.map((source) => (
              <Chip key={source.key} value={source.key} size="xs" color={source.color} variant="light">
                <Group gap={4} wrap="nowrap" component="span">
                  <NamedIcon name={source.icon} size={12} />
                  {label(source.entity.labelPlural)}
                </Group>
              </Chip>
            ))}
            <Chip value={CHANGES} size="xs">
              {t('historyChanges')}
            </Chip>
          </Group>
        </Chip.Group>
      )}
      {entries.length === 0 && timeline.isSuccess && (
        <Text size="sm" c="dimmed">
          {t('historyEmpty')}
        </Text>
      )}
      {timeline.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {timeline.error.message}
        </Text>
      )}
      <Box component="ol" className="lw-timeline">
        {entries.map((entry) =>
          entry.kind === 'change' ? (
            <TimelineChange key={entry.change.id} entity={entity} record={id} entry={entry.change} />
          ) : (
            <TimelineRecord key={`${entry.source.key} ${entry.record.id}`} {...entry} />
          ),
        )}
      </Box>
      {timeline.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => void timeline.fetchNextPage()}
          loading={timeline.isFetchingNextPage}
        >
          {t('historyMore')}
        </Button>
      )}
    </Box>
  );
});
