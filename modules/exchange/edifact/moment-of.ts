import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';

/** Days of the market are days of the legal time in Germany (EDI@Energy, general rules: times are given in UTC, `+00`). */
const ZONE = 'Europe/Berlin';

/**
 * A date or time of a DTM segment as the standard writes it: 102 is a day, 203 a time of the legal time, 303 one with its zone (UN/EDIFACT
 * code list 2379). What is written in another format, or not as it says, stays as it is.
 * @param asDay the day in Germany of a moment, in place of the moment
 */
export function momentOf(text: string, format: string, asDay: boolean): string {
  const found = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})([+-]\d{2})?)?$/.exec(text);
  if (!found) return text;
  const [, year = '', month = '', day = '', hour, minute, zone] = found;
  const date = `${year}-${month}-${day}`;
  if (format === '102') return hour === undefined ? date : text;
  if (hour === undefined || (format === '203') === (zone !== undefined) || !['203', '303'].includes(format))
    return text;
  const at =
    zone === undefined
      ? instantOf(`${date}T${hour}:${minute}:00`, ZONE)
      : new Date(`${date}T${hour}:${minute}:00${zone}:00`);
  if (Number.isNaN(at.getTime())) return text;
  return asDay ? wallOf(at, ZONE).slice(0, 10) : at.toISOString();
}
