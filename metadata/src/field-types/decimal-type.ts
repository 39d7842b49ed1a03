import type { FieldType, Language } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { ORDER_OPERATORS } from './checked-text.ts';
import { checkedDecimal, decimalFromText, textFromDecimal } from './decimal-value.ts';
import { invalid, valid } from './parsed.ts';

type DecimalName = 'decimal' | 'money' | 'percent';

/**
 * What decimal, money and percent share: an exact number with a fixed count of digits after the mark.
 * @param scale digits after the mark where the field does not say
 * @param unitOf what stands after the number; empty for nothing
 */
export const decimalType = (
  name: DecimalName,
  own: FieldType['properties'],
  scale: number,
  unitOf: (field: FieldModel) => string,
): FieldType => {
  const scaleOf = (field: FieldModel): number => field.scale ?? scale;
  return {
    name,
    properties: [...own, 'min', 'max', 'scale', 'index', 'default'],
    column: (field) => ({ kind: 'column', sql: `numeric(20,${scaleOf(field)})` }),
    valueSchema: (field) => ({
      type: 'string',
      format: 'decimal',
      pattern: '^-?\\d+(\\.\\d+)?$',
      description: [
        `${scaleOf(field)} digits after the mark`,
        ...(field.min === undefined ? [] : [`≥ ${field.min}`]),
        ...(field.max === undefined ? [] : [`≤ ${field.max}`]),
      ].join(', '),
    }),
    operators: ORDER_OPERATORS,
    sortable: true,
    writable: true,
    normalize: (value, field, path) => checkedDecimal(value, field, path, scaleOf(field)),
    parse: (typed, field, language) => {
      if (typed.trim() === '') return valid(null);
      const digits = decimalFromText(typed, language, field.unit);
      return digits === undefined
        ? invalid(field.name, 'value.number')
        : checkedDecimal(digits, field, field.name, scaleOf(field));
    },
    format: (value, field, language: Language) => {
      if (value === null || value === undefined) return '';
      const unit = unitOf(field);
      return unit === '' ? textFromDecimal(value, language) : `${textFromDecimal(value, language)}\u00a0${unit}`;
    },
  };
};
