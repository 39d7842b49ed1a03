import type { FieldType } from '../field-type.ts';
import { boolean as shown } from '../shown-types/boolean.ts';
import { invalid, valid } from './parsed.ts';

export const boolean: FieldType = {
  ...shown,
  name: 'boolean',
  properties: ['index', 'default'],
  column: () => ({ kind: 'column', sql: 'boolean' }),
  valueSchema: () => ({ type: 'boolean' }),
  writable: true,
  normalize: (value, _field, path) => (typeof value === 'boolean' ? valid(value) : invalid(path, 'value.boolean')),
  parse: (typed, field) => {
    const word = typed.trim().toLowerCase();
    if (word === '') return valid(null);
    if (/^(ja|j|yes|y|true|wahr|1|x)$/.test(word)) return valid(true);
    return /^(nein|n|no|false|falsch|0)$/.test(word) ? valid(false) : invalid(field.name, 'value.boolean');
  },
};
