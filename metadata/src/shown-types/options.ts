import type { ShownType } from '../shown-type.ts';
import { option } from './option.ts';

export const options: ShownType = {
  operators: ['has', 'isNull'],
  sortable: false,
  format: (value, field, language) =>
    Array.isArray(value) ? value.map((one) => option.format(one, field, language)).join(', ') : '',
};
