import type { HistoryEntry } from '@leitwerk/metadata/wire';
import { Box, Button, Chip, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listHistory } from '../../client/records.ts';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { TimelineChange } from './timeline-change.tsx';
import { TimelineJournal } from './timeline-journal.tsx';
import type { JournalEntry } from './use-journal-entries.ts';
import { useJournalEntries } from './use-journal-entries.ts';

type Entry = { readonly kind: 'change'; readonly at: string; readonly change: HistoryEntry } | JournalEntry;

/** Changes of the record and journal entries that point at it, newest first. */
export function Timeline({ entity, id }: { readonly entity: EntityModel; readonly id: string }) {
  const t = useText();
  const [shown, setShown] = useState('all');
  const history = useInfiniteQuery({
    queryKey: queryKeys.history(entity.name, id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => listHistory(entity.name, id, pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const journal = useJournalEntries(entity, id);
  const changes = (history.data?.pages.flatMap((page) => page.items) ?? []).map(
    (change): Entry => ({ kind: 'change', at: change.at, change }),
  );
  const entries = [...(shown === 'journal' ? [] : changes), ...(shown === 'changes' ? [] : journal)].sort(
    (one, other) => other.at.localeCompare(one.at),
  );
  return (
    <Box component="section" aria-label={t('history')}>
      {journal.length > 0 && (
        <Chip.Group value={shown} onChange={(value) => setShown(String(value))}>
          <Group gap={6} mb="sm">
            <Chip value="all" size="xs">
              {t('historyAll')}
            </Chip>
            <Chip value="journal" size="xs">
              {t('journal')}
            </Chip>
            <Chip value="changes" size="xs">
              {t('historyChanges')}
            </Chip>
          </Group>
        </Chip.Group>
      )}
      {entries.length === 0 && history.isSuccess && (
        <Text size="sm" c="dimmed">
          {t('historyEmpty')}
        </Text>
      )}
      <Box component="ol" className="lw-timeline">
        {entries.map((entry) =>
          entry.kind === 'change' ? (
            <TimelineChange key={entry.change.id} entity={entity} entry={entry.change} />
          ) : (
            <TimelineJournal key={entry.record.id} {...entry} />
          ),
        )}
      </Box>
      {history.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => void history.fetchNextPage()}
          loading={history.isFetchingNextPage}
        >
          {t('historyMore')}
        </Button>
      )}
    </Box>
  );
}
