import type { FieldType } from '../field-type.ts';
import { longText as shown } from '../shown-types/long-text.ts';
import { checkedText, lengthsOf } from './checked-text.ts';
import { valid } from './parsed.ts';

const LONGEST = 20_000;

export const longText: FieldType = {
  ...shown,
  name: 'long-text',
  properties: ['minLength', 'maxLength', 'searchable', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: (field) => ({ type: 'string', ...lengthsOf(field, LONGEST) }),
  writable: true,
  normalize: (value, field, path) => checkedText(value, field, path, LONGEST, true),
  parse: (typed, field) => longText.normalize?.(typed, field, field.name) ?? valid(typed),
};
