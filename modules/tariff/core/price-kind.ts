import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import type { Applied, Quantities } from './apply-kind.ts';
import { applyKind, isIssues } from './apply-kind.ts';
import type { Component, Group, VatRate } from './component.ts';
import type { Period } from './days.ts';
import { Exact, factorOf, sumOf } from './exact.ts';
import type { DayBasis, Slice } from './slices.ts';
import { lastEnd, pricesOn, slicesOf, validOn } from './slices.ts';

/** One component in one slice, with exact figures. */
export type Line = Applied & {
  readonly slice: Slice;
  readonly isAssumed: boolean;
  readonly vatPercent: string;
  /** In the unit of the component and the basis of the calculation. */
  readonly price: Exact;
  /** Of the slice. */
  readonly share: Exact;
  /** € before rounding. */
  readonly amount: Exact;
};

export type Pricing = {
  readonly period: Period;
  readonly dayBasis: DayBasis;
  readonly vat: readonly VatRate[];
  readonly quantities: Quantities;
  readonly basis: 'net' | 'gross';
  readonly carry: boolean;
  /** All components by the series that they belong to. */
  readonly series: ReadonlyMap<string, readonly Component[]>;
};

type Found = { readonly lines: readonly Line[]; readonly issues: readonly Issue[] };

/** The lines of one kind of price, a slice wherever it or the tax changes; or what stands against it. */
export function priceKind(all: readonly Component[], pricing: Pricing): Found {
  const { period, dayBasis, vat, quantities, carry } = pricing;
  const lines: Line[] = [];
  const issues: Issue[] = [];
  for (const slice of slicesOf(period, dayBasis, [...all, ...vat])) {
    const [rate] = pricesOn(vat, slice.from, carry).prices;
    if (!rate) {
      issues.push(tariffIssue('vat', 'tariff.no-vat', { date: slice.from }));
      continue;
    }
    const { prices, isAssumed, isMissing } = inForce(all, slice.from, pricing);
    if (isMissing) {
      issues.push(tariffIssue('components', 'tariff.no-price', { kind: all[0]?.label ?? '', date: slice.from }));
      continue;
    }
    const found = overlapOf(prices, slice.from) ?? applyKind(prices, quantities);
    const applied = isIssues(found) ? found : (appliedTwice(found, slice.from) ?? found);
    if (isIssues(applied)) issues.push(...applied);
    else if (hasGap(prices, applied, quantities))
      issues.push(tariffIssue('components', 'tariff.no-price', { kind: all[0]?.label ?? '', date: slice.from }));
    else for (const one of applied) lines.push(lineOf(one, slice, isAssumed, rate.percent, pricing.basis));
  }
  return { lines, issues };
}

/** What is in force on a day. A price that the sheet of the day does not have is none, and nothing is missing. */
function inForce(
  all: readonly Component[],
  date: string,
  { series, carry }: Pricing,
): { readonly prices: readonly Component[]; readonly isAssumed: boolean; readonly isMissing: boolean } {
  const found = pricesOn(all, date, carry);
  const name = all[0]?.series;
  const own = name === undefined ? undefined : series.get(name);
  if (!own || (found.prices.length > 0 && !found.isAssumed)) return { ...found, isMissing: found.prices.length === 0 };
  if (validOn(own, date).length > 0) return { prices: [], isAssumed: false, isMissing: false };
  const last = lastEnd(own, date);
  const prices = found.prices.filter((one) => one.validTo === last);
  return { prices, isAssumed: prices.length > 0, isMissing: !carry || last === '' };
}

function lineOf(applied: Applied, slice: Slice, isAssumed: boolean, vatPercent: string, basis: 'net' | 'gross'): Line {
  const { component, quantity } = applied;
  const price = priceIn(component, basis, vatPercent);
  const share = quantity.times(slice.days).div(slice.yearDays);
  // Multiplied before it is divided: a whole year stays what it is.
  const product = quantity.times(price).times(slice.days).div(slice.yearDays);
  const amount = component.unit === 'ct-kwh' ? product.div(100) : product;
  return { ...applied, slice, isAssumed, vatPercent, price, share, amount };
}

function priceIn({ price, basis: given }: Component, basis: 'net' | 'gross', vatPercent: string): Exact {
  const value = new Exact(price);
  if (given === basis) return value;
  return given === 'gross' ? value.div(factorOf(vatPercent)) : value.times(factorOf(vatPercent));
}

/** Two prices of one kind for the same register and the same tier on one day. */
function overlapOf(prices: readonly Component[], date: string): readonly [Issue] | null {
  const seen = new Map<string, Component>();
  for (const one of prices) {
    const key = [one.register, one.kwhFrom ?? '0', one.kwFrom ?? '0', one.hoursFrom ?? '0'].join('|');
    const other = seen.get(key);
    if (other !== undefined)
      return [
        tariffIssue('components', 'tariff.overlap', { kind: one.label, date, first: other.price, second: one.price }),
      ];
    seen.set(key, one);
  }
  return null;
}

/** Of one unit and register only one price applies, but for zones: each prices its own part of the energy. */
function appliedTwice(applied: readonly Applied[], date: string): readonly [Issue] | null {
  for (const [index, { component: one }] of applied.entries())
    for (const { component: other } of applied.slice(0, index)) {
      if (one.unit !== other.unit || one.register !== other.register || areApart(one, other)) continue;
      const [first, second] = [other.price, one.price];
      return [tariffIssue('components', 'tariff.overlap', { kind: one.label, date, first, second })];
    }
  return null;
}

/** Two zones without a kilowatt hour in common. */
function areApart(one: Component, other: Component): boolean {
  if (one.model !== 'zones' || other.model !== 'zones') return false;
  const ends = ({ kwhTo }: Component): number => (kwhTo === undefined ? Number.POSITIVE_INFINITY : Number(kwhTo));
  const begins = ({ kwhFrom = '0' }: Component): number => Number(kwhFrom);
  return ends(one) <= begins(other) || ends(other) <= begins(one);
}

/** What the law may leave out above or below a limit. */
const MAY_BE_LEFT_OUT: readonly Group[] = ['concession', 'levies', 'taxes'];

/**
 * Whether a price list has prices per kWh but none for some of the energy, because no tier reaches there. A gap is meant below the
 * first zone, whose energy a base price may pay, and of what is regulated by law.
 */
function hasGap(prices: readonly Component[], applied: readonly Applied[], { registers, kwh }: Quantities): boolean {
  const perKwh = prices.filter(({ unit, group }) => unit === 'ct-kwh' && !MAY_BE_LEFT_OUT.includes(group));
  if (perKwh.length === 0 || perKwh.some(({ model }) => model === 'zones')) return false;
  const paid = applied.filter(({ component }) => component.unit === 'ct-kwh');
  if (registers.size === 0) return paid.length === 0;
  return !sumOf(paid.map(({ quantity }) => quantity)).eq(kwh);
}
