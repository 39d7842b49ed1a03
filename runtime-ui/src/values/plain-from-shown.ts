import type { FieldModel, Values } from '../model/definitions.ts';
import { isRecord } from './equal-values.ts';

const idOf = (value: unknown): unknown => (isRecord(value) ? value['id'] : value);

const linkOf = (value: unknown, columns: readonly FieldModel[]): unknown => {
  if (!isRecord(value)) return value;
  const row: Record<string, unknown> = { id: value['id'] };
  for (const column of columns) {
    if (column.name in value) row[column.name] = plainFromShown(value[column.name], column);
  }
  return row;
};

/** The value as the API takes it: references are ids, links with columns are rows. */
export function plainFromShown(value: unknown, field: FieldModel): unknown {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'reference':
    case 'user':
    case 'team':
      return idOf(value);
    case 'references':
      if (!Array.isArray(value)) return value;
      return field.columns ? value.map((row) => linkOf(row, field.columns ?? [])) : value.map(idOf);
    case 'child-rows':
      if (!Array.isArray(value)) return value;
      return value.map((row: unknown) => plainRow(row, field.columns ?? []));
    default:
      return value;
  }
}

function plainRow(row: unknown, columns: readonly FieldModel[]): unknown {
  if (!isRecord(row)) return row;
  const plain: Record<string, unknown> = { ...('id' in row && { id: row['id'] }) };
  for (const column of columns) plain[column.name] = plainFromShown(row[column.name], column);
  return plain;
}

export const plainValues = (values: Values, fields: readonly FieldModel[]): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => field.name in values)
      .map((field) => [field.name, plainFromShown(values[field.name], field)]),
  );
