import type { ShownType } from '../shown-type.ts';
import { isNothing } from './nothing.ts';
import { CHOICE_OPERATORS } from './operators.ts';

export const option: ShownType = {
  operators: CHOICE_OPERATORS,
  sortable: true,
  format: (value, field, language) =>
    isNothing(value) ? '' : (field.options?.find((one) => one.id === value)?.label[language] ?? String(value)),
};
