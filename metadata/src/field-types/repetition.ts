import type { FieldType } from '../field-type.ts';
import { repetition as shown } from '../shown-types/repetition.ts';
import { checkedText } from './checked-text.ts';
import { chain, valid } from './parsed.ts';

const LONGEST = 40;

/** One line of text in capital letters. */
export const repetition: FieldType = {
  ...shown,
  name: 'repetition',
  properties: ['index', 'unique', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: LONGEST }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, false), (text) =>
      valid(text === null ? null : String(text).toUpperCase()),
    ),
  parse: (typed, field) => repetition.normalize?.(typed, field, field.name) ?? valid(typed),
};
