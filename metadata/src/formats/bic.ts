import { isValidBIC } from 'ibantools';
import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** ISO 9362, 8 or 11 characters. */
export function bic(text: string): ParsedFormat {
  const value = squeezed(text);
  return isValidBIC(value) ? { value } : { code: 'format.bic' };
}
