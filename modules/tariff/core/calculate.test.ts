import { expect, it } from 'vitest';
import { amountsOf, calculated, codesOf } from './calculated.ts';
import type { Component, Consumption, Group } from './component.ts';
import { differencesOf } from './differences.ts';
import { component, GAS_GRID_ZONES, HOUSEHOLD, INTERVAL_METERED, MODULE_3_GRID, YEAR_2026 } from './worked-examples.ts';

it('a part of a year counts both of its days', () => {
  const base = [component('base-price', 'supply', 'eur-year', '142.01')];
  const period = { from: '2026-03-15', to: '2026-12-31' };
  const found = calculated(base, { kwh: '0' }, { period });
  expect(found.groups[0]?.positions[0]).toMatchObject({ days: 292, yearDays: 365, amount: '113.61' });
});

it('a price that changes within the period makes slices, and so does value added tax', () => {
  const price = (value: string, validFrom: string, validTo: string) => ({
    ...component('gas-storage', 'levies', 'ct-kwh', value),
    validFrom,
    validTo,
  });
  const found = calculated(
    [price('0.186', '2024-01-01', '2024-06-30'), price('0.250', '2024-07-01', '2024-12-31')],
    { kwh: '36600' },
    {
      period: { from: '2024-01-01', to: '2024-12-31' },
      vat: [
        { percent: '7', validFrom: '2022-10-01', validTo: '2024-03-31', source: '§28 UStG' },
        { percent: '19', validFrom: '2024-04-01', source: '§12 UStG' },
      ],
    },
  );
  const positions = found.groups[0]?.positions ?? [];
  expect(positions.map((one) => [one.from, one.to, one.days, one.quantity, one.amount, one.vatPercent])).toEqual([
    ['2024-01-01', '2024-03-31', 91, '9100', '16.93', '7'],
    ['2024-04-01', '2024-06-30', 91, '9100', '16.93', '19'],
    ['2024-07-01', '2024-12-31', 184, '18400', '46.00', '19'],
  ]);
  expect(found.vatLines).toEqual([
    { percent: '7', net: '16.93', vat: '1.19' },
    { percent: '19', net: '62.93', vat: '11.96' },
  ]);
});

it('only the price that changes is cut, and a shown price goes on while it is the same', () => {
  const levy = (value: string, validFrom: string, validTo: string) => ({
    ...component('kwkg', 'levies', 'ct-kwh', value),
    validFrom,
    validTo,
  });
  const changing = (second: string) => [
    component('energy-price', 'supply', 'ct-kwh', '11.50'),
    levy('0.446', '2026-01-01', '2026-06-30'),
    levy(second, '2026-07-01', '2026-12-31'),
  ];
  const found = calculated(changing('0.546'), { kwh: '3650' });
  expect(amountsOf(found)).toEqual({ 'energy-price': ['419.75'], kwkg: ['8.07', '10.05'] });
  expect(found.unitPrices.map((one) => [one.from, one.to, one.net])).toEqual([
    ['2026-01-01', '2026-06-30', '11.946'],
    ['2026-07-01', '2026-12-31', '12.046'],
  ]);
  const same = calculated(changing('0.446'), { kwh: '3650' });
  expect(amountsOf(same)['kwkg']).toHaveLength(2);
  expect(same.unitPrices).toMatchObject([YEAR_2026]);
});

it('what a later price sheet does not have ends with the earlier one, and only the last sheet is assumed to go on', () => {
  const sheet = (year: number, kinds: readonly string[]) =>
    kinds.map((kind) => ({
      ...component(kind, 'supply', 'eur-year', String(year)),
      series: 'supply',
      validFrom: `${year}-01-01`,
      validTo: `${year}-12-31`,
    }));
  const sheets = [...sheet(2025, ['base-price', 'metering-price']), ...sheet(2026, ['base-price'])];
  const kinds = (period: { from: string; to: string }, carry: boolean) =>
    Object.keys(amountsOf(calculated(sheets, { kwh: '0' }, { period, carry })));
  expect(kinds({ from: '2025-01-01', to: '2025-12-31' }, false)).toEqual(['base-price', 'metering-price']);
  expect(kinds(YEAR_2026, true)).toEqual(['base-price']);
  expect(kinds({ from: '2027-01-01', to: '2027-12-31' }, true)).toEqual(['base-price']);
  expect(codesOf({ components: sheets, period: { from: '2027-01-01', to: '2027-12-31' } })).toEqual([
    'tariff.no-price',
    'tariff.no-price',
  ]);
});

it('a zone that nothing falls into is no position', () => {
  expect(amountsOf(calculated(GAS_GRID_ZONES, { kwh: '4000' }))['grid-energy']).toEqual(['84.00']);
  expect(amountsOf(calculated(GAS_GRID_ZONES, { kwh: '0' }))['grid-energy']).toEqual(['0.00']);
});

it('tells what is not the same in two calculations, position by position', () => {
  const before = calculated(HOUSEHOLD, { kwh: '3500' });
  expect(differencesOf(before, calculated(HOUSEHOLD, { kwh: '3500' }))).toEqual([]);
  const dearer = HOUSEHOLD.flatMap((one) =>
    one.kind === 'kwkg' ? [] : one.kind === 'offshore' ? [{ ...one, price: '1.000' }] : [one],
  );
  const more = [...dearer, component('new-levy', 'levies', 'ct-kwh', '0.1')];
  expect(differencesOf(before, calculated(more, { kwh: '3500' }))).toMatchObject([
    {
      key: 'offshore|||',
      before: { amount: '32.94', prices: ['0.941'] },
      after: { amount: '35.00' },
      difference: '2.06',
    },
    { key: 'new-levy|||', before: null, difference: '3.50' },
    { key: 'kwkg|||', after: null, difference: '-15.61' },
  ]);
});

it('an all-in price keeps its gross figures; what is not regulated is the share of the supplier', () => {
  const gross = { basis: 'gross' } as const;
  const sheet = [
    component('energy-price', 'supply', 'ct-kwh', '33.40', gross),
    component('base-price', 'supply', 'eur-year', '138.00', gross),
  ];
  const included = HOUSEHOLD.filter((one) => one.group !== 'supply');
  const found = calculated(sheet, { kwh: '3500' }, { included });
  expect(found.invoice).toEqual({ net: '1098.32', vat: '208.68', gross: '1307.00' });
  expect(found.display.gross).toBe('1307.00');
  const parts = Object.fromEntries(found.parts.map((one) => [one.group, one.net]));
  expect(parts).toEqual({
    supply: '489.59',
    grid: '357.20',
    metering: '21.01',
    concession: '55.65',
    levies: '103.12',
    taxes: '71.75',
  });
  // Without knowing what it contains nothing is anybody's share.
  const undivided = calculated(sheet, { kwh: '3500' }, { included: null });
  expect(undivided.parts).toEqual([]);
  expect(undivided.invoice).toEqual(found.invoice);
});

it('tiers that overlap are refused instead of being charged twice', () => {
  const energy = (more: object) => ({ ...component('grid-energy', 'grid', 'ct-kwh', '2.10'), ...more });
  const of = (kwh: string, ...components: Component[]) => codesOf({ components, consumption: { kwh } });
  const steps = [energy({ model: 'steps', kwhTo: '5000' }), energy({ model: 'steps', kwhFrom: '4000' })];
  expect(of('4500', ...steps)).toEqual(['tariff.overlap']);
  expect(of('5001', ...steps)).toEqual([]);
  expect(of('4500', ...steps.map((one) => ({ ...one, model: 'zones' as const })))).toEqual(['tariff.overlap']);
  expect(of('4500', ...GAS_GRID_ZONES)).toEqual([]);
  // A year's price beside one per kWh is no second price of the same thing.
  expect(of('4500', energy({}), energy({ unit: 'eur-year', kwhFrom: '1' }))).toEqual([]);
});

it('energy that no tier prices is a missing price, unless the gap is meant', () => {
  const above = (kind: string, group: Group, more: object = {}) => ({
    ...component(kind, group, 'ct-kwh', '2.10', { kwhFrom: '10000' }),
    ...more,
  });
  const of = (one: Component, consumption: Consumption = { kwh: '3500' }) =>
    codesOf({ components: [one], consumption });
  expect(of(above('energy-price', 'supply'))).toEqual(['tariff.no-price']);
  expect(of(above('energy-price', 'supply'), { kwh: '10001' })).toEqual([]);
  expect(of(above('energy-price', 'supply', { model: 'zones' }))).toEqual([]);
  expect(of(above('kwkg', 'levies'))).toEqual([]);
  const registers = { peak: '2500', 'off-peak': '1000' };
  const components = [
    component('energy-price', 'supply', 'ct-kwh', '30', { register: 'peak' }),
    above('energy-price', 'supply', { register: 'off-peak' }),
  ];
  expect(codesOf({ components, consumption: { kwh: '3500', registers } })).toEqual(['tariff.no-price']);
});

it('says what is missing instead of calculating without it', () => {
  const registers = { peak: '2000', 'off-peak': '1000' };
  expect(codesOf({ consumption: { kwh: '3500', registers } })).toEqual(['tariff.registers-sum']);
  expect(codesOf({ components: MODULE_3_GRID })).toEqual(['tariff.registers-needed']);
  expect(codesOf({ components: MODULE_3_GRID, consumption: { kwh: '3000', registers } })).toEqual([]);
  expect(codesOf({ components: MODULE_3_GRID.slice(0, 2), consumption: { kwh: '3000', registers } })).toEqual([
    'tariff.registers-needed',
  ]);
  expect(codesOf({ components: INTERVAL_METERED })).toEqual(['tariff.capacity-needed', 'tariff.capacity-needed']);
  expect(codesOf({ components: [...HOUSEHOLD, ...HOUSEHOLD.slice(0, 1)] })).toEqual(['tariff.overlap']);
  expect(codesOf({ vat: [] })).toEqual(['tariff.no-vat']);
  expect(codesOf({ period: { from: '2026-02-01', to: '2026-01-31' } })).toEqual(['tariff.period']);
  const next = { from: '2027-01-01', to: '2027-12-31' };
  expect(new Set(codesOf({ period: next }))).toEqual(new Set(['tariff.no-price']));
  expect(calculated(HOUSEHOLD, { kwh: '3500' }, { period: next, carry: true })).toMatchObject({
    isAssumed: true,
    invoice: { gross: '1260.48' },
  });
});
