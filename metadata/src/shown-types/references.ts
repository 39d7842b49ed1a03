import type { ShownType } from '../shown-type.ts';
import { titleOfReference } from './record-id.ts';

export const references: ShownType = {
  operators: ['has', 'isNull'],
  sortable: false,
  format: (value) => (Array.isArray(value) ? value.map(titleOfReference).join(', ') : ''),
};
