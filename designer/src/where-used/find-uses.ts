import { isPlain } from '@leitwerk/metadata/keyed-list';
import { kindsReferred, nodeOfKind } from '@leitwerk/metadata/schema-node';
import type { ValuePath } from '../schema-form/value-path.ts';
import type { FieldTarget } from './field-paths.ts';
import { entitiesAmong, goesBy, namedInLetter, pointsAt } from './field-paths.ts';
import type { Visited } from './walk-values.ts';
import { entityAround, walkValues } from './walk-values.ts';

/** What is looked for. */
export type Target = { readonly kind: string; readonly id: string } | FieldTarget;

/** One place of a definition. */
export type Use = {
  readonly file: string;
  readonly path: ValuePath;
  /** `reference`: named by its id, `formula` and `name`: by the name that the API knows. */
  readonly how: 'reference' | 'formula' | 'name';
};

export type EditedDocument = { readonly file: string; readonly document: unknown };

type Known = ReturnType<typeof entitiesAmong>;

/** Where a definition or a field is named in all definitions, by paths through references too. */
export function findUses(documents: readonly EditedDocument[], target: Target): readonly Use[] {
  const known = entitiesAmong(documents);
  return documents.flatMap(({ file, document }) => {
    const node = isPlain(document) ? nodeOfKind(String(document['kind'])) : undefined;
    const uses: Use[] = [];
    if (node)
      walkValues(node, document, (visited) => {
        const how = howNamed(visited, target, known);
        if (how) uses.push({ file, path: visited.path, how });
      });
    return uses;
  });
}

function howNamed({ value, shape, around, node }: Visited, target: Target, known: Known): Use['how'] | null {
  if (node.schema['x-names'] === target.kind) return value === target.id ? 'reference' : null;
  if (shape.is === 'letter') return howInLetter(textsOf(value), entityAround(around), target, known);
  if (shape.is === 'reference' && shape.to === 'field-path')
    return 'entity' in target && pointsAt(String(value), entityAround(around), target, known) ? 'reference' : null;
  if (shape.is === 'reference' && shape.to !== 'sort') {
    if (!kindsReferred(shape.to).includes(target.kind) || value !== target.id) return null;
    return !('entity' in target) || entityAround(around) === target.entity ? 'reference' : null;
  }
  if (!('entity' in target)) return null;
  const entity = entityAround(around);
  if (node.schema['x-path']) return goesBy(String(value), entity, target, known) ? 'name' : null;
  if (['json', 'filter', 'values', 'input'].includes(shape.is))
    return isKey(value, entity, target, known) ? 'name' : null;
  // Formulas and sort orders know the fields of their own record only.
  if (entity !== target.entity) return null;
  if (shape.is === 'reference') return String(value).replace(/^-/, '') === target.name ? 'name' : null;
  return shape.is === 'formula' && isMentioned(String(value), target.name) ? 'formula' : null;
}

/** A text of a letter in its languages. */
const textsOf = (value: unknown): readonly string[] => (isPlain(value) ? Object.values(value).map(String) : []);

function howInLetter(
  texts: readonly string[],
  entity: string | undefined,
  target: Target,
  known: Known,
): Use['how'] | null {
  if (target.kind === 'text-block') return texts.some((text) => namesBlock(text, target.id)) ? 'reference' : null;
  const isField = 'entity' in target;
  if (!isField && target.kind !== 'entity') return null;
  const name = known.entities.get(isField ? target.entity : target.id)?.name;
  const isNamed = (text: string): boolean => {
    const named = namedInLetter(text, entity, known);
    // What cannot be read now was written for a name all the same.
    if (!named) return isField && entity === target.entity && isInBraces(text, target.name);
    return isField ? named.fields.has(`${name} ${target.name}`) : named.entities.has(String(name));
  };
  return texts.some(isNamed) ? 'name' : null;
}

const namesBlock = (text: string, id: string): boolean =>
  [...text.matchAll(/\{\{~?\s*block\s+"([^"]*)"/g)].some(([, one]) => one === id);

const isInBraces = (text: string, name: string): boolean =>
  [...text.matchAll(/\{\{[^}]*\}\}/g)].some(([braces]) => isMentioned(braces, name));

/** As a word of its own that is no text in quotes and no part of a path. */
function isMentioned(formula: string, name: string): boolean {
  const withoutTexts = formula.replace(/"[^"]*"|'[^']*'/g, ' ');
  return [...withoutTexts.matchAll(/[$.]?[A-Za-z][A-Za-z0-9]*/g)].some(([word]) => word === name);
}

/** In filters and values: a key, alone or somewhere in a path; and inside their formulas. */
function isKey(value: unknown, entity: string | undefined, target: FieldTarget, known: Known): boolean {
  if (Array.isArray(value)) return value.some((one) => isKey(one, entity, target, known));
  if (!isPlain(value)) return false;
  return Object.entries(value).some(([key, one]) => {
    if (goesBy(key, entity, target, known)) return true;
    if (key !== 'formula') return isKey(one, entity, target, known);
    return entity === target.entity && isMentioned(String(one), target.name);
  });
}
