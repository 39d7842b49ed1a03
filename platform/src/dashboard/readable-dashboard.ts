import { dashboardWithNames } from '@leitwerk/metadata/compile';
import type { DashboardDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Readable } from '../model/effective-dashboards.ts';
import { effectiveDashboards } from '../model/effective-dashboards.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { currentFilter } from '../view/current-content.ts';

export type ReadableDashboard = {
  /** Null when nothing of it may be read. */
  readonly dashboard: DashboardDefinition | null;
  readonly isWhole: boolean;
  /** Paths of what is left out. */
  readonly hidden: readonly string[];
};

/** A dashboard without what its reader may not see, or what is not there any more. Its figures count by his rights anyway. */
export function readableDashboard(
  document: DashboardDefinition,
  model: RuntimeModel,
  readable: Readable,
): ReadableDashboard {
  const named = withCurrentFilters(dashboardWithNames(document, nameOfEntity(model)), model);
  const [dashboard] = effectiveDashboards([named], readable);
  const tiles = new Set(dashboard?.tiles.map(({ id }) => id));
  const filters = new Map(dashboard?.filters?.map((one) => [one.id, one.fields.length]));
  const hidden = [
    ...document.tiles.flatMap(({ id }, index) => (tiles.has(id) ? [] : [`tiles.${index}`])),
    ...(document.filters ?? []).flatMap(({ id, fields }, index) =>
      filters.get(id) === fields.length ? [] : [`filters.${index}`],
    ),
  ];
  return { dashboard: dashboard ?? null, isWhole: hidden.length === 0, hidden };
}

/** Of an entity that is gone nothing may be read. */
export function nameOfEntity({ model }: RuntimeModel): (id: string) => string {
  const names = new Map(Object.values(model.entities).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `${id}?`;
}

/** Filters go by names, and fields may be called otherwise by now. */
function withCurrentFilters(dashboard: DashboardDefinition, model: RuntimeModel): DashboardDefinition {
  const tiles = dashboard.tiles.map((tile) => {
    const entity = model.entities.get(tile.entity ?? '');
    return tile.filter && entity ? { ...tile, filter: currentFilter(tile.filter, entity, model) } : tile;
  });
  return { ...dashboard, tiles: tiles as unknown as typeof dashboard.tiles };
}
