import { expect, it } from 'vitest';
import { changesAt, changesOver, keysOfPlace, withoutChanges } from './definition-changes.ts';

const label = { de: 'Kunde', en: 'Customer' };
const base = {
  kind: 'entity',
  id: 'lead',
  label,
  fields: [
    { id: 'name', type: 'text', label, maxLength: 40 },
    { id: 'phone', type: 'text', label },
  ],
};
const document = {
  ...base,
  label: { de: 'Kunde', en: 'Prospect' },
  fields: [
    { id: 'size', type: 'integer', label },
    { id: 'name', type: 'text', label, maxLength: 60 },
  ],
};
const edited = { file: 'lead.json', document };

it('finds what a definition says otherwise than its package, at a place and below', () => {
  const changes = changesOver(base, edited);
  const at = (...place: (string | number)[]) =>
    changesAt(changes, keysOfPlace(edited, place)).map((one) => [one.op, one.at.slice(1).join('.')]);
  expect(at('label')).toEqual([['set', 'label.en']]);
  expect(at('label', 'de')).toEqual([]);
  expect(at('fields', 1)).toEqual([['set', 'fields.name.maxLength']]);
  expect(at('fields', 0)).toEqual([['add', 'fields.size']]);
  // Inside of something new nothing is a change of its own.
  expect(at('fields', 0, 'type')).toEqual([]);
  expect(at('fields')).toEqual([
    ['remove', 'fields.phone'],
    ['add', 'fields.size'],
    ['set', 'fields.name.maxLength'],
  ]);
  expect(changesOver(null, edited)).toMatchObject([{ op: 'add', at: ['entity/lead'] }]);
});

it('takes back one change and leaves the others', () => {
  const changes = changesOver(base, edited);
  const one = changesAt(changes, ['entity/lead', 'fields', 'name', 'maxLength']);
  const back = { file: 'lead.json', document: withoutChanges(base, edited, one) };
  expect(changesOver(base, back).map(({ at }) => at.slice(1).join('.'))).toEqual([
    'label.en',
    'fields.phone',
    'fields.size',
  ]);
  expect(withoutChanges(base, edited, changes)).toEqual(base);
});
