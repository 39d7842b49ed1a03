import { textFromDecimal, withoutZeros, withUnit } from '@leitwerk/metadata/shown-types/decimal-text';
import type { Language } from '../../model/definitions.ts';

/** `1260.64` → `1.260,64 €` */
export const euroText = (value: string, language: Language): string => withUnit(textFromDecimal(value, language), '€');

/** A number with the digits that matter and its unit. */
export const numberText = (value: string, unit: string, language: Language): string =>
  withUnit(textFromDecimal(withoutZeros(value), language), unit);

/** Prices have two digits at least: `8.12`, `73.00`, `0.446`. */
export function priceText(value: string, unit: string, language: Language): string {
  const bare = withoutZeros(value);
  const [whole = '', rest = ''] = bare.split('.');
  return withUnit(textFromDecimal(`${whole}.${rest.padEnd(2, '0')}`, language), unit);
}
