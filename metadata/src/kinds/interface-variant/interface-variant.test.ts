import { expect, it } from 'vitest';
import { compileModel } from '../../compile.ts';
import type { Definition } from '../../generated/definitions.gen.ts';
import { checkExamples } from '../../interface/check-examples.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const order = {
  kind: 'entity',
  id: 'order',
  name: 'orders',
  label,
  labelPlural: label,
  titleField: 'code',
  fields: [
    { id: 'code', type: 'text', label },
    { id: 'amount', type: 'decimal', label },
    { id: 'partner', type: 'text', label },
  ],
};
const role = { kind: 'role', id: 'robot', name: 'robot', label, grants: [{ entity: 'order', actions: ['create'] }] };
const standard = {
  kind: 'interface',
  id: 'standard',
  name: 'standard',
  label,
  help: label,
  roles: ['robot'],
  format: { type: 'csv' },
  language: 'de',
  columns: [
    { id: 'number', from: 'Nr.', type: 'text', required: true },
    { id: 'amount', from: 'Menge', type: 'decimal' },
    { id: 'partner', type: 'text', required: true },
  ],
  key: 'partner & number',
  steps: [
    {
      id: 'order',
      do: 'write',
      entity: 'order',
      by: { code: { formula: 'number' } },
      values: { amount: { formula: 'amount' }, partner: { formula: 'partner' } },
    },
  ],
  pickUp: { connection: 'standard', files: '*.csv' },
  examples: [
    {
      id: 'one',
      row: { number: '1', amount: '1,5', partner: 'P' },
      expected: { steps: { order: { code: '1', amount: '1.5000', partner: 'P' } } },
    },
  ],
};
const variant = {
  kind: 'interface-variant',
  id: 'sun',
  name: 'sun-orders',
  label,
  basedOn: 'standard',
  format: { type: 'csv', delimiter: ',' },
  language: 'en',
  columns: [
    { id: 'number', from: 'Order No' },
    { id: 'partner', fixed: 'Sun' },
  ],
  moreColumns: [{ id: 'unit', type: 'text' }],
  steps: [{ id: 'order', values: { amount: { formula: "unit = 'MWh' ? $mul(amount, 1000) : amount" } } }],
  examples: [
    {
      id: 'megawatt-hours',
      row: { number: 'S-1', amount: '1.5', unit: 'MWh' },
      expected: { steps: { order: { code: 'S-1', amount: '1500', partner: 'Sun' } } },
    },
  ],
};
const documentsOf = (changes: object, base: object = {}) =>
  [order, role, { ...standard, ...base }, { ...variant, ...changes }].map((document) => ({
    file: `${document.id}.json`,
    document: document as unknown,
  }));
const issuesOf = (changes: object, base: object = {}) =>
  validateDocuments(documentsOf(changes, base)).issues.map(({ file, path, code }) => `${file} ${path} ${code}`);
const modelOf = (changes: object = {}, base: object = {}) =>
  compileModel(documentsOf(changes, base).map(({ document }) => document as Definition)).interfaces['sun'];

it('is a whole interface with what is different, and follows the standard in all else', () => {
  expect(issuesOf({})).toEqual([]);
  const whole = modelOf();
  expect(whole).toMatchObject({
    kind: 'interface',
    name: 'sun-orders',
    format: { type: 'csv', delimiter: ',' },
    language: 'en',
    key: 'partner & number',
    columns: [
      { id: 'number', from: 'Order No', type: 'text', required: true },
      { id: 'amount', from: 'Menge' },
      { id: 'partner', fixed: 'Sun' },
      { id: 'unit' },
    ],
    steps: [{ entity: 'orders', by: { code: { formula: 'number' } }, values: { partner: { formula: 'partner' } } }],
  });
  // Its files come from elsewhere, and what it is for is its own.
  for (const own of ['pickUp', 'help', 'basedOn', 'moreColumns']) expect(whole).not.toHaveProperty(own);
  const changed = modelOf({}, { key: 'number', columns: [...standard.columns, { id: 'unitPrice', type: 'decimal' }] });
  expect(changed).toMatchObject({ key: 'number' });
  expect(changed?.columns.map(({ id }) => id)).toEqual(['number', 'amount', 'partner', 'unitPrice', 'unit']);
});

it('says of what it changes that it is not there, and of what comes of it where it is wrong', () => {
  expect(issuesOf({ basedOn: 'nothing' })).toEqual(['sun.json basedOn definition.unknown-reference']);
  expect(issuesOf({ columns: [...variant.columns, { id: 'gone', from: 'x' }] })).toEqual([
    'sun.json columns.2.id definition.unknown-reference',
  ]);
  expect(issuesOf({ steps: [{ id: 'gone' }] })).toEqual(['sun.json steps.0.id definition.unknown-reference']);
  expect(issuesOf({ steps: [{ id: 'order', values: { gone: 'x' } }] })).toEqual([
    'sun.json steps.0.values.gone definition.unknown-field',
  ]);
  expect(
    issuesOf({
      columns: [{ id: 'amount', pattern: '#' }],
      moreColumns: undefined,
      steps: undefined,
      examples: undefined,
    }),
  ).toEqual(['sun.json columns.0.pattern definition.no-effect']);
  expect(issuesOf({ moreColumns: [{ id: 'amount', type: 'text' }] })).toContain(
    'sun.json moreColumns.0.id definition.repeated',
  );
  // What the standard loses, the variant may still need.
  expect(
    issuesOf({}, { columns: standard.columns.slice(0, 2), key: 'number' }).filter((one) => one.startsWith('sun')),
  ).toEqual(['sun.json columns.1.id definition.unknown-reference']);
  expect(issuesOf({ name: 'standard' })).toEqual(['sun.json name definition.repeated']);
});

it('is held against its own examples', async () => {
  expect(await checkExamples(documentsOf({}))).toEqual([]);
  expect(await checkExamples(documentsOf({ steps: [] }))).toMatchObject([
    { file: 'sun.json', path: 'examples.0.expected', code: 'interface.example' },
  ]);
});

it('interfaces and variants may come after each other, but not in a circle', () => {
  const pickUp = (...after: readonly string[]) => ({
    pickUp: { connection: 'portal', files: '*.csv', ...(after.length > 0 && { after }) },
  });
  const issuesOf = (changes: object, base: object) =>
    validateDocuments(documentsOf(changes, base)).issues.map(({ file, path, code }) => `${file} ${path} ${code}`);
  expect(issuesOf(pickUp('standard'), pickUp())).toEqual([]);
  expect(issuesOf(pickUp(), pickUp('sun'))).toEqual([]);
  expect(issuesOf(pickUp('sun'), pickUp())).toEqual(['sun.json pickUp.after.0 definition.after-itself']);
  expect(issuesOf(pickUp('nobody'), pickUp())).toEqual(['sun.json pickUp.after.0 definition.unknown-interface']);
  expect(issuesOf(pickUp('standard'), pickUp('sun')).sort()).toEqual([
    'standard.json pickUp.after.0 definition.after-itself',
    'sun.json pickUp.after.0 definition.after-itself',
  ]);
});
