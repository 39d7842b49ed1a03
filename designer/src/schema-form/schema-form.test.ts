import { kindSchemas } from '@leitwerk/metadata/generated/schemas.gen';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Schema, SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow, nodeOfKind, resolved } from '@leitwerk/metadata/schema-node';
import { describe, expect, it } from 'vitest';
import { idFromText, initialValue, titleOfItem } from './initial-value.ts';
import { movedElement, rowKeys } from './moved-element.ts';
import { propertiesShown } from './properties-shown.ts';
import { scalarFromText } from './scalar-text.ts';
import { fits, isVariant, shapeOf } from './shape.ts';
import { pathFromText, valueAt, withValue } from './value-path.ts';

const kind = (name: string): SchemaNode => nodeOfKind(name) ?? { schema: {}, root: {}, names: [] };
const below = (node: SchemaNode, ...keys: (string | number)[]): SchemaNode => keys.reduce(nodeBelow, node);
const shapeAt = (name: string, ...keys: (string | number)[]) => shapeOf(below(kind(name), ...keys));
const field = below(kind('entity'), 'fields', 0);

describe('a form made from a schema', () => {
  it('finds an editor for every property of every kind, and words in both languages', () => {
    const seen = new Set<Schema>();
    const wordless: string[] = [];
    const asJson: string[] = [];
    const look = (node: SchemaNode, path: string): void => {
      if (seen.has(node.schema) || path.split('.').length > 9) return;
      seen.add(node.schema);
      const shape = shapeOf(node);
      if (shape.is === 'json') asJson.push(path.split('.').at(-1) ?? '');
      for (const key of Object.keys(node.schema.properties ?? {})) {
        if (key === 'kind' || key === '$schema') continue;
        const next = nodeBelow(node, key);
        const words = next.schema['x-label'];
        if (!words?.de || !words.en) wordless.push(`${path}.${key}`);
        look(next, `${path}.${key}`);
      }
      if (shape.is === 'list') look(shape.item, `${path}.0`);
      if (shape.is === 'map') look(shape.value, `${path}.*`);
      if (shape.is === 'variants') for (const one of shape.variants) look(one, path);
    };
    for (const name of Object.keys(kindSchemas)) look(kind(name), name);
    expect(wordless).toEqual([]);
    // Filters and values have free keys; everything else has an editor of its own.
    expect([...new Set(asJson)].sort()).toEqual([
      'filter',
      'input',
      'moduleSettings',
      'output',
      'row',
      'set',
      'steps',
      'values',
      'where',
    ]);
  });

  it('chooses by shape: labels, references, lists of them, variants, maps', () => {
    expect(shapeAt('entity', 'label').is).toBe('label');
    expect(shapeAt('view', 'entity')).toEqual({ is: 'reference', to: 'entity' });
    expect(shapeAt('view', 'columns').is).toBe('texts');
    expect(shapeAt('role', 'permissions').is).toBe('texts');
    expect(shapeAt('role', 'grants', 0, 'rows').is).toBe('variants');
    expect(shapeAt('role', 'grants', 0, 'entity')).toEqual({ is: 'reference', to: 'entity' });
    expect(shapeAt('workflow', 'machine', 'states').is).toBe('map');
    expect(shapeAt('workflow', 'machine', 'states', 'any', 'on', 'accept').is).toBe('list');
    expect(shapeAt('app', 'navigation', 0, 'children', 0, 'children').is).toBe('list');
    expect(shapeOf(below(field, 'columns', 0, 'label')).is).toBe('label');
    expect(shapeOf(below(field, 'default')).is).toBe('scalar');
    expect(shapeOf(below(field, 'visibleWhen')).is).toBe('formula');
  });

  it('edits a kind that nobody has made an editor for', () => {
    const schema: Schema = {
      type: 'object',
      required: ['id', 'steps'],
      properties: {
        id: { $ref: 'common.json#/definitions/id' },
        steps: {
          type: 'array',
          items: { oneOf: [{ const: 'none' }, { type: 'object', properties: { at: { type: 'integer' } } }] },
        },
        odd: { not: {} } as Schema,
      },
    };
    const node = resolved(schema, schema);
    expect(initialValue(node)).toEqual({ id: '', steps: [] });
    expect(shapeOf(below(node, 'steps', 0)).is).toBe('variants');
    expect(shapeOf(below(node, 'odd')).is).toBe('json');
    expect(nodeOfKind('nobody')).toBeUndefined();
  });

  it('shows what matters for a type and keeps what it does not know', () => {
    const money = propertiesShown(field, { id: 'price', type: 'money', label: {}, colour: 'red', maxLength: 3 }, []);
    expect(money.more).toContain('currency');
    expect(money.more).not.toContain('format');
    expect(money.shown).toContain('maxLength');
    expect(money.unknown).toEqual(['colour']);
    const view = (type: string) => propertiesShown(kind('view'), { type }, []);
    expect([...view('kanban').shown, ...view('kanban').more]).not.toContain('start');
    expect([...view('calendar').shown, ...view('calendar').more]).toContain('start');
    const params = below(kind('automation'), 'actions', 0, 'params');
    expect(propertiesShown(params, {}, [{ type: 'notify' }]).shown).toEqual(['to', 'text']);
  });

  it('shows a value that does not fit its schema as JSON instead of losing it', () => {
    expect(fits(shapeAt('entity', 'label'), { de: 'A', en: 1 })).toBe(false);
    expect(fits(shapeAt('view', 'columns'), ['a', 3])).toBe(false);
    expect(fits(shapeAt('view', 'columns'), ['a'])).toBe(true);
    const [choice, filter] = shapeAt('role', 'grants', 0, 'rows').is === 'variants' ? variantsOfRows() : [];
    expect(choice && filter && [isVariant(choice, 'own'), isVariant(filter, 'own'), isVariant(filter, {})]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('makes ids of words and values of texts', () => {
    expect(idFromText('Zählerstand (alt) 2', 'kebab')).toBe('zaehlerstand-alt-2');
    expect(idFromText('Größe der Fläche', 'camel')).toBe('groesseDerFlaeche');
    expect(idFromText('3. Mahnung', 'kebab')).toBe('mahnung');
    expect(scalarFromText('12', 'integer')).toBe(12);
    expect(scalarFromText('12', 'text')).toBe('12');
    expect(scalarFromText('true', 'boolean')).toBe(true);
    expect(scalarFromText('["a"]', 'options')).toEqual(['a']);
    expect(scalarFromText('', 'text')).toBeUndefined();
  });

  it('calls elements by label, else by what was chosen, else by id', () => {
    expect(titleOfItem({ id: 'a', label: { de: 'Anfang', en: 'Begin' } }, 'en')).toBe('Begin');
    expect(titleOfItem({ type: 'notify', params: {} }, 'de', below(kind('automation'), 'actions', 0))).toBe(
      'Benachrichtigen',
    );
    expect(titleOfItem({ field: 'phone' }, 'de')).toBe('phone');
  });
});

const variantsOfRows = (): readonly SchemaNode[] => {
  const shape = shapeAt('role', 'grants', 0, 'rows');
  return shape.is === 'variants' ? shape.variants : [];
};

describe('a value at a path', () => {
  const document = { fields: [{ id: 'a' }, { id: 'b', on: { 'record.updated': [1] } }], label: { de: 'A' } };

  it('is read, changed and taken away without touching the rest', () => {
    expect(valueAt(document, ['fields', 1, 'id'])).toBe('b');
    const changed = withValue(document, ['fields', 0, 'id'], 'c');
    expect(changed).toMatchObject({ fields: [{ id: 'c' }, { id: 'b' }] });
    expect(isPlain(changed) && changed['label']).toBe(document.label);
    expect(withValue(document, ['fields', 0], undefined)).toMatchObject({ fields: [{ id: 'b' }] });
    expect(withValue(document, ['label', 'de'], undefined)).toMatchObject({ label: {} });
  });

  it('is found by the text of an issue, dots in keys too', () => {
    expect(pathFromText(document, 'fields.1.on.record.updated.0')).toEqual(['fields', 1, 'on', 'record.updated', 0]);
    expect(pathFromText(document, 'fields.1.missing')).toEqual(['fields', 1, 'missing']);
    expect(pathFromText(document, '')).toEqual([]);
  });

  it('moves in its list', () => {
    expect(movedElement(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(rowKeys(['a', 'a', 'b'])).toEqual(['a', 'a 2', 'b']);
  });
});
