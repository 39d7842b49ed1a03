import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import type { ParsedFormat } from './parsed-format.ts';

/** ISO 13616, without blanks. */
export function iban(text: string): ParsedFormat {
  const value = electronicFormatIBAN(text);
  return value !== null && isValidIBAN(value) ? { value } : { code: 'format.iban' };
}
