import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';
import type { Span } from './spans-of.ts';
import { MOST_TIMES, spansOf } from './spans-of.ts';
import { utcTime } from './time.ts';

/** Properties that say how it repeats; each time stands for itself. */
const OF_SERIES = ['rrule', 'exdate', 'rdate', 'recurrence-id'];

/**
 * Each time of an appointment within a range as an entry of its own, in UTC (RFC 4791, 9.6.5). One that does not repeat is one of them.
 * Throws `DavRefused` when there are more than a program can want.
 */
export function expandEvent(event: ICAL.Component, range: Span, timeZone: string): readonly ICAL.Component[] {
  const repeats = event.hasProperty('rrule');
  const times = spansOf(event, range, timeZone);
  if (times.length >= MOST_TIMES) throw new DavRefused(403, 'dav.too-many', 'c:max-instances', { most: MOST_TIMES });
  return times.map(({ from, to, start, end, isDay }) => {
    const one = new ICAL.Component(structuredClone(event.toJSON()) as unknown as string[]);
    for (const name of OF_SERIES) one.removeAllProperties(name);
    const at = (wall: string, instant: Date): ICAL.Time =>
      isDay ? ICAL.Time.fromDateString(wall.slice(0, 10)) : utcTime(instant);
    setTime(one, 'dtstart', at(start, from));
    setTime(one, 'dtend', at(end, to));
    if (repeats) setTime(one, 'recurrence-id', at(start, from));
    return one;
  });
}

function setTime(event: ICAL.Component, name: string, time: ICAL.Time): void {
  event.removeAllProperties(name);
  const property = new ICAL.Property(name);
  property.setValue(time);
  event.addProperty(property);
}
