import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import type { Shape } from '../schema-form/shape.ts';
import { isVariant, shapeOf } from '../schema-form/shape.ts';
import type { ValuePath } from '../schema-form/value-path.ts';

export type Visited = {
  readonly value: unknown;
  readonly path: ValuePath;
  readonly node: SchemaNode;
  readonly shape: Shape;
  /** The objects around the value, the nearest first. */
  readonly around: readonly Plain[];
};

/** Every value of a definition that has an editor of its own, with what its schema says about it. */
export function walkValues(
  node: SchemaNode,
  value: unknown,
  visit: (visited: Visited) => void,
  path: ValuePath = [],
  around: readonly Plain[] = [],
): void {
  if (value === undefined) return;
  const shape = shapeOf(node);
  if (shape.is === 'variants') {
    const chosen = shape.variants.find((one) => isVariant(one, value));
    const refers = node.schema['x-refers'];
    const named = chosen && refers ? { ...chosen, schema: { ...chosen.schema, 'x-refers': refers } } : chosen;
    if (named) walkValues(named, value, visit, path, around);
    return;
  }
  if (Array.isArray(value) && (shape.is === 'list' || shape.is === 'texts')) {
    for (const [at, one] of value.entries()) walkValues(shape.item, one, visit, [...path, at], around);
    return;
  }
  if (isPlain(value) && (shape.is === 'object' || shape.is === 'map')) {
    for (const [key, one] of Object.entries(value))
      walkValues(nodeBelow(node, key), one, visit, [...path, key], [value, ...around]);
    return;
  }
  visit({ value, path, node, shape, around });
}

/** Id of the entity whose fields are meant at a place: the nearest one named around it, else the definition itself. */
export function entityAround(around: readonly Plain[]): string | undefined {
  const holder = around.find((one) => typeof one['entity'] === 'string');
  if (holder) return String(holder['entity']);
  const root = around.at(-1);
  return root?.['kind'] === 'entity' ? String(root['id']) : undefined;
}
