import { startsWithin } from '@leitwerk/metadata/repetition/expand-repetition';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import ICAL from 'ical.js';
import { repetitionFromRule } from './repetition-rule.ts';
import { readTime, readTimes, utcTime } from './time.ts';
import { calendarText } from './write-calendar.ts';

const MOST_TIMES = 500;

type Span = { readonly from: Date; readonly to: Date };

/** When there is something, and nothing of what it is (RFC 4791, 7.10). What does not take up time is left out. */
export function freeBusy(events: readonly ICAL.Component[], range: Span, timeZone: string): string {
  const busy = new ICAL.Component('vfreebusy');
  busy.addPropertyWithValue('dtstamp', utcTime(new Date()));
  busy.addPropertyWithValue('dtstart', utcTime(range.from));
  busy.addPropertyWithValue('dtend', utcTime(range.to));
  const spans = events
    .filter((one) => !isFree(one))
    .flatMap((one) => spansOf(one, range, timeZone))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const { from, to } of spans) {
    const property = new ICAL.Property('freebusy');
    property.setValue(ICAL.Period.fromData({ start: utcTime(from), end: utcTime(to) }));
    busy.addProperty(property);
  }
  return calendarText([busy]);
}

const isFree = (event: ICAL.Component): boolean =>
  event.getFirstPropertyValue('transp') === 'TRANSPARENT' || event.getFirstPropertyValue('status') === 'CANCELLED';

function spansOf(event: ICAL.Component, range: Span, timeZone: string): readonly Span[] {
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
    .map((wall) => ({ from: instantOf(wall, timeZone), to: instantOf(later(wall, lasts), timeZone) }))
    .filter((one) => one.to > range.from && one.from < range.to);
}
