import type { FieldType, Parsed } from '../field-type.ts';
import { instantAt } from '../shown-types/clock.ts';
import { dateTime as shown } from '../shown-types/date-time.ts';
import { dateFromText, isDate, timeFromText } from './date-value.ts';
import { invalid, valid } from './parsed.ts';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Whether the day exists is looked at as well: others are counted on into the next month. */
function instantFrom(text: string, path: string): Parsed {
  const [, day] = RFC_3339.exec(text) ?? [];
  const at = day !== undefined && isDate(day) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? invalid(path, 'value.date-time') : valid(new Date(at).toISOString());
}

/** An instant: stored in UTC with milliseconds, shown where the reader is. */
export const dateTime: FieldType = {
  ...shown,
  name: 'date-time',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'timestamptz(3)' }),
  valueSchema: () => ({ type: 'string', format: 'date-time' }),
  writable: true,
  normalize: (value, _field, path) =>
    typeof value === 'string' ? instantFrom(value, path) : invalid(path, 'value.date-time'),
  parse: (typed, field) => {
    const text = typed.trim();
    if (text === '') return valid(null);
    // What programs write says its zone itself.
    if (RFC_3339.test(text)) return instantFrom(text, field.name);
    const [first = '', ...rest] = text.split(/[ ,T]+/);
    const day = dateFromText(first);
    const clock = timeFromText(rest.join(' ') || '00:00');
    return day && clock ? valid(instantAt(day, clock).toISOString()) : invalid(field.name, 'value.date-time');
  },
};
