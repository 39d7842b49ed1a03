import { expect, it } from 'vitest';
import { findUnused } from './find-unused.ts';

const label = { de: 'x', en: 'x' };
const field = (id: string, more: object = {}) => ({ id, type: 'text', label, ...more });
const document = (kind: string, id: string, more: object) => ({
  file: `${id}.json`,
  document: { kind, id, name: id, label, ...more },
});
const documents = [
  document('entity', 'lead', {
    titleField: 'name',
    fields: [
      field('name'),
      field('shown'),
      field('counted'),
      field('filtered'),
      field('written'),
      field('needed'),
      field('dead'),
      field('segment', { type: 'option', optionSet: 'segments' }),
      field('total', { type: 'computed', expression: 'counted + 1', result: 'integer' }),
    ],
  }),
  document('option-set', 'segments', { options: [] }),
  document('option-set', 'forgotten', { options: [] }),
  document('view', 'leads', {
    entity: 'lead',
    type: 'list',
    columns: ['shown', 'segment'],
    filter: { filtered: 1 },
    sort: ['-total'],
  }),
  document('workflow', 'inner', { entity: 'lead', starts: [{ on: 'workflow' }], machine: { states: {} } }),
  document('workflow', 'called', { entity: 'lead', starts: [{ on: 'workflow' }], machine: { states: {} } }),
  document('workflow', 'asked', {
    entity: 'lead',
    starts: [{ on: 'person' }],
    machine: { states: { calling: { invoke: [{ id: 'one', src: 'called' }] } } },
  }),
  document('template', 'offer', {
    entity: 'lead',
    required: ['needed'],
    body: { de: '<p>dead {{#if written}}x{{/if}}</p>' },
  }),
  document('role', 'sales', { grants: [] }),
  document('role', 'nobody', { grants: [] }),
];
const found = (held: ReadonlySet<string> | null) =>
  findUnused(documents, [], held).map(({ why, file, path }) => `${why} ${file} ${path}`.trim());

it('finds what nothing names, and not what a form, view, formula, filter or letter does', () => {
  expect(found(new Set(['sales']))).toEqual([
    'field lead.json fields.6',
    'option-set forgotten.json',
    'workflow inner.json starts',
    'role nobody.json',
  ]);
});

it('says nothing about roles to those who may not see who has them', () => {
  expect(found(null).filter((one) => one.startsWith('role'))).toEqual([]);
});

it('adds the hints of the check about what has no effect', () => {
  const hint = { file: 'lead.json', path: 'fields.6', code: 'definition.on-no-form', message: 'x' };
  expect(findUnused(documents, [{ ...hint, severity: 'warning' }], null).at(-1)).toMatchObject({ why: 'warning' });
  expect(
    findUnused(documents, [{ ...hint, code: 'definition.by-hand', severity: 'warning' }], null).at(-1),
  ).not.toMatchObject({
    why: 'warning',
  });
});
