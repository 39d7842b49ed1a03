import type { Span } from '@leitwerk/metadata/dashboard/periods';
import { bucketsIn, spanOfBucket } from '@leitwerk/metadata/dashboard/periods';
import { clockOf, placeZone } from '@leitwerk/metadata/shown-types/clock';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { MeasuredGroup } from '../../client/records.ts';
import { measureRecords } from '../../client/records.ts';
import type { DashboardTile, EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import { groupFilter } from '../../values/group-filter.ts';
import { queryOf, restFilter } from './tile-query.ts';

const USUAL_MOST = 8;

/** One bar, point, part or line. */
export type TileGroup = {
  readonly key: unknown;
  /** All that was in none of the others. */
  readonly isRest: boolean;
  readonly values: MeasuredGroup['values'];
  /** Exactly the records that were counted. */
  readonly filter: Filter;
};

/** The groups of a tile, those beyond the most put together as the rest. */
export function useGroupsOfTile(tile: DashboardTile, entity: EntityModel, field: FieldModel, span: Span) {
  const query = queryOf(tile, entity, span);
  const found = useQuery({
    queryKey: queryKeys.aggregate(entity.name, query),
    queryFn: ({ signal }) => measureRecords(entity.name, query, signal),
    placeholderData: keepPreviousData,
  });
  const { shown, hasRest } = chosen(tile, field, found.data ?? [], span);
  const rest = restFilter(
    field,
    shown.map(({ key }) => key),
  );
  const { group: _group, ...together } = { ...query, filter: bothFilters(query.filter, rest) };
  const others = useQuery({
    queryKey: queryKeys.aggregate(entity.name, together),
    queryFn: ({ signal }) => measureRecords(entity.name, together, signal),
    enabled: hasRest,
    placeholderData: keepPreviousData,
  });
  const restRow = hasRest ? others.data?.[0] : undefined;
  const groups: readonly TileGroup[] = [
    ...shown.map(({ key, values }) => ({
      key,
      values,
      isRest: false,
      filter: bothFilters(query.filter, groupFilter(field, key, tile.bucket)),
    })),
    ...(restRow ? [{ key: null, values: restRow.values, isRest: true, filter: together.filter }] : []),
  ];
  return { groups, isPending: found.isPending || (hasRest && others.isPending), error: found.error ?? others.error };
}

function chosen(
  tile: DashboardTile,
  field: FieldModel,
  found: readonly MeasuredGroup[],
  span: Span,
): { readonly shown: readonly MeasuredGroup[]; readonly hasRest: boolean } {
  if (tile.bucket !== undefined) return { shown: inTime(tile, field, found, span), hasRest: false };
  if (tile.inOrder) return { shown: asOptions(field, found), hasRest: false };
  const most = tile.most ?? USUAL_MOST;
  return { shown: found.slice(0, most), hasRest: found.length > most };
}

const emptyValues = (found: readonly MeasuredGroup[]): MeasuredGroup['values'] =>
  Object.fromEntries(Object.keys(found[0]?.values ?? {}).map((key) => [key, /^(count|sum)/.test(key) ? 0 : null]));

/** Units of time without a record are nothing, not left out: a line would lie otherwise. */
function inTime(
  { bucket = 'month', time, group }: DashboardTile,
  field: FieldModel,
  found: readonly MeasuredGroup[],
  span: Span,
): readonly MeasuredGroup[] {
  const byKey = new Map(found.map((one) => [one.key, one]));
  const inOrder = [...byKey.keys()].filter((key) => typeof key === 'string').sort();
  const isLimited = time !== undefined && time === group && field.id === time;
  const { day } = clockOf(new Date(), placeZone());
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const known =
    first === undefined || last === undefined
      ? []
      : bucketsIn({ gte: first, lt: spanOfBucket(last, bucket).lt }, bucket, day);
  const days = isLimited ? bucketsIn(span, bucket, day).filter((one) => one <= day || byKey.has(one)) : known;
  const empty = emptyValues(found);
  return found.length === 0 ? [] : days.map((key) => byKey.get(key) ?? { key, values: empty });
}

/** Options that are not archived, or have records, as the definition has them; without a value last. */
function asOptions(field: FieldModel, found: readonly MeasuredGroup[]): readonly MeasuredGroup[] {
  const byKey = new Map(found.map((one) => [one.key, one]));
  const empty = emptyValues(found);
  const ordered = (field.options ?? [])
    .filter(({ id, archived }) => byKey.has(id) || !archived)
    .map(({ id }) => byKey.get(id) ?? { key: id, values: empty });
  const known = new Set<unknown>((field.options ?? []).map(({ id }) => id));
  return found.length === 0 ? [] : [...ordered, ...found.filter(({ key }) => !known.has(key))];
}
