import type { FieldType } from '../field-type.ts';
import { ORDER_OPERATORS } from './checked-text.ts';
import { timeFromText } from './date-value.ts';
import { invalid, valid } from './parsed.ts';

/** A time of day, HH:MM:SS. */
export const time: FieldType = {
  name: 'time',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'time' }),
  valueSchema: () => ({ type: 'string', pattern: '^\\d{2}:\\d{2}:\\d{2}$' }),
  operators: ORDER_OPERATORS,
  sortable: true,
  writable: true,
  normalize: (value, _field, path) => {
    const isTime = typeof value === 'string' && /^\d{2}:\d{2}(:\d{2})?$/.test(value);
    const checked = isTime ? timeFromText(value) : undefined;
    return checked === undefined ? invalid(path, 'value.time') : valid(checked);
  },
  parse: (typed, field) => {
    if (typed.trim() === '') return valid(null);
    const checked = timeFromText(typed.trim());
    return checked === undefined ? invalid(field.name, 'value.time') : valid(checked);
  },
  format: (value) => (typeof value === 'string' ? value.replace(/:00$/, '') : ''),
};
