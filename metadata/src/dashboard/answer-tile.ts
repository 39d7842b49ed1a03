import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { EffectiveModel, EntityModel, FieldModel } from '../model.ts';
import { bothFilters } from './both-filters.ts';
import type { CrossTable } from './cross-table.ts';
import { crossTableOf } from './cross-table.ts';
import { groupFieldOf } from './group-field.ts';
import type { TileGroup } from './groups-of-tile.ts';
import { groupsOfTile } from './groups-of-tile.ts';
import type { Ask, MeasuredGroup } from './measured.ts';
import type { Span } from './periods.ts';
import { queryOf } from './tile-query.ts';

/** All that a tile shows, counted. */
export type TileAnswer =
  | { readonly is: 'figure'; readonly now: Counted; readonly before: Counted | null }
  | { readonly is: 'groups'; readonly groups: readonly TileGroup[] }
  | { readonly is: 'cross'; readonly table: CrossTable }
  /** Of each stage how many records are in it or in a later one. */
  | { readonly is: 'funnel'; readonly reached: readonly number[] };

type Counted = Pick<MeasuredGroup, 'values' | 'few'>;

/** What a tile is asked about. */
export type AskedTile = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  /** @param back 1 for the period before */
  readonly spanOf: (back: number) => Span;
  /** How many people must be behind a figure, where the tile counts the work of people. */
  readonly least?: number | undefined;
};

/** Counts what a tile shows. Null for one that names a field which its reader does not know. */
export async function answerTile(
  asked: AskedTile,
  model: Pick<EffectiveModel, 'entities'>,
  ask: Ask,
): Promise<TileAnswer | null> {
  const { tile, entity, spanOf, least } = asked;
  if (tile.type === 'figure') return answerFigure(asked, ask);
  const field = groupFieldOf(model, entity, tile.group);
  if (!field) return null;
  if (tile.type === 'funnel') return answerFunnel(asked, field, ask);
  if (tile.split === undefined)
    return { is: 'groups', groups: await groupsOfTile(tile, entity, field, spanOf(0), ask, least) };
  const split = groupFieldOf(model, entity, tile.split);
  return split ? { is: 'cross', table: await crossTableOf(tile, entity, { field, split }, spanOf(0), ask) } : null;
}

async function answerFigure({ tile, entity, spanOf, least }: AskedTile, ask: Ask): Promise<TileAnswer> {
  const count = async (back: number): Promise<Counted> => {
    const [row] = await ask.groups(entity.name, queryOf(tile, entity, spanOf(back), least));
    return { values: row?.values ?? {}, ...(row?.few && { few: true }) };
  };
  const [now, before] = await Promise.all([count(0), tile.compare === true ? count(1) : null]);
  return { is: 'figure', now, before };
}

async function answerFunnel({ tile, entity, spanOf }: AskedTile, field: FieldModel, ask: Ask): Promise<TileAnswer> {
  const ids = tile.stages ?? [];
  const plain = queryOf(tile, entity, spanOf(0));
  const filter = bothFilters(plain.filter, { [field.name]: { in: ids } });
  const found = await ask.groups(entity.name, { ...plain, filter, group: field.name });
  const counts = new Map(found.map(({ key, values }) => [key, Number(values['count'] ?? 0)]));
  const reached = ids.map((_, from) => ids.slice(from).reduce((sum, id) => sum + (counts.get(id) ?? 0), 0));
  return { is: 'funnel', reached };
}
