import type { ParsedFormat } from './parsed-format.ts';
import { lettersToDigits, modulo97, squeezed } from './parsed-format.ts';

/** SEPA creditor identifier (EPC AT-02). The business code (characters 5 to 7) is not part of the check. */
export function creditorId(text: string): ParsedFormat {
  const value = squeezed(text);
  const isShape = value.startsWith('DE')
    ? /^DE\d{2}[A-Z0-9]{3}\d{11}$/.test(value)
    : /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(value);
  const isRight = isShape && modulo97(lettersToDigits(value.slice(7) + value.slice(0, 4))) === 1;
  return isRight ? { value } : { code: 'format.creditor-id' };
}
