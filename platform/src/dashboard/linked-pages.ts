import type { TileAnswer } from '@leitwerk/metadata/dashboard/answer-tile';
import { answerTile } from '@leitwerk/metadata/dashboard/answer-tile';
import { groupFieldOf } from '@leitwerk/metadata/dashboard/group-field';
import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { Ask, MeasuredCells, MeasuredGroup, MeasureQuery } from '@leitwerk/metadata/dashboard/measured';
import { spanOfDays, spanOfPeriod } from '@leitwerk/metadata/dashboard/periods';
import type { ChosenValue, ChosenValues, DashboardFilter } from '@leitwerk/metadata/dashboard/tile-under';
import { entityOfTile, tileUnder } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardDefinition, DashboardTile, Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import type { SharedDashboards, SharedPage } from '@leitwerk/metadata/wire/dashboards';
import { isId } from '../http/record-routes.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { isUsableFilter } from '../query/usable-filter.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { forReader } from './dashboard-content.ts';
import type { FoundLink, LinkPage } from './dashboard-links.ts';

/** Counts by the rights of a context. */
export const askAs = (figures: Queryable, context: Context): Ask => {
  const ask = async (entity: string, query: MeasureQuery): Promise<unknown> => {
    const asked = { ...query, measures: [...query.measures, 'count'], expand: query.group !== undefined };
    return JSON.parse(await aggregateRecords(figures, entity, asked, context));
  };
  return {
    groups: async (entity, query) => ((await ask(entity, query)) as { items: readonly MeasuredGroup[] }).items,
    cells: async (entity, query) => (await ask(entity, query)) as MeasuredCells,
  };
};

/** Of a page what its maker may see now; lists name records and are never shown by a link. */
function shownOf(page: LinkPage, context: Context): DashboardDefinition | null {
  const { dashboard } = forReader(page.document, context);
  const tiles = (dashboard?.tiles ?? []).filter(({ type }) => type !== 'list');
  return dashboard && tiles.length > 0 ? { ...dashboard, tiles: tiles as unknown as typeof dashboard.tiles } : null;
}

/** Whether every tile can be counted under what is chosen: values may be none that a field can have. */
export const canBeFiltered = (
  dashboard: Pick<DashboardDefinition, 'tiles' | 'filters'>,
  only: ChosenValues,
  context: Context,
): boolean =>
  dashboard.tiles.every((one) => {
    const { tile } = tileUnder(one, dashboard.filters ?? [], only, context.model.model);
    const entity = context.model.entities.get(entityOfTile(tile, context.model.model) ?? '');
    return tile.filter === undefined || !entity || isUsableFilter(tile.filter, entity, context);
  });

/** All that a link shows but the figures themselves. Pages of which nothing is left are not among them. */
export async function showLink(figures: Queryable, link: FoundLink): Promise<SharedDashboards> {
  const { context, name, expiresAt, turnSeconds } = link;
  const shown = link.pages.map((page) => ({ page, dashboard: shownOf(page, context) }));
  const pages = await Promise.all(
    shown.map(async ({ page, dashboard }): Promise<SharedPage | null> => {
      if (!dashboard) return null;
      const { label, icon, leastPeople } = dashboard;
      return {
        label,
        ...(icon && { icon }),
        period: page.period,
        filters: await filterWords(page.only, dashboard.filters ?? [], figures, context),
        ...(leastPeople !== undefined && { leastPeople }),
        tiles: dashboard.tiles.map(withoutConditions),
      };
    }),
  );
  const tiles = shown.flatMap(({ dashboard }) => dashboard?.tiles ?? []);
  return {
    name,
    expiresAt: expiresAt.toISOString(),
    turnSeconds,
    installationTimeZone: TIME_ZONE,
    pages: pages.filter((one) => one !== null),
    entities: entitiesOf(tiles, context),
  };
}

/** One tile of a page, counted now by the rights of whoever made the link. 404 for what the link does not show. */
export async function answerLinkedTile(
  figures: Queryable,
  { pages, context }: FoundLink,
  asked: { readonly page: number; readonly tile: string },
): Promise<TileAnswer> {
  const shown = pages.flatMap((page) => {
    const dashboard = shownOf(page, context);
    return dashboard ? [{ page, dashboard }] : [];
  })[asked.page];
  const found = shown?.dashboard.tiles.find(({ id }) => id === asked.tile);
  if (!shown || !found) return refuse(404, 'dashboard-link.no-tile');
  const { page, dashboard } = shown;
  const { model } = context.model;
  const { tile } = tileUnder(found, dashboard.filters ?? [], page.only, model);
  const entity = model.entities[tile.entity ?? ''];
  const spanOf = (back: number) =>
    typeof page.period === 'string' ? spanOfPeriod(page.period, back) : spanOfDays(page.period, back);
  const least = tile.people === undefined ? undefined : dashboard.leastPeople;
  const answer = entity && (await answerTile({ tile, entity, spanOf, least }, model, askAs(figures, context)));
  return answer ? withoutIds(answer) : refuse(404, 'dashboard-link.no-tile');
}

/** What counts is worked out here: a filter may name people and customers. */
function withoutConditions({ filter: _filter, ...tile }: DashboardTile): DashboardTile {
  return tile;
}

/** What is chosen for the whole dashboard, in words. */
export async function filterWords(
  only: ChosenValues,
  filters: readonly DashboardFilter[],
  figures: Queryable,
  context: Context,
): Promise<SharedPage['filters']> {
  const { model } = context.model;
  const words = filters.map(async (filter) => {
    const value = only[filter.id];
    const [first] = filter.fields;
    const entity = model.entities[first.entity];
    const field = entity && groupFieldOf(model, entity, first.field);
    if (value === undefined || !field) return [];
    return [{ label: filter.label, value: await wordFor(value, field, figures, context) }];
  });
  return (await Promise.all(words)).flat();
}

const same = (text: string): Label => ({ de: text, en: text });

async function wordFor(value: ChosenValue, field: FieldModel, figures: Queryable, context: Context): Promise<Label> {
  if (typeof value === 'boolean') return value ? { de: 'Ja', en: 'Yes' } : { de: 'Nein', en: 'No' };
  const option = field.options?.find(({ id }) => id === value);
  if (option) return option.label;
  if (field.entity === undefined) return same(String(value));
  const key = String(value);
  const titles = await readTitlesOf(figures, isId(key) ? [[field.entity, key]] : [], context);
  return same(titles.get(`${field.entity}/${key}`) ?? '–');
}

/** What of a field is needed to write its values. */
const shownField = ({
  id,
  name,
  type,
  label,
  options,
  currency,
  unit,
  scale,
  result,
  entity,
}: FieldModel): FieldModel =>
  JSON.parse(
    JSON.stringify({
      id,
      name,
      type,
      label,
      options: options?.map(({ id: key, label: words, color }) => ({ id: key, label: words, color })),
      currency,
      unit,
      scale,
      result,
      entity,
    }),
  ) as FieldModel;

/** The entities that tiles are about, with the fields only that they name. */
function entitiesOf(tiles: readonly DashboardTile[], { model: { model } }: Context): SharedDashboards['entities'] {
  const named = new Map<string, Set<string>>();
  const name = (entity: string, id: string | undefined): void => {
    const ids = named.get(entity) ?? new Set<string>();
    named.set(entity, id === undefined ? ids : ids.add(id));
  };
  for (const { entity = '', measures, group, split, people, time } of tiles) {
    for (const path of [undefined, ...(measures ?? []).map(({ field }) => field), group, split, people, time]) {
      const [first, second] = path?.split('.') ?? [];
      name(entity, first);
      const target = model.entities[entity]?.fields.find(({ id }) => id === first)?.entity;
      if (second !== undefined && target !== undefined) name(target, second);
    }
  }
  return Object.fromEntries(
    [...named].flatMap(([key, ids]) => {
      const entity = model.entities[key];
      return entity ? [[key, shownEntity(entity, ids)]] : [];
    }),
  );
}

const shownEntity = (entity: EntityModel, ids: ReadonlySet<string>): EntityModel =>
  ({
    kind: 'entity',
    id: entity.id,
    name: entity.name,
    label: entity.label,
    labelPlural: entity.labelPlural,
    titleField: entity.titleField,
    fields: entity.fields.filter(({ id }) => ids.has(id)).map(shownField),
    unique: [],
    duplicates: [],
    rules: [],
    incoming: [],
    system: entity.system,
  }) as unknown as EntityModel;

/** Groups are told apart by their place, and lead nowhere. */
function withoutIds(answer: TileAnswer): TileAnswer {
  const plain = ({ filter: _filter, key, ...group }: TileGroup, index: number): TileGroup => ({
    ...group,
    key: nameless(key, index),
  });
  if (answer.is === 'groups') return { is: 'groups', groups: answer.groups.map(plain) };
  if (answer.is !== 'cross') return answer;
  const { columns, rows, total } = answer.table;
  return {
    is: 'cross',
    table: {
      columns: columns.map(plain),
      rows: rows.map(({ cells, ...row }, index) => ({ ...plain(row, index), cells: cells.map(plain) })),
      total: plain(total, 0),
    },
  };
}

const nameless = (key: unknown, index: number): unknown =>
  typeof key === 'object' && key !== null
    ? { id: String(index), title: 'title' in key && typeof key.title === 'string' ? key.title : '–' }
    : key;
