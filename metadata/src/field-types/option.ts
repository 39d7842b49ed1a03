import type { FieldType } from '../field-type.ts';
import { option as shown } from '../shown-types/option.ts';
import { invalid, valid } from './parsed.ts';

export const option: FieldType = {
  ...shown,
  name: 'option',
  properties: ['options', 'optionSet', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: (field) => ({ type: 'string', enum: (field.options ?? []).map((one) => one.id) }),
  writable: true,
  normalize: (value, field, path) =>
    field.options?.some((one) => one.id === value)
      ? valid(value)
      : invalid(path, 'value.option', { options: (field.options ?? []).map((one) => one.id).join(', ') }),
  parse: (typed, field) => {
    const word = typed.trim().toLowerCase();
    if (word === '') return valid(null);
    const found = field.options?.find((one) =>
      [one.id, one.label.de, one.label.en].some((name) => name.toLowerCase() === word),
    );
    return found
      ? valid(found.id)
      : invalid(field.name, 'value.option', { options: (field.options ?? []).map((one) => one.id).join(', ') });
  },
};
