import { propertiesOfType } from '@leitwerk/metadata/field-properties';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';

export type PropertiesShown = {
  /** In the order of the schema. */
  readonly shown: readonly string[];
  /** Those that can be added. */
  readonly more: readonly string[];
  /** Keys of the value that the schema does not know. */
  readonly unknown: readonly string[];
};

/** Up to so many properties all are shown; of more only what is required, set, or marked as main. */
const FEW = 8;
/** Who edits a definition sees these in its heading. */
const HIDDEN = new Set(['$schema', 'kind']);

/**
 * Which properties of an object are shown, and which can be added.
 * @param around the objects around this one, the nearest first: conditions look there too
 * @param part `without` what something else edits, or `only` some
 */
export function propertiesShown(
  node: SchemaNode,
  value: Plain,
  around: readonly Plain[],
  { without = [], only }: { readonly without?: readonly string[]; readonly only?: readonly string[] | undefined } = {},
): PropertiesShown {
  const known = Object.keys(node.schema.properties ?? {}).filter((key) => !HIDDEN.has(key));
  const properties = known.filter((key) => only?.includes(key) ?? true);
  const required = new Set(node.schema.required ?? []);
  const possible = properties.filter((key) => matters(node, key, value, around));
  const isShown = (key: string): boolean => {
    if (key in value || required.has(key)) return true;
    if (!possible.includes(key)) return false;
    return possible.length <= FEW || nodeBelow(node, key).schema['x-main'] === true;
  };
  const isHere = (key: string): boolean => !without.includes(key);
  const shown = properties.filter(isShown).filter(isHere);
  return {
    shown,
    more: possible.filter((key) => !shown.includes(key)).filter(isHere),
    unknown: only ? [] : Object.keys(value).filter((key) => !HIDDEN.has(key) && !known.includes(key)),
  };
}

/** Whether a property can have an effect beside the others. */
function matters(node: SchemaNode, key: string, value: Plain, around: readonly Plain[]): boolean {
  if (node.schema.$id?.endsWith('/field.json') && !ofType(value['type']).has(key)) return false;
  const when = nodeBelow(node, key).schema['x-when'] ?? {};
  return Object.entries(when).every(([name, values]) => {
    const holder = [value, ...around].find((one) => name in one);
    return holder !== undefined && values.includes(String(holder[name]));
  });
}

const ofType = (type: unknown): ReadonlySet<string> =>
  typeof type === 'string' && Object.hasOwn(fieldTypes, type)
    ? propertiesOfType(type as FieldTypeName)
    : new Set(['id', 'type', 'label']);
