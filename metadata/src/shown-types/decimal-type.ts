import type { FieldModel } from '../model.ts';
import type { ShownType } from '../shown-type.ts';
import { textFromDecimal, withUnit } from './decimal-text.ts';
import { isNothing } from './nothing.ts';
import { ORDER_OPERATORS } from './operators.ts';

/**
 * What all numbers share: digits in groups, and what they count behind them.
 * @param digitsOf the digits that are worth showing
 * @param unitOf what stands after the number
 */
export const shownDecimal = (
  digitsOf: (value: unknown) => string,
  unitOf: (field: FieldModel) => string | undefined,
): ShownType & Required<Pick<ShownType, 'formatBare'>> => {
  const formatBare: ShownType['format'] = (value, _field, language) =>
    isNothing(value) ? '' : textFromDecimal(digitsOf(value), language);
  return {
    operators: ORDER_OPERATORS,
    sortable: true,
    formatBare,
    format: (value, field, language) => {
      const text = formatBare(value, field, language);
      return text === '' ? '' : withUnit(text, unitOf(field));
    },
  };
};
