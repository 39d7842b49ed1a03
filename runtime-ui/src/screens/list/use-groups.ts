import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import { groupFilter } from '@leitwerk/metadata/dashboard/group-filter';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { GroupSums, RecordQuery } from '../../client/records.ts';
import { listRecords, sumRecords } from '../../client/records.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { choiceOf } from '../../values/choice.ts';
import { isDay } from './fits-view.ts';
import type { Line, RowGroup } from './lines.ts';

const PAGE = 50;
/** As many groups as these are open at first; of more one sees the groups only. */
const FEW = 8;

const plainKey = (value: unknown): string => JSON.stringify(choiceOf(value)?.id ?? value ?? null);

/** Days are put together by their months. */
const bucketOf = (field: FieldModel) => (isDay(field) ? ('month' as const) : undefined);

/** Options as the definition orders them, months newest first, others by name; nothing last. */
function inOrder(groups: readonly GroupSums[], field: FieldModel): GroupSums[] {
  const order = new Map(field.options?.map((one, index) => [one.id, index]));
  const name = (value: unknown): string => choiceOf(value)?.title ?? String(value);
  return [...groups].sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    if (isDay(field)) return String(other.key).localeCompare(String(one.key));
    const placed = (order.get(String(one.key)) ?? 0) - (order.get(String(other.key)) ?? 0);
    return placed || name(one.key).localeCompare(name(other.key));
  });
}

/** The groups of a list with the loaded rows of those that are open. */
export function useGroups(
  entity: EntityModel,
  field: FieldModel | undefined,
  query: RecordQuery,
  sums: readonly string[],
) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [cursors, setCursors] = useState<Readonly<Record<string, readonly string[]>>>({});
  const filter = query.filter ?? {};
  const asked = {
    filter,
    sums,
    ...(field && { group: field.name }),
    ...(field && isDay(field) && { bucket: 'month' as const }),
    ...(query.search && { search: query.search }),
  };
  const found = useQuery({
    queryKey: queryKeys.aggregate(entity.name, asked),
    enabled: field !== undefined,
    queryFn: ({ signal }) => sumRecords(entity.name, asked, signal),
  });
  const known = field && found.data ? inOrder(found.data, field) : [];
  const groups = known.map((one): RowGroup => {
    const key = plainKey(one.key);
    return { key, value: one.key, count: one.count, sums: one.sums, isOpen: known.length <= FEW !== toggled.has(key) };
  });
  const open = field ? groups.filter((group) => group.isOpen) : [];
  const wanted = open.flatMap((group) => [undefined, ...(cursors[group.key] ?? [])].map((after) => ({ group, after })));
  const pages = useQueries({
    queries: wanted.map(({ group, after }) => {
      const shape = {
        ...query,
        filter: field ? bothFilters(filter, groupFilter(field, group.value, bucketOf(field))) : filter,
        limit: PAGE,
      };
      return {
        queryKey: queryKeys.list(entity.name, { ...shape, after }),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => listRecords(entity.name, shape, after, signal),
      };
    }),
  });
  const lines = groups.flatMap((group): Line[] => {
    const own = pages.filter((_, index) => wanted[index]?.group === group);
    const rows = own.flatMap((page) => page.data?.items ?? []);
    const isLoading = own.some((page) => page.isPending);
    const hasMore = group.isOpen && (isLoading || own.at(-1)?.data?.next);
    return [
      { kind: 'group', group },
      ...rows.map((record): Line => ({ kind: 'row', record })),
      ...(hasMore ? [{ kind: 'more', group, isLoading } as const] : []),
    ];
  });
  const more = (group: RowGroup) => {
    const next = pages.filter((_, index) => wanted[index]?.group.key === group.key).at(-1)?.data?.next;
    if (next) setCursors({ ...cursors, [group.key]: [...(cursors[group.key] ?? []), next] });
  };
  const toggle = (group: RowGroup) => {
    const next = new Set(toggled);
    if (!next.delete(group.key)) next.add(group.key);
    setToggled(next);
  };
  return { lines, more, toggle, isPending: found.isPending, error: found.error, refetch: found.refetch };
}
