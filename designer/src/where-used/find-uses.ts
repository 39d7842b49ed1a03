import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import type { ValuePath } from '../schema-form/value-path.ts';
import type { Visited } from './walk-values.ts';
import { entityAround, walkValues } from './walk-values.ts';

/** What is looked for: a definition, or a field of an entity by its id and the name by which formulas know it. */
export type Target =
  | { readonly kind: string; readonly id: string }
  | { readonly kind: 'field'; readonly id: string; readonly entity: string; readonly name: string };

/** One place of a definition. */
export type Use = {
  readonly file: string;
  readonly path: ValuePath;
  /** `reference`: named by its id, `formula` and `name`: by the name that the API knows. */
  readonly how: 'reference' | 'formula' | 'name';
};

export type EditedDocument = { readonly file: string; readonly document: unknown };

/** Where a definition or a field is named in all definitions. In texts of letters fields are seen where a path begins with them. */
export function findUses(documents: readonly EditedDocument[], target: Target): readonly Use[] {
  return documents.flatMap(({ file, document }) => {
    const node = isPlain(document) ? nodeOfKind(String(document['kind'])) : undefined;
    const uses: Use[] = [];
    if (node)
      walkValues(node, document, (visited) => {
        const how = howNamed(visited, target);
        if (how) uses.push({ file, path: visited.path, how });
      });
    return uses;
  });
}

/** What a reference may name that is not a kind itself. */
const KINDS_OF: Readonly<Record<string, readonly string[]>> = { 'any-field': ['field'], page: ['view', 'dashboard'] };

function howNamed({ value, shape, around, node }: Visited, target: Target): Use['how'] | null {
  if (node.schema['x-names'] === target.kind) return value === target.id ? 'reference' : null;
  if (shape.is === 'letter' && target.kind === 'text-block') return namesBlock(value, target.id) ? 'reference' : null;
  if (shape.is === 'reference' && shape.to !== 'sort') {
    const kinds = KINDS_OF[shape.to] ?? [shape.to];
    if (!kinds.includes(target.kind) || value !== target.id) return null;
    return !('entity' in target) || entityAround(around) === target.entity ? 'reference' : null;
  }
  if (!('entity' in target) || entityAround(around) !== target.entity) return null;
  if (shape.is === 'reference') return String(value).replace(/^-/, '') === target.name ? 'name' : null;
  if (shape.is === 'formula') return isMentioned(String(value), target.name) ? 'formula' : null;
  if (shape.is === 'letter') return textsOf(value).some((text) => isInBraces(text, target.name)) ? 'name' : null;
  if (['json', 'filter', 'values', 'input'].includes(shape.is)) return isKey(value, target.name) ? 'name' : null;
  return null;
}

/** A text of a letter in its languages. */
const textsOf = (value: unknown): readonly string[] => (isPlain(value) ? Object.values(value).map(String) : []);

const namesBlock = (value: unknown, id: string): boolean =>
  textsOf(value).some((text) => [...text.matchAll(/\{\{~?\s*block\s+"([^"]*)"/g)].some(([, one]) => one === id));

const isInBraces = (text: string, name: string): boolean =>
  [...text.matchAll(/\{\{[^}]*\}\}/g)].some(([braces]) => isMentioned(braces, name));

/** As a word of its own that is no text in quotes and no part of a path. */
function isMentioned(formula: string, name: string): boolean {
  const withoutTexts = formula.replace(/"[^"]*"|'[^']*'/g, ' ');
  return [...withoutTexts.matchAll(/[$.]?[A-Za-z][A-Za-z0-9]*/g)].some(([word]) => word === name);
}

/** In filters and values: a key, alone or at the beginning of a path; and inside their formulas. */
function isKey(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((one) => isKey(one, name));
  if (!isPlain(value)) return false;
  return Object.entries(value).some(([key, one]) => {
    if (key.split('.')[0] === name) return true;
    return key === 'formula' ? isMentioned(String(one), name) : isKey(one, name);
  });
}
