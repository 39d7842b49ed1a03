import type { FieldType } from '../field-type.ts';
import { ORDER_OPERATORS } from './checked-text.ts';
import { decimalFromText, textFromDecimal } from './decimal-value.ts';
import { invalid, valid } from './parsed.ts';

export const integer: FieldType = {
  name: 'integer',
  properties: ['min', 'max', 'unit', 'unique', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'bigint' }),
  valueSchema: (field) => ({
    type: 'integer',
    ...(field.min !== undefined && { minimum: Number(field.min) }),
    ...(field.max !== undefined && { maximum: Number(field.max) }),
  }),
  operators: ORDER_OPERATORS,
  sortable: true,
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
  format: (value, field, language) =>
    value === null || value === undefined ? '' : withUnit(textFromDecimal(value, language), field.unit),
};

const withUnit = (text: string, unit: string | undefined): string => (unit ? `${text}\u00a0${unit}` : text);
