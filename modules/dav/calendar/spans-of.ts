import { startsWithin } from '@leitwerk/metadata/repetition/expand-repetition';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import ICAL from 'ical.js';
import { repetitionFromRule } from './repetition-rule.ts';
import { readTime, readTimes } from './time.ts';

/** Of one appointment in one range. */
export const MOST_TIMES = 500;

export type Span = { readonly from: Date; readonly to: Date };

/** One time of an appointment, also by the clock of the installation. */
export type Occurrence = Span & { readonly start: Wall; readonly end: Wall; readonly isDay: boolean };

/** When an appointment is, within a range; each time of it when it repeats, `MOST_TIMES` at most. */
export function spansOf(event: ICAL.Component, range: Span, timeZone: string): readonly Occurrence[] {
  const calendar = new ICAL.Component('vcalendar');
  const [startProperty, endProperty] = [event.getFirstProperty('dtstart'), event.getFirstProperty('dtend')];
  const start = startProperty && readTime(startProperty, calendar, timeZone);
  const end = endProperty && readTime(endProperty, calendar, timeZone);
  if (!start || !end) return [];
  const lasts = Date.parse(`${end.wall}Z`) - Date.parse(`${start.wall}Z`);
  const rule = event.getFirstProperty('rrule');
  const later = (wall: Wall, ms: number): Wall => new Date(Date.parse(`${wall}Z`) + ms).toISOString().slice(0, 19);
  const except = event
    .getAllProperties('exdate')
    .flatMap((one) => readTimes(one, calendar, timeZone))
    .map((one) => one.wall.slice(0, 10));
  const starts = rule
    ? startsWithin(
        repetitionFromRule(rule, { start: start.wall, except, timeZone }),
        start.wall,
        later(wallOf(range.from, timeZone), -lasts),
        wallOf(range.to, timeZone),
        MOST_TIMES,
      )
    : [start.wall];
  return starts
    .map((wall) => ({ start: wall, end: later(wall, lasts), isDay: start.isDay }))
    .map((one) => ({ ...one, from: instantOf(one.start, timeZone), to: instantOf(one.end, timeZone) }))
    .filter((one) => one.to > range.from && one.from < range.to);
}
