import { freeName } from '@leitwerk/metadata/free-name';
import type { DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel, EntityModel } from '../../../model/definitions.ts';
import { rowBelow } from './tile-layout.ts';

export type TileType = DashboardTile['type'];

const TILE_SIZES: Readonly<Record<TileType, { readonly width: number; readonly height: number }>> = {
  figure: { width: 3, height: 2 },
  bars: { width: 4, height: 5 },
  line: { width: 8, height: 5 },
  ring: { width: 4, height: 5 },
  table: { width: 6, height: 5 },
  pivot: { width: 8, height: 6 },
  funnel: { width: 4, height: 5 },
  list: { width: 4, height: 5 },
};

/** A tile that can be seen at once: about what the other tiles are about, divided by what divides it best. */
export function newTile(
  type: TileType,
  tiles: readonly Plain[],
  label: { readonly de: string; readonly en: string },
  model: EffectiveModel,
): Plain {
  const ids = new Set(tiles.map((tile) => String(tile['id'])));
  const entity = entityFor(tiles, model);
  const view = usualView(entity, model);
  const place = { x: 0, y: rowBelow(tiles), ...TILE_SIZES[type] };
  const head = { id: freeName(type, (name) => ids.has(name)), label, type };
  if (type === 'list') return { ...head, ...(view && { view: view.id }), ...place };
  return { ...head, ...(entity && { entity: entity.id, ...divided(type, entity) }), ...place };
}

/** The list that a tile shows at first. */
export const usualView = (
  entity: EntityModel | undefined,
  model: EffectiveModel,
): EffectiveModel['views'][number] | undefined =>
  model.views.find((one) => one.type === 'list' && (!entity || one.entity === entity.name)) ?? model.views[0];

function entityFor(tiles: readonly Plain[], model: EffectiveModel): EntityModel | undefined {
  const named = tiles.filter(isPlain).findLast((tile) => typeof tile['entity'] === 'string')?.['entity'];
  const all = Object.values(model.entities);
  return all.find(({ id }) => id === named) ?? all.find(({ system }) => !system);
}

/** When it was created every record says, so that another entity can be chosen without an error. */
const CREATED = 'createdAt';

/** What it is divided by at first. */
export function divided(type: TileType, entity: EntityModel): Plain {
  if (type === 'line') return { group: CREATED, bucket: 'month', time: CREATED };
  if (type === 'figure') return { time: CREATED };
  const options = entity.fields.find((field) => field.status !== undefined || field.type === 'option');
  const group = options?.id ?? 'createdBy';
  if (type === 'pivot') return { group, split: CREATED, splitBucket: 'month', time: CREATED };
  const stages = (options?.options ?? []).filter(({ archived }) => !archived).map(({ id }) => id);
  if (type === 'funnel') return { group, stages: stages.slice(0, MOST_STAGES) };
  return { group };
}

const MOST_STAGES = 12;
