import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import { measuresOf } from '@leitwerk/metadata/dashboard/tile-query';
import { Table } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import type { DashboardTile, EntityModel, FieldModel } from '../../model/definitions.ts';
import { CountedLink } from './counted-link.tsx';
import { useTileWords } from './tile-words.ts';

type Props = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly groups: readonly TileGroup[];
};

/** Groups with all measures; the number of records leads to them. */
export function GroupTable({ tile, entity, field, groups }: Props) {
  const label = useLabel();
  const words = useTileWords();
  const measures = measuresOf(tile, entity);
  return (
    <Table className="lw-tile-table" verticalSpacing={4} horizontalSpacing={6} aria-label={label(tile.label)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{label(field.label)}</Table.Th>
          {measures.map((measure) => (
            <Table.Th key={measure.key} ta="right">
              {words.measure(measure)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((one) => {
          const { key, isRest, isFew, values, filter } = one;
          const name = words.groupOf(field, one, tile.bucket);
          return (
            <Table.Tr key={isRest ? 'rest' : isFew ? 'few' : JSON.stringify(key)}>
              <Table.Td>
                <CountedLink entity={entity.name} filter={filter}>
                  {name}
                </CountedLink>
              </Table.Td>
              {measures.map((measure) => (
                <Table.Td key={measure.key} ta="right" className="lw-number">
                  {words.value(measure, values[measure.key])}
                </Table.Td>
              ))}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
