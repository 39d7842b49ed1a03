import type { FieldType } from '../field-type.ts';
import { TEXT_OPERATORS } from './checked-text.ts';
import { invalid } from './parsed.ts';

/** A number that the platform gives when the record is made. */
export const numberRange: FieldType = {
  name: 'number-range',
  properties: ['numbering', 'searchable', 'index', 'unique'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', readOnly: true }),
  operators: TEXT_OPERATORS,
  sortable: true,
  writable: false,
  parse: (_typed, field) => invalid(field.name, 'value.not-writable'),
  format: (value) => (value === null || value === undefined ? '' : String(value)),
};
