import type { Span } from '@leitwerk/metadata/dashboard/periods';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { MeasuredGroup } from '../../client/records.ts';
import { measureRecords } from '../../client/records.ts';
import type { DashboardTile, EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import { groupFilter } from '../../values/group-filter.ts';
import { chosenGroups, groupingOf } from './chosen-groups.ts';
import { queryOf, restFilter } from './tile-query.ts';

/** One bar, point, part or line. */
export type TileGroup = {
  readonly key: unknown;
  /** All that was in none of the others. */
  readonly isRest: boolean;
  readonly values: MeasuredGroup['values'];
  /** Groups of too few people, told together. */
  readonly isFew?: boolean;
  /** Exactly the records that were counted; absent where nobody is to be led to them. */
  readonly filter?: Filter;
};

/** The groups of a tile, those beyond the most put together as the rest. */
export function useGroupsOfTile(
  tile: DashboardTile,
  entity: EntityModel,
  field: FieldModel,
  span: Span,
  least?: number,
) {
  const query = {
    ...queryOf(tile, entity, span, least),
    group: field.name,
    ...(tile.bucket && { bucket: tile.bucket }),
  };
  const found = useQuery({
    queryKey: queryKeys.aggregate(entity.name, query),
    queryFn: ({ signal }) => measureRecords(entity.name, query, signal),
    placeholderData: keepPreviousData,
  });
  const isAnonymous = query.people !== undefined;
  const known = (found.data ?? []).filter(({ few }) => !few);
  // What is left over of a few people could be told from the rest: all groups are shown then.
  const grouping = { ...groupingOf(tile, field, span), ...(isAnonymous && { most: known.length }) };
  const { shown, hasRest } = chosenGroups(grouping, known);
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
      ...(!isAnonymous && { filter: bothFilters(query.filter, groupFilter(field, key, tile.bucket)) }),
    })),
    ...(found.data ?? [])
      .filter(({ few }) => few)
      .map(({ values }) => ({ key: null, values, isRest: false, isFew: true })),
    ...(restRow ? [{ key: null, values: restRow.values, isRest: true, filter: together.filter }] : []),
  ];
  return { groups, isPending: found.isPending || (hasRest && others.isPending), error: found.error ?? others.error };
}
