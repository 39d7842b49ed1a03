import type { TileAnswer } from '@leitwerk/metadata/dashboard/answer-tile';
import { answerTile } from '@leitwerk/metadata/dashboard/answer-tile';
import type { ChosenDays } from '@leitwerk/metadata/dashboard/periods';
import { spanOfDays, spanOfPeriod } from '@leitwerk/metadata/dashboard/periods';
import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import { tileUnder } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardDefinition, DashboardPeriod, DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { SharedPage } from '@leitwerk/metadata/wire/dashboards';
import { Refused } from '../../refusal.ts';
import type { Context } from '../../rights/context.ts';
import type { Queryable } from '../../storage/database.ts';
import { forReader } from '../dashboard-content.ts';
import { askAs, filterWords } from '../linked-pages.ts';
import type { ListedRows } from './list-rows.ts';
import { listRows } from './list-rows.ts';

/** A dashboard and what is chosen on it. */
export type PrintedPage = {
  /** Entities by their ids. */
  readonly document: DashboardDefinition;
  readonly period: DashboardPeriod | ChosenDays;
  readonly only: ChosenValues;
};

export type CountedTile = {
  readonly tile: DashboardTile;
  /** Whether something is chosen for the whole dashboard that the tile knows nothing of. */
  readonly isUnfiltered: boolean;
  readonly least: number | undefined;
} & (
  | { readonly is: 'counted'; readonly entity: EntityModel; readonly answer: TileAnswer }
  | { readonly is: 'listed'; readonly rows: ListedRows }
  /** It took too long, or its filter names a value that its field cannot have. */
  | { readonly is: 'failed' }
);

export type CountedPage = {
  readonly dashboard: DashboardDefinition;
  readonly period: PrintedPage['period'];
  readonly filters: SharedPage['filters'];
  readonly tiles: readonly CountedTile[];
  /** Whether tiles are missing that the reader may not see. */
  readonly isWhole: boolean;
};

/**
 * All that a dashboard shows to a reader, by his rights, tile after tile: whoever looks at one on a screen is not to wait for those
 * that go out by mail.
 * @param lists how many records a list shows; 0 where nobody is to be told of single records
 * @returns null when he may see nothing of it
 */
export async function countPage(
  figures: Queryable,
  { document, period, only }: PrintedPage,
  context: Context,
  lists: number,
): Promise<CountedPage | null> {
  const { dashboard, isWhole } = forReader(document, context);
  const shown = dashboard?.tiles.filter(({ type }) => lists > 0 || type !== 'list') ?? [];
  if (!dashboard || shown.length === 0) return null;
  const tiles: CountedTile[] = [];
  for (const one of shown) {
    const { tile, isUnfiltered } = tileUnder(one, dashboard.filters ?? [], only, context.model.model);
    const least = tile.people === undefined ? undefined : dashboard.leastPeople;
    const counted = await countTile(figures, tile, period, least, lists, context).catch(orFailed);
    tiles.push({ tile, isUnfiltered, least, ...counted });
  }
  const filters = await filterWords(only, dashboard.filters ?? [], figures, context);
  return { dashboard, period, filters, tiles, isWhole };
}

type Counted =
  | Pick<Extract<CountedTile, { is: 'counted' }>, 'is' | 'entity' | 'answer'>
  | Pick<Extract<CountedTile, { is: 'listed' }>, 'is' | 'rows'>
  | Pick<Extract<CountedTile, { is: 'failed' }>, 'is'>;

async function countTile(
  figures: Queryable,
  tile: DashboardTile,
  period: PrintedPage['period'],
  least: number | undefined,
  lists: number,
  context: Context,
): Promise<Counted> {
  if (tile.view !== undefined) return { is: 'listed', rows: await listRows(figures, tile, lists, context) };
  const { model } = context.model;
  const entity = model.entities[tile.entity ?? ''];
  const spanOf = (back: number) => (typeof period === 'string' ? spanOfPeriod(period, back) : spanOfDays(period, back));
  const answer = entity && (await answerTile({ tile, entity, spanOf, least }, model, askAs(figures, context)));
  return entity && answer ? { is: 'counted', entity, answer } : { is: 'failed' };
}

/** PostgreSQL ends what takes longer than it may. */
const TOO_LONG = '57014';

function orFailed(error: unknown): Counted {
  if (error instanceof Refused || (error as { readonly code?: unknown } | null)?.code === TOO_LONG)
    return { is: 'failed' };
  throw error;
}
