import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** Market location id (BDEW, Identifikatoren in der Marktkommunikation). */
export function maloId(text: string): ParsedFormat {
  const value = squeezed(text);
  if (!/^[1-9]\d{10}$/.test(value)) return { code: 'format.malo-id' };
  return maloCheckDigit(value.slice(0, 10)) === Number(value.at(-1)) ? { value } : { code: 'format.malo-check-digit' };
}

/** Digits on even places count twice, as they are: unlike Luhn, their cross-sum is not taken. */
export function maloCheckDigit(base: string): number {
  let sum = 0;
  for (const [index, digit] of [...base].entries()) sum += Number(digit) * (index % 2 === 0 ? 1 : 2);
  return (10 - (sum % 10)) % 10;
}
