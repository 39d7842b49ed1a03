import type { FieldType } from '../field-type.ts';
import type { Issue } from '../issue.ts';
import type { FieldModel } from '../model.ts';

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
