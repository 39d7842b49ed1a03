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
    document: document as unknown,
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
