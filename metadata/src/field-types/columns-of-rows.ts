import type { FieldType, JsonSchema } from '../field-type.ts';
import type { Issue } from '../issue.ts';
import type { FieldModel } from '../model.ts';
import { nullableSchema } from '../nullable-schema.ts';

/** Checks the values of rows by their columns; unknown keys are refused, absent values become null. */
export function checkColumns(
  value: Readonly<Record<string, unknown>>,
  columns: readonly FieldModel[],
  path: string,
  typeOf: (field: FieldModel) => FieldType,
  keys: readonly string[] = [],
): { readonly row: Record<string, unknown> } | { readonly issue: Issue } {
  const row: Record<string, unknown> = {};
  const unknown = Object.keys(value).find(
    (key) => !keys.includes(key) && !columns.some((column) => column.name === key),
  );
  if (unknown !== undefined)
    return { issue: { path: `${path}.${unknown}`, code: 'value.unknown-key', params: { key: unknown } } };
  for (const column of columns) {
    const here = `${path}.${column.name}`;
    const given = value[column.name] ?? null;
    const parsed =
      given === null ? { value: null } : (typeOf(column).normalize?.(given, column, here) ?? { value: given });
    if ('issue' in parsed) return parsed;
    if (parsed.value === null && column.required) return { issue: { path: here, code: 'value.required' } };
    row[column.name] = parsed.value;
  }
  return { row };
}

/** JSON Schema of a row's columns: one that need not be filled may be null or absent. */
export function columnSchemas(
  columns: readonly FieldModel[],
  typeOf: (field: FieldModel) => FieldType,
): { readonly required?: readonly string[]; readonly properties: JsonSchema } {
  const required = columns.filter((column) => column.required).map((column) => column.name);
  return {
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      columns.map((column) => {
        const schema = typeOf(column).valueSchema(column);
        return [column.name, column.required ? schema : nullableSchema(schema)];
      }),
    ),
  };
}
