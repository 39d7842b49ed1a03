import type { DashboardDefinition, DashboardTile } from '../generated/definitions.gen.ts';
import type { EffectiveModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import { groupFieldOf } from './group-field.ts';
import type { Filter } from './measured.ts';

export type DashboardFilter = NonNullable<DashboardDefinition['filters']>[number];

export type ChosenValue = string | number | boolean;

/** By the id of the filter. */
export type ChosenValues = Readonly<Record<string, ChosenValue>>;

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
