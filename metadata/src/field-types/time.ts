import type { FieldType } from '../field-type.ts';
import { time as shown } from '../shown-types/time.ts';
import { timeFromText } from './date-value.ts';
import { invalid, valid } from './parsed.ts';

/** A time of day, HH:MM:SS. */
export const time: FieldType = {
  ...shown,
  name: 'time',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'time' }),
  valueSchema: () => ({ type: 'string', pattern: '^\\d{2}:\\d{2}:\\d{2}$' }),
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
};
