import type { Position, PositionGroup } from './calculation.ts';
import type { Component, Unit } from './component.ts';
import { GROUPS } from './component.ts';
import { money, rounded, shown, sumOf } from './exact.ts';
import type { Line } from './price-kind.ts';

const ROUNDING = { digits: 2, mode: 'half-up' } as const;
const QUANTITY_UNITS: Readonly<Record<Unit, Position['quantityUnit']>> = {
  'eur-year': 'year',
  'eur-month': 'month',
  'ct-kwh': 'kwh',
  'eur-kw-year': 'kw-year',
};

/** What is the same price in two calculations: kind, register and tier. */
export const keyOf = (one: Component): string =>
  [one.kind, one.register ?? '', one.kwhFrom ?? '', one.hoursFrom ?? ''].join('|');

/** Lines as positions, by group in the order in which a bill is read. Groups without any are left out. */
export function groupsOf(lines: readonly Line[], basis: 'net' | 'gross'): readonly PositionGroup[] {
  return GROUPS.flatMap((group) => {
    const own = lines.filter((line) => line.component.group === group);
    if (own.length === 0) return [];
    const amount = money(sumOf(own.map((line) => rounded(line.amount, 2))));
    return [{ group, amount, positions: own.map((line) => positionOf(line, basis)) }];
  });
}

function positionOf({ component, slice, ...line }: Line, basis: 'net' | 'gross'): Position {
  return {
    key: keyOf(component),
    kind: component.kind,
    label: component.label,
    registers: line.registers,
    from: slice.from,
    to: slice.to,
    days: slice.days,
    yearDays: slice.yearDays,
    quantity: shown(line.share),
    quantityUnit: QUANTITY_UNITS[component.unit],
    price: component.basis === basis ? component.price : shown(line.price),
    priceUnit: component.unit,
    basis,
    validFrom: component.validFrom,
    validTo: component.validTo ?? null,
    source: component.source,
    isAssumed: line.isAssumed,
    exact: shown(line.amount),
    rounding: ROUNDING,
    amount: money(rounded(line.amount, 2)),
    vatPercent: line.vatPercent,
  };
}
