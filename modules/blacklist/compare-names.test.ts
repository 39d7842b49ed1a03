import { expect, it } from 'vitest';
import { isSameHouse } from './compare-addresses.ts';
import { isSameGivenName, isSameName, plain, plainCompany, soundOf } from './compare-names.ts';

const same = (one: string, other: string) => isSameName(plain(one), plain(other));

it.each([
  ['Müller', 'Mueller'],
  ['Meyer', 'Maier'],
  ['Schmidt', 'Schmitt'],
  ['Straßburger', 'STRASSBURGER'],
  ['Hoffmann', 'Hofmann'],
  ['Kowalski', 'Kowalsky'],
  ['Wiedemann', 'Widemann'],
])('%s and %s are likely one name', (one, other) => {
  expect(same(one, other)).toBe(true);
});

it.each([
  ['Müller', 'Melcher'],
  ['Kurz', 'Kunz'],
  ['Bauer', 'Maurer'],
  ['', 'Bauer'],
])('%s and %s are not', (one, other) => {
  expect(same(one, other)).toBe(false);
});

it('companies are compared without their legal form, given names by any of several', () => {
  expect(plainCompany('Kühlhaus Nord GmbH & Co. KG')).toBe(plainCompany('KUEHLHAUS NORD'));
  expect(plainCompany('Bäckerei Sommer e. K.')).toBe('baeckereisommer');
  expect(plainCompany('AG')).toBe('ag');
  expect(isSameGivenName('Hans-Peter', 'Peter')).toBe(true);
  expect(isSameGivenName('E.', 'Erika')).toBe(true);
  expect(isSameGivenName('Erika', 'Monika')).toBe(false);
  expect(soundOf(plain('Meyer'))).toBe(soundOf(plain('Mayr')));
});

it('addresses are one house in any spelling', () => {
  const entry = { street: 'Hauptstraße', houseNumber: '12a', postalCode: '50667', city: 'Köln' };
  expect(isSameHouse(entry, { street: 'Haupt-Str.', houseNumber: '12 A', postalCode: '50667', country: 'DE' })).toBe(
    true,
  );
  expect(isSameHouse(entry, { ...entry, houseNumber: '12' })).toBe(false);
  expect(isSameHouse(entry, { ...entry, postalCode: '50668' })).toBe(false);
  expect(isSameHouse({ ...entry, houseNumber: '' }, { ...entry, houseNumber: '7' })).toBe(true);
  expect(isSameHouse({}, {})).toBe(false);
});
