import type { FieldType } from '../field-type.ts';
import { numberRange as shown } from '../shown-types/number-range.ts';
import { invalid } from './parsed.ts';

/** A number that the platform gives when the record is made. */
export const numberRange: FieldType = {
  ...shown,
  name: 'number-range',
  properties: ['numbering', 'searchable', 'index', 'unique'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', readOnly: true }),
  writable: false,
  parse: (_typed, field) => invalid(field.name, 'value.not-writable'),
};
