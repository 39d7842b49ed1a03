import type { AppDefinition, Definition, OptionSetDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { applyOperations } from '@leitwerk/metadata/overlay';
import { describe, expect, it } from 'vitest';
import { movedElement } from '../schema-form/moved-element.ts';
import type { Documents } from './definitions-in.ts';
import { definitionsIn, operationsOf, withDefinition, withoutDefinition } from './definitions-in.ts';
import { offeredModules, withModule } from './modules.ts';
import { entriesOf, navigationWith } from './navigation.ts';
import { isOffered, withNewOption, withOffer } from './options.ts';
import { stepOfIssue, stepsFor } from './steps.ts';
import { usedMost } from './used-most.ts';

const label = (de: string, en = de) => ({ de, en });
const app: AppDefinition = {
  kind: 'app',
  id: 'crm',
  name: 'crm',
  label: label('CRM'),
  color: 'teal',
  modules: ['import', 'series'],
  moduleSettings: { series: { series: [] } },
  navigation: [
    { id: 'leads', label: label('Kunden'), entity: 'lead' },
    {
      id: 'supply',
      label: label('Lieferung'),
      children: [
        { id: 'power', label: label('Strom'), entity: 'power' },
        { id: 'gas', label: label('Gas'), entity: 'gas' },
      ],
    },
  ],
};
const division: OptionSetDefinition = {
  kind: 'option-set',
  id: 'division',
  name: 'division',
  label: label('Sparte', 'Division'),
  options: [
    { id: 'power', label: label('Strom', 'Power') },
    { id: 'gas', label: label('Gas'), color: 'blue' },
    { id: 'heat', label: label('Wärme', 'Heat') },
  ],
};
const priority = { ...division, id: 'priority', name: 'priority' };
const field = (id: string, optionSet: string) => ({ id, name: id, type: 'choice', label: label(id), optionSet });
const entity = {
  kind: 'entity',
  id: 'lead',
  fields: [field('one', 'priority'), field('two', 'priority'), field('three', 'division')],
} as unknown as Definition;
const role = { kind: 'role', id: 'viewer', name: 'viewer', label: label('Lesen'), grants: [] } as unknown as Definition;

const documents = (...all: readonly Definition[]): Documents =>
  all.map((document) => ({ file: `${document.kind}/${document.id}.json`, document }));
const live = documents(app, division, priority, entity, role);
const set = (...changed: readonly Definition[]) => changed.reduce(withDefinition, live);
const options = (next: readonly object[]) =>
  operationsOf(live, set({ ...division, options: next } as OptionSetDefinition));

describe('operations of answers', () => {
  it('are none when nothing was changed, or all was put back', () => {
    expect(operationsOf(live, live)).toEqual([]);
    expect(operationsOf(live, set(structuredClone(app), structuredClone(division)))).toEqual([]);
    const [, gas] = division.options;
    if (!gas) throw new Error('no gas');
    expect(
      options(division.options.map((one) => (one === gas ? withOffer(withOffer(gas, false), true) : one))),
    ).toEqual([]);
    const all = new Set(entriesOf(app.navigation).map(({ key }) => key));
    expect(navigationWith(app.navigation, all)).toEqual(app.navigation);
    expect(withModule(withModule(app, app, 'series', false), app, 'series', true)).toEqual(app);
    expect(operationsOf(live, [...withoutDefinition(live, 'role/viewer'), ...documents(role)])).toEqual([]);
  });

  it('name the changed places only, and applied they give what was answered', () => {
    const edited = set(
      { ...app, label: { ...app.label, de: 'Kundenwelt' }, color: 'blue' },
      { ...division, options: [...withNewOption(division.options, label('Wasser', 'Water'))] as never },
    );
    const operations = operationsOf(live, edited);
    expect(operations).toEqual([
      { op: 'set', at: ['app/crm', 'label', 'de'], value: 'Kundenwelt', was: 'CRM' },
      { op: 'set', at: ['app/crm', 'color'], value: 'blue', was: 'teal' },
      {
        op: 'add',
        at: ['option-set/division', 'options', 'water'],
        value: { id: 'water', label: label('Wasser', 'Water') },
        after: 'heat',
      },
    ]);
    expect(applyOperations(live, operations)).toEqual({ documents: edited, refused: [] });
  });

  it('move an option, and keep one that is no longer offered', () => {
    expect(options(movedElement(division.options, 2, 0))).toEqual([
      { op: 'move', at: ['option-set/division', 'options', 'heat'], after: null },
    ]);
    expect(options(division.options.map((one) => (one.id === 'gas' ? withOffer(one, false) : one)))).toEqual([
      { op: 'set', at: ['option-set/division', 'options', 'gas', 'archived'], value: true },
    ]);
    expect(isOffered({ id: 'x', label: label('X'), archived: true })).toBe(false);
  });

  it('hide entries of the navigation, and a group with its last one', () => {
    const hidden = (...shown: readonly string[]) =>
      operationsOf(live, set({ ...app, navigation: navigationWith(app.navigation, new Set(shown)) as never })).map(
        ({ op, at }) => [op, at.slice(1).join('/')],
      );
    expect(hidden('leads', 'supply/power')).toEqual([['remove', 'navigation/supply/children/gas']]);
    expect(hidden('leads')).toEqual([['remove', 'navigation/supply']]);
  });

  it('take the settings of a module along', () => {
    expect(operationsOf(live, set(withModule(app, app, 'series', false))).map(({ op, at }) => [op, at.at(-1)])).toEqual(
      [
        ['remove', 'series'],
        ['remove', 'series'],
      ],
    );
  });

  it('take up a module that was not in use, behind the others, and nothing when it is switched off again', () => {
    expect(offeredModules(app, ['geodata', 'import'])).toEqual(['import', 'series', 'geodata']);
    const more = withModule(app, app, 'geodata', true);
    expect(operationsOf(live, set(more))).toEqual([
      { op: 'add', at: ['app/crm', 'modules', 'geodata'], value: 'geodata', after: 'series' },
    ]);
    expect(withModule(more, app, 'import', false).modules).toEqual(['series', 'geodata']);
    expect(withModule(more, app, 'geodata', false)).toEqual(app);
    const { modules: _modules, moduleSettings: _settings, ...bare } = app;
    expect(withModule(bare, bare, 'geodata', true).modules).toEqual(['geodata']);
    expect(withModule(withModule(bare, bare, 'geodata', true), bare, 'geodata', false)).toEqual(bare);
  });

  it('remove a role as a whole', () => {
    expect(operationsOf(live, withoutDefinition(live, 'role/viewer'))).toEqual([
      { op: 'remove', at: ['role/viewer'], was: role },
    ]);
  });
});

it('gives a new option a value of its own, made from its label', () => {
  const ids = (de: string, en: string) =>
    withNewOption(division.options, label(de, en))
      .map(({ id }) => id)
      .at(-1);
  expect(ids('Fernwärme', 'District heat')).toBe('district-heat');
  expect(ids('Gas', 'Gas')).toBe('gas-2');
  expect(ids('Öl', '—')).toBe('oel');
  expect(ids('—', '—')).toBe('option');
});

it('has the option sets that most fields use first', () => {
  expect(usedMost(live).map((one) => [one.set.id, one.fields])).toEqual([
    ['priority', 2],
    ['division', 1],
  ]);
});

it('asks only what there is, and names an error at its step', () => {
  expect(stepsFor(live)).toEqual(['company', 'used', 'rights', 'summary']);
  expect(stepsFor(documents(entity))).toEqual(['summary']);
  const step = (file: string, path: string) => stepOfIssue({ file, path, code: '', message: '' }, live);
  expect(step('app/crm.json', 'label.en')).toBe('company');
  expect(step('app/crm.json', 'navigation.0.entity')).toBe('used');
  expect(step('option-set/division.json', 'options')).toBe('used');
  expect(step('role/viewer.json', 'label.de')).toBe('rights');
  expect(step('entity/lead.json', 'fields.0')).toBe('summary');
  expect(definitionsIn(live, 'app')).toEqual([app]);
});
