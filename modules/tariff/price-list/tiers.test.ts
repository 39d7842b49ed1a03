import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRegionIndex, regionLiesIn, regionOf } from './regions.ts';
import type { Tier } from './tiers.ts';
import { tierFaults } from './tiers.ts';

const MOST = 30;
const bound = fc.option(fc.integer({ min: 0, max: MOST }));
const tiers = fc.array(
  fc.record({ from: bound, to: bound }).filter(({ from, to }) => to === null || Math.max(from ?? 1, 1) <= to),
  { maxLength: 6 },
);
/** Kilowatt hours that are looked at one by one, a few beyond all bounds. */
const ALL = Array.from({ length: MOST + 3 }, (_, at) => at + 1);
const holds = (kwh: number, { from, to }: Tier): boolean =>
  kwh >= (from ?? 1) && kwh <= (to ?? Number.POSITIVE_INFINITY);

it('gaps are all kilowatt hours that no tier has, and no others', () => {
  fc.assert(
    fc.property(tiers, (given) => {
      const faults = tierFaults(given);
      const isGap = (kwh: number): boolean =>
        faults.some((one) => one.kind === 'gap' && kwh >= one.from && kwh <= (one.to ?? Number.POSITIVE_INFINITY));
      const expected = ALL.filter((kwh) => given.length > 0 && !given.some((tier) => holds(kwh, tier)));
      expect(ALL.filter(isGap)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('tells overlaps when and only when a kilowatt hour has two prices, each at a place where it has', () => {
  fc.assert(
    fc.property(tiers, (given) => {
      const overlaps = tierFaults(given).filter((one) => one.kind === 'overlap');
      const count = (kwh: number): number => given.filter((tier) => holds(kwh, tier)).length;
      expect(overlaps.length > 0).toBe(ALL.some((kwh) => count(kwh) > 1));
      for (const { kwh, first, second } of overlaps) {
        expect(first).not.toBe(second);
        for (const at of [first, second]) expect(holds(kwh, given[at] ?? { from: 0, to: 0 })).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

const code = fc.stringMatching(/^[12]{1,4}$/);
const region = fc.array(code, { maxLength: 5 }).map((codes) => regionOf(codes.join(' ')));
const POSTAL_CODES = Array.from({ length: 16 }, (_, at) =>
  at
    .toString(2)
    .padStart(4, '0')
    .replace(/./g, (bit) => String(Number(bit) + 1)),
);
const codesIn = (codes: readonly string[]): readonly string[] =>
  POSTAL_CODES.filter((full) => codes.some((start) => full.startsWith(start)));

it('regions meet when a postal code lies in both, and one lies in another when all of its codes do', () => {
  fc.assert(
    fc.property(region, region, (one, other) => {
      const index = makeRegionIndex<string>();
      index.add(one, 'one');
      const [inOne, inOther] = [codesIn(one), codesIn(other)];
      const common = inOne.filter((full) => inOther.includes(full));
      const meets = one.length === 0 || other.length === 0 ? one.length === other.length : common.length > 0;
      expect(index.meeting(other)).toEqual(meets ? ['one'] : []);
      // What several parts cover together is not looked for: it is rather told as another region.
      if (regionLiesIn(other, one) && one.length > 0) expect(common).toEqual(inOther);
    }),
    { numRuns: 500 },
  );
});

it('a region names each postal code once, whatever the order and the marks between', () => {
  expect(regionOf('99991, 99\n1;  99 123')).toEqual(['1', '99']);
  expect(regionOf('  ')).toEqual([]);
});
