import type { FieldType } from '../field-type.ts';
import { date as shown } from '../shown-types/date.ts';
import { dateFromText, isDate } from './date-value.ts';
import { invalid, valid } from './parsed.ts';

/** A day without time: it is the same day everywhere and never shifts. */
export const date: FieldType = {
  ...shown,
  name: 'date',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'date' }),
  valueSchema: () => ({ type: 'string', format: 'date' }),
  writable: true,
  normalize: (value, _field, path) =>
    typeof value === 'string' && isDate(value) ? valid(value) : invalid(path, 'value.date'),
  parse: (typed, field) => {
    if (typed.trim() === '') return valid(null);
    const day = dateFromText(typed.trim());
    return day === undefined ? invalid(field.name, 'value.date') : valid(day);
  },
};
