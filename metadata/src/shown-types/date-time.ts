import type { Language, ShownType } from '../shown-type.ts';
import { textFromDate } from './date.ts';
import { ORDER_OPERATORS } from './operators.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** `14.03.2026 14:30`, by the clock of the reader. What is no instant stays as it is. */
export function textFromInstant(value: string, language: Language): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${textFromDate(day, language)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

export const dateTime: ShownType = {
  operators: ORDER_OPERATORS,
  sortable: true,
  format: (value, _field, language) => (typeof value === 'string' ? textFromInstant(value, language) : ''),
};
