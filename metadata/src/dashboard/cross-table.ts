import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { EntityModel, FieldModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import { chosenGroups, emptyValues, groupingOf, splittingOf } from './chosen-groups.ts';
import { groupFilter, plainKey } from './group-filter.ts';
import type { TileGroup } from './groups-of-tile.ts';
import type { Ask, CellQuery, Filter, MeasuredCells, MeasuredGroup } from './measured.ts';
import type { Span } from './periods.ts';
import { queryOf, restFilter } from './tile-query.ts';

/** A group with its parts, in the order of the columns. */
export type CrossRow = TileGroup & { readonly cells: readonly TileGroup[] };

export type CrossTable = {
  readonly columns: readonly TileGroup[];
  readonly rows: readonly CrossRow[];
  readonly total: TileGroup;
};

/** A tile that is divided by two fields: what is beyond the most of either is put together as the rest. */
export async function crossTableOf(
  tile: DashboardTile,
  entity: EntityModel,
  { field, split }: { readonly field: FieldModel; readonly split: FieldModel },
  span: Span,
  ask: Ask,
): Promise<CrossTable> {
  const query: CellQuery = {
    ...queryOf(tile, entity, span),
    group: field.name,
    split: split.name,
    ...(tile.bucket && { bucket: tile.bucket }),
    ...(tile.splitBucket && { splitBucket: tile.splitBucket }),
  };
  const found = await ask.cells(entity.name, query);
  const groups = chosenGroups(groupingOf(tile, field, span), found.groups);
  const splits = chosenGroups(splittingOf(tile, split), found.splits);
  const outside = {
    rows: restFilter(field, groups.shown.map(keyOf)),
    columns: restFilter(split, splits.shown.map(keyOf)),
  };
  // What is left over is measured as such: averages and greatest values cannot be made of parts. Three questions at most.
  const rest = (filter: Filter, isThere: boolean) =>
    isThere ? ask.cells(entity.name, narrowed(query, filter)) : undefined;
  const [restRows, restColumns, corner] = await Promise.all([
    rest(outside.rows, groups.hasRest),
    rest(outside.columns, splits.hasRest),
    rest(bothFilters(outside.rows, outside.columns), groups.hasRest && splits.hasRest),
  ]);
  const empty = emptyValues(found.total.values);
  // What was in a stage before is not there any more.
  const leadsTo = (filter: Filter) => (query.stays === undefined ? { filter } : {});
  const columnOf = (key: unknown, isRest: boolean, values: MeasuredGroup['values'], within: Filter): TileGroup => ({
    key,
    isRest,
    values,
    ...leadsTo(bothFilters(within, isRest ? outside.columns : groupFilter(split, key, tile.splitBucket))),
  });
  const rowOf = (
    { key, isRest, values }: TileGroup,
    filter: Filter,
    partOf: (column: unknown) => MeasuredGroup['values'] | undefined,
    ofRest: MeasuredGroup['values'] | undefined,
  ): CrossRow => ({
    key,
    isRest,
    values,
    ...leadsTo(filter),
    cells: [
      ...splits.shown.map((one) => columnOf(one.key, false, partOf(one.key) ?? empty, filter)),
      ...(splits.hasRest ? [columnOf(null, true, ofRest ?? empty, filter)] : []),
    ],
  });
  const cells = cellsByKeys(found);
  const restOfRow = new Map(restColumns?.groups.map((one) => [plainKey(one.key), one.values]));
  const restOfColumn = new Map(restRows?.splits.map((one) => [plainKey(one.key), one.values]));
  const total: TileGroup = { key: null, isRest: false, values: found.total.values, ...leadsTo(query.filter) };
  return {
    columns: [
      ...splits.shown.map(({ key, values }) => columnOf(key, false, values, query.filter)),
      ...(splits.hasRest ? [columnOf(null, true, restColumns?.total.values ?? empty, query.filter)] : []),
    ],
    rows: [
      ...groups.shown.map(({ key, values }) =>
        rowOf(
          { key, isRest: false, values },
          bothFilters(query.filter, groupFilter(field, key, tile.bucket)),
          (column) => cells.get(plainKey(key))?.get(plainKey(column)),
          restOfRow.get(plainKey(key)),
        ),
      ),
      ...(groups.hasRest
        ? [
            rowOf(
              { key: null, isRest: true, values: restRows?.total.values ?? empty },
              bothFilters(query.filter, outside.rows),
              (column) => restOfColumn.get(plainKey(column)),
              corner?.total.values,
            ),
          ]
        : []),
    ],
    total,
  };
}

const narrowed = (query: CellQuery, filter: Filter): CellQuery => ({
  ...query,
  filter: bothFilters(query.filter, filter),
});

const keyOf = ({ key }: MeasuredGroup): unknown => key;

function cellsByKeys({ items }: MeasuredCells): ReadonlyMap<unknown, ReadonlyMap<unknown, MeasuredGroup['values']>> {
  const rows = new Map<unknown, Map<unknown, MeasuredGroup['values']>>();
  for (const { key, split, values } of items) {
    const row = rows.get(plainKey(key)) ?? new Map<unknown, MeasuredGroup['values']>();
    row.set(plainKey(split), values);
    rows.set(plainKey(key), row);
  }
  return rows;
}
