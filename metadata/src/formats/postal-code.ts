import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** German postal code: five digits, from 01001 on. */
export function postalCode(text: string): ParsedFormat {
  const value = squeezed(text).replace(/^DE?-/, '');
  return /^\d{5}$/.test(value) && Number(value) >= 1001 ? { value } : { code: 'format.postal-code' };
}
