import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import { tileUnder } from '@leitwerk/metadata/dashboard/tile-under';
import { Box, Text } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardDefinition, DashboardTile, Filter } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { DayList } from '../day/day-list.tsx';
import type { ShownPeriod } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import type { TileProps } from './tile.tsx';
import { Tile } from './tile.tsx';

/** In the order in which they are read: what a narrow page shows below each other. */
export const inReadingOrder = (tiles: readonly DashboardTile[]): readonly DashboardTile[] =>
  [...tiles].sort((one, other) => one.y - other.y || one.x - other.x);

/** The tiles at their places. */
export function TileGrid({
  dashboard,
  period,
  chosen,
}: {
  readonly dashboard: DashboardDefinition;
  readonly period: ShownPeriod;
  readonly chosen: ChosenValues;
}) {
  const label = useLabel();
  const model = useModel();
  return (
    <Box className="lw-tiles">
      {inReadingOrder(dashboard.tiles).map((tile) => (
        <Box
          key={tile.id}
          component="section"
          className="lw-tile"
          data-type={tile.type}
          data-split={tile.split !== undefined || undefined}
          aria-label={label(tile.label)}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.width}`,
            gridRow: `${tile.y + 1} / span ${tile.height}`,
          }}
        >
          <OneTile
            {...tileUnder(tile, dashboard.filters ?? [], chosen, model)}
            period={period}
            leastPeople={dashboard.leastPeople}
          />
        </Box>
      ))}
    </Box>
  );
}

const OneTile = (props: TileProps) => (props.tile.view === undefined ? <Tile {...props} /> : <ListTile {...props} />);

/** The first records of a view. */
export function ListTile({ tile, isUnfiltered = false }: Pick<TileProps, 'tile' | 'isUnfiltered'>) {
  const label = useLabel();
  const t = useOwnTexts(dashboardTexts);
  const model = useModel();
  const view = model.views.find((one) => one.id === tile.view);
  const entity = view && model.entities[view.entity];
  if (!entity) return null;
  return (
    <>
      {isUnfiltered && (
        <Text size="xs" c="dimmed">
          {t.unfiltered}
        </Text>
      )}
      <DayList
        entity={entity}
        entry={{ view: view.id, entity: entity.name }}
        title={label(tile.label)}
        filter={tile.filter as Filter | undefined}
      />
    </>
  );
}
