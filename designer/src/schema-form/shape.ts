import type { Schema, SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow, resolved } from '@leitwerk/metadata/schema-node';

/** By what a value is edited. */
export type Shape =
  /** Given by the kind or never changed: not shown. */
  | { readonly is: 'fixed' }
  | { readonly is: 'label' }
  | { readonly is: 'text' }
  | { readonly is: 'formula' }
  /** HTML with variables, in each language. */
  | { readonly is: 'letter' }
  | { readonly is: 'number' }
  /** A single value whose type depends on what stands beside it. */
  | { readonly is: 'scalar' }
  | { readonly is: 'boolean' }
  | { readonly is: 'choice' }
  | { readonly is: 'color' }
  | { readonly is: 'icon' }
  /** A picture, as a data URI. */
  | { readonly is: 'image' }
  /** The id of something else. */
  | { readonly is: 'reference'; readonly to: string }
  /** A list of texts to choose from, or of free ones. */
  | { readonly is: 'texts'; readonly item: SchemaNode }
  | { readonly is: 'list'; readonly item: SchemaNode }
  | { readonly is: 'object' }
  /** An object with free keys. */
  | { readonly is: 'map'; readonly value: SchemaNode }
  | { readonly is: 'variants'; readonly variants: readonly SchemaNode[] }
  /** Which records are meant. */
  | { readonly is: 'filter' }
  /** Values by field, or by key of an action's input: each given or worked out. */
  | { readonly is: 'values' }
  | { readonly is: 'input' }
  /** Whatever has no editor of its own is kept as JSON. */
  | { readonly is: 'json' };

const NAMED: Readonly<Record<string, Shape>> = {
  label: { is: 'label' },
  letterText: { is: 'letter' },
  expression: { is: 'formula' },
  color: { is: 'color' },
  icon: { is: 'icon' },
  image: { is: 'image' },
  filter: { is: 'filter' },
};

/** Works for every kind: it looks at the schema only. */
export function shapeOf(node: SchemaNode): Shape {
  const { schema, names, root } = node;
  const named = names.map((name) => NAMED[name]).find((shape) => shape !== undefined);
  if (named) return named;
  if (schema.const !== undefined) return { is: 'fixed' };
  if (schema['x-holds']) return { is: schema['x-holds'] };
  if (schema['x-refers'] && schema.type !== 'array') return { is: 'reference', to: schema['x-refers'] };
  if (schema.enum) return { is: 'choice' };
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return { is: 'variants', variants: variants.map((one) => resolved(one, root)) };
  if (Array.isArray(schema.type) || isAnything(schema)) return { is: 'scalar' };
  switch (schema.type) {
    case 'string':
      return { is: 'text' };
    case 'boolean':
      return { is: 'boolean' };
    case 'integer':
    case 'number':
      return { is: 'number' };
    case 'array': {
      const item = nodeBelow(node, 0);
      const itemShape = shapeOf(item).is;
      if (itemShape === 'text' || itemShape === 'choice' || itemShape === 'reference') return { is: 'texts', item };
      return schema.items ? { is: 'list', item } : { is: 'json' };
    }
    case 'object':
      return shapeOfObject(node);
    default:
      return schema.properties ? { is: 'object' } : { is: 'json' };
  }
}

/** Says nothing about its value but what it is called. */
const isAnything = (schema: Schema): boolean =>
  schema['x-label'] !== undefined && schema.type === undefined && schema.properties === undefined;

function shapeOfObject(node: SchemaNode): Shape {
  const { properties, additionalProperties: rest } = node.schema;
  if (properties) return { is: 'object' };
  // Free values by free keys have no form: filters, values of records.
  if (typeof rest !== 'object' || Object.keys(nodeBelow(node, '').schema).length === 0) return { is: 'json' };
  return shapeOf(nodeBelow(node, '')).is === 'json' ? { is: 'json' } : { is: 'map', value: nodeBelow(node, '') };
}

/** Whether a value can be edited in the shape that its schema asks for. What does not fit is shown as JSON, so that it is kept. */
export function fits(shape: Shape, value: unknown): boolean {
  if (value === undefined) return true;
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  switch (shape.is) {
    case 'text':
    case 'formula':
    case 'choice':
    case 'color':
    case 'icon':
    case 'image':
    case 'reference':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'list':
      return Array.isArray(value);
    case 'label':
    case 'letter':
      return isPlain && Object.values(value).every((one) => typeof one === 'string');
    case 'object':
    case 'filter':
    case 'values':
    case 'input':
    case 'map':
      return isPlain;
    default:
      return true;
  }
}

/** Whether a value is one of a variant, as far as it must be known to choose the editor. */
export function isVariant(node: SchemaNode, value: unknown): boolean {
  const { schema } = node;
  if (schema.const !== undefined) return schema.const === value;
  if (schema.enum) return schema.enum.includes(String(value));
  const shape = shapeOf(node);
  if (shape.is === 'json') return isObjectSchema(schema) ? typeof value === 'object' && value !== null : true;
  return value !== undefined && fits(shape, value);
}

const isObjectSchema = (schema: Schema): boolean => schema.type === 'object';
