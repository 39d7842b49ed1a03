import type { FieldType } from '../field-type.ts';
import { ORDER_OPERATORS } from './checked-text.ts';
import { dateFromText, isDate, textFromDate, timeFromText } from './date-value.ts';
import { invalid, valid } from './parsed.ts';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** An instant: stored in UTC with milliseconds, shown where the reader is. */
export const dateTime: FieldType = {
  name: 'date-time',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'timestamptz(3)' }),
  valueSchema: () => ({ type: 'string', format: 'date-time' }),
  operators: ORDER_OPERATORS,
  sortable: true,
  writable: true,
  normalize: (value, _field, path) => {
    const [, day] = (typeof value === 'string' && RFC_3339.exec(value)) || [];
    const at = day !== undefined && isDate(day) ? Date.parse(String(value)) : Number.NaN;
    return Number.isNaN(at) ? invalid(path, 'value.date-time') : valid(new Date(at).toISOString());
  },
  parse: (typed, field) => {
    const text = typed.trim();
    if (text === '') return valid(null);
    const [first = '', ...rest] = text.split(/[ ,T]+/);
    const day = dateFromText(first);
    const clock = timeFromText(rest.join(' ') || '00:00');
    return day && clock ? valid(new Date(`${day}T${clock}`).toISOString()) : invalid(field.name, 'value.date-time');
  },
  format: (value, _field, language) => {
    if (typeof value !== 'string') return '';
    const at = new Date(value);
    const two = (part: number): string => String(part).padStart(2, '0');
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    return `${textFromDate(day, language)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
  },
};
