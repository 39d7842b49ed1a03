import type { DashboardBucket, DashboardPeriod } from '../generated/definitions.gen.ts';
import { dateOf, parseRelativeDate } from '../relative-date.ts';

/** What a condition on a date says: from `gte` on, before `lt`. Relative dates are worked out where the filter runs. */
export type Span = { readonly gte: string; readonly lt: string };

/** Days chosen by a reader, both included: `YYYY-MM-DD`. */
export type ChosenDays = { readonly from: string; readonly to: string };

type Steps = {
  /** What the period begins with; counts are in its unit. */
  readonly start: string;
  /** First unit, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** Still going on: what came before it is whole, it is not. */
  readonly isOpen: boolean;
};

const STEPS: Readonly<Record<DashboardPeriod, Steps>> = {
  'this-week': { start: '$weekStart', first: 0, count: 1, isOpen: true },
  'this-month': { start: '$monthStart', first: 0, count: 1, isOpen: true },
  'last-month': { start: '$monthStart', first: -1, count: 1, isOpen: false },
  'this-quarter': { start: '$quarterStart', first: 0, count: 1, isOpen: true },
  'last-quarter': { start: '$quarterStart', first: -1, count: 1, isOpen: false },
  'this-year': { start: '$yearStart', first: 0, count: 1, isOpen: true },
  'last-year': { start: '$yearStart', first: -1, count: 1, isOpen: false },
  'last-30-days': { start: '$today', first: -29, count: 30, isOpen: false },
  'last-12-months': { start: '$monthStart', first: -11, count: 12, isOpen: true },
};

export const DASHBOARD_PERIODS = Object.keys(STEPS) as readonly DashboardPeriod[];

const at = (start: string, count: number): string => (count === 0 ? start : `${start}${count > 0 ? '+' : ''}${count}`);

/** The condition that a date lies in a period. @param back how many periods of the same length earlier */
export function spanOfPeriod(period: DashboardPeriod, back = 0): Span {
  const { start, first, count } = STEPS[period];
  const from = first - back * count;
  return { gte: at(start, from), lt: at(start, from + count) };
}

/** Whether a period is still going on, so that it cannot be measured by the whole one before it. */
export const isOpenPeriod = (period: DashboardPeriod): boolean => STEPS[period].isOpen;

/** The condition that a date is one of the days. @param back how many times as many days earlier */
export function spanOfDays({ from, to }: ChosenDays, back = 0): Span {
  const days = (dayNumber(to) - dayNumber(from) + 1) * back;
  return { gte: dayOf(dayNumber(from) - days), lt: dayOf(dayNumber(to) + 1 - days) };
}

const DAY_MS = 86_400_000;
// Days as such have no zone and are all of one length: that of Greenwich.
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export type Bucket = DashboardBucket;

/** The days of a unit of time that begins on a day. */
export function spanOfBucket(first: string, bucket: Bucket): Span {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const next: Readonly<Record<Bucket, () => number>> = {
    day: () => Date.UTC(year, month - 1, day + 1),
    week: () => Date.UTC(year, month - 1, day + 7),
    month: () => Date.UTC(year, month, 1),
    quarter: () => Date.UTC(year, month + 2, 1),
    year: () => Date.UTC(year + 1, 0, 1),
  };
  return { gte: first, lt: new Date(next[bucket]()).toISOString().slice(0, 10) };
}

const MOST_BUCKETS = 400;

/** First days of the units of time that have a day of the span, oldest first; of very many the newest. */
export function bucketsIn({ gte, lt }: Span, bucket: Bucket, today: string): readonly string[] {
  const [first, end] = [gte, lt].map((day) => {
    const relative = parseRelativeDate(day);
    return relative ? dateOf(relative, today) : day;
  }) as [string, string];
  const firsts: string[] = [];
  for (let at = firstOfBucket(first, bucket); at < end; at = spanOfBucket(at, bucket).lt) {
    firsts.push(at);
    if (firsts.length > MOST_BUCKETS) firsts.shift();
  }
  return firsts;
}

const FIRSTS: Readonly<Record<Bucket, string>> = {
  day: '$today',
  week: '$weekStart',
  month: '$monthStart',
  quarter: '$quarterStart',
  year: '$yearStart',
};

/** The first day of the unit of time that a day lies in. */
function firstOfBucket(day: string, bucket: Bucket): string {
  const relative = parseRelativeDate(FIRSTS[bucket]);
  return relative ? dateOf(relative, day) : day;
}
