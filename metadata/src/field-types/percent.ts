import type { FieldType } from '../field-type.ts';
import { ORDER_OPERATORS } from './checked-text.ts';
import { checkedDecimal, decimalFromText, textFromDecimal } from './decimal-value.ts';
import { invalid, valid } from './parsed.ts';

const SCALE = 2;

/** The percentage itself: 19.00 is 19 %. */
export const percent: FieldType = {
  name: 'percent',
  properties: ['min', 'max', 'scale', 'index', 'default'],
  column: (field) => ({ kind: 'column', sql: `numeric(20,${field.scale ?? SCALE})` }),
  valueSchema: (field) => ({ type: 'string', format: 'decimal', description: `${field.scale ?? SCALE} digits after the mark` }),
  operators: ORDER_OPERATORS,
  sortable: true,
  writable: true,
  normalize: (value, field, path) => checkedDecimal(value, field, path, field.scale ?? SCALE),
  parse: (typed, field, language) => {
    if (typed.trim() === '') return valid(null);
    const digits = decimalFromText(typed, language, field.unit);
    return digits === undefined ? invalid(field.name, 'value.number') : checkedDecimal(digits, field, field.name, field.scale ?? SCALE);
  },
  format: (value, _field, language) =>
    value === null || value === undefined ? '' : `${textFromDecimal(value, language)}\u00a0%`,
};
