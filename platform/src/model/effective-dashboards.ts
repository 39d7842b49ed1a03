import type { DashboardDefinition, DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';

/** What its reader may look at. */
export type Readable = {
  readonly roles: readonly string[];
  /** Ids of views. */
  readonly views: ReadonlySet<string>;
  readonly entity: (name: string) => boolean;
  /** Ids of the fields of an entity. */
  readonly fields: (name: string) => ReadonlySet<string>;
  readonly mayFilterBy: (filter: unknown, name: string) => boolean;
};

const SYSTEM: ReadonlySet<string> = new Set(SYSTEM_FIELDS.map(({ id }) => id));

/** The dashboards for a reader, without tiles that would tell of what he may not read; one without any tile left is none. */
export function effectiveDashboards(
  dashboards: readonly DashboardDefinition[],
  readable: Readable,
): readonly DashboardDefinition[] {
  return dashboards
    .filter(({ roles }) => roles === undefined || roles.some((role) => readable.roles.includes(role)))
    .map((one) => ({ ...one, tiles: one.tiles.filter((tile) => mayRead(tile, readable)) as typeof one.tiles }))
    .filter(({ tiles }) => tiles.length > 0);
}

function mayRead({ view, entity, filter, measures, group, time }: DashboardTile, readable: Readable): boolean {
  if (view !== undefined) return readable.views.has(view);
  if (entity === undefined || !readable.entity(entity)) return false;
  const fields = readable.fields(entity);
  const named = [...(measures ?? []).map((one) => one.field), group, time].filter((id) => id !== undefined);
  return named.every((id) => fields.has(id) || SYSTEM.has(id)) && readable.mayFilterBy(filter, entity);
}
