import { expect, it } from 'vitest';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const entity = {
  kind: 'entity',
  id: 'thing',
  name: 'thing',
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [
    { id: 'name', type: 'text', label },
    { id: 'price', type: 'money', label },
  ],
};
const issuesOf = (...items: readonly object[]) =>
  validateDocuments([
    { file: 'thing.json', document: entity },
    {
      file: 'list.json',
      document: { kind: 'checklist', id: 'go', name: 'go', label, items: items.map((one) => ({ label, ...one })) },
    },
  ]).issues.map(({ path, code }) => `${path} ${code}`);
const records = { type: 'records', entity: 'thing', atLeast: 1 };

it('is accepted when every check says what it needs', () => {
  expect(
    issuesOf(
      { id: 'a', link: '/records/thing', check: { ...records, filter: { name: 'x' }, sum: 'price' } },
      { id: 'b', check: { type: 'backup', hours: 24 } },
      { id: 'c', check: { type: 'no-failures', of: 'jobs' } },
      { id: 'd', day: 2 },
      { id: 'e', check: { type: 'changed', kind: 'numbering' } },
      { id: 'f', check: { type: 'no-failures', of: 'processes' } },
    ),
  ).toEqual([]);
});

it('names the place of what is wrong', () => {
  expect(issuesOf({ id: 'a' }, { id: 'a' })).toEqual(['items.1.id definition.repeated']);
  expect(issuesOf({ id: 'a', role: 'nobody' })).toEqual(['items.0.role definition.unknown-reference']);
  expect(issuesOf({ id: 'a', check: { type: 'records', entity: 'thing' } })).toEqual([
    'items.0.check definition.checklist',
  ]);
  expect(issuesOf({ id: 'a', check: { ...records, hours: 3 } })).toEqual(['items.0.check.hours definition.no-effect']);
  expect(issuesOf({ id: 'a', check: { ...records, sum: 'name' } })).toEqual(['items.0.check.sum definition.no-effect']);
  expect(issuesOf({ id: 'a', check: { type: 'changed' } })).toEqual(['items.0.check definition.checklist']);
  expect(issuesOf({ id: 'a', check: { type: 'changed', kind: 'entity' } })).toEqual([
    'items.0.check.kind document.value',
  ]);
  expect(issuesOf({ id: 'a', check: { type: 'roles-held' } })).toEqual(['items.0.check definition.checklist']);
  expect(issuesOf({ id: 'a', check: { type: 'roles-held', roles: [] } })).toEqual([
    'items.0.check.roles value.required',
  ]);
  expect(issuesOf({ id: 'a', check: { type: 'roles-held', roles: ['nobody'] } })).toEqual([
    'items.0.check.roles.0 definition.unknown-reference',
  ]);
  expect(issuesOf({ id: 'a', check: { ...records, roles: ['nobody'] } })).toEqual([
    'items.0.check.roles definition.no-effect',
  ]);
  expect(issuesOf({ id: 'a', check: { ...records, filter: { nothing: 1 } } })).toHaveLength(1);
  for (const link of ['https://evil.example', '//evil.example', 'javascript:alert(1)'])
    expect(issuesOf({ id: 'a', link })).toEqual(['items.0.link document.value']);
});
