import type { ShownType } from '../shown-type.ts';
import { isNothing } from './nothing.ts';

const WORDS = { de: ['Ja', 'Nein'], en: ['Yes', 'No'] } as const;

export const boolean: ShownType = {
  operators: ['eq', 'ne', 'isNull'],
  sortable: true,
  format: (value, _field, language) => (isNothing(value) ? '' : WORDS[language][value ? 0 : 1]),
};
