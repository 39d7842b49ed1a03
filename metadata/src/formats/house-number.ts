import type { ParsedFormat } from './parsed-format.ts';

const HOUSE_NUMBER = /^(\d{1,4})\s*([a-zA-Z]?)(?:\s*([-/])\s*(\d{1,4})\s*([a-zA-Z]?))?(?:\s+(1\/[234]|[23]\/[34]))?$/;

/** `12`, `12a`, `12-14`, `12 1/2`: one spelling of each. */
export function houseNumber(text: string): ParsedFormat {
  const parts = HOUSE_NUMBER.exec(text.trim());
  if (!parts || Number(parts[1]) === 0) return { code: 'format.house-number' };
  const [, number = '', letter = '', mark = '', second = '', secondLetter = '', fraction] = parts;
  const value =
    number + letter.toLowerCase() + mark + second + secondLetter.toLowerCase() + (fraction ? ` ${fraction}` : '');
  return { value };
}
