import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calculated as calculatedFor } from './calculated.ts';
import type { CalculationRequest } from './calculation.ts';
import type { Component } from './component.ts';
import { daysOf } from './days.ts';
import { Exact, sumOf } from './exact.ts';
import { component, GAS_STEPS, GAS_ZONES, HOUSEHOLD, YEAR_2026 } from './worked-examples.ts';

const calculated = (components: readonly Component[], kwh: string, more: Partial<CalculationRequest> = {}) =>
  calculatedFor(components, { kwh }, more);

const kwh = fc.integer({ min: 0, max: 45_000 }).map(String);
const price = fc.integer({ min: 0, max: 9_999_999 }).map((digits) => new Exact(digits).div(1_000_000).toFixed(6));
/** Days of 2026 on which the price list is printed anew without a change. */
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 6 });

/** The same price in several records, one after the other. */
function cutUp(one: Component, days: readonly number[]): readonly Component[] {
  const starts = [0, ...days.toSorted((a, b) => a - b)].map((day) => dayAfter(YEAR_2026.from, day));
  return starts.map((validFrom, index) => {
    const next = starts[index + 1];
    return { ...one, validFrom, validTo: next === undefined ? YEAR_2026.to : dayAfter(next, -1) };
  });
}

it('slices with the same prices make the whole, exactly', () => {
  fc.assert(
    fc.property(kwh, cuts, fc.constantFrom(HOUSEHOLD, GAS_ZONES, GAS_STEPS), (used, days, components) => {
      const whole = calculated(components, used);
      const cut = calculated(
        components.flatMap((one) => cutUp(one, days)),
        used,
      );
      expect(cut.exact).toEqual(whole.exact);
      const positions = cut.groups.flatMap((group) => group.positions);
      const first = positions.filter((one) => one.key === positions[0]?.key);
      expect(first).toHaveLength(days.length + 1);
      expect(first.reduce((sum, one) => sum + one.days, 0)).toBe(daysOf(YEAR_2026));
    }),
    { numRuns: 150 },
  );
});

it('two periods one after the other cost what the whole does', () => {
  fc.assert(
    fc.property(kwh, fc.integer({ min: 1, max: 364 }), (used, day) => {
      const border = dayAfter(YEAR_2026.from, day);
      const before = calculated(HOUSEHOLD, used, { period: { ...YEAR_2026, to: dayAfter(border, -1) } });
      const after = calculated(HOUSEHOLD, used, { period: { ...YEAR_2026, from: border } });
      const sum = new Exact(before.exact.net).plus(after.exact.net);
      // Each of the two is told to ten digits.
      expect(sum.minus(calculated(HOUSEHOLD, used).exact.net).abs().lte('1e-9')).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('more energy never costs less, by zones as by flat prices', () => {
  fc.assert(
    fc.property(
      kwh,
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom(HOUSEHOLD, GAS_ZONES),
      (used, more, components) => {
        const less = calculated(components, used);
        const greater = calculated(components, String(Number(used) + more));
        for (const kind of ['invoice', 'display'] as const)
          expect(new Exact(greater[kind].gross).gte(less[kind].gross)).toBe(true);
        expect(new Exact(greater.exact.net).gt(less.exact.net)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

it('a higher price of any component costs more', () => {
  fc.assert(
    fc.property(kwh, fc.integer({ min: 0, max: HOUSEHOLD.length - 1 }), price, (used, index, rise) => {
      const dearer = HOUSEHOLD.map((one, at) =>
        at === index ? { ...one, price: new Exact(one.price).plus(rise).toFixed() } : one,
      );
      expect(new Exact(calculated(dearer, used).exact.net).gte(calculated(HOUSEHOLD, used).exact.net)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('net, tax and gross agree, and so do positions, groups and parts', () => {
  fc.assert(
    fc.property(kwh, price, price, fc.constantFrom('net' as const, 'gross' as const), (used, energy, base, basis) => {
      const supply = [
        component('energy-price', 'supply', 'ct-kwh', energy, { basis }),
        component('base-price', 'supply', 'eur-year', base, { basis }),
      ];
      const regulated = HOUSEHOLD.filter((one) => one.group !== 'supply');
      const found =
        basis === 'gross'
          ? calculated(supply, used, { included: regulated })
          : calculated([...supply, ...regulated], used);
      const { net, vat, gross } = found.invoice;
      expect(new Exact(net).plus(vat).toFixed(2)).toBe(gross);
      const whole = basis === 'gross' ? gross : net;
      expect(sumOf(found.groups.map((one) => new Exact(one.amount))).toFixed(2)).toBe(whole);
      for (const group of found.groups)
        expect(sumOf(group.positions.map((one) => new Exact(one.amount))).toFixed(2)).toBe(group.amount);
      expect(sumOf(found.parts.map((one) => new Exact(one.net))).toFixed(2)).toBe(net);
      // Every rounding moves half a cent at most.
      const positions = found.groups.flatMap((group) => group.positions).length;
      const most = new Exact('0.005').times(positions + 1).times('1.19');
      expect(new Exact(gross).minus(found.exact.gross).abs().lte(most)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('gross prices with their tax taken out are the same net prices', () => {
  fc.assert(
    fc.property(kwh, price, (used, energy) => {
      const one = (value: string, basis: 'net' | 'gross') =>
        calculated(
          [
            component('energy-price', 'supply', 'ct-kwh', value, { basis }),
            component('base-price', 'supply', 'eur-year', '0'),
          ],
          used,
        ).exact;
      expect(one(new Exact(energy).times('1.19').toFixed(), 'gross')).toEqual(one(energy, 'net'));
    }),
    { numRuns: 100 },
  );
});
