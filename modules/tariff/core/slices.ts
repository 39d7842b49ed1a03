import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import type { Period } from './days.ts';
import { daysInYear, daysOf } from './days.ts';

/**
 * What a part of a year is measured by: `supply-year` takes the period for one whole year; `calendar-year` counts days by 365 or, in
 * a leap year, 366.
 */
export type DayBasis = 'supply-year' | 'calendar-year';

/** A part of the period in which no price changes. Its share of a year is `days / yearDays`. */
export type Slice = Period & { readonly days: number; readonly yearDays: number };

type Dated = { readonly validFrom: string; readonly validTo?: string };

/** Parts of the period in order, cut wherever one of the prices begins or ends. */
export function slicesOf(period: Period, basis: DayBasis, prices: readonly Dated[]): readonly Slice[] {
  const starts = new Set([period.from]);
  const cut = (date: string): void => {
    if (date > period.from && date <= period.to) starts.add(date);
  };
  for (const { validFrom, validTo } of prices) {
    cut(validFrom);
    if (validTo !== undefined && validTo < period.to) cut(dayAfter(validTo, 1));
  }
  if (basis === 'calendar-year')
    for (let year = Number(period.from.slice(0, 4)) + 1; year <= Number(period.to.slice(0, 4)); year += 1)
      if (daysInYear(`${year}-01-01`) !== daysInYear(`${year - 1}-01-01`)) cut(`${year}-01-01`);
  const sorted = [...starts].sort();
  const whole = daysOf(period);
  return sorted.map((from, index) => {
    const next = sorted[index + 1];
    const to = next === undefined ? period.to : dayAfter(next, -1);
    const yearDays = basis === 'supply-year' ? whole : daysInYear(from);
    return { from, to, days: daysOf({ from, to }), yearDays };
  });
}

/** The prices of a day. */
export const validOn = <T extends Dated>(prices: readonly T[], date: string): readonly T[] =>
  prices.filter((one) => one.validFrom <= date && (one.validTo === undefined || one.validTo >= date));

/** The last day before this one on which any of them was valid; empty when there was none. */
export const lastEnd = (prices: readonly Dated[], date: string): string =>
  prices
    .map((one) => one.validTo ?? '')
    .filter((end) => end < date)
    .toSorted()
    .at(-1) ?? '';

/**
 * The prices of a day; when there are none any more and `carry` is set, those that ended last: what somebody must assume for a
 * time whose prices are not published yet.
 */
export function pricesOn<T extends Dated>(
  prices: readonly T[],
  date: string,
  carry: boolean,
): { readonly prices: readonly T[]; readonly isAssumed: boolean } {
  const valid = validOn(prices, date);
  if (valid.length > 0 || !carry) return { prices: valid, isAssumed: false };
  const last = lastEnd(prices, date);
  return { prices: prices.filter((one) => last !== '' && one.validTo === last), isAssumed: last !== '' };
}
