import type { ShownType } from '../shown-type.ts';
import { isNothing } from './nothing.ts';

export const json: ShownType = {
  operators: ['isNull'],
  sortable: false,
  format: (value) => (isNothing(value) ? '' : JSON.stringify(value)),
};
