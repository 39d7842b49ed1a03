import type { ShownType } from '../shown-type.ts';
import { ORDER_OPERATORS } from './operators.ts';

export const time: ShownType = {
  operators: ORDER_OPERATORS,
  sortable: true,
  format: (value) => (typeof value === 'string' ? value.replace(/^(\d{2}:\d{2}):00$/, '$1') : ''),
};
