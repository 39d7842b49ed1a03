import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** Metering location id (MeteringCode 2006): 33 characters, no check digit. */
export function meloId(text: string): ParsedFormat {
  const value = squeezed(text).replaceAll('.', '');
  return /^[A-Z]{2}[0-9A-Z]{31}$/.test(value) ? { value } : { code: 'format.melo-id' };
}
