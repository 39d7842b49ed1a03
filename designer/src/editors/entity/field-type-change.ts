import { neededOfType, propertiesOfType } from '@leitwerk/metadata/field-properties';
import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { initialValue } from '../../schema-form/initial-value.ts';

/** A field with another type: what the new type does not know goes, what it needs comes. */
export function withType(field: Plain, type: FieldTypeName, node: SchemaNode): Plain {
  const known = propertiesOfType(type);
  const kept = Object.fromEntries(Object.entries(field).filter(([key]) => known.has(key)));
  const missing = neededOfType(type).filter((key) => kept[key] === undefined);
  const added = Object.fromEntries(missing.map((key) => [key, initialValue(nodeBelow(node, key))]));
  return { ...kept, type, ...added };
}
