import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ParsedFormat } from './parsed-format.ts';

/** International form (E.123) of a number as people write it; German unless it says otherwise. */
export function phoneNumber(text: string): ParsedFormat {
  const number = parsePhoneNumberFromString(text, 'DE');
  return number?.isPossible() ? { value: number.formatInternational() } : { code: 'format.phone' };
}
