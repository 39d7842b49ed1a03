import type { Language, ShownType } from '../shown-type.ts';
import { clockOf } from './clock.ts';
import { textFromDate } from './date.ts';
import { ORDER_OPERATORS } from './operators.ts';

/** `14.03.2026 14:30`, by the reader's clock. What is no instant stays as it is. */
export function textFromInstant(value: string, language: Language): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const { day, time } = clockOf(at);
  return `${textFromDate(day, language)} ${time.slice(0, 5)}`;
}

export const dateTime: ShownType = {
  operators: ORDER_OPERATORS,
  sortable: true,
  format: (value, _field, language) => (typeof value === 'string' ? textFromInstant(value, language) : ''),
};
