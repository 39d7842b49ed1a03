import { expect, it } from 'vitest';
import type { Component, Consumption } from '../core/component.ts';
import { component, VAT, YEAR_2026 } from '../core/worked-examples.ts';
import type { Section14aChoice } from './grid-components.ts';
import { gridComponents } from './grid-components.ts';
import type { NetworkSheet } from './read-network.ts';
import type { RegulatedValue } from './read-regulated.ts';

const figure = (kind: string, value: string, validFrom = '2024-01-01', validTo?: string): RegulatedValue => ({
  kind,
  value,
  customerGroup: '',
  inhabitantsTo: null,
  municipalityKey: '',
  meter: '',
  isWaivable: false,
  validFrom,
  ...(validTo !== undefined && { validTo }),
  source: '§14a EnWG',
  component: component(kind, 'levies', 'ct-kwh', value),
});
const MODULE_1_AND_2 = [
  figure('module1-flat', '80'),
  figure('module1-kwh', '3750'),
  figure('module1-share', '20'),
  figure('module2-share', '40'),
];
const limits = (from: string, to?: string, high = '200') => [
  figure('module3-low-from', '10', from, to),
  figure('module3-low-to', '40', from, to),
  figure('module3-high-to', high, from, to),
];
const BASE = component('grid-base', 'grid', 'eur-year', '73.00');
const ENERGY = component('grid-energy', 'grid', 'ct-kwh', '8.12');
const LEVELS = (['standard', 'peak', 'off-peak'] as const).map((register) =>
  component('section14a-module3', 'grid', 'ct-kwh', { standard: '8.12', peak: '14.00', 'off-peak': '2.00' }[register], {
    register,
  }),
);

const sheet = (validFrom: string, validTo: string | undefined, prices: readonly Component[]): NetworkSheet => {
  const validity = { validFrom, ...(validTo !== undefined && { validTo }) };
  const components = prices.map(({ validTo: _end, ...one }) => ({ ...one, ...validity, series: 'network' }));
  return { id: validFrom, title: validFrom, ...validity, source: 'Sheet', isProvisional: false, components };
};
const SHEET_2026 = (prices: readonly Component[]) => sheet('2026-01-01', '2026-12-31', prices);

function found(
  sheets: readonly NetworkSheet[],
  choice: Section14aChoice,
  values: readonly RegulatedValue[],
  consumption: Consumption = { kwh: '3500' },
) {
  const { components, issues } = gridComponents(sheets, choice, values, VAT, { period: YEAR_2026, consumption });
  const prices = components.map((one) => [one.kind, one.validFrom, one.price]);
  return { prices, codes: issues.map((one) => one.code) };
}

it('only sheets that prices of the period come from are judged', () => {
  const before = sheet('2023-01-01', '2023-12-31', [BASE, ENERGY]);
  const after = sheet('2027-01-01', undefined, [BASE, ENERGY]);
  const asked = SHEET_2026([BASE, ENERGY, ...LEVELS]);
  const values = [...MODULE_1_AND_2, ...limits('2025-04-01')];
  const { prices, codes } = found([before, asked, after], 'module3', values);
  expect(codes).toEqual([]);
  expect(prices).toContainEqual(['grid-energy', '2023-01-01', '8.12']);
  expect(prices).toContainEqual(['grid-energy', '2026-01-01', '14.00']);
  expect(found([SHEET_2026([BASE, ENERGY])], 'module3', values).codes).toEqual(['tariff.no-module3']);
  // The last sheet before the period is one that its prices come from, when there is no other.
  expect(found([sheet('2025-01-01', '2025-12-31', [ENERGY])], 'module3', values).codes).toEqual(['tariff.no-module3']);
  // One without an end is judged by the figures of the period, not by those of its first day.
  expect(found([sheet('2020-01-01', undefined, [ENERGY])], 'module1', values).codes).toEqual([]);
});

it('a published reduction of module 1 counts whatever the energy is priced by', () => {
  const published = component('section14a-module1', 'grid', 'eur-year', '120.00');
  const byRegister = (['peak', 'off-peak'] as const).map((register) => ({ ...ENERGY, register }));
  const registers = { kwh: '3500', registers: { peak: '2500', 'off-peak': '1000' } };
  const at = (prices: readonly Component[], consumption: Consumption) =>
    found([SHEET_2026(prices)], 'module1', MODULE_1_AND_2, consumption);
  expect(at([...byRegister, published], registers).prices).toContainEqual(['section14a-module1', '2026-01-01', '-120']);
  expect(at(byRegister, registers).codes).toEqual(['tariff.no-module1']);
  expect(at([BASE], { kwh: '3500' }).codes).toEqual(['tariff.no-module1']);
});

it('without a published one it follows from the energy price of the tier', () => {
  const tier = (price: string, more: Partial<Component>) => ({ ...ENERGY, price, ...more });
  const reductionAt = (kwh: string, model: 'steps' | 'zones') => {
    const tiers = [tier('8.12', { model, kwhFrom: '2000' }), tier('20', { model, kwhTo: '2000' })];
    const { prices } = found([SHEET_2026([BASE, ...tiers])], 'module1', MODULE_1_AND_2, { kwh });
    return Number(prices.find(([kind]) => kind === 'section14a-module1')?.[2]).toFixed(2);
  };
  // 80 / 1.19 + 3,750 kWh × 20 % × 8.12 ct
  expect(reductionAt('3500', 'steps')).toBe('-128.13');
  expect(reductionAt('3500', 'zones')).toBe('-128.13');
  expect(reductionAt('2000', 'steps')).toBe('-217.23');
});

it('limits of module 3 are those of the day; without them it says so', () => {
  const at = (values: readonly RegulatedValue[]) =>
    found([SHEET_2026([BASE, ENERGY, ...LEVELS])], 'module3', [...MODULE_1_AND_2, ...values]).codes;
  expect(at([...limits('2025-04-01', '2025-12-31', '110'), ...limits('2026-01-01')])).toEqual([]);
  expect(at([...limits('2025-04-01', '2025-12-31'), ...limits('2026-01-01', undefined, '110')])).toEqual([
    'tariff.module3-limits',
  ]);
  expect(at(limits('2027-01-01'))).toEqual(['tariff.no-section14a']);
});
