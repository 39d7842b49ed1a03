import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compileModel } from './compile.ts';
import type { Definition } from './generated/definitions.gen.ts';

const source = import.meta.dirname;
const seed = resolve(source, '../../seeds/utility-crm');
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const jsonIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(folder, name))
    : [];
const { modules } = json(join(seed, 'app.json')) as { readonly modules: readonly string[] };
const files = [
  join(seed, 'app.json'),
  ...jsonIn(join(seed, 'definitions')),
  ...modules.flatMap((name) => jsonIn(resolve(source, '../../modules', name, 'definitions'))),
];
const definitions = files.map((file) => json(file) as Definition);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(json(join(source, 'common.schema.json')) as object);
ajv.addSchema(json(join(source, 'field.schema.json')) as object);
const validators = new Map(
  readdirSync(join(source, 'kinds')).map((kind) => [
    kind,
    ajv.compile(json(join(source, 'kinds', kind, `${kind}.schema.json`)) as object),
  ]),
);

const system = ['user', 'team'].map(
  (id): Definition => ({
    kind: 'entity',
    id,
    name: id,
    label: { de: id, en: id },
    labelPlural: { de: id, en: id },
    titleField: 'name',
    fields: [{ id: 'name', type: 'text', label: { de: 'Name', en: 'Name' } }],
  }),
);

describe('the utility CRM', () => {
  it.each(files.map((file, index) => [relative(resolve(seed, '../..'), file), index] as const))(
    '%s has the shape of its kind',
    (_file, index) => {
      const definition = definitions[index];
      const validate = validators.get(definition?.kind ?? '');
      expect(validate?.(definition), JSON.stringify(validate?.errors)).toBe(true);
    },
  );

  it('links into one model', () => {
    const model = compileModel([...definitions, ...system], new Set(['user', 'team']));
    const contract = model.entities.contract;
    const status = contract?.fields.find((field) => field.status);
    expect(status?.options).toHaveLength(14);
    expect(contract?.incoming.length).toBeGreaterThan(0);
    expect(model.entities.user?.system).toBe(true);
  });

  it('refuses a shape with an unknown key', () => {
    const validate = validators.get('entity');
    expect(validate?.({ ...system[0], colour: 'blue' })).toBe(false);
  });

  it('calls entities by name wherever their id stood', () => {
    const [user] = system;
    const renamed = { ...user, id: 'note', name: 'memo' } as Definition;
    const app: Definition = {
      kind: 'app',
      id: 'desk',
      name: 'desk',
      label: { de: 'Tisch', en: 'Desk' },
      navigation: [
        {
          id: 'all',
          label: { de: 'Alles', en: 'All' },
          children: [{ id: 'notes', label: { de: 'Notizen', en: 'Notes' }, entity: 'note' }],
        },
      ],
    };
    const model = compileModel([renamed, app]);
    expect(Object.keys(model.entities)).toEqual(['memo']);
    expect(model.app?.navigation[0].children?.[0].entity).toBe('memo');
  });

  it('throws on a reference to an entity that is not there', () => {
    const [user] = system;
    const broken = {
      ...user,
      id: 'note',
      name: 'note',
      fields: [{ id: 'to', type: 'reference', entity: 'nowhere', label: { de: 'An', en: 'To' } }],
    } as unknown as Definition;
    expect(() => compileModel([broken])).toThrow('nowhere');
  });
});
