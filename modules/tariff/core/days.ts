import { dayAfter } from '@leitwerk/metadata/shown-types/clock';

const DAY = 86_400_000;

/** First and last day, as `YYYY-MM-DD`. */
export type Period = { readonly from: string; readonly to: string };

const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Both days count. */
export const daysOf = (period: Period): number => Math.round((timeOf(period.to) - timeOf(period.from)) / DAY) + 1;

/** The same day of the month so many months later; the last of a shorter month. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)));
}

/** A year of supply that begins on this day. */
export const yearFrom = (date: string): Period => ({ from: date, to: dayAfter(plusMonths(date, 12), -1) });

/** 365 or 366 */
export function daysInYear(date: string): number {
  const year = date.slice(0, 4);
  return daysOf({ from: `${year}-01-01`, to: `${year}-12-31` });
}
