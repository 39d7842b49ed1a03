import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { RecordQuery } from '../../client/records.ts';
import { countRecords, listRecords } from '../../client/records.ts';

const PAGE = 100;

/** The pages of a list loaded so far, and how many records there are in all. */
export function useList(entity: string, query: RecordQuery) {
  const pages = useInfiniteQuery({
    queryKey: queryKeys.list(entity, query),
    placeholderData: keepPreviousData,
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
  return { pages, items: pages.data?.pages.flatMap((page) => page.items) ?? [], count: count.data };
}
