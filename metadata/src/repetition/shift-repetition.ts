import type { Repetition, Weekday } from './repetition.ts';
import { WEEKDAYS } from './repetition.ts';

const DAY_MS = 86_400_000;
const LAST = -1;
const WEEK = 7;

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Monday is 0. */
const weekdayIndex = (day: string): number => (asUtc(day).getUTCDay() + 6) % WEEK;

export const weekdayOf = (day: string): Weekday => WEEKDAYS[weekdayIndex(day)] ?? 'MO';

/** Which of its month's days of that name a day is: 1 to 4, and -1 for a fifth one. */
export function nthOf(day: string): number {
  const nth = Math.ceil(asUtc(day).getUTCDate() / WEEK);
  return nth > 4 ? LAST : nth;
}

export const addDays = (day: string, count: number): string =>
  new Date(asUtc(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);

/**
 * What becomes of a repetition when all of it is moved with its start from one day to another: it keeps its kind and comes on the
 * days of the new start; exceptions and the last day move along.
 */
export function shiftRepetition(one: Repetition, from: string, to: string): Repetition {
  const days = Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / DAY_MS);
  if (days === 0) return one;
  const moved = {
    ...one,
    except: one.except.map((day) => addDays(day, days)),
    ...(one.until !== undefined && { until: addDays(one.until, days) }),
    ...(one.month !== undefined && { month: asUtc(to).getUTCMonth() + 1 }),
  };
  if (one.nth !== undefined) return { ...moved, weekdays: [weekdayOf(to)], nth: nthOf(to) };
  if (one.monthDay !== undefined) return { ...moved, monthDay: asUtc(to).getUTCDate() };
  const turned = one.weekdays.map((day) => WEEKDAYS[(((WEEKDAYS.indexOf(day) + days) % WEEK) + WEEK) % WEEK] ?? day);
  return { ...moved, weekdays: WEEKDAYS.filter((day) => turned.includes(day)) };
}
