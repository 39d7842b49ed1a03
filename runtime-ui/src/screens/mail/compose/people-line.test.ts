import { expect, it } from 'vitest';
import { addressIn, isPerson, joinPeople, personText, splitPeople } from './people-line.ts';

it('a line of people is split where one ends, and joined again', () => {
  const line = 'Anna <anna@kunde.example>, "Müller, Jürgen" <j@kunde.example>; bernd@kunde.example';
  const people = ['Anna <anna@kunde.example>', '"Müller, Jürgen" <j@kunde.example>', 'bernd@kunde.example'];
  expect(splitPeople(line)).toEqual(people);
  expect(splitPeople(joinPeople(people))).toEqual(people);
  expect(splitPeople(null)).toEqual([]);
  expect(joinPeople([])).toBeNull();
});

it('what is no address is known', () => {
  expect(addressIn('"Müller, Jürgen" <j@kunde.example>')).toBe('j@kunde.example');
  expect(isPerson('Anna <anna@kunde.example>')).toBe(true);
  for (const text of ['anna', 'anna@kunde', 'Anna <anna>']) expect(isPerson(text), text).toBe(false);
  expect(personText('Müller, Jürgen', 'j@kunde.example')).toBe('"Müller, Jürgen" <j@kunde.example>');
});
