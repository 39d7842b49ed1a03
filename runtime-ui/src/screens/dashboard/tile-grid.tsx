import { Box } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import type { DashboardTile } from '../../model/definitions.ts';
import type { ShownPeriod } from './dashboard-search.ts';
import { Tile } from './tile.tsx';

/** In the order in which they are read: what a narrow page shows below each other. */
export const inReadingOrder = (tiles: readonly DashboardTile[]): readonly DashboardTile[] =>
  [...tiles].sort((one, other) => one.y - other.y || one.x - other.x);

/** The tiles at their places. */
export function TileGrid({
  tiles,
  period,
}: {
  readonly tiles: readonly DashboardTile[];
  readonly period: ShownPeriod;
}) {
  const label = useLabel();
  return (
    <Box className="lw-tiles">
      {inReadingOrder(tiles).map((tile) => (
        <Box
          key={tile.id}
          component="section"
          className="lw-tile"
          data-type={tile.type}
          aria-label={label(tile.label)}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.width}`,
            gridRow: `${tile.y + 1} / span ${tile.height}`,
          }}
        >
          <Tile tile={tile} period={period} />
        </Box>
      ))}
    </Box>
  );
}
