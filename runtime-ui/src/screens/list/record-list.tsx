import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { sumRecords } from '../../client/records.ts';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import { expandOf, fieldsWithIds, fieldWithId } from '../../model/fields-of.ts';
import { EmptyList } from './empty-list.tsx';
import { FailedList } from './failed-list.tsx';
import { isSummed } from './fits-view.ts';
import type { Line } from './lines.ts';
import { nextSort } from './list-search.ts';
import { splitIds } from './list-state.ts';
import { RecordTable } from './record-table.tsx';
import type { ShownView } from './shown-view.ts';
import { useGroups } from './use-groups.ts';
import { useList } from './use-list.ts';
import { useSelection } from './use-selection.ts';

const SelectionBar = lazy(async () => ({ default: (await import('./selection-bar.tsx')).SelectionBar }));

/** The records of a view as a table, loaded page by page. */
export function RecordList(shown: ShownView) {
  const { entity, view, state, fields, filter, change, own, setOwn } = shown;
  const t = useText();
  const language = useLanguage();
  const [isFromEnd, setFromEnd] = useState(false);
  const group = fieldWithId(entity, state.group);
  const summed = fieldsWithIds(entity, splitIds(state.sums)).filter(isSummed);
  const names = summed.map((field) => field.name);
  const query = {
    filter,
    fields: fields.map((field) => field.name),
    expand: expandOf(fields),
    ...(state.sort && { sort: state.sort.split(',') }),
    ...(state.q && { search: state.q }),
  };
  const list = useList(entity.name, query, isFromEnd, group === undefined);
  const groups = useGroups(entity, group, query, names);
  const asked = { filter, sums: names, ...(state.q && { search: state.q }) };
  const sums = useQuery({
    queryKey: queryKeys.aggregate(entity.name, asked),
    enabled: names.length > 0,
    queryFn: ({ signal }) => sumRecords(entity.name, asked, signal),
  });
  const lines: readonly Line[] = group ? groups.lines : list.items.map((record) => ({ kind: 'row', record }));
  const records = lines.flatMap((line) => (line.kind === 'row' ? [line.record] : []));
  const selecting = useSelection(
    records.map((record) => record.id),
    filter,
    state.q,
    list.count,
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list.pages;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { error, isPending, refetch } = group ? groups : list.pages;
  if (error) return <FailedList error={error} shown={shown} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (lines.length === 0)
    return (
      <EmptyList
        entity={entity}
        narrowedBy={
          state.q || Object.keys(state.filter).length > 0
            ? 'search'
            : Object.keys(filter).length > 0
              ? 'view'
              : undefined
        }
        onReset={() => change({ q: '', filter: {} })}
      />
    );
  const isPart = list.count === undefined || list.count > records.length;
  return (
    <>
      <RecordTable
        key={isFromEnd ? 'end' : 'start'}
        entity={entity}
        fields={fields}
        lines={lines}
        count={list.count}
        sort={state.sort}
        onSort={(field) => change({ sort: nextSort(state.sort, field, view.base.sort) })}
        own={own}
        setOwn={setOwn}
        selecting={selecting}
        group={group}
        summed={summed}
        sums={sums.data?.[0]}
        isLoadingMore={!group && isFetchingNextPage && !isFromEnd}
        isFromEnd={isFromEnd}
        onEnd={group ? noEnd : onEnd}
        onJump={(isToEnd) => setFromEnd(!group && isToEnd && isPart)}
        onToggleGroup={groups.toggle}
        onMore={groups.more}
      />
      {selecting.selection && (
        <Suspense fallback={null}>
          <SelectionBar
            entity={entity}
            fields={fields}
            records={records.filter((record) => selecting.has(record.id))}
            selecting={selecting}
            selection={selecting.selection}
            sort={state.sort}
            count={list.count}
          />
        </Suspense>
      )}
      <Group px="md" py={6} gap="sm" className="lw-foot">
        <Text size="xs" c="dimmed" className="lw-number" role="status">
          {list.count === undefined
            ? ' '
            : t('countResult', { count: list.count, shown: list.count.toLocaleString(localeOf(language)) })}
        </Text>
        {list.isOutdated && (
          <Button size="compact-xs" variant="subtle" onClick={list.reload}>
            {t('listOutdated')}
          </Button>
        )}
        {!group && (isFromEnd || isPart) && (
          <Button size="compact-xs" variant="subtle" color="gray" ml="auto" onClick={() => setFromEnd(!isFromEnd)}>
            {t(isFromEnd ? 'toStart' : 'toEnd')}
          </Button>
        )}
      </Group>
    </>
  );
}

const noEnd = (): void => undefined;

function Waiting() {
  return (
    <Stack p="md" gap={10} aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={String(index)} height={18} />
      ))}
    </Stack>
  );
}
