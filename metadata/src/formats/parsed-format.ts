/** The value in its one stored form, or the code of what is wrong. */
export type ParsedFormat = { readonly value: string } | { readonly code: string };

export type ParseFormat = (text: string) => ParsedFormat;

/** Without the blanks that people put in to read a number, in capitals. */
export const squeezed = (text: string): string => text.replace(/[\s\u00a0]/g, '').toUpperCase();

/** Remainder of a long number of decimal digits by 97 (ISO 7064), without leaving exact integers. */
export function modulo97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** Letters as numbers, A = 10 … Z = 35 (ISO 7064). */
export const lettersToDigits = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
