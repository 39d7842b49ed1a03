import type { Holiday, Region } from 'feiertagejs';
import { getHolidays } from 'feiertagejs';
import type { Language } from './shown-type.ts';

const NATIONWIDE: Region = 'BUND';
const ANYWHERE: Region = 'ALL';

/** A day off by its name. */
export type NamedDay = { readonly day: string; readonly name: string };

/** Days from 1 January: what the library calls 3 October is 3 October in every time zone. */
const dayOf = ({ date }: Holiday): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/**
 * Holidays from one day to before another.
 * @param region `DE`, a state by ISO 3166-2, e.g. `DE-NW`, or `market`: what is a holiday in any state
 */
export function holidaysBetween(from: string, to: string, region: string, language: Language): NamedDay[] {
  const state = region === 'DE' ? NATIONWIDE : region === 'market' ? ANYWHERE : (region.slice(3) as Region);
  const years = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) years.push(year);
  return years
    .flatMap((year) => getHolidays(year, state))
    .map((one) => ({ day: dayOf(one), name: one.translate(language) ?? one.name }))
    .filter(({ day }) => day >= from && day < to);
}
