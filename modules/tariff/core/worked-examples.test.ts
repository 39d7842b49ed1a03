import { expect, it } from 'vitest';
import { isRefused } from './calculate.ts';
import { amountsOf, calculated } from './calculated.ts';
import { energyFromVolume } from './gas-energy.ts';
import { checkModule3, module1Component, module1Reduction, withModule2 } from './section14a.ts';
import {
  component,
  GAS_GRID_STEPS,
  GAS_GRID_ZONES,
  GAS_STEPS,
  GAS_ZONES,
  HEAT_PUMP,
  HOUSEHOLD,
  INTERVAL_METERED,
  MODULE_3_GRID,
  VAT,
} from './worked-examples.ts';
import { yearCosts } from './year-costs.ts';

const RULES = {
  flatGross: '80',
  kwh: '3750',
  sharePercent: '20',
  reducedPercent: '40',
  validFrom: '2024-01-01',
  source: '§14a EnWG',
};
const LIMITS = { lowFromPercent: '10', lowToPercent: '40', highToPercent: '200' };

it('case 1: electricity of a household, position by position, rounded as invoice and as offer', () => {
  const found = calculated(HOUSEHOLD, { kwh: '3500' });
  expect(amountsOf(found)).toEqual({
    'grid-base': ['73.00'],
    'grid-energy': ['284.20'],
    metering: ['21.01'],
    'concession-fee': ['55.65'],
    kwkg: ['15.61'],
    offshore: ['32.94'],
    'network-use': ['54.57'],
    'electricity-tax': ['71.75'],
    'energy-price': ['402.50'],
    'base-price': ['48.00'],
  });
  expect(found.invoice).toEqual({ net: '1059.23', vat: '201.25', gross: '1260.48' });
  expect(found.exact).toEqual({ net: '1059.22', gross: '1260.4718' });
  expect(found.unitPrices).toMatchObject([{ register: null, net: '26.206', gross: '31.19', isAverage: false }]);
  expect(found.basePrices).toMatchObject([{ net: '142.01', gross: '168.99' }]);
  expect(found.display.gross).toBe('1260.64');
  expect(found.parts.map((one) => one.net)).toEqual(['450.50', '357.20', '21.01', '55.65', '103.12', '71.75']);
  const [supply] = found.groups;
  expect(supply?.positions[0]).toMatchObject({
    quantity: '3500',
    quantityUnit: 'kwh',
    price: '11.50',
    priceUnit: 'ct-kwh',
    validFrom: '2026-01-01',
    source: 'Example',
    exact: '402.5',
    isAssumed: false,
  });
});

it('case 1: bonuses lower the first year only; instalments are rounded as wanted', () => {
  const request = {
    start: '2026-01-01',
    consumption: { kwh: '3500' },
    components: HOUSEHOLD,
    vat: VAT,
    rounding: 'display',
    audience: 'consumer',
    bonuses: [
      { kind: 'instant', unit: 'eur', value: '100', paidAfter: { days: 60 }, source: 'Terms' },
      { kind: 'new-customer', unit: 'percent', value: '15', paidAfter: { months: 12 }, source: 'Terms' },
    ],
    instalments: { perYear: 12, step: '0.01' },
  } as const;
  const found = yearCosts(request);
  if (isRefused(found)) throw new Error('refused');
  expect(found.annual).toBe('1260.64');
  expect(found.bonuses.map((one) => [one.amount, one.expectedOn])).toEqual([
    ['100.00', '2026-03-02'],
    ['189.10', '2027-01-01'],
  ]);
  expect(found.firstYear).toBe('971.54');
  expect(found.followingYear).toEqual({ amount: '1260.64', isAssumed: true });
  expect(found.instalment).toBe('105.05');
  const others = (instalments: { perYear: number; step: string }) => {
    const one = yearCosts({ ...request, instalments });
    return isRefused(one) ? null : one.instalment;
  };
  expect(others({ perYear: 11, step: '0.01' })).toBe('114.60');
  expect(others({ perYear: 11, step: '0.5' })).toBe('114.50');
  expect(others({ perYear: 12, step: '1' })).toBe('105.00');
  const later = yearCosts({
    ...request,
    bonuses: [{ kind: 'loyalty', unit: 'eur', value: '50', paidAfter: { months: 24 }, source: 'Terms' }],
  });
  expect(isRefused(later) ? null : later.firstYear).toBe('1260.64');
  const free = yearCosts({
    ...request,
    bonuses: [{ kind: 'free-energy', unit: 'kwh', value: '100', paidAfter: { months: 12 }, source: 'Terms' }],
  });
  expect(isRefused(free) ? null : free.bonuses[0]?.amount).toBe('31.19');
});

it('case 2: gas by zones and by steps is the same', () => {
  const kwh = energyFromVolume('1850', '0.9587', '11.274');
  expect(kwh).toBe('19996');
  const zones = calculated(GAS_ZONES, { kwh });
  expect(amountsOf(zones)).toEqual({
    'grid-base': ['24.00'],
    'grid-energy': ['84.00', '215.95'],
    'concession-fee': ['6.00'],
    'gas-tax': ['109.98'],
    co2: ['235.75'],
    balancing: ['0.00'],
    metering: ['12.50'],
    'energy-price': ['919.82'],
    'base-price': ['60.00'],
  });
  expect(zones.invoice).toEqual({ net: '1668.00', vat: '316.92', gross: '1984.92' });
  expect(zones.exact).toEqual({ net: '1667.99164', gross: '1984.9100516' });
  expect(zones.unitPrices[0]?.isAverage).toBe(true);
  const steps = calculated(GAS_STEPS, { kwh });
  expect(amountsOf(steps)).toMatchObject({ 'grid-base': ['54.00'], 'grid-energy': ['269.95'] });
  expect(steps.invoice.gross).toBe('1984.92');
});

it('case 2: both models agree at the border of a tier', () => {
  for (const [kwh, grid] of [
    ['3999', '107.979'],
    ['4000', '108'],
    ['4001', '108.0135'],
  ] as const)
    for (const components of [GAS_GRID_ZONES, GAS_GRID_STEPS])
      expect(calculated(components, { kwh }).exact.net).toBe(grid);
});

it('case 3: interval metering takes the pair of prices of its hours of use', () => {
  const found = calculated(INTERVAL_METERED, { kwh: '400000', kw: '200' }, { audience: 'business' });
  expect(amountsOf(found)).toEqual({
    'grid-capacity': ['4800.00'],
    'grid-energy': ['24800.00'],
    metering: ['480.00'],
    'concession-fee': ['440.00'],
    kwkg: ['1784.00'],
    offshore: ['3764.00'],
    'network-use': ['6236.00'],
    'electricity-tax': ['8200.00'],
    'energy-price': ['39200.00'],
    'base-price': ['240.00'],
  });
  expect(found.invoice).toEqual({ net: '89944.00', vat: '17089.36', gross: '107033.36' });
  // Exactly 2,500 hours belong to the upper pair.
  expect(amountsOf(calculated(INTERVAL_METERED, { kwh: '500000', kw: '200' }))['grid-capacity']).toEqual(['24000.00']);
});

it('case 4: §14a module 1 is a flat reduction, never more than the grid costs', () => {
  const exact = module1Reduction(RULES, '8.12', '19');
  expect(exact.toFixed(2)).toBe('128.13');
  expect(exact.times('1.19').toFixed(2)).toBe('152.47');
  expect(module1Reduction(RULES, '9.36', '19').toFixed(2)).toBe('137.43');
  const found = calculated([...HOUSEHOLD, module1Component(RULES, '8.12', '19', '357.20')], { kwh: '3500' });
  expect(amountsOf(found)['section14a-module1']).toEqual(['-128.13']);
  expect(found.invoice.net).toBe('931.10');
  expect(module1Component(RULES, '8.12', '19', '90').price).toBe('-90');
});

it('case 4: §14a module 2 takes the reduced price and no base price of the grid', () => {
  const found = calculated(withModule2(HEAT_PUMP, RULES), { kwh: '6200' });
  expect(amountsOf(found)).toEqual({
    'grid-energy': ['201.38'],
    metering: ['42.02'],
    'concession-fee': ['98.58'],
    kwkg: ['27.65'],
    offshore: ['58.34'],
    'network-use': ['96.66'],
    'electricity-tax': ['127.10'],
    'energy-price': ['632.40'],
    'base-price': ['36.00'],
  });
  expect(found.invoice).toEqual({ net: '1320.13', vat: '250.82', gross: '1570.95' });
});

it('case 4: §14a module 3 has three levels for the grid and one price of the supplier', () => {
  const registers = { standard: '2000', peak: '500', 'off-peak': '1000' };
  const supply = component('energy-price', 'supply', 'ct-kwh', '11.50');
  const found = calculated([...MODULE_3_GRID, supply], { kwh: '3500', registers });
  expect(amountsOf(found)).toEqual({ 'energy-price': ['402.50'], 'grid-energy': ['162.40', '70.00', '20.00'] });
  expect(found.unitPrices).toHaveLength(3);
  const flat = calculated(HOUSEHOLD, { kwh: '3500' });
  expect(amountsOf(flat)['grid-energy']).toEqual(['284.20']);
  const limits = (peak: string, low: string) =>
    checkModule3(LIMITS, { standard: '8.12', peak, 'off-peak': low }).map((issue) => issue.params);
  expect(limits('16.24', '0.812')).toEqual([]);
  expect(limits('16.24', '3.248')).toEqual([]);
  expect(limits('16.25', '0.811')).toMatchObject([
    { level: 'NT', least: '0.812', most: '3.248' },
    { level: 'HT', most: '16.24' },
  ]);
});

it('case 4: the low load register has a concession fee of its own', () => {
  const fee = (price: string, register?: 'off-peak') =>
    component('concession-fee', 'concession', 'ct-kwh', price, register ? { register } : {});
  const registers = { peak: '2500', 'off-peak': '1000' };
  const found = calculated([fee('1.59'), fee('0.61', 'off-peak')], { kwh: '3500', registers });
  expect(amountsOf(found)['concession-fee']?.toSorted()).toEqual(['39.75', '6.10']);
  expect(found.unitPrices.map((one) => [one.register, one.net])).toEqual([
    ['peak', '1.59'],
    ['off-peak', '0.61'],
  ]);
});
