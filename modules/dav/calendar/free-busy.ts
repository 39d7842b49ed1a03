import ICAL from 'ical.js';
import type { Span } from './spans-of.ts';
import { spansOf } from './spans-of.ts';
import { utcTime } from './time.ts';
import { calendarText } from './write-calendar.ts';

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
