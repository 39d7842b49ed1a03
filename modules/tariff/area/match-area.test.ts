import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Assignment } from './match-area.ts';
import { matchArea } from './match-area.ts';
import { houseOf, spelled } from './spelling.ts';

const assignment = (area: string, more: Partial<Assignment> = {}): Assignment => ({
  area,
  place: 'Beispielstadt',
  district: '',
  street: '',
  numberFrom: null,
  suffixFrom: '',
  numberTo: null,
  suffixTo: '',
  parity: 'all',
  municipalityKey: '99001002',
  ...more,
});
const range = (area: string, numberFrom: number, numberTo: number, more: Partial<Assignment> = {}) =>
  assignment(area, { street: 'Hauptstraße', numberFrom, numberTo, ...more });

const ALL = [
  assignment('A'),
  assignment('C', { place: 'Neu Beispiel' }),
  assignment('B', { street: 'Hafengasse' }),
  range('B', 1, 49, { parity: 'odd' }),
  range('A', 2, 50, { parity: 'even' }),
  range('A', 51, 120, { suffixFrom: 'a' }),
];
const found = (sought: object, from: readonly Assignment[] = ALL): readonly unknown[] => {
  const { status, need, candidates } = matchArea(from, { postalCode: '99992', ...sought });
  return status === 'ambiguous' ? [status, ...need] : [status, ...candidates.map((one) => one.area)];
};

it('asks for what would tell the areas apart, and no more', () => {
  expect(found({})).toEqual(['ambiguous', 'place']);
  expect(found({ place: 'Neu Beispiel' })).toEqual(['unique', 'C']);
  expect(found({ place: 'Beispielstadt' })).toEqual(['ambiguous', 'street']);
  expect(found({ place: 'Beispielstadt', street: 'Hauptstraße' })).toEqual(['ambiguous', 'houseNumber']);
  expect(found({ place: 'Anderswo' })).toEqual(['none']);
  expect(found({}, [])).toEqual(['none']);
});

it('a house goes before its street, a street before its place', () => {
  const at = (street: string, houseNumber?: string) => found({ place: 'beispielstadt', street, houseNumber });
  expect(at('Lindenweg')).toEqual(['unique', 'A']);
  expect(at('HAFENGASSE', '3')).toEqual(['unique', 'B']);
  expect(at('Hauptstr.', '7')).toEqual(['unique', 'B']);
  expect(at('Hauptstrasse', '8')).toEqual(['unique', 'A']);
  // Outside of all ranges the place decides.
  expect(at('Hauptstraße', '51')).toEqual(['unique', 'A']);
  expect(at('Hauptstraße', '121')).toEqual(['unique', 'A']);
});

it('suffixes count at both ends of a range', () => {
  const rows = [range('A', 10, 12, { suffixFrom: 'b', suffixTo: 'c' }), range('B', 20, 22)];
  const at = (houseNumber: string) => found({ street: 'Hauptstraße', houseNumber }, rows);
  expect(at('10a')).toEqual(['none']);
  expect(at('10b')).toEqual(['unique', 'A']);
  expect(at('12 c')).toEqual(['unique', 'A']);
  expect(at('12d')).toEqual(['none']);
  expect(at('22z')).toEqual(['unique', 'B']);
});

it('districts tell apart what has no street', () => {
  const rows = [assignment('A', { district: 'Oberdorf' }), assignment('B', { district: 'Unterdorf' })];
  expect(found({}, rows)).toEqual(['ambiguous', 'district']);
  expect(found({ district: 'oberdorf' }, rows)).toEqual(['unique', 'A']);
  // One area in two municipalities has two concession fees.
  expect(found({}, [assignment('A'), assignment('A', { municipalityKey: '99001003' })])[0]).toBe('ambiguous');
});

it('names and numbers are compared in one spelling', () => {
  expect(new Set(['Am Mühlbach', 'am muehlbach', 'AM-MÜHLBACH'].map(spelled)).size).toBe(1);
  expect(spelled('Bahnhofstr. ')).toBe(spelled('Bahnhof-Straße'));
  expect(houseOf('12 A')).toEqual({ number: 12, suffix: 'a' });
  expect(houseOf('12-14')).toEqual({ number: 12, suffix: '' });
  expect(houseOf('im Hof')).toBeNull();
});

it('every house of a range that is whole belongs to it, and none beside it', () => {
  const bounds = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 200 }));
  fc.assert(
    fc.property(
      bounds,
      fc.integer({ min: 1, max: 600 }),
      fc.constantFrom('all', 'odd', 'even'),
      (given, house, parity) => {
        const [from, length] = given;
        const rows = [range('A', from, from + length, { parity })];
        const isInside = house >= from && house <= from + length;
        const isSide = parity === 'all' || (house % 2 === 1) === (parity === 'odd');
        const expected = isInside && isSide ? ['unique', 'A'] : ['none'];
        expect(found({ street: 'Hauptstraße', houseNumber: String(house) }, rows)).toEqual(expected);
      },
    ),
  );
});
