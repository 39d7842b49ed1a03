import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import type { Format } from './format.ts';

/** An account number with check digits (ISO 13616), also with the length that its country has. */
export const iban: Format = (text) => {
  const value = electronicFormatIBAN(text);
  return value !== null && isValidIBAN(value) ? { value } : { code: 'format.iban' };
};
