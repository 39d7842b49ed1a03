import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DefinitionChange } from './diff.ts';
import { describeChange, diffDefinitions } from './diff.ts';
import type { Definition } from './generated/definitions.gen.ts';

type Plain = { [key: string]: unknown };

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nameOf = (one: unknown): unknown => (isPlain(one) ? (one['id'] ?? one['field'] ?? one['entity']) : undefined);

const key = fc.constantFrom('name', 'label', 'size', 'columns', 'more');
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const scalar = fc.oneof(fc.boolean(), fc.integer(), fc.constantFrom('', 'x', 'y'), fc.constant(null));

/** Properties as definitions have them: values, objects, lists of things with names, plain lists. */
const { object } = fc.letrec<{ object: Plain; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(scalar, { maxLength: 4 }),
    tie('object'),
    fc.constantFrom('id', 'field', 'entity').chain((by) =>
      fc.uniqueArray(
        fc.tuple(id, tie('object')).map(([name, rest]) => ({ ...rest, [by]: name })),
        { selector: nameOf, maxLength: 5 },
      ),
    ),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

const definition = fc
  .tuple(fc.constantFrom('entity', 'view', 'role'), id, object)
  .map(([kind, one, rest]) => ({ ...rest, kind, id: one, label: { de: one, en: one } }) as unknown as Definition);
const definitions = fc.uniqueArray(definition, { selector: (one) => `${one.kind}/${one.id}`, maxLength: 6 });

/** What the listed changes make of the first set, by kind and id. */
function applied(before: readonly Definition[], changes: readonly DefinitionChange[], after: readonly Definition[]) {
  const result = byKey(structuredClone(before));
  for (const change of changes) {
    const at = `${change.kind}/${change.id}`;
    if (change.path === undefined) {
      if (change.action === 'remove') result.delete(at);
      else result.set(at, byKey(structuredClone(after)).get(at) as unknown as Plain);
    } else {
      applyValue(result.get(at), change.path.split('.'), change);
    }
  }
  return result;
}

const byKey = (set: readonly Definition[]) =>
  new Map(set.map((one) => [`${one.kind}/${one.id}`, one as unknown as Plain]));

function applyValue(holder: unknown, [name = '', ...rest]: readonly string[], change: DefinitionChange): void {
  if (name === '#') {
    const list = holder as unknown[];
    const order = change.after as string[];
    list.sort((one, other) => order.indexOf(String(nameOf(one))) - order.indexOf(String(nameOf(other))));
  } else if (Array.isArray(holder)) {
    const at = holder.findIndex((one) => nameOf(one) === name);
    if (rest.length > 0) applyValue(holder[at], rest, change);
    else if (change.action === 'remove') holder.splice(at, 1);
    else if (at < 0) holder.push(change.after);
    else holder[at] = change.after;
  } else if (rest.length > 0) {
    applyValue((holder as Plain)[name], rest, change);
  } else if (change.action === 'remove') {
    delete (holder as Plain)[name];
  } else {
    (holder as Plain)[name] = change.after;
  }
}

/** The same with keys of objects in another order. */
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, shuffled(one)]),
  );
};

describe('diffDefinitions', () => {
  it('finds nothing between equal sets, whatever the order of keys and of definitions', () => {
    fc.assert(
      fc.property(definitions, (set) => {
        expect(diffDefinitions(set, structuredClone(set))).toEqual([]);
        expect(
          diffDefinitions(
            set,
            [...set].reverse().map((one) => shuffled(one) as Definition),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('lists changes that make the second set of the first', () => {
    fc.assert(
      fc.property(definitions, definitions, (before, after) => {
        const changes = diffDefinitions(before, after);
        expect(applied(before, changes, after)).toEqual(byKey(after));
        if (changes.length === 0) expect(byKey(before)).toEqual(byKey(after));
        for (const change of changes)
          for (const language of ['de', 'en'] as const)
            expect(describeChange(change, language)).not.toMatch(/undefined/);
      }),
      { numRuns: 500 },
    );
  });

  it('says as little as it can', () => {
    fc.assert(
      fc.property(definitions, fc.integer(), (set, size) => {
        const [first, ...rest] = set;
        if (!first) return;
        const changed = { ...first, extra: { deep: size } } as unknown as Definition;
        expect(diffDefinitions(set, [changed, ...rest])).toEqual([
          { kind: first.kind, id: first.id, label: first.label, action: 'add', path: 'extra', after: { deep: size } },
        ]);
      }),
    );
  });

  const entity = (fields: readonly object[]): Definition =>
    ({ kind: 'entity', id: 'lead', label: { de: 'Kunde', en: 'Lead' }, fields }) as unknown as Definition;
  const change = (before: readonly object[], after: readonly object[]): readonly string[] =>
    diffDefinitions([entity(before)], [entity(after)]).map((one) => describeChange(one, 'de'));

  it('names things in lists by what they are called', () => {
    expect(change([{ id: 'phone', maxLength: 40 }], [{ id: 'phone', maxLength: 60 }])).toEqual([
      'Entität „Kunde“: fields.phone.maxLength geändert: 40 → 60',
    ]);
  });

  it('tells an order from a change, and where something new comes in between', () => {
    expect(change([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toEqual([
      'Entität „Kunde“: fields neu geordnet',
    ]);
    expect(change([{ id: 'a' }, { id: 'b' }], [{ id: 'a' }, { id: 'b' }, { id: 'c' }])).toEqual([
      'Entität „Kunde“: fields.c neu: {"id":"c"}',
    ]);
    expect(change([{ id: 'a' }, { id: 'b' }], [{ id: 'a' }, { id: 'c' }, { id: 'b' }])).toEqual([
      'Entität „Kunde“: fields.c neu: {"id":"c"}',
      'Entität „Kunde“: fields neu geordnet',
    ]);
    expect(change([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }])).toEqual([
      'Entität „Kunde“: fields.a entfällt: {"id":"a"}',
    ]);
  });

  it('takes a list as a whole when two of its things have one name', () => {
    expect(diffDefinitions([entity([{ id: 'a' }])], [entity([{ id: 'a' }, { id: 'a' }])])).toMatchObject([
      { action: 'change', path: 'fields' },
    ]);
  });
});
