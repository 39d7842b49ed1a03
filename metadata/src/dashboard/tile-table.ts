import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';
import type { CrossTable } from './cross-table.ts';
import type { TileGroup } from './groups-of-tile.ts';
import type { TileMeasure } from './tile-query.ts';
import type { Measured, TileWords } from './tile-words.ts';

/** What a tile shows as rows and columns, for a file. */
export type TileTable = { readonly head: readonly string[]; readonly rows: readonly (readonly TileCell[])[] };

/** A text, or a measured value as the server wrote it: exact, and how people read it. */
export type TileCell = { readonly text: string; readonly number?: string };

export const textCell = (text: string): TileCell => ({ text });

export function valueCell(measure: TileMeasure, given: Measured, words: TileWords): TileCell {
  const text = given === null || given === undefined ? '' : words.value(measure, given);
  const number = String(given ?? '');
  return /^-?\d+(\.\d+)?$/.test(number) ? { text, number } : { text };
}

/** @param bucket the unit of time that the groups are */
export function tableOfGroups(
  groups: readonly TileGroup[],
  { field, bucket }: { readonly field: FieldModel; readonly bucket: DashboardTile['bucket'] },
  measures: readonly TileMeasure[],
  words: TileWords,
): TileTable {
  return {
    head: [words.field(field), ...measures.map(words.measure)],
    rows: groups.map((group) => [
      textCell(words.groupOf(field, group, bucket)),
      ...measures.map((measure) => valueCell(measure, group.values[measure.key], words)),
    ]),
  };
}

export function tableOfCross(
  { columns, rows, total }: CrossTable,
  tile: DashboardTile,
  { field, split, measure }: { readonly field: FieldModel; readonly split: FieldModel; readonly measure: TileMeasure },
  words: TileWords,
): TileTable {
  const measuredOf = (group: TileGroup): TileCell => valueCell(measure, group.values[measure.key], words);
  return {
    head: [words.field(field), ...columns.map((one) => words.groupOf(split, one, tile.splitBucket)), words.together],
    rows: [
      ...rows.map((row) => [
        textCell(words.groupOf(field, row, tile.bucket)),
        ...row.cells.map(measuredOf),
        measuredOf(row),
      ]),
      [textCell(words.together), ...columns.map(measuredOf), measuredOf(total)],
    ],
  };
}
