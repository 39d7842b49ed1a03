import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { RecordQuery } from '../../client/records.ts';
import { countRecords, listRecords } from '../../client/records.ts';

const PAGE = 100;
/** Pages that are read again when something has changed; with more of them that would be too much for one change. */
const LIVE_PAGES = 5;

const turned = (sort: readonly string[] | undefined): string[] =>
  (sort ?? ['-createdAt']).map((one) => (one.startsWith('-') ? one.slice(1) : `-${one}`));

/**
 * The pages of a list loaded so far, and how many records there are in all. From the end it is the same list read backwards, so
 * that the last records of a million are one request away.
 */
export function useList(entity: string, asked: RecordQuery, isFromEnd: boolean, isEnabled: boolean) {
  const client = useQueryClient();
  const query = isFromEnd ? { ...asked, sort: turned(asked.sort) } : asked;
  const queryKey = queryKeys.list(entity, query);
  const loaded = client.getQueryData<{ readonly pages: readonly unknown[] }>(queryKey)?.pages.length ?? 0;
  const isLong = loaded > LIVE_PAGES;
  const pages = useInfiniteQuery({
    queryKey,
    ...(!isFromEnd && { placeholderData: keepPreviousData }),
    enabled: isEnabled && !isLong,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => listRecords(entity, { ...query, limit: PAGE }, pageParam, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const counted = { ...(query.filter && { filter: query.filter }), ...(query.search && { search: query.search }) };
  const count = useQuery({
    queryKey: queryKeys.count(entity, counted),
    placeholderData: keepPreviousData,
    queryFn: () => countRecords(entity, { ...counted, fields: ['id'] }),
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return {
    pages,
    items: isFromEnd ? items.reverse() : items,
    count: count.data,
    /** Something has changed since a long list was read. */
    isOutdated: isLong && client.getQueryState(queryKey)?.isInvalidated === true,
    reload: () => void client.resetQueries({ queryKey, exact: true }),
  };
}
