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
    { id: 'state', type: 'option', label, options: [{ id: 'new', label }] },
    { id: 'notes', type: 'long-text', label },
  ],
};
const view = { kind: 'view', id: 'all', name: 'all', label, entity: 'thing', type: 'list', columns: ['name'] };
const place = { x: 0, y: 0, width: 4, height: 2 };
const figure = { id: 'a', label, type: 'figure', entity: 'thing', ...place };
const bars = { ...figure, type: 'bars', group: 'state' };

const issuesOf = (...tiles: readonly object[]) =>
  validateDocuments([
    { file: 'thing.json', document: entity },
    { file: 'all.json', document: view },
    { file: 'board.json', document: { kind: 'dashboard', id: 'board', name: 'board', label, tiles } },
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
