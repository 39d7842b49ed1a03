import type { Language } from '../shown-type.ts';

const MARKS: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  de: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/**
 * The digits of a number as people type it (`1.234,5`, `1234,5 €`), as a JSON decimal; undefined when it is none.
 * @param unit of the field, which may stand behind the number
 */
export function decimalFromText(text: string, language: Language, unit?: string): string | undefined {
  const bare = (unit ? text.replace(unit, '') : text).replace(/[\s€%'\u00a0]/g, '');
  const { group, decimal } = MARKS[language];
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(bare) ? bare.replaceAll(group, '') : bare;
  const digits = plain.replace(decimal, '.');
  return /^[+-]?\d+(\.\d+)?$/.test(digits) ? digits.replace(/^\+/, '') : undefined;
}

/** `1234.50` → `1.234,50` in German. Works on the digits, so that no size is too large. */
export function textFromDecimal(value: unknown, language: Language): string {
  const [, sign = '', whole = '', rest] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') return String(value);
  const { group, decimal } = MARKS[language];
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return `${sign}${groups}${rest === undefined ? '' : decimal + rest}`;
}

/** `1.5000` → `1.5`: what nobody measured is not shown. */
export const withoutZeros = (value: unknown): string =>
  String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Rounded to so many digits after the mark, half away from zero. Works on the digits: no size is too large, and none is shown wrong. */
export function roundedDecimal(value: string, digits: number): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (rest.length <= digits) return value;
  const kept = BigInt(whole + rest.slice(0, digits)) + (rest.charAt(digits) >= '5' ? 1n : 0n);
  const text = String(kept).padStart(digits + 1, '0');
  const bare = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return kept === 0n ? bare : sign + bare;
}

/** The unit stays on the number's line. */
export const withUnit = (text: string, unit: string | undefined): string => (unit ? `${text}\u00a0${unit}` : text);

export const currencySign = (currency = 'EUR'): string => (currency === 'EUR' ? '€' : currency);
