import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { expect, it } from 'vitest';
import { formulaSubject } from './formula-subject.ts';

const label = { de: 'x', en: 'x' };
const entity = (id: string, references: Readonly<Record<string, string>> = {}) => ({
  id,
  name: id,
  label,
  labelPlural: label,
  fields: Object.entries(references).map(([name, to]) => ({ id: name, name, type: 'reference', entity: to, label })),
});
const model = {
  entities: {
    meter: entity('meter', { place: 'place' }),
    place: entity('place', { customer: 'customer' }),
    customer: entity('customer'),
    register: entity('register', { meter: 'meter' }),
  },
} as unknown as EffectiveModel;
const root = {
  kind: 'outgoing',
  entity: 'meter',
  related: [
    { id: 'where', field: 'place' },
    { id: 'who', of: 'where', field: 'customer' },
    { id: 'registers', entity: 'register', via: 'meter' },
    { id: 'round', of: 'round', field: 'place' },
  ],
};
const subject = (column: object) => formulaSubject([column as never, root as never], model).entity?.id;

it('a column of an outgoing interface speaks of the record that it names', () => {
  expect(subject({ id: 'number' })).toBe('meter');
  expect(subject({ id: 'city', of: 'where' })).toBe('place');
  expect(subject({ id: 'name', of: 'who' })).toBe('customer');
  expect(subject({ id: 'code', of: 'registers' })).toBe('register');
  expect(subject({ id: 'none', of: 'nothing' })).toBeUndefined();
  expect(subject({ id: 'round', of: 'round' })).toBeUndefined();
  expect(formulaSubject([root as never], model).entity?.id).toBe('meter');
});
