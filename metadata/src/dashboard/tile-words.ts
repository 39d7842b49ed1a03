import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';
import type { Language } from '../shown-type.ts';
import { shownTypes } from '../shown-types.ts';
import type { TileMeasure } from './tile-query.ts';
import { tileTexts } from './tile-texts.ts';

export type Measured = string | number | null | undefined;

type Named = { readonly key: unknown; readonly isRest: boolean; readonly isFew?: boolean };

export type TileWords = ReturnType<typeof tileWords>;

/** How the figures and groups of a tile are said. */
export function tileWords(language: Language) {
  const t = tileTexts[language];
  // 24 hours and the day first in English too, as the fields of records have them.
  const locale = language === 'de' ? 'de-DE' : 'en-GB';

  const value = ({ of, field }: TileMeasure, given: Measured): string => {
    if (given === null || given === undefined) return '–';
    if (!field) return Number(given).toLocaleString(locale);
    // An average of whole numbers is none.
    const shown: FieldModel =
      of === 'avg' && field.type === 'integer' ? { ...field, type: 'decimal', scale: 1 } : field;
    return shownTypes[shown.type].format(given, shown, language) || '–';
  };
  const measure = ({ of, field }: TileMeasure): string => {
    const name = field?.label[language] ?? '';
    // A sum is called as what it adds up.
    return of === 'sum' ? name : [t.measures[of], name].filter(Boolean).join(' ');
  };
  const group = (field: FieldModel, key: unknown, bucket: DashboardTile['bucket']): string => {
    if (key === null || key === undefined) return t.noValue;
    if (bucket !== undefined) return unitOfTime(String(key), bucket);
    const option = field.options?.find((one) => one.id === key);
    if (option) return option.label[language];
    return titleOf(key) ?? (shownTypes[field.type].format(key, field, language) || String(key));
  };
  const unitOfTime = (day: string, bucket: NonNullable<DashboardTile['bucket']>): string => {
    const at = new Date(`${day}T00:00:00Z`);
    const shown = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(at);
    const year = at.getUTCFullYear();
    if (bucket === 'year') return String(year);
    if (bucket === 'quarter') return t.quarter(Math.floor(at.getUTCMonth() / 3) + 1, year);
    if (bucket === 'month') return shown({ month: 'short', year: '2-digit' });
    if (bucket === 'day') return shown({ day: '2-digit', month: '2-digit' });
    const { number, of } = weekOf(at);
    return t.week(number, of);
  };
  const percent = (part: number): string =>
    part.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'auto' });
  const groupOf = (field: FieldModel, { key, isRest, isFew }: Named, bucket: DashboardTile['bucket']): string =>
    isFew ? t.fewPeople : isRest ? t.rest : group(field, key, bucket);
  const field = (one: FieldModel): string => one.label[language];
  return { value, measure, group, groupOf, field, percent, locale, together: t.together };
}

/** What a reference is called; a text is its own name. */
function titleOf(key: unknown): string | null {
  if (typeof key === 'string' && key !== '') return key;
  if (typeof key !== 'object' || key === null || !('id' in key)) return null;
  const title = 'title' in key ? key.title : undefined;
  return title === null ? null : String(title ?? key.id);
}

const DAY_MS = 86_400_000;

/** Number of the week that begins on a Monday, and its year (ISO 8601: the one that its Thursday lies in). */
function weekOf(monday: Date): { readonly number: number; readonly of: number } {
  const thursday = new Date(monday.getTime() + 3 * DAY_MS);
  const of = thursday.getUTCFullYear();
  return { number: Math.floor((thursday.getTime() - Date.UTC(of, 0, 1)) / (7 * DAY_MS)) + 1, of };
}

/** For lengths and heights only: what is read is written from the exact value. */
export const drawnValue = (given: Measured): number => (given === null || given === undefined ? 0 : Number(given));
