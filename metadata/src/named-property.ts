import type { Label } from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import { isPlain } from './keyed-list.ts';
import type { SchemaNode } from './schema-node.ts';
import { nodeBelow, nodeOfKind, resolved } from './schema-node.ts';

/** What people call parts of definitions that are no kind of their own. */
const PARTS: Readonly<Record<string, Label>> = {
  column: { de: 'Spalte', en: 'Column' },
  step: { de: 'Schritt', en: 'Step' },
  example: { de: 'Beispiel', en: 'Example' },
  transition: { de: 'Übergang', en: 'Transition' },
  state: { de: 'Zustand', en: 'State' },
};

/**
 * The issue of a definition with what people call the property (`key`) and the kind that it speaks of, as the forms of the designer do;
 * the technical name of a property stands behind it.
 */
export function withNames(issue: Issue, document: unknown): Issue {
  const { key, kind } = issue.params ?? {};
  const named: Record<string, Label> = {};
  if (typeof key === 'string') {
    const label = issue.path.split('.').at(-1) === key ? labelAt(document, issue.path) : undefined;
    named['named'] = label ? { de: `${label.de} (${key})`, en: `${label.en} (${key})` } : { de: key, en: key };
  }
  if (typeof kind === 'string') named['what'] = kindNamed(kind);
  return Object.keys(named).length === 0 ? issue : { ...issue, params: { ...issue.params, ...named } };
}

/** What people call a kind of definition, or a part of one. */
export const kindNamed = (kind: string): Label =>
  nodeOfKind(kind)?.schema['x-label'] ?? PARTS[kind] ?? { de: kind, en: kind };

/** What the form of the designer calls the property at a place of a definition; undefined where it has no name. */
function labelAt(document: unknown, path: string): Label | undefined {
  let node = isPlain(document) ? nodeOfKind(String(document['kind'])) : undefined;
  let value: unknown = document;
  for (const part of path.split('.')) {
    if (!node) return undefined;
    node = Array.isArray(value) ? nodeBelow(node, Number(part)) : nodeBelow(holderOf(node, part), part);
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
  }
  return node?.schema['x-label'];
}

/** Where there are several sorts of value, the first that has the property. */
function holderOf(node: SchemaNode, key: string): SchemaNode {
  const sorts = [...(node.schema.oneOf ?? []), ...(node.schema.anyOf ?? [])].map((one) => resolved(one, node.root));
  return sorts.find(({ schema }) => schema.properties?.[key] !== undefined) ?? node;
}
