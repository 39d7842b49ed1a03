import type { Component, Group, Register, Unit, VatRate } from './component.ts';

/** The price components of worked examples, for tests and the bench. Grid charges are made up. */
export const YEAR_2026 = { from: '2026-01-01', to: '2026-12-31' } as const;
export const VAT: readonly VatRate[] = [{ percent: '19', validFrom: '2024-04-01', source: '§12 UStG' }];

type More = Partial<Pick<Component, 'register' | 'model' | 'kwhFrom' | 'kwhTo' | 'hoursFrom' | 'hoursTo' | 'basis'>>;

export const component = (kind: string, group: Group, unit: Unit, price: string, more: More = {}): Component => ({
  kind,
  group,
  label: { de: kind, en: kind },
  unit,
  price,
  basis: 'net',
  validFrom: YEAR_2026.from,
  validTo: YEAR_2026.to,
  source: 'Example',
  ...more,
});

const perKwh = (kind: string, group: Group, price: string, more: More = {}): Component =>
  component(kind, group, 'ct-kwh', price, more);
const perYear = (kind: string, group: Group, price: string, more: More = {}): Component =>
  component(kind, group, 'eur-year', price, more);

export const ELECTRICITY_LEVIES = [
  perKwh('kwkg', 'levies', '0.446'),
  perKwh('offshore', 'levies', '0.941'),
  perKwh('network-use', 'levies', '1.559'),
  perKwh('electricity-tax', 'taxes', '2.050'),
];

export const HOUSEHOLD = [
  perYear('grid-base', 'grid', '73.00'),
  perKwh('grid-energy', 'grid', '8.12'),
  perYear('metering', 'metering', '21.01'),
  perKwh('concession-fee', 'concession', '1.59'),
  ...ELECTRICITY_LEVIES,
  perKwh('energy-price', 'supply', '11.50'),
  perYear('base-price', 'supply', '48.00'),
];

const GAS_LEVIES = [
  perKwh('concession-fee', 'concession', '0.03'),
  perKwh('gas-tax', 'taxes', '0.55'),
  perKwh('co2', 'taxes', '1.179'),
  perKwh('balancing', 'levies', '0.000'),
  perYear('metering', 'metering', '12.50'),
  perKwh('energy-price', 'supply', '4.60'),
  perYear('base-price', 'supply', '60.00'),
];

export const GAS_GRID_ZONES = [
  perYear('grid-base', 'grid', '24.00'),
  perKwh('grid-energy', 'grid', '2.10', { model: 'zones', kwhTo: '4000' }),
  perKwh('grid-energy', 'grid', '1.35', { model: 'zones', kwhFrom: '4000' }),
];
export const GAS_GRID_STEPS = [
  perYear('grid-base', 'grid', '24.00', { kwhTo: '4000' }),
  perKwh('grid-energy', 'grid', '2.10', { model: 'steps', kwhTo: '4000' }),
  perYear('grid-base', 'grid', '54.00', { kwhFrom: '4000', kwhTo: '50000' }),
  perKwh('grid-energy', 'grid', '1.35', { model: 'steps', kwhFrom: '4000', kwhTo: '50000' }),
];
export const GAS_ZONES = [...GAS_GRID_ZONES, ...GAS_LEVIES];
export const GAS_STEPS = [...GAS_GRID_STEPS, ...GAS_LEVIES];

export const INTERVAL_METERED = [
  component('grid-capacity', 'grid', 'eur-kw-year', '24.00', { hoursTo: '2500' }),
  perKwh('grid-energy', 'grid', '6.20', { hoursTo: '2500' }),
  component('grid-capacity', 'grid', 'eur-kw-year', '120.00', { hoursFrom: '2500' }),
  perKwh('grid-energy', 'grid', '2.40', { hoursFrom: '2500' }),
  perYear('metering', 'metering', '480.00'),
  perKwh('concession-fee', 'concession', '0.11'),
  ...ELECTRICITY_LEVIES,
  perKwh('energy-price', 'supply', '9.80'),
  perYear('base-price', 'supply', '240.00'),
];

export const HEAT_PUMP = [
  perYear('grid-base', 'grid', '73.00'),
  perKwh('grid-energy', 'grid', '8.12'),
  perYear('metering', 'metering', '42.02'),
  perKwh('concession-fee', 'concession', '1.59'),
  ...ELECTRICITY_LEVIES,
  perKwh('energy-price', 'supply', '10.20'),
  perYear('base-price', 'supply', '36.00'),
];

export const MODULE_3_GRID = (['standard', 'peak', 'off-peak'] as const satisfies readonly Register[]).map((register) =>
  perKwh('grid-energy', 'grid', { standard: '8.12', peak: '14.00', 'off-peak': '2.00' }[register], { register }),
);
