import type { CrossTable } from '@leitwerk/metadata/dashboard/cross-table';
import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { TileMeasure } from '@leitwerk/metadata/dashboard/tile-query';
import { Table } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import type { DashboardTile, EntityModel, FieldModel } from '../../model/definitions.ts';
import { CountedLink } from './counted-link.tsx';
import { useTileWords } from './tile-words.ts';

export type CrossProps = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly split: FieldModel;
  readonly measure: TileMeasure;
  readonly table: CrossTable;
};

/** Groups below each other, their parts beside each other; each number leads to its records. */
export function CrossTableView({ tile, entity, field, split, measure, table }: CrossProps) {
  const label = useLabel();
  const words = useTileWords();
  const rowName = (row: TileGroup): string => words.groupOf(field, row, tile.bucket);
  const columnName = (column: TileGroup): string => words.groupOf(split, column, tile.splitBucket);
  const cell = (group: TileGroup, row: string, column: string) => {
    const value = words.value(measure, group.values[measure.key]);
    // Nothing is said of what is nothing: a table full of noughts is hard to read.
    if (Number(group.values['count'] ?? 0) === 0) return <span aria-hidden>·</span>;
    return (
      <CountedLink entity={entity.name} filter={group.filter} label={`${row}, ${column}: ${value}`}>
        {value}
      </CountedLink>
    );
  };
  return (
    <Table
      className="lw-tile-table lw-cross"
      verticalSpacing={3}
      horizontalSpacing={6}
      aria-label={label(tile.label)}
      highlightOnHover
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.field(field)}</Table.Th>
          {table.columns.map((column, index) => (
            <Table.Th key={keyOf(column, index)} scope="col" ta="right">
              {columnName(column)}
            </Table.Th>
          ))}
          <Table.Th scope="col" ta="right">
            {words.together}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map((row, index) => (
          <Table.Tr key={keyOf(row, index)}>
            <Table.Th scope="row" fw={400}>
              {rowName(row)}
            </Table.Th>
            {row.cells.map((part, at) => (
              <Table.Td key={keyOf(part, at)} ta="right" className="lw-number">
                {cell(part, rowName(row), columnName(part))}
              </Table.Td>
            ))}
            <Table.Td ta="right" className="lw-number" fw={600}>
              {cell(row, rowName(row), words.together)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{words.together}</Table.Th>
          {table.columns.map((column, index) => (
            <Table.Td key={keyOf(column, index)} ta="right" className="lw-number" fw={600}>
              {cell(column, words.together, columnName(column))}
            </Table.Td>
          ))}
          <Table.Td ta="right" className="lw-number" fw={700}>
            {cell(table.total, words.together, words.together)}
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}

const keyOf = ({ key, isRest }: TileGroup, index: number): string => (isRest ? `rest ${index}` : JSON.stringify(key));
