import type { JsonSchema } from './field-type.ts';

/** The same schema with `null` allowed. What has no type (any JSON value) allows it already. */
export function nullableSchema(schema: JsonSchema): JsonSchema {
  const { type, enum: choices, anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  if (type === undefined) return schema;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return {
    ...schema,
    type: types.includes('null') ? types : [...types, 'null'],
    ...(Array.isArray(choices) && { enum: [...choices, null] }),
  };
}
