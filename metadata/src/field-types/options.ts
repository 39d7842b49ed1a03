import type { FieldType } from '../field-type.ts';
import { options as shown } from '../shown-types/options.ts';
import { option } from './option.ts';
import { invalid, valid } from './parsed.ts';

export const options: FieldType = {
  ...shown,
  name: 'options',
  properties: ['options', 'optionSet', 'maxItems', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'text[]' }),
  valueSchema: (field) => ({
    type: 'array',
    uniqueItems: true,
    ...(field.maxItems !== undefined && { maxItems: field.maxItems }),
    items: option.valueSchema(field),
  }),
  writable: true,
  normalize: (value, field, path) => {
    if (!Array.isArray(value)) return invalid(path, 'value.list');
    const known = new Set(field.options?.map((one) => one.id));
    const wrong = value.findIndex((one) => !known.has(one));
    if (wrong >= 0) return invalid(`${path}.${wrong}`, 'value.option', { options: [...known].join(', ') });
    const chosen = [...new Set(value)];
    if (field.maxItems !== undefined && chosen.length > field.maxItems)
      return invalid(path, 'value.too-many', { most: field.maxItems });
    return valid(chosen.length === 0 ? null : chosen);
  },
  parse: (typed, field, language) => {
    if (typed.trim() === '') return valid(null);
    const parts = typed.split(/[,;]/).map((part) => option.parse(part, field, language));
    const wrong = parts.find((part) => 'issue' in part);
    return (
      wrong ??
      options.normalize?.(
        parts.map((part) => ('value' in part ? part.value : null)),
        field,
        field.name,
      ) ??
      valid(null)
    );
  },
};
