import type { Span } from '@leitwerk/metadata/dashboard/periods';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CellQuery, MeasuredCells } from '../../client/measured-cells.ts';
import { measureCells } from '../../client/measured-cells.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { MeasuredGroup } from '../../client/records.ts';
import type { DashboardTile, EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { choiceOf } from '../../values/choice.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import { groupFilter } from '../../values/group-filter.ts';
import { chosenGroups, emptyValues, groupingOf, splittingOf } from './chosen-groups.ts';
import { queryOf, restFilter } from './tile-query.ts';
import type { TileGroup } from './use-groups-of-tile.ts';

/** Leads to its records. */
type Counted = TileGroup & { readonly filter: Filter };

/** A group with its parts, in the order of the columns. */
export type CrossRow = Counted & { readonly cells: readonly TileGroup[] };

export type CrossTable = {
  readonly columns: readonly TileGroup[];
  readonly rows: readonly CrossRow[];
  readonly total: TileGroup;
};

/** A tile that is divided by two fields: what is beyond the most of either is put together as the rest. */
export function useCrossTable(
  tile: DashboardTile,
  entity: EntityModel,
  field: FieldModel,
  split: FieldModel,
  span: Span,
) {
  const query: CellQuery = {
    ...queryOf(tile, entity, span),
    group: field.name,
    split: split.name,
    ...(tile.bucket && { bucket: tile.bucket }),
    ...(tile.splitBucket && { splitBucket: tile.splitBucket }),
  };
  const found = useCells(entity, query);
  const groups = chosenGroups(groupingOf(tile, field, span), found.data?.groups ?? []);
  const splits = chosenGroups(splittingOf(tile, split), found.data?.splits ?? []);
  const outside = {
    rows: restFilter(field, groups.shown.map(keyOf)),
    columns: restFilter(split, splits.shown.map(keyOf)),
  };
  // What is left over is measured as such: averages and greatest values cannot be made of parts. Three questions at most.
  const restRows = useCells(entity, narrowed(query, outside.rows), groups.hasRest);
  const restColumns = useCells(entity, narrowed(query, outside.columns), splits.hasRest);
  const corner = useCells(
    entity,
    narrowed(query, bothFilters(outside.rows, outside.columns)),
    groups.hasRest && splits.hasRest,
  );
  const asked = [found, ...(groups.hasRest ? [restRows] : []), ...(splits.hasRest ? [restColumns] : [])];
  if (groups.hasRest && splits.hasRest) asked.push(corner);
  const isPending = asked.some((one) => one.data === undefined);
  const error = asked.find((one) => one.error)?.error ?? null;
  if (isPending || !found.data) return { table: undefined, error };

  const empty = emptyValues(found.data.total.values);
  const columnOf = (key: unknown, isRest: boolean, values: MeasuredGroup['values'], within: Filter): Counted => ({
    key,
    isRest,
    values,
    filter: bothFilters(within, isRest ? outside.columns : groupFilter(split, key, tile.splitBucket)),
  });
  const rowOf = (
    { key, isRest, values, filter }: Counted,
    partOf: (column: unknown) => MeasuredGroup['values'] | undefined,
    rest: MeasuredGroup['values'] | undefined,
  ): CrossRow => ({
    key,
    isRest,
    values,
    filter,
    cells: [
      ...splits.shown.map((one) => columnOf(one.key, false, partOf(one.key) ?? empty, filter)),
      ...(splits.hasRest ? [columnOf(null, true, rest ?? empty, filter)] : []),
    ],
  });
  const cells = cellsByKeys(found.data);
  const restOfRow = new Map(restColumns.data?.groups.map((one) => [plainKey(one.key), one.values]));
  const restOfColumn = new Map(restRows.data?.splits.map((one) => [plainKey(one.key), one.values]));
  const total: Counted = { key: null, isRest: false, values: found.data.total.values, filter: query.filter };
  const table: CrossTable = {
    columns: [
      ...splits.shown.map(({ key, values }) => columnOf(key, false, values, query.filter)),
      ...(splits.hasRest ? [columnOf(null, true, restColumns.data?.total.values ?? empty, query.filter)] : []),
    ],
    rows: [
      ...groups.shown.map(({ key, values }) =>
        rowOf(
          { key, isRest: false, values, filter: bothFilters(query.filter, groupFilter(field, key, tile.bucket)) },
          (column) => cells.get(plainKey(key))?.get(plainKey(column)),
          restOfRow.get(plainKey(key)),
        ),
      ),
      ...(groups.hasRest
        ? [
            rowOf(
              {
                key: null,
                isRest: true,
                values: restRows.data?.total.values ?? empty,
                filter: bothFilters(query.filter, outside.rows),
              },
              (column) => restOfColumn.get(plainKey(column)),
              corner.data?.total.values,
            ),
          ]
        : []),
    ],
    total,
  };
  return { table, error };
}

const useCells = (entity: EntityModel, query: CellQuery, enabled = true) =>
  useQuery({
    queryKey: queryKeys.aggregate(entity.name, query),
    queryFn: ({ signal }) => measureCells(entity.name, query, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

const narrowed = (query: CellQuery, filter: Filter): CellQuery => ({
  ...query,
  filter: bothFilters(query.filter, filter),
});

const keyOf = ({ key }: MeasuredGroup): unknown => key;

/** References come as `{id, title}`; the id tells them apart. */
const plainKey = (key: unknown): unknown => choiceOf(key)?.id ?? key;

function cellsByKeys({ items }: MeasuredCells): ReadonlyMap<unknown, ReadonlyMap<unknown, MeasuredGroup['values']>> {
  const rows = new Map<unknown, Map<unknown, MeasuredGroup['values']>>();
  for (const { key, split, values } of items) {
    const row = rows.get(plainKey(key)) ?? new Map<unknown, MeasuredGroup['values']>();
    row.set(plainKey(split), values);
    rows.set(plainKey(key), row);
  }
  return rows;
}
