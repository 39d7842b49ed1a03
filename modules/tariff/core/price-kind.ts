import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import type { Applied, Quantities } from './apply-kind.ts';
import { applyKind, isIssues } from './apply-kind.ts';
import type { Component, VatRate } from './component.ts';
import type { Period } from './days.ts';
import { Exact, factorOf } from './exact.ts';
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
    const applied = overlapOf(prices, slice.from) ?? applyKind(prices, quantities);
    if (isIssues(applied)) issues.push(...applied);
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
