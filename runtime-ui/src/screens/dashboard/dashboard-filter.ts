import type { DashboardDefinition, DashboardTile, EffectiveModel, Filter } from '../../model/definitions.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import type { ChosenValues } from './dashboard-search.ts';
import { groupFieldOf } from './group-field.ts';

export type DashboardFilter = NonNullable<DashboardDefinition['filters']>[number];

/** A tile as it counts under what is chosen for the whole dashboard. */
export function tileUnder(
  tile: DashboardTile,
  filters: readonly DashboardFilter[],
  chosen: ChosenValues,
  model: Pick<EffectiveModel, 'entities'>,
): { readonly tile: DashboardTile; readonly isUnfiltered: boolean } {
  const active = filters.filter(({ id }) => chosen[id] !== undefined);
  const entity = model.entities[tile.entity ?? ''];
  const applied = active.flatMap(({ id, fields }): Filter[] => {
    const named = fields.find((one) => one.entity === tile.entity)?.field;
    const field = entity && groupFieldOf(model, entity, named);
    return field ? [{ [field.name]: chosen[id] }] : [];
  });
  const filter = applied.reduce(bothFilters, (tile.filter ?? {}) as Filter);
  return {
    tile: applied.length === 0 ? tile : { ...tile, filter: filter as NonNullable<DashboardTile['filter']> },
    isUnfiltered: applied.length < active.length,
  };
}
