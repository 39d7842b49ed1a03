import type { FieldType } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import type { ShownType } from '../shown-type.ts';
import { decimalFromText } from '../shown-types/decimal-text.ts';
import { checkedDecimal } from './decimal-value.ts';
import { invalid, valid } from './parsed.ts';

type DecimalName = 'decimal' | 'money' | 'percent';

/**
 * What decimal, money and percent share: an exact number with a fixed count of digits after the mark.
 * @param scale digits after the mark where the field does not say
 */
export const decimalType = (
  name: DecimalName,
  own: FieldType['properties'],
  scale: number,
  shown: ShownType,
): FieldType => {
  const scaleOf = (field: FieldModel): number => field.scale ?? scale;
  return {
    ...shown,
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
    writable: true,
    normalize: (value, field, path) => checkedDecimal(value, field, path, scaleOf(field)),
    parse: (typed, field, language) => {
      if (typed.trim() === '') return valid(null);
      const digits = decimalFromText(typed, language, field.unit ?? field.currency);
      return digits === undefined
        ? invalid(field.name, 'value.number')
        : checkedDecimal(digits, field, field.name, scaleOf(field));
    },
  };
};
