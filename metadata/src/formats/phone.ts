import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Format } from './format.ts';

/** A phone number in the international form. Without a country it is read as a German one. */
export const phoneNumber: Format = (text) => {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'DE', extract: false });
  return parsed?.isPossible() && parsed.isValid()
    ? { value: parsed.formatInternational() }
    : { code: 'format.phone' };
};
