import type { FieldType } from '../field-type.ts';
import { decimalFromText } from '../shown-types/decimal-text.ts';
import { integer as shown } from '../shown-types/integer.ts';
import { invalid, valid } from './parsed.ts';

export const integer: FieldType = {
  ...shown,
  name: 'integer',
  properties: ['min', 'max', 'unit', 'unique', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'bigint' }),
  valueSchema: (field) => ({
    type: 'integer',
    ...(field.min !== undefined && { minimum: Number(field.min) }),
    ...(field.max !== undefined && { maximum: Number(field.max) }),
  }),
  writable: true,
  normalize: (value, field, path) => {
    const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return invalid(path, 'value.integer');
    if (field.min !== undefined && number < Number(field.min))
      return invalid(path, 'value.too-small', { min: field.min });
    if (field.max !== undefined && number > Number(field.max))
      return invalid(path, 'value.too-large', { max: field.max });
    return valid(number);
  },
  parse: (typed, field, language) => {
    if (typed.trim() === '') return valid(null);
    const digits = decimalFromText(typed, language, field.unit);
    return integer.normalize?.(digits ?? typed, field, field.name) ?? valid(null);
  },
};
