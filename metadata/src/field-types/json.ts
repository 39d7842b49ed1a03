import type { FieldType } from '../field-type.ts';
import { json as shown } from '../shown-types/json.ts';
import { invalid, valid } from './parsed.ts';

const MOST_BYTES = 100_000;

/** Any JSON value, for what programs leave here. */
export const json: FieldType = {
  ...shown,
  name: 'json',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'jsonb' }),
  valueSchema: () => ({}),
  writable: true,
  normalize: (value, _field, path) => {
    const text = JSON.stringify(value) ?? '';
    if (text.includes('\\u0000')) return invalid(path, 'value.control-character');
    return text.length > MOST_BYTES ? invalid(path, 'value.too-long', { most: MOST_BYTES }) : valid(value);
  },
  parse: (typed, field) => {
    if (typed.trim() === '') return valid(null);
    try {
      return valid(JSON.parse(typed));
    } catch {
      return invalid(field.name, 'value.json');
    }
  },
};
