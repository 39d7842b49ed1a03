import type { EntityModel } from '@leitwerk/metadata/model';
import { expect, it } from 'vitest';
import { filterOfRows } from './rows-as-filter.ts';

const fields = [
  { id: 'keeper', name: 'owner' },
  { id: 'group', name: 'team' },
];
const entity = { fields, ownerField: 'keeper', teamField: 'group' } as unknown as EntityModel;
const ownerless = { fields } as unknown as EntityModel;

it('says the same as a rule about records, in the filter language', () => {
  expect(filterOfRows('all', entity)).toBeNull();
  expect(filterOfRows('none', entity)).toEqual({ not: {} });
  expect(filterOfRows(['own'], entity)).toEqual({ owner: '$user' });
  expect(filterOfRows(['team'], entity)).toEqual({ or: [{ owner: '$user' }, { team: { in: '$teams' } }] });
  expect(filterOfRows([{ owner: 'x' }, 'own'], entity)).toEqual({ or: [{ owner: 'x' }, { owner: '$user' }] });
});

it('covers nothing where a record belongs to nobody', () => {
  expect(filterOfRows(['own'], ownerless)).toEqual({ not: {} });
  expect(filterOfRows(['team'], ownerless)).toEqual({ not: {} });
});
