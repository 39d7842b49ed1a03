import { addMonths } from '@leitwerk/metadata/expression-functions';
import { dateOf, parseRelativeDate } from '@leitwerk/metadata/relative-date';
import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import { localDate, TIME_ZONE } from '../rights/context.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PERIOD = /^P(?=.)((?:\d{1,4}[YMWD])*)(?:T((?:\d{1,4}[HM])+))?$/;
const MINUTE_MS = 60_000;

/**
 * The instant at which a time has passed: a period (`P14D`, `PT2H`), a date, or a date relative to the day of `from`. Days, weeks,
 * months and years go by the calendar of the place and end at the same time of the day. Null when the text is none of them.
 */
export function laterThan(from: Date, text: string): Date | null {
  const relative = parseRelativeDate(text);
  if (relative) return onDay(from, dateOf(relative, localDate(from)));
  if (DATE.test(text)) return isDay(text) ? onDay(from, text) : null;
  const [, days, hours] = PERIOD.exec(text) ?? [];
  if (days === undefined && hours === undefined) return null;
  const at = onDay(from, countedFrom(localDate(from), partsOf(days ?? '')));
  const minutes = partsOf(hours ?? '').reduce((sum, [count, unit]) => sum + count * (unit === 'H' ? 60 : 1), 0);
  return new Date(at.getTime() + minutes * MINUTE_MS);
}

/** The instant at nine in the morning of a day, where the installation is. */
export const morningOf = (day: string): Date => instantOf(`${day}T09:00:00`, TIME_ZONE);

const onDay = (from: Date, day: string): Date => instantOf(`${day}T${wallOf(from, TIME_ZONE).slice(11)}`, TIME_ZONE);

const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text)) && dayAfter(text, 0) === text;

const partsOf = (text: string): readonly [number, string][] =>
  [...text.matchAll(/(\d+)([A-Z])/g)].map(([, count, unit]): [number, string] => [Number(count), unit ?? '']);

const countedFrom = (day: string, parts: readonly [number, string][]): string =>
  parts.reduce((at, [count, unit]) => {
    if (unit === 'Y' || unit === 'M') return addMonths(at, unit === 'Y' ? count * 12 : count);
    return dayAfter(at, unit === 'W' ? count * 7 : count);
  }, day);
