import { expect, it } from 'vitest';
import { checkExamples } from '../../interface/check-examples.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'x', en: 'x' };
const order = {
  kind: 'entity',
  id: 'order',
  name: 'order',
  label,
  labelPlural: label,
  titleField: 'code',
  fields: [
    { id: 'code', type: 'text', label },
    { id: 'amount', type: 'decimal', label },
  ],
};
const role = { kind: 'role', id: 'robot', name: 'robot', label, grants: [{ entity: 'order', actions: ['read'] }] };
const feedback = {
  kind: 'outgoing',
  id: 'feedback',
  name: 'feedback',
  label,
  roles: ['robot'],
  entity: 'order',
  filter: { code: { ne: 'x' } },
  only: "code != 'test'",
  key: 'code',
  columns: [
    { id: 'code', name: 'Nr.', formula: 'code' },
    { id: 'amount', formula: 'amount' },
  ],
  format: { type: 'csv', delimiter: ',' },
  send: { connection: 'portal', folder: 'in', file: 'x-{date}-{number}.csv', schedule: { cron: '0 * * * *' } },
};
const documentsOf = (changes: object) =>
  [order, role, { ...feedback, ...changes }].map((document) => ({
    file: `${document.kind}.json`,
    document: JSON.parse(JSON.stringify(document)) as unknown,
  }));
const issuesOf = (changes: object) =>
  validateDocuments(documentsOf(changes))
    .issues.filter(({ severity }) => severity !== 'warning')
    .map(({ path, code }) => `${path} ${code}`);

it('is accepted when everything that it names is there', () => {
  expect(issuesOf({})).toEqual([]);
});

it('is refused for what is not there, or could have no effect', () => {
  expect(issuesOf({ entity: 'none' })).toEqual(['entity definition.unknown-reference']);
  expect(issuesOf({ roles: ['none'] })).toEqual(['roles.0 definition.unknown-reference']);
  expect(issuesOf({ filter: { code: { empty: false } } })).toEqual(['filter.code.empty definition.filter-operator']);
  expect(issuesOf({ key: 'nothing' })).toEqual(['key expression.unknown-field']);
  expect(issuesOf({ format: { type: 'json', delimiter: ';' } })).toEqual(['format.delimiter definition.no-effect']);
  expect(issuesOf({ format: { type: 'xml' }, columns: [{ id: 'code', name: 'Nr. 1', formula: 'code' }] })).toEqual([
    'columns.0.name definition.element-name',
  ]);
  expect(
    issuesOf({
      columns: [
        { id: 'code', formula: 'code' },
        { id: 'other', name: 'code', formula: 'code' },
      ],
    }),
  ).toEqual(['columns.1.name definition.repeated']);
  expect(issuesOf({ filter: { updatedAt: { gte: '$today' } } })).toEqual(['filter.updatedAt definition.no-effect']);
  const told = { connection: 'portal', file: 'x-{number}.csv', on: ['created', 'step'], collectMinutes: 5 };
  expect(issuesOf({ key: undefined, send: told })).toEqual([]);
  expect(issuesOf({ key: undefined, send: { ...told, schedule: { cron: '0 * * * *' } } })).toEqual([
    'key document.missing-key',
  ]);
  expect(issuesOf({ send: { ...told, on: undefined, after: ['orders'] } })).toEqual([
    'send.after.0 definition.unknown-interface',
    'send.collectMinutes definition.no-effect',
  ]);
  expect(issuesOf({ send: { ...feedback.send, folder: '../in' } })).toEqual(['send.folder definition.folder']);
  expect(issuesOf({ send: { ...feedback.send, file: 'always-the-same.csv' } })).toHaveLength(1);
  expect(issuesOf({ send: { ...feedback.send, schedule: { cron: '61 * * * *' } } })).toEqual([
    'send.schedule.cron definition.cron',
  ]);
});

it('is tried on its examples', async () => {
  const example = (record: object, expected: object) => [{ id: 'one', record, expected }];
  const check = async (record: object, expected: object) =>
    (await checkExamples(documentsOf({ examples: example(record, expected) }))).map(({ path }) => path);
  expect(await check({ code: 'a', amount: '1.50' }, { row: { code: 'a', amount: '1.50' } })).toEqual([]);
  expect(await check({ code: 'a' }, { row: { code: 'a' } })).toEqual([]);
  expect(await check({ code: 'a' }, { row: { code: 'b' } })).toEqual(['examples.0.expected']);
  expect(await check({ code: 'test' }, { leftOut: true })).toEqual([]);
  expect(await check({ amount: '1' }, { leftOut: true })).toEqual([]);
});

const meter = {
  ...order,
  id: 'meter',
  name: 'meter',
  fields: [
    { id: 'code', type: 'text', label },
    { id: 'order', type: 'reference', entity: 'order', label },
  ],
};
const parcel = {
  ...order,
  id: 'parcel',
  name: 'parcel',
  fields: [
    { id: 'code', type: 'text', label },
    { id: 'amount', type: 'decimal', label },
    { id: 'order', type: 'reference', entity: 'order', label },
  ],
};
const withRelated = (changes: object) => [
  ...documentsOf({ format: { type: 'json' }, entity: 'parcel', ...changes }),
  ...[meter, parcel].map((document) => ({
    file: `${document.id}.json`,
    document: document as unknown,
  })),
];
const relatedIssues = (changes: object) =>
  validateDocuments(withRelated(changes))
    .issues.filter(({ severity }) => severity !== 'warning')
    .map(({ path, code }) => `${path} ${code}`);
const related = [
  { id: 'sale', field: 'order' },
  { id: 'meters', of: 'sale', entity: 'meter', via: 'order' },
];
const columns = [
  { id: 'code', formula: 'code' },
  { id: 'amount', of: 'sale', name: 'sale/amount', formula: 'amount' },
  { id: 'meters', of: 'meters', name: 'meters/code', formula: 'code' },
];

it('knows records that are related, with their fields', () => {
  expect(relatedIssues({ related, columns })).toEqual([]);
  const only = (one: object, at = 0) => relatedIssues({ related: related.with(at, one as never), columns });
  expect(only({ id: 'sale', field: 'code' })).toContain('related.0.field definition.owner-field');
  expect(only({ id: 'sale', field: 'none' })).toContain('related.0.field definition.unknown-field');
  expect(only({ id: 'sale', field: 'order', via: 'order' })).toContain('related.0.via definition.no-effect');
  expect(only({ id: 'meters', entity: 'meter', via: 'order' }, 1)).toContain('related.1.via definition.owner-field');
  expect(only({ id: 'meters', of: 'sale', entity: 'meter' }, 1)).toContain('related.1.via document.missing-key');
  expect(only({ id: 'meters', of: 'none', entity: 'meter', via: 'order' }, 1)).toContain(
    'related.1.of definition.unknown-reference',
  );
  const changed = (column: object, at: number) =>
    relatedIssues({ related, columns: columns.with(at, column as never) });
  expect(changed({ id: 'amount', of: 'sale', formula: 'order' }, 1)).toEqual([
    'columns.1.formula expression.unknown-field',
  ]);
  expect(changed({ id: 'amount', of: 'none', formula: 'amount' }, 1)).toEqual([
    'columns.1.of definition.unknown-reference',
  ]);
  expect(changed({ id: 'meters', of: 'meters', formula: 'code' }, 2)).toEqual([
    'columns.2.name definition.list-column',
  ]);
  expect(changed({ id: 'meters', of: 'meters', name: 'sale/code', formula: 'code' }, 2)).toEqual([
    'columns.2.name definition.list-column',
  ]);
  expect(changed({ id: 'amount', name: 'a//b', formula: 'amount' }, 1)).toEqual([
    'columns.1.name definition.column-path',
  ]);
  expect(relatedIssues({ related, columns, format: { type: 'csv' } })).toEqual([
    'related.1.entity definition.no-effect',
    'columns.1.name definition.no-effect',
    'columns.2.name definition.no-effect',
  ]);
});

it('says in which of several related records of an example something is wrong', () => {
  const meters = [{ code: 'M1' }, { number: 'M2' }];
  const one = {
    id: 'one',
    record: { code: 'P1' },
    related: { sale: { total: '1' }, meters },
    expected: { leftOut: true },
  };
  expect(relatedIssues({ related, columns, examples: [one] })).toEqual([
    'examples.0.related.sale.total definition.unknown-field',
    'examples.0.related.meters.1.number definition.unknown-field',
  ]);
});

it('works out examples with what is related', async () => {
  const example = (row: object) => ({
    id: 'one',
    record: { code: 'P1' },
    related: { sale: { amount: '2.50' }, meters: [{ code: 'M1' }, { code: 'M2' }, {}] },
    expected: { row },
  });
  const came = async (row: object) =>
    (await checkExamples(withRelated({ related, columns, examples: [example(row)] }))).map(({ code }) => code);
  expect(await came({ code: 'P1', amount: '2.50', meters: ['M1', 'M2', null] })).toEqual([]);
  expect(await came({ code: 'P1', amount: '2.50', meters: ['M1'] })).toEqual(['interface.example']);
});
