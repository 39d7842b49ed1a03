import type { Language, ShownType } from '../shown-type.ts';
import { ORDER_OPERATORS } from './operators.ts';

/** By its parts, so that no time zone can shift a day. */
export const textFromDate = (value: string, language: Language): string => {
  const [year = '', month = '', day = ''] = value.split('-');
  return language === 'de' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
};

export const date: ShownType = {
  operators: ORDER_OPERATORS,
  sortable: true,
  format: (value, _field, language) => (typeof value === 'string' ? textFromDate(value, language) : ''),
};
