import type { FieldType } from '../field-type.ts';
import { checkedText, lengthsOf } from './checked-text.ts';
import { valid } from './parsed.ts';

const LONGEST = 20_000;

export const longText: FieldType = {
  name: 'long-text',
  properties: ['minLength', 'maxLength', 'searchable', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: (field) => ({ type: 'string', ...lengthsOf(field, LONGEST) }),
  operators: ['contains', 'isNull'],
  sortable: false,
  writable: true,
  normalize: (value, field, path) => checkedText(value, field, path, LONGEST, true),
  parse: (typed, field) => longText.normalize?.(typed, field, field.name) ?? valid(typed),
  format: (value) => (value === null || value === undefined ? '' : String(value)),
};
