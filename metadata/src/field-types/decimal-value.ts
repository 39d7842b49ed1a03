import { Decimal } from 'decimal.js';
import type { Parsed } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { invalid, valid } from './parsed.ts';

const MOST_DIGITS = 20;

/** A decimal as text with exactly `scale` digits after the mark. Never goes through a float. */
export function checkedDecimal(value: unknown, field: FieldModel, path: string, scale: number): Parsed {
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (!isNumber && !(typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value.trim()))) {
    return invalid(path, 'value.number');
  }
  const number = new Decimal(String(value).trim());
  if (number.decimalPlaces() > scale) return invalid(path, 'value.too-many-digits', { scale });
  if (number.abs().gte(new Decimal(10).pow(MOST_DIGITS - scale))) return invalid(path, 'value.number-too-large');
  if (field.min !== undefined && number.lt(String(field.min)))
    return invalid(path, 'value.too-small', { min: String(field.min) });
  if (field.max !== undefined && number.gt(String(field.max)))
    return invalid(path, 'value.too-large', { max: String(field.max) });
  return valid(number.isZero() ? new Decimal(0).toFixed(scale) : number.toFixed(scale));
}

/** Rounds half away from zero to `scale` digits; what is no number stays as it is. */
export function roundTo(text: string, scale: number): string {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)
    ? new Decimal(text).toDecimalPlaces(scale, Decimal.ROUND_HALF_UP).toFixed(scale)
    : text;
}
