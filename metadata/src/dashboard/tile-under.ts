import type { DashboardDefinition, DashboardTile } from '../generated/definitions.gen.ts';
import type { EffectiveModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import { groupFieldOf } from './group-field.ts';
import type { Filter } from './measured.ts';

export type DashboardFilter = NonNullable<DashboardDefinition['filters']>[number];

export type ChosenValue = string | number | boolean;

/** By the id of the filter. */
export type ChosenValues = Readonly<Record<string, ChosenValue>>;

/** The name of the entity whose records a tile counts or lists. */
export const entityOfTile = (
  { entity, view }: Pick<DashboardTile, 'entity' | 'view'>,
  { views }: Pick<EffectiveModel, 'views'>,
): string | undefined => (view === undefined ? entity : views.find((one) => one.id === view)?.entity);

/** A tile as it counts, or lists, under what is chosen for the whole dashboard. */
export function tileUnder(
  tile: DashboardTile,
  filters: readonly DashboardFilter[],
  chosen: ChosenValues,
  model: Pick<EffectiveModel, 'entities' | 'views'>,
): { readonly tile: DashboardTile; readonly isUnfiltered: boolean } {
  const { filter: chosenFilter, isUnfiltered } = filterUnder(entityOfTile(tile, model), filters, chosen, model);
  if (!chosenFilter) return { tile, isUnfiltered };
  const filter = bothFilters((tile.filter ?? {}) as Filter, chosenFilter);
  return { tile: { ...tile, filter: filter as NonNullable<DashboardTile['filter']> }, isUnfiltered };
}

/**
 * What is chosen for the whole page, as a filter of the records of one entity; none where nothing of it concerns these.
 * @param chosen also by filters that are not among these: of what somebody else has chosen, the reader may not know the field
 */
export function filterUnder(
  name: string | undefined,
  filters: readonly DashboardFilter[],
  chosen: ChosenValues,
  model: Pick<EffectiveModel, 'entities'>,
): { readonly filter?: Filter; readonly isUnfiltered: boolean } {
  const entity = model.entities[name ?? ''];
  const applied = filters.flatMap(({ id, fields }): Filter[] => {
    if (chosen[id] === undefined) return [];
    const named = fields.find((one) => one.entity === name)?.field;
    const field = entity && groupFieldOf(model, entity, named);
    return field ? [{ [field.name]: chosen[id] }] : [];
  });
  return {
    ...(applied.length > 0 && { filter: applied.reduce<Filter>(bothFilters, {}) }),
    isUnfiltered: applied.length < Object.values(chosen).filter((value) => value !== undefined).length,
  };
}
