import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { EntityModel, FieldModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import { chosenGroups, groupingOf } from './chosen-groups.ts';
import { groupFilter } from './group-filter.ts';
import type { Ask, Filter, MeasuredGroup } from './measured.ts';
import type { Span } from './periods.ts';
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
export async function groupsOfTile(
  tile: DashboardTile,
  entity: EntityModel,
  field: FieldModel,
  span: Span,
  ask: Ask,
  least?: number,
): Promise<readonly TileGroup[]> {
  const query = {
    ...queryOf(tile, entity, span, least),
    group: field.name,
    ...(tile.bucket && { bucket: tile.bucket }),
  };
  const found = await ask.groups(entity.name, query);
  const isAnonymous = query.people !== undefined;
  // What was in a stage before is not there any more.
  const leads = !isAnonymous && query.stays === undefined;
  const known = found.filter(({ few }) => !few);
  // What is left over of a few people could be told from the rest: all groups are shown then.
  const grouping = { ...groupingOf(tile, field, span), ...(isAnonymous && { most: known.length }) };
  const { shown, hasRest } = chosenGroups(grouping, known);
  const rest = restFilter(
    field,
    shown.map(({ key }) => key),
  );
  const { group: _group, ...together } = { ...query, filter: bothFilters(query.filter, rest) };
  const restRow = hasRest ? (await ask.groups(entity.name, together))[0] : undefined;
  return [
    ...shown.map(({ key, values }) => ({
      key,
      values,
      isRest: false,
      ...(leads && { filter: bothFilters(query.filter, groupFilter(field, key, tile.bucket)) }),
    })),
    ...found.filter(({ few }) => few).map(({ values }) => ({ key: null, values, isRest: false, isFew: true })),
    ...(restRow
      ? [{ key: null, values: restRow.values, isRest: true, ...(leads && { filter: together.filter }) }]
      : []),
  ];
}
