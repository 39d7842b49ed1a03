import type { TileMeasure } from '@leitwerk/metadata/dashboard/tile-query';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import { localeOf, useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardTile, FieldModel } from '../../model/definitions.ts';
import { choiceOf } from '../../values/choice.ts';
import { dashboardTexts } from './dashboard-texts.ts';

export type Measured = string | number | null | undefined;

type Named = { readonly key: unknown; readonly isRest: boolean; readonly isFew?: boolean };

export type TileWords = ReturnType<typeof useTileWords>;

/** How the figures and groups of a tile are said. */
export function useTileWords() {
  const t = useOwnTexts(dashboardTexts);
  const language = useLanguage();
  const label = useLabel();
  const locale = localeOf(language);

  const value = ({ of, field }: TileMeasure, given: Measured): string => {
    if (given === null || given === undefined) return '–';
    if (!field) return Number(given).toLocaleString(locale);
    // An average of whole numbers is none.
    const shown: FieldModel =
      of === 'avg' && field.type === 'integer' ? { ...field, type: 'decimal', scale: 1 } : field;
    return shownTypes[shown.type].format(given, shown, language) || '–';
  };
  const measure = ({ of, field }: TileMeasure): string => {
    const name = label(field?.label);
    // A sum is called as what it adds up.
    return of === 'sum' ? name : [t.measures[of], name].filter(Boolean).join(' ');
  };
  const group = (field: FieldModel, key: unknown, bucket: DashboardTile['bucket']): string => {
    if (key === null || key === undefined) return t.noValue;
    if (bucket !== undefined) return unitOfTime(String(key), bucket);
    const option = field.options?.find((one) => one.id === key);
    if (option) return label(option.label);
    return choiceOf(key)?.title ?? (shownTypes[field.type].format(key, field, language) || String(key));
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
  const field = (one: FieldModel): string => label(one.label);
  return { value, measure, group, groupOf, field, percent, locale, together: t.together };
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
