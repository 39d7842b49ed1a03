import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** Official key of a German municipality (AGS): eight digits, the first two for the state. */
export function municipalityKey(text: string): ParsedFormat {
  const value = squeezed(text);
  return /^\d{8}$/.test(value) ? { value } : { code: 'format.municipality-key' };
}
