import type { TileAnswer } from '@leitwerk/metadata/dashboard/answer-tile';
import { groupFieldOf } from '@leitwerk/metadata/dashboard/group-field';
import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { TileMeasure } from '@leitwerk/metadata/dashboard/tile-query';
import { addsUp, measuresOf } from '@leitwerk/metadata/dashboard/tile-query';
import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { tableOfCross, tableOfGroups, textCell } from '@leitwerk/metadata/dashboard/tile-table';
import { tileTexts } from '@leitwerk/metadata/dashboard/tile-texts';
import type { TileWords } from '@leitwerk/metadata/dashboard/tile-words';
import { drawnValue, tileWords } from '@leitwerk/metadata/dashboard/tile-words';
import type { DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel, Model } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { formatValue } from '@leitwerk/metadata/shown-types';
import type { CountedTile } from './count-page.ts';
import { printTexts } from './print-texts.ts';

/** One bar, stage or part. `share` is of the largest one, from 0 to 1; colours are those of the theme. */
export type WordedPart = {
  readonly name: string;
  readonly text: string;
  readonly share: number;
  readonly drawn: number;
  readonly color: string | undefined;
};

export type Series = { readonly name: string; readonly color: string | undefined; readonly values: readonly number[] };

/** What a tile shows in words of one language, with what is needed to draw it. */
export type TileContent =
  | { readonly is: 'said'; readonly text: string }
  | { readonly is: 'figure'; readonly text: string; readonly notes: readonly string[]; readonly share: number | null }
  | { readonly is: 'bars' | 'ring'; readonly parts: readonly WordedPart[] }
  | {
      readonly is: 'chart';
      readonly type: 'line' | 'columns';
      readonly names: readonly string[];
      readonly series: readonly Series[];
      /** Whether columns of several series come to a whole; they stand side by side otherwise. */
      readonly isStacked: boolean;
      /** The same as rows and columns. */
      readonly table: TileTable;
    }
  /** @property sum whether the last row and the last column are what the others come to */
  | { readonly is: 'table'; readonly table: TileTable; readonly sum: boolean; readonly more: string | null };

export type WordedTile = {
  readonly tile: DashboardTile;
  readonly title: string;
  readonly notes: readonly string[];
  readonly content: TileContent;
};

export function wordTile(counted: CountedTile, model: Model, language: Language): WordedTile {
  const { tile, isUnfiltered, least } = counted;
  const t = tileTexts[language];
  const notes = [
    ...(tile.time === undefined && tile.view === undefined ? [t.timeless] : []),
    ...(isUnfiltered ? [t.unfiltered] : []),
    ...(least === undefined ? [] : [t.anonymous(least)]),
  ];
  return { tile, title: tile.label[language], notes, content: contentOf(counted, model, language) };
}

function contentOf(counted: CountedTile, model: Model, language: Language): TileContent {
  const own = printTexts[language];
  if (counted.is === 'failed') return { is: 'said', text: own.failed };
  if (counted.is === 'listed') return listOf(counted, language);
  const { tile, entity, answer, least } = counted;
  const words = tileWords(language);
  if (answer.is === 'figure') return figureOf(tile, entity, answer, least, words, language);
  const field = groupFieldOf(model, entity, tile.group);
  const [measure] = measuresOf(tile, entity);
  const nothing: TileContent = { is: 'said', text: tileTexts[language].nothing };
  if (!field || !measure) return nothing;
  if (answer.is === 'funnel') return funnelOf(tile, field, answer.reached, words) ?? nothing;
  if (answer.is === 'groups')
    return answer.groups.length === 0 ? nothing : groupsOf(tile, entity, field, answer, words);
  const split = groupFieldOf(model, entity, tile.split);
  if (!split || answer.table.rows.length === 0) return nothing;
  const table = tableOfCross(answer.table, tile, { field, split, measure }, words);
  if (tile.type === 'pivot') return { is: 'table', table, sum: true, more: null };
  return {
    is: 'chart',
    type: tile.type === 'line' ? 'line' : 'columns',
    names: answer.table.rows.map((row) => words.groupOf(field, row, tile.bucket)),
    series: answer.table.columns.map((column, index) => ({
      name: words.groupOf(split, column, tile.splitBucket),
      color: colorOf(split, column),
      values: answer.table.rows.map(({ cells }) => drawnValue(cells[index]?.values[measure.key])),
    })),
    isStacked: addsUp(measure),
    table,
  };
}

function figureOf(
  tile: DashboardTile,
  entity: EntityModel,
  { now, before }: Extract<TileAnswer, { is: 'figure' }>,
  least: number | undefined,
  words: TileWords,
  language: Language,
): TileContent {
  const t = tileTexts[language];
  const [measure] = measuresOf(tile, entity);
  if (now.few && least !== undefined) return { is: 'said', text: t.tooFewPeople(least) };
  const value = measure && now.values[measure.key];
  const was = measure && before && !before.few ? before.values[measure.key] : undefined;
  const notes: string[] = [];
  if (measure && tile.compare && before && !before.few)
    notes.push(`${t.before} ${words.value(measure, was)}${changeOf(drawnValue(value), drawnValue(was), words)}`);
  const share = tile.target === undefined ? null : drawnValue(value) / Number(tile.target);
  if (share !== null && measure) notes.push(t.ofTarget(words.percent(share), words.value(measure, tile.target)));
  return { is: 'figure', text: measure ? words.value(measure, value) : '–', notes, share };
}

/** Beyond this a percentage says nothing but that it was little before. */
const MOST_CHANGE = 9.99;

function changeOf(now: number, was: number, words: TileWords): string {
  const change = was === 0 ? 0 : Math.abs(now - was) / Math.abs(was);
  return change === 0 || change > MOST_CHANGE ? '' : ` (${now > was ? '+' : '−'}${words.percent(change)})`;
}

function groupsOf(
  tile: DashboardTile,
  entity: EntityModel,
  field: FieldModel,
  { groups }: Extract<TileAnswer, { is: 'groups' }>,
  words: TileWords,
): TileContent {
  const measures = measuresOf(tile, entity);
  const table = tableOfGroups(groups, { field, bucket: tile.bucket }, measures, words);
  const [measure] = measures;
  if (tile.type === 'table' || !measure) return { is: 'table', table, sum: false, more: null };
  const names = groups.map((one) => words.groupOf(field, one, tile.bucket));
  const values = groups.map((one) => drawnValue(one.values[measure.key]));
  if (tile.type === 'line' || tile.bucket !== undefined)
    return {
      is: 'chart',
      type: tile.type === 'line' ? 'line' : 'columns',
      names,
      series: [{ name: words.measure(measure), color: tile.color ?? 'blue', values }],
      isStacked: false,
      table,
    };
  return { is: tile.type === 'ring' ? 'ring' : 'bars', parts: partsOf(tile, field, measure, groups, words) };
}

function partsOf(
  tile: DashboardTile,
  field: FieldModel,
  measure: TileMeasure,
  groups: readonly TileGroup[],
  words: TileWords,
): readonly WordedPart[] {
  const drawn = groups.map(({ values }) => Math.abs(drawnValue(values[measure.key])));
  const largest = Math.max(...drawn, 0);
  return groups.map((one, index) => ({
    name: words.groupOf(field, one, tile.bucket),
    text: words.value(measure, one.values[measure.key]),
    share: largest === 0 ? 0 : (drawn[index] ?? 0) / largest,
    drawn: drawn[index] ?? 0,
    color: colorOf(field, one) ?? (tile.type === 'ring' ? undefined : (tile.color ?? 'blue')),
  }));
}

function colorOf(field: FieldModel, { key, isRest, isFew }: TileGroup): string | undefined {
  return isRest || isFew ? 'gray' : field.options?.find(({ id }) => id === key)?.color;
}

function funnelOf(
  tile: DashboardTile,
  field: FieldModel,
  reached: readonly number[],
  words: TileWords,
): TileContent | null {
  const first = reached[0] ?? 0;
  if (first === 0) return null;
  const parts = (tile.stages ?? []).map((id, index): WordedPart => {
    const count = reached[index] ?? 0;
    return {
      name: words.group(field, id, undefined),
      text: `${count.toLocaleString(words.locale)} (${words.percent(count / first)})`,
      share: count / first,
      drawn: count,
      color: tile.color ?? 'blue',
    };
  });
  return { is: 'bars', parts };
}

/** Of a view as many columns as a tile has room for. */
const columnsOf = (tile: DashboardTile): number => Math.max(2, Math.round(tile.width * 0.65));

function listOf({ tile, rows: listed }: Extract<CountedTile, { is: 'listed' }>, language: Language): TileContent {
  const { rows, count } = listed;
  const columns = listed.columns.slice(0, columnsOf(tile));
  if (rows.length === 0) return { is: 'said', text: printTexts[language].noRecords };
  const textOf = (value: unknown, field: FieldModel): string =>
    typeof value === 'object' && value !== null && 'title' in value
      ? String(value.title ?? '')
      : formatValue(value, field, language);
  const table: TileTable = {
    head: columns.map(({ label }) => label[language]),
    rows: rows.map((row) => columns.map((field) => textCell(textOf(row[field.name], field)))),
  };
  const more = count > rows.length ? printTexts[language].firstOf(rows.length, count) : null;
  return { is: 'table', table, sum: false, more };
}
