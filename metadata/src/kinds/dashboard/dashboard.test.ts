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
    { id: 'sold', type: 'date', label },
    {
      id: 'state',
      type: 'option',
      label,
      options: [
        { id: 'new', label },
        { id: 'sold', label },
      ],
    },
    { id: 'notes', type: 'long-text', label },
    { id: 'part', type: 'reference', entity: 'part', label },
  ],
};
const part = {
  kind: 'entity',
  id: 'part',
  name: 'part',
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [
    { id: 'name', type: 'text', label },
    { id: 'made', type: 'date', label },
  ],
};
const view = { kind: 'view', id: 'all', name: 'all', label, entity: 'thing', type: 'list', columns: ['name'] };
const place = { x: 0, y: 0, width: 4, height: 2 };
const figure = { id: 'a', label, type: 'figure', entity: 'thing', ...place };
const bars = { ...figure, type: 'bars', group: 'state' };

const issuesOf = (...tiles: readonly object[]) => issuesWith({}, ...tiles);

const issuesWith = (more: object, ...tiles: readonly object[]) =>
  validateDocuments([
    { file: 'part.json', document: part },
    { file: 'thing.json', document: entity },
    { file: 'all.json', document: view },
    { file: 'board.json', document: { kind: 'dashboard', id: 'board', name: 'board', label, ...more, tiles } },
  ]).issues.map(({ path, code }) => `${path} ${code}`);

it('is accepted with every sort of tile', () => {
  expect(
    issuesOf(
      {
        ...figure,
        measures: [{ of: 'sum', field: 'price' }],
        time: 'sold',
        compare: true,
        target: '1000.50',
        color: 'teal',
      },
      { ...bars, id: 'b', x: 4, inOrder: true, most: 5, filter: { name: 'x' } },
      { ...bars, id: 'c', x: 8, group: 'sold', bucket: 'month', time: 'createdAt' },
      { ...bars, id: 'd', type: 'line', y: 2, group: 'updatedAt', bucket: 'week' },
      { ...bars, id: 'e', type: 'ring', x: 4, y: 2 },
      { ...bars, id: 'f', type: 'table', x: 8, y: 2, measures: [{ of: 'count' }, { of: 'avg', field: 'price' }] },
      { id: 'g', label, type: 'list', view: 'all', ...place, y: 4 },
      { ...bars, id: 'h', x: 4, y: 4, group: 'part.name', split: 'state' },
      { ...bars, id: 'i', x: 8, y: 4, type: 'pivot', split: 'part.made', splitBucket: 'month', inOrder: true },
      { ...bars, id: 'j', y: 6, type: 'funnel', stages: ['new', 'sold'] },
    ),
  ).toEqual([]);
});

it('names the place of what is wrong', () => {
  expect(issuesOf(figure, { ...figure, x: 6 })).toEqual(['tiles.1.id definition.repeated']);
  expect(issuesOf({ ...figure, x: 9 })).toEqual(['tiles.0.width definition.tile-outside']);
  expect(issuesOf(figure, { ...figure, id: 'b', x: 3, y: 1 })).toEqual(['tiles.1 definition.tiles-overlap']);
  expect(issuesOf({ ...bars, group: undefined })).toEqual(['tiles.0 definition.missing']);
  expect(issuesOf({ ...figure, entity: 'other' })).toEqual(['tiles.0.entity definition.unknown-reference']);
  expect(issuesOf({ ...figure, group: 'state' })).toEqual(['tiles.0.group definition.no-effect']);
  expect(issuesOf({ ...figure, filter: { other: 1 } })).toEqual(['tiles.0.filter.other definition.unknown-field']);
  expect(issuesOf({ ...figure, measures: [{ of: 'sum', field: 'name' }] })).toEqual([
    'tiles.0.measures.0.field definition.no-effect',
  ]);
  expect(issuesOf({ ...figure, measures: [{ of: 'sum' }] })).toEqual(['tiles.0.measures.0 definition.missing']);
  expect(issuesOf({ ...figure, measures: [{ of: 'count' }, { of: 'count' }] })).toEqual([
    'tiles.0.measures.1 definition.no-effect',
  ]);
  expect(issuesOf({ ...figure, time: 'name' })).toEqual(['tiles.0.time definition.no-time']);
  expect(issuesOf({ ...figure, compare: true })).toEqual(['tiles.0.compare definition.missing']);
  expect(issuesOf({ ...bars, group: 'notes' })).toEqual(['tiles.0.group definition.no-effect']);
  expect(issuesOf({ ...bars, group: 'name', bucket: 'day' })).toEqual(['tiles.0.group definition.no-time']);
  expect(issuesOf({ ...bars, group: 'name', inOrder: true })).toEqual(['tiles.0.inOrder definition.no-effect']);
  expect(issuesOf({ ...figure, type: 'list' })).toEqual([
    'tiles.0 definition.missing',
    'tiles.0.entity definition.no-effect',
  ]);
  expect(issuesOf({ ...figure, target: '1.234,5' })).toEqual(['tiles.0.target document.value']);
});

it('names the place of what is wrong with two groups, stages and filters of the dashboard', () => {
  const pivot = { ...bars, type: 'pivot', split: 'name' };
  expect(issuesOf({ ...pivot, split: undefined })).toEqual(['tiles.0 definition.missing']);
  expect(issuesOf({ ...pivot, split: 'notes' })).toEqual(['tiles.0.split definition.no-effect']);
  expect(issuesOf({ ...pivot, split: 'part.weight' })).toEqual(['tiles.0.split definition.unknown-field']);
  expect(issuesOf({ ...pivot, group: 'name.part' })).toEqual(['tiles.0.group definition.filter']);
  expect(issuesOf({ ...pivot, splitBucket: 'day' })).toEqual(['tiles.0.split definition.no-time']);
  expect(issuesOf({ ...bars, type: 'ring', split: 'name' })).toEqual(['tiles.0.split definition.no-effect']);
  expect(issuesOf({ ...bars, group: 'createdAt' })).toEqual(['tiles.0.group definition.no-effect']);
  const funnel = { ...bars, type: 'funnel', stages: ['new', 'sold'] };
  expect(issuesOf({ ...funnel, stages: ['new', 'lost'] })).toEqual(['tiles.0.stages.1 definition.unknown-option']);
  expect(issuesOf({ ...funnel, group: 'name' })).toEqual(['tiles.0.group definition.no-effect']);
  const filter = { id: 'state', label, fields: [{ entity: 'thing', field: 'state' }] };
  expect(issuesWith({ filters: [filter] }, figure)).toEqual([]);
  expect(issuesWith({ filters: [filter, filter] }, figure)).toEqual(['filters.1.id definition.repeated']);
  const wrong = {
    ...filter,
    fields: [
      { entity: 'thing', field: 'notes' },
      { entity: 'other', field: 'state' },
    ],
  };
  expect(issuesWith({ filters: [wrong] }, figure)).toEqual([
    'filters.0.fields.0.field definition.no-effect',
    'filters.0.fields.1.entity definition.unknown-reference',
  ]);
});

it('names stays where nothing is known of them', () => {
  const stays = { ...bars, group: 'state', stays: true, measures: [{ of: 'stayMedian' }] };
  expect(issuesOf(stays)).toEqual([]);
  expect(issuesOf({ ...stays, stays: undefined })).toEqual(['tiles.0.measures.0.of definition.missing']);
  expect(issuesOf({ ...stays, group: 'name' })).toEqual(['tiles.0.group definition.no-effect']);
  expect(issuesOf({ ...stays, split: 'state' })).toEqual([]);
  expect(issuesOf({ ...stays, type: 'pivot', split: 'createdBy' })).toEqual([]);
  expect(issuesOf({ ...stays, type: 'ring' })).toEqual(['tiles.0.stays definition.no-effect']);
  expect(issuesOf({ ...stays, measures: [{ of: 'stay', field: 'name' }] })).toEqual([
    'tiles.0.measures.0.field definition.no-effect',
  ]);
});

it('names tiles that would tell of single people on an anonymous dashboard', () => {
  const least = { leastPeople: 5 };
  const byPerson = { ...bars, group: 'createdBy' };
  expect(issuesWith(least, { ...byPerson, people: 'createdBy' })).toEqual([]);
  expect(issuesWith(least, byPerson)).toEqual(['tiles.0 definition.missing', 'leastPeople definition.missing']);
  expect(issuesWith({}, { ...byPerson, people: 'createdBy' })).toEqual(['tiles.0.people definition.missing']);
  expect(issuesWith(least, { ...bars, people: 'name' })).toEqual(['tiles.0.people definition.no-effect']);
  expect(issuesWith(least, { ...bars, people: 'createdBy', split: 'name' })).toEqual([
    'tiles.0.split definition.no-effect',
  ]);
});
