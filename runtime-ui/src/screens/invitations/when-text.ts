import { localeOf } from '../../i18n/language.ts';
import type { Language } from '../../model/definitions.ts';

const HALF_A_DAY_MS = 43_200_000;

/**
 * From when to when, by the reader's clock. Whole days are days wherever he is.
 * @param isDay from midnight to midnight
 */
export function whenText(start: string, end: string, isDay: boolean, language: Language): string {
  const [from, to] = [new Date(start), new Date(end)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return '';
  const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
  if (!isDay)
    return new Intl.DateTimeFormat(localeOf(language), { ...day, hour: '2-digit', minute: '2-digit' }).formatRange(
      from.getTime(),
      Math.max(from.getTime(), to.getTime()),
    );
  const [first, last] = [from.getTime() + HALF_A_DAY_MS, to.getTime() - HALF_A_DAY_MS];
  return new Intl.DateTimeFormat(localeOf(language), day).formatRange(first, Math.max(first, last));
}
