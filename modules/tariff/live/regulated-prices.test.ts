import { expect, it } from 'vitest';
import { component, VAT } from '../core/worked-examples.ts';
import type { RegulatedValue } from './read-regulated.ts';
import { regulatedPrices } from './regulated-prices.ts';

const value = (kind: string, amount: string, customerGroup = ''): RegulatedValue => ({
  kind,
  value: amount,
  customerGroup,
  inhabitantsTo: null,
  municipalityKey: '',
  meter: '',
  isWaivable: false,
  validFrom: '2024-01-01',
  source: 'Law',
  component: component(kind, 'concession', 'ct-kwh', amount),
});
const grid = [
  component('grid-energy', 'grid', 'ct-kwh', '1.35'),
  component('grid-base', 'grid', 'eur-year', '24.00'),
].map((one) => ({ ...one, series: 'network' }));
const area = { id: 'area', name: 'Area', municipalityKey: '99009009' };

const pricesOf = (status: 'unique' | 'ambiguous' | 'none', sheets: readonly object[], more: object = {}) =>
  regulatedPrices({
    input: { division: 'gas', start: '2026-01-01', audience: 'consumer', consumption: { kwh: '20000' }, ...more },
    delivery: {
      lookup: { status, need: [], area: status === 'unique' ? area : null, inhabitants: null, candidates: [] },
      postalCode: null,
      consumption: { kwh: '20000' },
      isIntervalMetered: false,
    },
    values: [value('concession-fee', '0.27', 'tariff'), value('concession-fee', '0.03', 'special')],
    sheets,
    vat: VAT,
  } as unknown as Parameters<typeof regulatedPrices>[0]);
const SHEET = { id: 'sheet', title: 'Sheet', validFrom: '2026-01-01', validTo: '2026-12-31', components: grid };

it('of a product only whether it is basic supply matters; the rest is worked out once for all', () => {
  const of = pricesOf('unique', [SHEET]);
  const feeIn = (isBasicSupply: boolean) =>
    of(isBasicSupply).components.find((one) => one.kind === 'concession-fee')?.price;
  expect([feeIn(true), feeIn(false)]).toEqual(['0.27', '0.03']);
  expect(of(true)).toBe(of(true));
  expect(of(false)).toBe(of(false));
});

it('says what stands against it', () => {
  const codesOf = (of: ReturnType<typeof regulatedPrices>) => of(false).issues.map((one) => one.code);
  expect(codesOf(pricesOf('ambiguous', []))).toEqual(['tariff.area-ambiguous']);
  expect(codesOf(pricesOf('none', []))).toEqual(['tariff.no-area']);
  expect(codesOf(pricesOf('unique', []))).toEqual(['tariff.no-network-sheet']);
  expect(codesOf(pricesOf('unique', [SHEET], { section14a: 'module1' }))).toEqual(['tariff.section14a-gas']);
  expect(codesOf(pricesOf('unique', [SHEET]))).toEqual([]);
});
