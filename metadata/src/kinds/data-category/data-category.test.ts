import { expect, it } from 'vitest';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const entity = (id: string, fields: readonly object[]) => ({
  file: `${id}.json`,
  document: {
    kind: 'entity',
    id,
    name: id,
    label,
    labelPlural: label,
    titleField: 'name',
    fields: [{ id: 'name', type: 'text', label }, ...fields.map((one) => ({ label, ...one }))],
  },
});
const customer = entity('customer', [
  { id: 'born', type: 'date' },
  { id: 'friend', type: 'reference', entity: 'shop' },
]);
const letter = entity('letter', [
  { id: 'to', type: 'reference', entity: 'customer' },
  { id: 'shop', type: 'reference', entity: 'shop' },
  { id: 'on', type: 'date' },
]);
const shop = entity('shop', []);
const category = (id: string, ...entities: readonly object[]) => ({
  file: `${id}.json`,
  document: {
    kind: 'data-category',
    id,
    name: id,
    label,
    purpose: label,
    legalBasis: 'contract',
    entities: entities.map((one) => ({ personalFields: ['name'], ...one })),
  },
});
const person = { id: 'customer', entity: 'customer', person: true };
const rule = { id: 'six', unit: 'years', count: 6, from: ['on'], obligation: true, source: label };
const issuesOf = (...documents: readonly { file: string; document: unknown }[]) =>
  validateDocuments([customer, letter, shop, ...documents]).issues.map(({ path, code }) => `${path} ${code}`);
const withRule = (...rules: readonly object[]) =>
  issuesOf(category('all', person, { id: 'letter', entity: 'letter', belongsTo: ['to'], retention: rules }));

it('is accepted when everything that it names is there', () => {
  expect(
    issuesOf(
      category('first', { ...person, sensitiveFields: ['born'] }),
      category('second', {
        id: 'letter',
        entity: 'letter',
        belongsTo: ['to'],
        retention: [
          { id: 'open', unit: 'in-use', filter: { on: { isNull: true } }, source: label },
          { ...rule, filter: { name: 'x' } },
          { id: 'rest', unit: 'months', count: 3, from: ['createdAt'], source: label },
        ],
      }),
    ),
  ).toEqual([]);
});

it('names the place of what is not there', () => {
  expect(issuesOf(category('all', { ...person, entity: 'nobody' }))).toEqual([
    'entities.0.entity definition.unknown-reference',
  ]);
  expect(issuesOf(category('all', { ...person, personalFields: ['name', 'none'] }))).toEqual([
    'entities.0.personalFields.1 definition.unknown-field',
  ]);
  expect(issuesOf(category('all', { ...person, sensitiveFields: ['none'] }))).toEqual([
    'entities.0.sensitiveFields.0 definition.unknown-field',
  ]);
  expect(issuesOf(category('all', person, { id: 'letter', entity: 'letter' }))).toEqual([
    'entities.1 definition.no-person',
  ]);
  expect(issuesOf(category('all', person, { id: 'letter', entity: 'letter', belongsTo: ['shop'] }))).toEqual([
    'entities.1.belongsTo.0 definition.not-personal',
  ]);
  expect(issuesOf(category('all', person, { id: 'letter', entity: 'letter', belongsTo: ['on'] }))).toEqual([
    'entities.1.belongsTo.0 definition.not-personal',
  ]);
});

it('has each entity in one place only', () => {
  expect(issuesOf(category('one', person), category('two', person))).toEqual(['entities.0.entity definition.repeated']);
  expect(issuesOf(category('one', person, { ...person, id: 'again' }))).toEqual([
    'entities.1.entity definition.repeated',
  ]);
});

it('knows periods that can have no effect', () => {
  expect(withRule({ ...rule, from: ['name'] })).toEqual(['entities.1.retention.0.from.0 definition.no-date']);
  expect(withRule({ ...rule, filter: { none: 1 } })).toEqual([
    'entities.1.retention.0.filter.none definition.unknown-field',
  ]);
  expect(withRule(rule, { ...rule, id: 'seven' })).toEqual(['entities.1.retention.1 definition.unreachable-rule']);
  expect(withRule({ id: 'x', unit: 'years', source: label })).toEqual(['entities.1.retention.0 definition.checklist']);
  expect(withRule({ id: 'x', unit: 'in-use', filter: { name: 'x' }, count: 2, source: label })).toEqual([
    'entities.1.retention.0.count definition.no-effect',
  ]);
  expect(withRule({ id: 'x', unit: 'in-use', source: label })).toEqual(['entities.1.retention.0 definition.checklist']);
});
