import type { FieldType } from '../field-type.ts';
import { formats } from '../formats.ts';
import { text as shown } from '../shown-types/text.ts';
import { checkedText, lengthsOf } from './checked-text.ts';
import { chain, invalid, valid } from './parsed.ts';

const LONGEST = 255;

export const text: FieldType = {
  ...shown,
  name: 'text',
  properties: ['minLength', 'maxLength', 'format', 'unique', 'searchable', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: (field) => ({
    type: 'string',
    ...lengthsOf(field, LONGEST),
    ...(field.format !== undefined && { format: field.format }),
  }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, false), (checked) => {
      if (checked === null || field.format === undefined) return valid(checked);
      const parsed = formats[field.format](String(checked));
      return 'value' in parsed ? valid(parsed.value) : invalid(path, parsed.code);
    }),
  parse: (typed, field) => text.normalize?.(typed, field, field.name) ?? valid(typed),
};
