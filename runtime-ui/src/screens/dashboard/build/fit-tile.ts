import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { DashboardTile, EffectiveModel, EntityModel } from '../../../model/definitions.ts';
import { fieldWithId } from '../../../model/fields-of.ts';
import type { TileType } from './new-tile.ts';
import { divided, usualView } from './new-tile.ts';
import { groupFieldNamed, isStay, measuredFields, timeFields } from './tile-fields.ts';

const HEAD = ['id', 'label', 'type', 'x', 'y', 'width', 'height'] as const;

/** What belongs to each way of showing, as the schema says (`x-when`); a test compares the two. */
export const TILE_PARTS: Readonly<Record<TileType, readonly (keyof DashboardTile)[]>> = {
  figure: ['entity', 'filter', 'measures', 'people', 'time', 'compare', 'target', 'color'],
  bars: [
    'entity',
    'filter',
    'measures',
    'group',
    'stays',
    'bucket',
    'split',
    'people',
    'time',
    'most',
    'inOrder',
    'color',
  ],
  line: ['entity', 'filter', 'measures', 'group', 'bucket', 'split', 'people', 'time', 'color'],
  ring: ['entity', 'filter', 'measures', 'group', 'people', 'time', 'most'],
  table: ['entity', 'filter', 'measures', 'group', 'stays', 'bucket', 'people', 'time', 'most', 'inOrder'],
  pivot: [
    'entity',
    'filter',
    'measures',
    'group',
    'stays',
    'bucket',
    'split',
    'splitBucket',
    'time',
    'most',
    'inOrder',
  ],
  funnel: ['entity', 'filter', 'group', 'stages', 'time', 'color'],
  list: ['view'],
};

const pick = (tile: Plain, keys: readonly string[]): Plain =>
  Object.fromEntries(Object.entries(tile).filter(([key, value]) => keys.includes(key) && value !== undefined));

/**
 * A tile after something of it was changed, so that all of it fits together again: what does not belong to its way of showing or to its
 * entity is left out, and what it cannot do without is chosen.
 */
export function fitTile(tile: Plain, model: EffectiveModel): Plain {
  const type = tile['type'] as TileType;
  const kept = pick(tile, [...HEAD, ...TILE_PARTS[type]]);
  if (type === 'list') {
    const isThere = model.views.some(({ id }) => id === kept['view']);
    const view = isThere ? kept['view'] : usualView(undefined, model)?.id;
    return view === undefined ? kept : { ...kept, view };
  }
  const all = Object.values(model.entities);
  const entity = all.find(({ id }) => id === kept['entity']) ?? all.find(({ system }) => !system);
  return entity ? fitParts({ ...kept, entity: entity.id }, type, entity, model) : kept;
}

function fitParts(tile: Plain, type: TileType, entity: EntityModel, model: EffectiveModel): Plain {
  const group = groupFieldNamed(entity, model, tile['group']);
  const usual = divided(type, entity);
  const needsGroup = type !== 'figure';
  const isOption = fieldWithId(entity, group?.path)?.type === 'option';
  const fits = group && (type !== 'line' || group.isTime) && (type !== 'funnel' || isOption);
  const at = needsGroup && !fits ? { ...tile, ...pick(usual, ['group', 'bucket', 'stages']) } : tile;
  const now = groupFieldNamed(entity, model, at['group']);
  const stays = at['stays'] === true && mayCountStays(entity, now?.path) ? true : undefined;
  return pick(
    {
      ...at,
      stays,
      measures: fitMeasures(at['measures'], type, entity, stays === true),
      bucket: needsGroup && now?.isTime ? (at['bucket'] ?? 'month') : undefined,
      ...fitSplit(at, type, entity, model, usual),
      stages: type === 'funnel' ? fitStages(at, entity) : undefined,
      time: timeFields(entity).some(({ id }) => id === at['time']) ? at['time'] : undefined,
      compare: at['time'] !== undefined && at['compare'] === true ? true : undefined,
      inOrder: now && !now.isTime && optionsOf(entity, now.path) !== undefined ? at['inOrder'] : undefined,
      people: !stays && fieldWithId(entity, String(at['people']))?.type === 'user' ? at['people'] : undefined,
    },
    [...HEAD, ...TILE_PARTS[type]],
  );
}

/** What a record was before is known of its own option fields. */
export const mayCountStays = (entity: EntityModel, path: string | undefined): boolean =>
  entity.fields.find(({ id }) => id === path)?.type === 'option';

/** The number of records is what is counted when nothing is said. */
function fitMeasures(
  given: unknown,
  type: TileType,
  entity: EntityModel,
  isOfStays: boolean,
): readonly Plain[] | undefined {
  const known = new Set(measuredFields(entity).map(({ id }) => id));
  const fitting = (Array.isArray(given) ? given.filter(isPlain) : []).filter(
    ({ of, field }) => of === 'count' || (isStay(of) ? isOfStays : known.has(String(field))),
  );
  const kept = type === 'table' ? fitting : fitting.slice(0, 1);
  return kept.length === 0 || (kept.length === 1 && kept[0]?.['of'] === 'count') ? undefined : kept;
}

function fitSplit(tile: Plain, type: TileType, entity: EntityModel, model: EffectiveModel, usual: Plain): Plain {
  const split = groupFieldNamed(entity, model, tile['split']);
  const isPivot = type === 'pivot';
  // Only columns of a table can be units of time.
  if (split && (isPivot || !split.isTime))
    return {
      split: split.path,
      splitBucket: isPivot && split.isTime ? (tile['splitBucket'] ?? 'month') : undefined,
      // Parts have colours of their own, and are not divided for people.
      color: undefined,
      people: undefined,
    };
  return isPivot
    ? pick(usual, ['split', 'splitBucket'])
    : { split: undefined, splitBucket: undefined, color: tile['color'] };
}

const optionsOf = (entity: EntityModel, path: unknown) => fieldWithId(entity, String(path))?.options;

const LEAST_STAGES = 2;
const MOST_STAGES = 12;

function fitStages(tile: Plain, entity: EntityModel): readonly string[] {
  const known = (optionsOf(entity, tile['group']) ?? []).filter(({ archived }) => !archived).map(({ id }) => id);
  const given = Array.isArray(tile['stages']) ? tile['stages'] : [];
  const kept = known.filter((id) => given.includes(id));
  return (kept.length >= LEAST_STAGES ? kept : known).slice(0, MOST_STAGES);
}
