import { describe, expect, it } from 'vitest';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'x', en: 'x' };
const tile = { id: 'all', label, type: 'figure', entity: 'bike', x: 0, y: 0, width: 3, height: 2 };
const BIKE = {
  kind: 'entity',
  id: 'bike',
  name: 'bike',
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [{ id: 'name', type: 'text', label }],
};
const BOARD = { kind: 'dashboard', id: 'bikes', name: 'bikes', label, tiles: [tile] };
const VIEW = {
  kind: 'view',
  id: 'bike-list',
  name: 'bike-list',
  label,
  entity: 'bike',
  type: 'list',
  columns: ['name'],
};

const issuesOf = (
  section: object,
  more: object = {},
  others: readonly { readonly kind: string }[] = [],
  of = 'report.json',
): readonly string[] => {
  const report = { kind: 'report', id: 'r', name: 'r', label, sections: [{ id: 's', label, ...section }], ...more };
  const given = [BIKE, BOARD, VIEW, report, ...others].map((document) => ({ file: `${document.kind}.json`, document }));
  return validateDocuments(given)
    .issues.filter(({ file, severity }) => file === of && severity !== 'warning')
    .map(({ path, code }) => `${path} ${code}`);
};

describe('a report', () => {
  it('has sections of text, of tiles, of a dashboard or of a list', () => {
    for (const section of [
      { text: label },
      { tiles: [tile] },
      { dashboard: 'bikes', only: ['all'], newPage: true },
      { view: 'bike-list', most: 500 },
    ])
      expect(issuesOf(section), JSON.stringify(section)).toEqual([]);
  });

  it('has filters as a dashboard has, and an entry of the navigation that must be there', () => {
    const of = (field: string) => [{ id: 'f', label, fields: [{ entity: 'bike', field }] }];
    const text = { text: label };
    expect(issuesOf(text, { filters: of('createdBy') })).toEqual([]);
    expect(issuesOf(text, { filters: of('wheels') })).toEqual(['filters.0.fields.0.field definition.unknown-field']);
    const app = (report: string) => ({
      kind: 'app',
      id: 'a',
      name: 'a',
      label,
      navigation: [{ id: 'n', label, report }],
    });
    expect(issuesOf(text, {}, [app('r')], 'app.json')).toEqual([]);
    expect(issuesOf(text, {}, [app('x')], 'app.json')).toEqual(['navigation.0.report definition.unknown-reference']);
  });

  it('is refused where a section shows nothing, two things, or what is not there', () => {
    expect(issuesOf({})).toEqual(['sections.0 definition.missing']);
    expect(issuesOf({ dashboard: 'bikes', view: 'bike-list' })).toEqual(['sections.0.view definition.no-effect']);
    expect(issuesOf({ dashboard: 'cars' })).toEqual(['sections.0.dashboard definition.unknown-reference']);
    expect(issuesOf({ dashboard: 'bikes', only: ['none'] })).toEqual([
      'sections.0.only.0 definition.unknown-reference',
    ]);
    expect(issuesOf({ text: label, only: ['all'] })).toEqual(['sections.0.only definition.missing']);
    expect(issuesOf({ text: label, most: 5 })).toEqual(['sections.0.most definition.missing']);
    // Tiles are judged as those of a dashboard.
    expect(issuesOf({ tiles: [tile, tile] })).toEqual([
      'sections.0.tiles.1.id definition.repeated',
      'sections.0.tiles.1 definition.tiles-overlap',
    ]);
    expect(issuesOf({ tiles: [{ ...tile, group: 'name' }] })).toEqual([
      'sections.0.tiles.0.group definition.no-effect',
    ]);
  });
});
