import { placeZone, readerZone } from '@leitwerk/metadata/shown-types/clock';
import { localeOf } from '../../i18n/language.ts';
import type { Language } from '../../model/definitions.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/**
 * From when to when, by the reader's clock; whole days by that of the installation, wherever the reader is.
 * @param isDay from midnight to midnight
 */
export function whenText(start: string, end: string, isDay: boolean, language: Language): string {
  const from = Date.parse(start);
  // The end of a day is the beginning of the next one.
  const to = Date.parse(end) - (isDay ? 1 : 0);
  if (Number.isNaN(from) || Number.isNaN(to)) return '';
  const shape = isDay ? { ...DAY, timeZone: placeZone() } : { ...DAY, ...TIME, timeZone: readerZone() };
  return new Intl.DateTimeFormat(localeOf(language), shape).formatRange(from, Math.max(from, to));
}
