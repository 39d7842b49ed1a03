import type { DashboardTile, EntityModel } from '../../model/definitions.ts';
import type { ShownPeriod } from './dashboard-search.ts';

/** What every way of showing is given. */
export type TileProps = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly period: ShownPeriod;
  /** What of the dashboard's choices does not apply to the tile. */
  readonly notes: readonly string[];
  /** How many people must be behind a figure of people's work. */
  readonly least: number | undefined;
};
