import type { TextKey } from '../i18n/language.ts';
import { equalValues, isRecord } from './equal-values.ts';

/** A time that moves with the day on which it is asked for. `days` is what a person enters. */
type Period = {
  readonly id: string;
  readonly text: TextKey;
  readonly hasDays: boolean;
  readonly condition: (days: number) => Readonly<Record<string, string>>;
};

const span = (start: string, count: number): Readonly<Record<string, string>> => {
  const at = (number: number): string => (number === 0 ? start : `${start}${number > 0 ? '+' : ''}${number}`);
  return { gte: at(count), lt: at(count + 1) };
};

/** The likeliest first. */
export const PERIODS: readonly Period[] = [
  { id: 'today', text: 'periodToday', hasDays: false, condition: () => span('$today', 0) },
  { id: 'this-week', text: 'periodThisWeek', hasDays: false, condition: () => span('$weekStart', 0) },
  { id: 'this-month', text: 'periodThisMonth', hasDays: false, condition: () => span('$monthStart', 0) },
  { id: 'last-month', text: 'periodLastMonth', hasDays: false, condition: () => span('$monthStart', -1) },
  { id: 'next-month', text: 'periodNextMonth', hasDays: false, condition: () => span('$monthStart', 1) },
  { id: 'this-quarter', text: 'periodThisQuarter', hasDays: false, condition: () => span('$quarterStart', 0) },
  { id: 'this-year', text: 'periodThisYear', hasDays: false, condition: () => span('$yearStart', 0) },
  { id: 'last-year', text: 'periodLastYear', hasDays: false, condition: () => span('$yearStart', -1) },
  { id: 'overdue', text: 'periodOverdue', hasDays: false, condition: () => ({ lt: '$today' }) },
  { id: 'older', text: 'periodOlder', hasDays: true, condition: (days) => ({ lt: `$today-${days}` }) },
  {
    id: 'last-days',
    text: 'periodLastDays',
    hasDays: true,
    condition: (days) => ({ gte: `$today-${days}`, lt: '$today+1' }),
  },
  {
    id: 'next-days',
    text: 'periodNextDays',
    hasDays: true,
    condition: (days) => ({ gte: '$today', lt: `$today+${days + 1}` }),
  },
];

/** The most that a number of days may be: with one more it still has four digits. */
export const MOST_DAYS = 9998;

/** The period that a condition of a date is, with its days. */
export function periodOf(value: unknown): { readonly period: Period; readonly days: number } | undefined {
  if (!isRecord(value)) return undefined;
  const numbers = Object.values(value).flatMap((one) => {
    const [, number] = (typeof one === 'string' && /^\$today[+-](\d{1,4})$/.exec(one)) || [];
    return number === undefined ? [] : [Number(number), Number(number) - 1];
  });
  for (const period of PERIODS) {
    const days = (period.hasDays ? numbers : [0]).find((one) => one >= 0 && equalValues(period.condition(one), value));
    if (days !== undefined) return { period, days };
  }
  return undefined;
}
