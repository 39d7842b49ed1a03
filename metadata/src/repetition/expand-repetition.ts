import ICAL from 'ical.js';
import type { Wall } from '../zoned-time.ts';
import type { Repetition } from './repetition.ts';
import { textOfRepetition } from './repetition.ts';
import { addDays, weekdayOf } from './shift-repetition.ts';

/** More are never counted: a rule that comes every day has fewer in 27 years. */
const MOST_STEPS = 10_000;
const DAY_MS = 86_400_000;

/** The rule without its end by day, which is judged here: it means days on the wall, and ical.js would compare instants. */
function stepsOf(one: Repetition, start: Wall): { readonly next: () => Wall | null } {
  const { until: _until, ...rest } = one;
  const rule = textOfRepetition({ ...rest, ...dayOfStart(one, start), except: [] }).replace('RRULE:', '');
  const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
  return { next: () => steps.next()?.toString().slice(0, 19) ?? null };
}

/** The day of the start by its numbers: left to itself ical.js makes of the 29th of February the 1st of March. */
function dayOfStart({ frequency, nth, monthDay }: Repetition, start: Wall): Partial<Repetition> {
  if (frequency === 'DAILY' || frequency === 'WEEKLY' || nth !== undefined || monthDay !== undefined) return {};
  const day = { monthDay: Number(start.slice(8, 10)) };
  return frequency === 'MONTHLY' ? day : { ...day, month: Number(start.slice(5, 7)) };
}

/** A start of the same series shortly before a time, so that what has long been is not counted through. */
function laterStart(one: Repetition, start: Wall, from: Wall): Wall {
  const unit = { DAILY: 1, WEEKLY: 7, MONTHLY: 0, YEARLY: 0 }[one.frequency] * one.interval;
  const days = (Date.parse(from.slice(0, 10)) - Date.parse(start.slice(0, 10))) / DAY_MS;
  if (unit === 0 || one.count !== undefined || days <= unit) return start;
  return addDays(start.slice(0, 10), Math.floor(days / unit - 1) * unit) + start.slice(10);
}

/**
 * The times at which something begins, by the clock on the wall: so 09:00 stays 09:00 over a change of the clock. The start itself
 * is always the first one, also where the rule would not have it. Exceptions are not among them.
 * @param start `YYYY-MM-DDTHH:mm:ss`
 */
export function* repeatedStarts(one: Repetition, start: Wall): Generator<Wall> {
  const left = new Set(one.except);
  const isMeant = (wall: Wall): boolean => !left.has(wall.slice(0, 10));
  if (isMeant(start)) yield start;
  const steps = stepsOf(one, start);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const wall = steps.next();
    if (wall === null || (one.until !== undefined && wall.slice(0, 10) > one.until)) return;
    if (wall > start && isMeant(wall)) yield wall;
  }
}

/** Those that begin from `from` to before `to`, at most `most`. */
export function startsWithin(one: Repetition, start: Wall, from: Wall, to: Wall, most: number): Wall[] {
  const found: Wall[] = [];
  const begin = laterStart(one, start, from);
  for (const wall of repeatedStarts(one, begin)) {
    // A later start need not be one by its rule: it only is where the counting begins.
    if (wall === begin && begin !== start && !isByRule(one, begin)) continue;
    if (wall >= to || found.length === most) break;
    if (wall >= from) found.push(wall);
  }
  return found;
}

const isByRule = ({ frequency, weekdays }: Repetition, wall: Wall): boolean =>
  frequency !== 'WEEKLY' || weekdays.length === 0 || weekdays.includes(weekdayOf(wall.slice(0, 10)));

/** The day on which it begins for the last time; null where it has no end. */
export function lastStartDay(one: Repetition, start: Wall): string | null {
  if (one.until === undefined && one.count === undefined) return null;
  let last = start;
  for (const wall of repeatedStarts(one, start)) last = wall;
  return last.slice(0, 10);
}

/**
 * When it is on again after its start, not before a day; and what is left of the repetition then. Null where that was the last time.
 * What is left out on the way counts.
 */
export function nextStart(
  one: Repetition,
  start: Wall,
  notBefore: string,
): { readonly start: Wall; readonly repetition: Repetition } | null {
  // Exceptions count too, so they are walked over and not left out.
  const { except, ...rest } = one;
  let passed = 0;
  for (const wall of repeatedStarts({ ...rest, except: [] }, start)) {
    const day = wall.slice(0, 10);
    if (wall > start && day >= notBefore && !except.includes(day)) {
      const later = except.filter((other) => other > day);
      const left = { ...one, except: later, ...(one.count !== undefined && { count: one.count - passed }) };
      return { start: wall, repetition: left };
    }
    passed += 1;
  }
  return null;
}
