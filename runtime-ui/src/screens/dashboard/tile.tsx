import { groupFieldOf } from '@leitwerk/metadata/dashboard/group-field';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardTile } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { CrossTile } from './cross-tile.tsx';
import type { ShownPeriod } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { FigureTile } from './figure-tile.tsx';
import { FunnelTile } from './funnel-tile.tsx';
import { GroupsTile } from './groups-tile.tsx';

export type TileProps = {
  readonly tile: DashboardTile;
  readonly period: ShownPeriod;
  /** Whether something is chosen for the whole dashboard that the tile knows nothing of. */
  readonly isUnfiltered?: boolean;
  /** Of the dashboard: how many people must be behind a figure of people's work. */
  readonly leastPeople?: number | undefined;
};

/** What one tile counts, by the reader's rights, when it is looked at. */
export function Tile({ tile, period, isUnfiltered = false, leastPeople }: TileProps) {
  const t = useOwnTexts(dashboardTexts);
  const model = useModel();
  const entity = model.entities[tile.entity ?? ''];
  if (!entity) return null;
  const least = tile.people === undefined ? undefined : leastPeople;
  const notes = [
    ...(tile.time === undefined ? [t.timeless] : []),
    ...(isUnfiltered ? [t.unfiltered] : []),
    ...(least === undefined ? [] : [t.anonymous(least)]),
  ];
  const shared = { tile, entity, period, notes, least };
  if (tile.type === 'figure') return <FigureTile {...shared} />;
  const field = groupFieldOf(model, entity, tile.group);
  if (!field) return null;
  if (tile.type === 'funnel') return <FunnelTile {...shared} field={field} />;
  if (tile.split === undefined) return <GroupsTile {...shared} field={field} />;
  const split = groupFieldOf(model, entity, tile.split);
  return split ? <CrossTile {...shared} field={field} split={split} /> : null;
}
