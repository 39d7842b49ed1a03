import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { EntityModel, FieldModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import { fieldById } from './group-field.ts';
import { groupFilter } from './group-filter.ts';
import type { Filter, MeasureQuery } from './measured.ts';
import type { Span } from './periods.ts';

/** A measure of a tile, as the API names it, and the field that is measured. */
export type TileMeasure = { readonly key: string; readonly of: string; readonly field: FieldModel | undefined };

/** How long a record was in a stage, in days. */
const STAY: FieldModel = {
  id: 'stay',
  name: 'stay',
  type: 'decimal',
  scale: 1,
  label: { de: '(Tage)', en: '(days)' },
};

const STAYS: ReadonlySet<string> = new Set(['stay', 'stayMedian', 'stayMost']);

export function measuresOf(tile: DashboardTile, entity: EntityModel): readonly TileMeasure[] {
  return (tile.measures ?? [{ of: 'count' as const }]).map(({ of, field: id }) => {
    if (STAYS.has(of)) return { key: of, of, field: STAY };
    const field = of === 'count' ? undefined : fieldById(entity, id);
    return { key: field ? `${of}:${field.name}` : 'count', of, field };
  });
}

/** Whether parts of it come to the whole: an average of averages would be none. */
export const addsUp = ({ of }: Pick<TileMeasure, 'of'>): boolean => of === 'count' || of === 'sum';

/** What the tile counts, in the given time. */
export function filterOf(tile: DashboardTile, entity: EntityModel, span: Span): Filter {
  const time = fieldById(entity, tile.time);
  return bothFilters(tile.filter as Filter | undefined, time && { [time.name]: span });
}

/**
 * What is measured, without what it is divided by.
 * @param least how many people must be behind a figure, where the tile counts the work of people
 */
export function queryOf(tile: DashboardTile, entity: EntityModel, span: Span, least?: number): MeasureQuery {
  const people = least === undefined ? undefined : fieldById(entity, tile.people);
  const stays = tile.stays ? fieldById(entity, tile.group) : undefined;
  return {
    filter: filterOf(tile, entity, span),
    measures: measuresOf(tile, entity).map(({ key }) => key),
    ...(stays && { stays: stays.name }),
    ...(people && least !== undefined && { people: people.name, least }),
  };
}

/** The records that are in none of the groups. */
export const restFilter = (field: FieldModel, keys: readonly unknown[]): Filter => ({
  not: { or: keys.map((key) => groupFilter(field, key, undefined)) },
});
