import type { FieldType, Parsed } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { computed as shown } from '../shown-types/computed.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { integer } from './integer.ts';
import { invalid, valid } from './parsed.ts';
import { text } from './text.ts';

const RESULTS = { text, integer, decimal, boolean, date } as const;

/** The type that a computed field's value has. */
export const resultTypeOf = (field: FieldModel): FieldType => RESULTS[field.result ?? 'text'];

/** A formula over the record's other fields; stored, so that lists can filter and sort by it. */
export const computed: FieldType = {
  ...shown,
  name: 'computed',
  properties: ['expression', 'result', 'scale', 'unit', 'currency', 'searchable', 'index', 'maxLength'],
  column: (field) => resultTypeOf(field).column(field),
  valueSchema: (field) => ({ ...resultTypeOf(field).valueSchema(field), readOnly: true }),
  writable: false,
  normalize: (value, field, path): Parsed => {
    if (value === null || value === undefined) return valid(null);
    const result = field.result ?? 'text';
    if (result === 'text') {
      const shown =
        typeof value === 'string'
          ? value
          : typeof value === 'number' || typeof value === 'boolean'
            ? String(value)
            : null;
      // A formula is not a typist: what is too long is cut, and lines become blanks.
      return shown === null
        ? invalid(path, 'value.text')
        : valid(
            shown
              .replace(/\s+/g, ' ')
              .trim()
              .slice(0, field.maxLength ?? 255) || null,
          );
    }
    return resultTypeOf(field).normalize?.(value, field, path) ?? valid(value);
  },
  parse: (_typed, field) => invalid(field.name, 'value.not-writable'),
};
