import type { ShownType } from '../shown-type.ts';
import { ORDER_OPERATORS } from './operators.ts';

const WORDS = { de: ['Std.', 'Min.'], en: ['h', 'min'] } as const;

/** `1 Std. 30 Min.` */
export const duration: ShownType = {
  operators: ORDER_OPERATORS,
  sortable: true,
  format: (value, _field, language) => {
    if (typeof value !== 'number') return '';
    const hours = Math.floor(value / 60);
    const minutes = value % 60;
    const [hour, minute] = WORDS[language];
    if (hours === 0) return `${minutes} ${minute}`;
    return minutes === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${minutes} ${minute}`;
  },
};
