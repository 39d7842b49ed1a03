import type { DashboardDefinition, DashboardFilter, DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';

/** What its reader may look at. */
export type Readable = {
  readonly roles: readonly string[];
  /** Ids of views. */
  readonly views: ReadonlySet<string>;
  readonly entity: (name: string) => boolean;
  /** Ids of the fields of an entity. */
  readonly fields: (name: string) => ReadonlySet<string>;
  /** The entity at which a field points. */
  readonly target: (name: string, field: string) => string | undefined;
  readonly mayFilterBy: (filter: unknown, name: string) => boolean;
};

const SYSTEM: ReadonlySet<string> = new Set(SYSTEM_FIELDS.map(({ id }) => id));

/** The dashboards for a reader, without tiles and filters that would tell of what he may not read; one without any tile left is none. */
export function effectiveDashboards(
  dashboards: readonly DashboardDefinition[],
  readable: Readable,
): readonly DashboardDefinition[] {
  return dashboards
    .filter(({ roles }) => roles === undefined || roles.some((role) => readable.roles.includes(role)))
    .map(({ filters, ...one }) => {
      const usable = usableFilters(filters, readable);
      return {
        ...one,
        ...(usable.length > 0 && { filters: usable as unknown as NonNullable<typeof filters> }),
        tiles: one.tiles.filter((tile) => mayRead(tile, readable)) as typeof one.tiles,
      };
    })
    .filter(({ tiles }) => tiles.length > 0);
}

/** Those by which the reader may filter something. */
export const usableFilters = (
  filters: DashboardDefinition['filters'],
  readable: Readable,
): readonly DashboardFilter[] => (filters ?? []).flatMap((filter) => usableFilter(filter, readable));

/** A filter over the entities of which the reader may read the field. */
function usableFilter(filter: DashboardFilter, readable: Readable): readonly DashboardFilter[] {
  const fields = filter.fields.filter(
    ({ entity, field }) => readable.entity(entity) && mayReadField(entity, field, readable),
  );
  return fields.length === 0 ? [] : [{ ...filter, fields: fields as typeof filter.fields }];
}

function mayRead(tile: DashboardTile, readable: Readable): boolean {
  const { view, entity, filter, measures, group, split, people, time } = tile;
  if (view !== undefined) return readable.views.has(view);
  if (entity === undefined || !readable.entity(entity)) return false;
  const named = [...(measures ?? []).map((one) => one.field), group, split, people, time].filter(
    (id) => id !== undefined,
  );
  return named.every((id) => mayReadField(entity, id, readable)) && readable.mayFilterBy(filter, entity);
}

/** @param path a field's id, or those of a reference and of a field behind it */
function mayReadField(entity: string, path: string, readable: Readable): boolean {
  const [first = '', second] = path.split('.');
  if (!readable.fields(entity).has(first) && !SYSTEM.has(first)) return false;
  if (second === undefined) return true;
  const target = readable.target(entity, first);
  return target !== undefined && readable.entity(target) && mayReadField(target, second, readable);
}
