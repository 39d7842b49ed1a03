import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ParsedFormat } from './parsed-format.ts';

/** What was read lately: an import reads every number twice, as it stands in the file and as it is to be stored. */
const known = new Map<string, ParsedFormat>();
const MOST_KNOWN = 5000;

/** International form (E.123) of a number as people write it; German unless it says otherwise. */
export function phoneNumber(text: string): ParsedFormat {
  const found = known.get(text);
  if (found) return found;
  const number = parsePhoneNumberFromString(text, 'DE');
  const parsed: ParsedFormat = number?.isPossible()
    ? { value: number.formatInternational() }
    : { code: 'format.phone' };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, parsed);
  if ('value' in parsed) known.set(parsed.value, parsed);
  return parsed;
}
