import { describe, expect, it } from 'vitest';
import { withField, withoutUses } from '../editors/entity/place-field.ts';
import type { EditedDocument, Target } from './find-uses.ts';
import { findUses } from './find-uses.ts';
import { searchDefinitions } from './search-definitions.ts';

const label = { de: 'Kunde', en: 'Customer' };
const documents: readonly EditedDocument[] = [
  {
    file: 'lead.json',
    document: {
      kind: 'entity',
      id: 'lead',
      name: 'lead',
      label,
      titleField: 'name',
      fields: [
        { id: 'name', type: 'text', label },
        { id: 'phone', name: 'phoneNumber', type: 'phone', label, visibleWhen: "name != 'phoneNumber'" },
        { id: 'hasPhone', type: 'computed', expression: '$exists(phoneNumber)', label },
      ],
    },
  },
  {
    file: 'form.json',
    document: {
      kind: 'form',
      id: 'lead-record',
      entity: 'lead',
      label,
      keyFacts: ['phone', 'name'],
      tabs: [
        {
          id: 'general',
          label,
          sections: [{ id: 'main', fields: [{ field: 'name' }, { field: 'phone' }] }],
          related: [{ entity: 'offer', via: 'phone', columns: ['phone'] }],
        },
      ],
    },
  },
  {
    file: 'view.json',
    document: {
      kind: 'view',
      id: 'leads',
      entity: 'lead',
      label,
      filter: { or: [{ phoneNumber: 'x' }] },
      sort: ['-phoneNumber'],
    },
  },
  {
    file: 'role.json',
    document: {
      kind: 'role',
      id: 'sales',
      label,
      grants: [
        { entity: 'lead', hiddenFields: ['phone'] },
        { entity: '*', actions: [] },
      ],
    },
  },
];

const places = (target: Target): readonly string[] =>
  findUses(documents, target).map(({ file, path, how }) => `${file} ${path.join('.')} ${how}`);

describe('where something is used', () => {
  it('finds a field by its id and by its name, only where its own entity is meant', () => {
    expect(places({ kind: 'field', id: 'phone', entity: 'lead', name: 'phoneNumber' })).toEqual([
      'lead.json fields.2.expression formula',
      'form.json keyFacts.0 reference',
      'form.json tabs.0.sections.0.fields.1.field reference',
      'view.json filter name',
      'view.json sort.0 name',
      'role.json grants.0.hiddenFields.0 reference',
    ]);
  });

  it('finds definitions', () => {
    expect(places({ kind: 'entity', id: 'lead' })).toEqual([
      'form.json entity reference',
      'view.json entity reference',
      'role.json grants.0.entity reference',
    ]);
  });

  it('finds a workflow where another one calls it, beside actions of modules', () => {
    const invoke = ['registration', 'documents.make'].map((src, at) => ({ id: `call-${at}`, src }));
    const document = { kind: 'workflow', id: 'switch', machine: { initial: 'a', states: { a: { invoke } } } };
    const uses = findUses([{ file: 'switch.json', document }], { kind: 'workflow', id: 'registration' });
    expect(uses.map(({ path }) => path.join('.'))).toEqual(['machine.states.a.invoke.0.src']);
  });

  it('takes a field off forms, and puts a new one where it is to be', () => {
    const uses = findUses(documents, { kind: 'field', id: 'phone', entity: 'lead', name: 'phoneNumber' });
    const left = withoutUses(documents, uses, new Set(['form']));
    expect(left[1]?.document).toMatchObject({
      keyFacts: ['name'],
      tabs: [{ sections: [{ fields: [{ field: 'name' }] }] }],
    });
    expect(left[3]).toBe(documents[3]);
    const more = withField(documents, {
      entity: 'lead',
      field: { id: 'fax', type: 'phone', label },
      sections: new Map([['form.json', ['tabs', 0, 'sections', 0, 'fields']]]),
      views: new Set(['view.json']),
    });
    expect(more[0]?.document).toMatchObject({ fields: [{}, {}, {}, { id: 'fax' }] });
    expect(more[1]?.document).toMatchObject({ tabs: [{ sections: [{ fields: [{}, {}, { field: 'fax' }] }] }] });
    expect(more[2]?.document).toMatchObject({ columns: ['fax'] });
  });

  it('finds text blocks and fields in letters', () => {
    const body = { de: '<p>{{block "closing"}} name {{lead.name}}</p>', en: '<p>{{#if phoneNumber}}x{{/if}}</p>' };
    const template = { kind: 'template', id: 'welcome', entity: 'lead', label, body };
    const letters = [...documents, { file: 'template.json', document: template }];
    const inLetter = (target: Target) =>
      findUses(letters, target)
        .filter(({ file }) => file === 'template.json')
        .map(({ path }) => path.join('.'));
    expect(inLetter({ kind: 'text-block', id: 'closing' })).toEqual(['body']);
    expect(inLetter({ kind: 'text-block', id: 'clos' })).toEqual([]);
    expect(inLetter({ kind: 'field', id: 'phone', entity: 'lead', name: 'phoneNumber' })).toEqual(['body']);
    expect(inLetter({ kind: 'field', id: 'name', entity: 'lead', name: 'name' })).toEqual([]);
  });

  it('finds a field in paths through references, on their way too, and nothing else that is called the same', () => {
    const entity = (id: string, ...fields: readonly object[]): EditedDocument => ({
      file: `${id}.json`,
      document: { kind: 'entity', id, name: id, label, titleField: 'name', fields },
    });
    const name = { id: 'name', type: 'text', label };
    const to = (target: string, id: string = target) => ({ id, type: 'reference', entity: target, label });
    const file = (kind: string, more: object): EditedDocument => ({
      file: `${kind}.json`,
      document: { kind, id: kind, label, entity: 'task', ...more },
    });
    const body = {
      de: '<p>{{#related "contract" via="first"}}{{lead.name}}{{../name}}{{/related}}</p>',
      en: '<p>{{#if contract.lead.name}}x{{/if}}</p>',
    };
    const all = [
      {
        file: 'lead.json',
        document: { kind: 'entity', id: 'lead', name: 'lead', label, fields: [{ ...name, id: 'n', name: 'name' }] },
      },
      entity('contract', name, to('lead'), to('task', 'first')),
      entity('task', name, to('contract')),
      file('view', { filter: { and: [{ 'contract.lead.name': 'x' }, { name: 'y' }] } }),
      file('template', { required: ['name', 'contract.lead.name'], mail: { to: 'contract.name' }, body }),
      file('text-block', { body: { de: 'name {{contract.name}}', en: '{{#if contract.lead.name}}' } }),
    ];
    const of = (target: Target) => findUses(all, target).map((use) => `${use.file} ${use.path.join('.')}`);
    const field = (id: string, of: string, called = id): Target => ({ kind: 'field', id, entity: of, name: called });
    expect(of(field('n', 'lead', 'name'))).toEqual([
      'view.json filter',
      'template.json required.1',
      'template.json body',
    ]);
    expect(of(field('name', 'contract'))).toEqual([
      'contract.json titleField',
      'template.json mail.to',
      'text-block.json body',
    ]);
    expect(of(field('lead', 'contract'))).toEqual([
      'view.json filter',
      'template.json required.1',
      'template.json body',
    ]);
    expect(of(field('first', 'contract'))).toEqual(['template.json body']);
    expect(of({ kind: 'entity', id: 'contract' })).toContain('template.json body');
    expect(of({ kind: 'entity', id: 'lead' })).not.toContain('template.json body');
  });

  it('searches everything that is said, names first', () => {
    expect(searchDefinitions(documents, 'exists', 9).map(({ path }) => path.join('.'))).toEqual([
      'fields.2.expression',
    ]);
    expect(searchDefinitions(documents, 'kunde', 9)).toHaveLength(4);
    expect(searchDefinitions(documents, '  ', 9)).toEqual([]);
  });
});
