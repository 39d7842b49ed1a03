import { expect, it } from 'vitest';
import { TARGETS, targetOf, typeOf, unitOf } from './targets.ts';
import { writtenIn } from './written-in.ts';

it('columns are known by the names that price lists give them', () => {
  expect(
    [
      'Tarif',
      'Gültig ab',
      'PLZ',
      'Grundpreis €/Jahr',
      'Arbeitspreis (ct/kWh, brutto)',
      'AP HT in ct/kWh',
      'Leistungspreis €/kW und Jahr',
    ].map(targetOf),
  ).toEqual([
    'product',
    'validFrom',
    'postalCodes',
    'base-price.eur-year',
    'energy-price.ct-kwh',
    'energy-price-peak.ct-kwh',
    'capacity-price.eur-kw-year',
  ]);
  expect(['produkt/kuerzel', 'Grundpreis Euro pro Monat', 'Bemerkung', 'Preis'].map(targetOf)).toEqual([
    'product',
    'base-price.eur-month',
    null,
    'price',
  ]);
  expect([typeOf('AP NT'), unitOf('€/Monat'), unitOf('Cent/kWh'), unitOf('kWh')]).toEqual([
    'energy-price-off-peak',
    'eur-month',
    'ct-kwh',
    null,
  ]);
});

it('every name of a target is known as that target again', () => {
  for (const [target, { de, en }] of Object.entries(TARGETS)) {
    if (target === 'product') continue;
    expect([target, targetOf(de), targetOf(en)]).toEqual([target, target, target]);
  }
});

it('the language of numbers is told by those that only one of them has', () => {
  expect(writtenIn(['1.150,00', '33,2', '4000'])).toBe('de');
  expect(writtenIn(['1,150.00 €', '33.2', '4000'])).toBe('en');
  expect(writtenIn(['01.01.2027', '4000'])).toBe('de');
  expect(writtenIn(['1.150', '4000', '2027-01-01'])).toBe(null);
});
