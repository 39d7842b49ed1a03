import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import type { Applied, Quantities } from './apply-kind.ts';
import { applyKind, isIssues } from './apply-kind.ts';
import type { Component } from './component.ts';
import { Exact, factorOf } from './exact.ts';
import type { Slice } from './slices.ts';
import { pricesOn } from './slices.ts';

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
  readonly quantities: Quantities;
  readonly basis: 'net' | 'gross';
  readonly carry: boolean;
};

/** All lines of a slice, or what stands against it. */
export function priceSlice(
  slice: Slice,
  kinds: ReadonlyMap<string, readonly Component[]>,
  vatPercent: string,
  { quantities, basis, carry }: Pricing,
): { readonly lines: readonly Line[]; readonly issues: readonly Issue[] } {
  const lines: Line[] = [];
  const issues: Issue[] = [];
  const factor = factorOf(vatPercent);
  for (const [kind, all] of kinds) {
    const { prices, isAssumed } = pricesOn(all, slice.from, carry);
    if (prices.length === 0) {
      issues.push(tariffIssue('components', 'tariff.no-price', { kind, date: slice.from }));
      continue;
    }
    const clash = overlapOf(prices, kind, slice.from);
    const applied = clash ?? applyKind(prices, quantities);
    if (isIssues(applied)) {
      issues.push(...applied);
      continue;
    }
    for (const one of applied) {
      const price = priceIn(one.component, basis, factor);
      const share = one.quantity.times(slice.days).div(slice.yearDays);
      // Multiplied before it is divided: a whole year stays what it is.
      const product = one.quantity.times(price).times(slice.days).div(slice.yearDays);
      const amount = one.component.unit === 'ct-kwh' ? product.div(100) : product;
      lines.push({ ...one, slice, isAssumed, vatPercent, price, share, amount });
    }
  }
  return { lines, issues };
}

function priceIn({ price, basis: given }: Component, basis: 'net' | 'gross', factor: Exact): Exact {
  const value = new Exact(price);
  if (given === basis) return value;
  return given === 'gross' ? value.div(factor) : value.times(factor);
}

/** Two prices of one kind for the same register and the same tier on one day. */
function overlapOf(prices: readonly Component[], kind: string, date: string): readonly [Issue] | null {
  const seen = new Map<string, Component>();
  for (const one of prices) {
    const key = [one.register, one.kwhFrom ?? '0', one.kwFrom ?? '0', one.hoursFrom ?? '0'].join('|');
    const other = seen.get(key);
    if (other !== undefined)
      return [tariffIssue('components', 'tariff.overlap', { kind, date, first: other.price, second: one.price })];
    seen.set(key, one);
  }
  return null;
}
