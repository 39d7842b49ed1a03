import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { TileMeasure } from '@leitwerk/metadata/dashboard/tile-query';
import { drawnValue } from '@leitwerk/metadata/dashboard/tile-words';
import { Box, Text } from '@mantine/core';
import type { DashboardTile, EntityModel, FieldModel } from '../../model/definitions.ts';
import { CountedLink } from './counted-link.tsx';
import { useTileWords } from './tile-words.ts';

type Props = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly measure: TileMeasure;
  readonly groups: readonly TileGroup[];
};

/** A bar for each group; each leads to its records. */
export function BarList({ tile, entity, field, measure, groups }: Props) {
  const words = useTileWords();
  const largest = Math.max(...groups.map(({ values }) => Math.abs(drawnValue(values[measure.key]))), 0);
  return (
    <Box component="ul" className="lw-plain-list lw-bars">
      {groups.map((one) => {
        const { key, isRest, isFew, values, filter } = one;
        const name = words.groupOf(field, one, tile.bucket);
        const value = words.value(measure, values[measure.key]);
        const color = field.options?.find(({ id }) => id === key)?.color ?? tile.color ?? 'blue';
        const width = largest === 0 ? 0 : (Math.abs(drawnValue(values[measure.key])) / largest) * 100;
        return (
          <li key={isRest ? 'rest' : isFew ? 'few' : JSON.stringify(key)} className="lw-bar">
            <CountedLink entity={entity.name} filter={filter} label={`${name}: ${value}`} className="lw-bar-link">
              <span
                className="lw-bar-fill"
                style={{
                  width: `${width}%`,
                  background: `var(--mantine-color-${isRest || isFew ? 'gray' : color}-light)`,
                }}
              />
              <Text span size="sm" className="lw-ellipsis lw-bar-name">
                {name}
              </Text>
              <Text span size="sm" fw={600} className="lw-number">
                {value}
              </Text>
            </CountedLink>
          </li>
        );
      })}
    </Box>
  );
}
