import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { expect, it } from 'vitest';
import { objectOf } from './object-of.ts';

const definition = (columns: readonly object[]) =>
  ({
    columns,
    related: [
      { id: 'customer', field: 'lead' },
      { id: 'registers', entity: 'register', via: 'meter' },
    ],
  }) as unknown as OutgoingDefinition;
const column = (id: string, name?: string, of?: string) => ({ id, ...(name && { name }), ...(of && { of }) });

it('paths become objects, records that refer here a list', () => {
  const columns = [
    column('number'),
    column('city', 'address/city'),
    column('zip', 'address/zip'),
    column('name', 'customer/name', 'customer'),
    column('obis', 'registers/obis', 'registers'),
    column('unit', 'registers/unit/name', 'registers'),
  ];
  const cells = {
    number: '7',
    city: 'Köln',
    zip: '50667',
    name: 'Sommer',
    obis: ['1.8.0', '2.8.0'],
    unit: [null, 'kWh'],
  };
  expect(objectOf(cells, definition(columns))).toEqual({
    number: '7',
    address: { city: 'Köln', zip: '50667' },
    customer: { name: 'Sommer' },
    registers: [{ obis: '1.8.0' }, { obis: '2.8.0', unit: { name: 'kWh' } }],
  });
  expect(objectOf({ obis: [] }, definition(columns))).toEqual({ registers: [] });
});

it.each([
  ['before', [column('rest', '*'), column('number'), column('city', 'address/city')]],
  ['after', [column('number'), column('city', 'address/city'), column('rest', '*')]],
])('what was kept of others is mixed in, and says nothing against the columns (%s them)', (_where, columns) => {
  const rest = { number: 'old', note: 'kept', address: { city: 'old', geo: { lat: '1' } }, list: [1] };
  expect(objectOf({ number: '7', city: 'Köln', rest }, definition(columns))).toEqual({
    number: '7',
    note: 'kept',
    address: { city: 'Köln', geo: { lat: '1' } },
    list: [1],
  });
});

it('names that mean something in JavaScript are names', () => {
  const rest = JSON.parse('{"__proto__": {"evil": true}, "constructor": 1}') as unknown;
  const object = objectOf({ rest }, definition([column('rest', '*')]));
  expect(JSON.stringify(object)).toBe('{"__proto__":{"evil":true},"constructor":1}');
  expect(({} as { evil?: boolean }).evil).toBeUndefined();
});
