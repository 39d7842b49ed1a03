import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { isVariant, shapeOf } from './shape.ts';
import type { ValuePath } from './value-path.ts';

/** What the schema says about a place of a value; where there are several sorts of value, about the one that is there. */
export function nodeAt(node: SchemaNode, value: unknown, path: ValuePath): SchemaNode {
  const shape = shapeOf(node);
  const holder = shape.is === 'variants' ? (shape.variants.find((one) => isVariant(one, value)) ?? node) : node;
  const [key, ...rest] = path;
  if (key === undefined) return holder;
  const inside = Array.isArray(value) ? value[Number(key)] : isPlain(value) ? value[key] : undefined;
  return nodeAt(nodeBelow(holder, key), inside, rest);
}
