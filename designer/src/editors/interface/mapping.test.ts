import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { expect, it } from 'vitest';
import { mappingOf } from './mapping.ts';

const field = (name: string, more: object = {}) => ({ id: name, name, type: 'text', ...more });
const model = {
  entities: {
    customer: {
      id: 'lead',
      name: 'customer',
      fields: [
        field('lastName', { required: true }),
        field('source', { required: true }),
        field('state', { required: true, default: 'new' }),
        field('number', { required: true, readOnly: true }),
        field('city'),
      ],
    },
  },
} as unknown as EffectiveModel;
const columns = ['name', 'town', 'wanted', 'order', 'spare'].map((id) => ({ id, type: 'text' }));
const write = {
  id: 'lead',
  do: 'write',
  entity: 'lead',
  if: "wanted = 'spare'",
  by: { number: { formula: 'order' } },
  values: { lastName: { formula: "$uppercase(name) & ' town'" }, city: 'Bonn' },
};
const mapped = (more: object) => mappingOf({ columns, steps: [write], key: 'order', ...more } as never, model);

it('which column leads where is told by the formulas, not by words in texts', () => {
  const { key, steps, readBy } = mapped({});
  expect(key?.columns).toEqual(['order']);
  expect(steps[0]?.condition?.columns).toEqual(['wanted']);
  expect(steps[0]?.fields.map(({ field: name, columns: read, isMissing }) => [name, read, isMissing])).toEqual([
    ['number', ['order'], false],
    ['lastName', ['name'], false],
    ['city', [], false],
    // Required, without a default, filled by nobody else.
    ['source', [], true],
  ]);
  expect(readBy.get('order')).toEqual(['key', 'lead.number']);
  expect(readBy.get('town')).toEqual([]);
  expect(readBy.get('spare')).toEqual([]);
});

it('a step that creates nothing lacks nothing; a formula over the whole row reads every column', () => {
  expect(mapped({ steps: [{ ...write, missing: 'refuse' }] }).steps[0]?.fields.some(({ isMissing }) => isMissing)).toBe(
    false,
  );
  const whole = {
    ...write,
    values: { source: { formula: '$string($)' }, lastName: { formula: '$output.before & name' } },
  };
  const [step] = mapped({ steps: [whole] }).steps;
  expect(step?.fields.find(({ field: name }) => name === 'source')?.columns).toHaveLength(5);
  expect(step?.fields.find(({ field: name }) => name === 'lastName')).toMatchObject({
    columns: ['name'],
    steps: ['before'],
  });
});

it('what is half written yet is borne', () => {
  expect(mappingOf({}, model).steps).toEqual([]);
  expect(mapped({ key: "order & '" }).key?.columns).toEqual([]);
  expect(mapped({ steps: [{ id: 'lead' }] }).steps[0]?.fields).toEqual([]);
});
