import type { ShownType } from '../shown-type.ts';
import { textFromDate } from './date.ts';
import { textFromInstant } from './date-time.ts';
import { currencySign, textFromDecimal, withoutZeros, withUnit } from './decimal-text.ts';
import { isNothing } from './nothing.ts';

/** Its value is of the type that was rolled up, and tells that by its form. */
export const rollUp: ShownType = {
  operators: [],
  sortable: false,
  format: (value, field, language) => {
    if (isNothing(value)) return '';
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return textFromDate(text, language);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return textFromInstant(text, language);
    if (field.currency !== undefined) return withUnit(textFromDecimal(text, language), currencySign(field.currency));
    return withUnit(textFromDecimal(withoutZeros(text), language), field.unit);
  },
};
