import type { ShownType } from '../shown-type.ts';

const WORDS = { de: ['Zeile', 'Zeilen'], en: ['row', 'rows'] } as const;

export const childRows: ShownType = {
  operators: ['isNull'],
  sortable: false,
  format: (value, _field, language) =>
    Array.isArray(value) && value.length > 0 ? `${value.length} ${WORDS[language][value.length === 1 ? 0 : 1]}` : '',
};
