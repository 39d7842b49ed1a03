import { Skeleton, Stack, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useLanguage, useText } from '../../i18n/language.ts';
import { expandOf } from '../../model/fields-of.ts';
import { ErrorScreen } from '../error-screen.tsx';
import { EmptyList } from './empty-list.tsx';
import { nextSort } from './list-search.ts';
import { RecordTable } from './record-table.tsx';
import type { ShownView } from './shown-view.ts';
import { useList } from './use-list.ts';

/** The records of a view as a table, loaded page by page. */
export function RecordList({ entity, view, fields, filter, search, go }: ShownView) {
  const t = useText();
  const language = useLanguage();
  const sort = search.sort ?? view.sort?.join(',');
  const query = {
    filter,
    fields: fields.map((field) => field.name),
    expand: expandOf(fields),
    ...(sort && { sort: sort.split(',') }),
    ...(search.q && { search: search.q }),
  };
  const { pages, items, count } = useList(entity.name, query);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (pages.error) return <ErrorScreen error={pages.error} reset={() => void pages.refetch()} />;
  if (pages.isPending) return <Waiting />;
  if (items.length === 0)
    return (
      <EmptyList
        entity={entity}
        narrowedBy={search.q || search.filter ? 'search' : Object.keys(filter).length > 0 ? 'view' : undefined}
        onReset={() => go({ q: undefined, filter: undefined })}
      />
    );
  return (
    <>
      <RecordTable
        entity={entity}
        fields={fields}
        items={items}
        sort={search.sort ?? view.sort?.[0]}
        onSort={(field) => go({ sort: nextSort(search.sort, field) })}
        isLoadingMore={isFetchingNextPage}
        onEnd={onEnd}
      />
      <Text px="md" py={6} size="xs" c="dimmed" className="lw-number lw-foot" role="status">
        {count === undefined ? ' ' : t('countResult', { count, shown: count.toLocaleString(language) })}
      </Text>
    </>
  );
}

function Waiting() {
  return (
    <Stack p="md" gap={10} aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={String(index)} height={18} />
      ))}
    </Stack>
  );
}
