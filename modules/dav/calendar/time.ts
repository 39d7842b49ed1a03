import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';

/** A time of a property by the clock of the installation. `instant` is given where the property names one. */
export type GivenTime = { readonly wall: Wall; readonly isDay: boolean; readonly instant: Date | null };

/** Whose clock a property goes by: null for a whole day or a time without a zone. */
type Clock = { readonly name: string; readonly instantOf: (wall: Wall) => Date };

const UTC: Clock = { name: 'UTC', instantOf: (wall) => new Date(`${wall}Z`) };

/** The clock of a property: by its IANA name, else by the VTIMEZONE that came along (RFC 5545, 3.2.19). */
export function clockOf(property: ICAL.Property, calendar: ICAL.Component): Clock | null {
  const value: unknown = property.getFirstValue();
  if (!(value instanceof ICAL.Time) || value.isDate) return null;
  if (value.zone === ICAL.Timezone.utcTimezone) return UTC;
  const given: unknown = property.getParameter('tzid');
  if (typeof given !== 'string') return null;
  const known = ianaName(given);
  if (known) return { name: known, instantOf: (wall) => instantOf(wall, known) };
  const described = calendar
    .getAllSubcomponents('vtimezone')
    .find((one) => one.getFirstPropertyValue('tzid') === given);
  if (!described || !isYearly(described))
    throw new DavRefused(403, 'dav.unknown-zone', 'c:valid-calendar-data', { zone: given });
  const zone = new ICAL.Timezone(described);
  return {
    name: given,
    instantOf: (wall) => {
      const time = ICAL.Time.fromDateTimeString(wall);
      time.zone = zone;
      return time.toJSDate();
    },
  };
}

/** Programs put their own name before it: `/mozilla.org/20050126_1/Europe/Berlin`. */
function ianaName(text: string): string | null {
  const candidates = [text, /([A-Za-z_]+\/[A-Za-z_-]+(?:\/[A-Za-z_-]+)?)$/.exec(text)?.[1] ?? ''];
  return candidates.find((one) => one !== '' && isZone(one)) ?? null;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** A zone whose clock changes more often than yearly is none, and working it out would have no end. */
const isYearly = (zone: ICAL.Component): boolean =>
  zone
    .getAllSubcomponents()
    .flatMap((one) => one.getAllProperties('rrule'))
    .every((one) => {
      const rule: unknown = one.getFirstValue();
      return rule instanceof ICAL.Recur && rule.freq === 'YEARLY';
    });

const wallOfTime = (time: ICAL.Time): Wall => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  return time.isDate ? `${day}T00:00:00` : `${day}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
};

/** Null where the property holds no time. */
export function readTime(property: ICAL.Property, calendar: ICAL.Component, timeZone: string): GivenTime | null {
  const [first] = readTimes(property, calendar, timeZone);
  return first ?? null;
}

/** All values of a property, e.g. of EXDATE. */
export function readTimes(property: ICAL.Property, calendar: ICAL.Component, timeZone: string): readonly GivenTime[] {
  const clock = clockOf(property, calendar);
  const values: readonly unknown[] = property.getValues();
  const texts: readonly unknown[] = property.jCal.slice(3);
  return values.flatMap((value, index): readonly GivenTime[] => {
    if (!(value instanceof ICAL.Time)) return [];
    const wall = wallOfTime(value);
    // The library makes the 1st of the month after of a 32nd.
    if (Number.isNaN(Date.parse(`${wall}Z`)) || !wall.startsWith(String(texts[index]).replace('Z', '')))
      throw new DavRefused(403, 'dav.broken', 'c:valid-calendar-data');
    if (!clock) return [{ wall, isDay: value.isDate, instant: null }];
    const instant = clock.instantOf(wall);
    return [{ wall: wallOf(instant, timeZone), isDay: false, instant }];
  });
}

/** The value of a field of this type. */
export const valueOfTime = ({ wall, instant }: GivenTime, type: string, timeZone: string): string =>
  type === 'date' ? wall.slice(0, 10) : (instant ?? instantOf(wall, timeZone)).toISOString();

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 106;

/**
 * Whether what repeats by the clock of a property comes at the same times by that of the installation: it is counted by the latter,
 * so in a zone whose clock is changed on other days it would come an hour too early or too late.
 * @param last day on which it begins; null where it has no end
 */
export function refuseOtherClock(
  property: ICAL.Property,
  calendar: ICAL.Component,
  timeZone: string,
  last: string | null,
): void {
  const clock = clockOf(property, calendar);
  const value: unknown = property.getFirstValue();
  if (!clock || clock.name === timeZone || !(value instanceof ICAL.Time)) return;
  const start = wallOfTime(value);
  const first = wallOf(clock.instantOf(start), timeZone);
  for (let week = 0; week < WEEKS; week += 1) {
    if (last !== null && week > 0 && dayAfter(first, week - 1) > last) return;
    const later = (wall: Wall): Wall => new Date(Date.parse(`${wall}Z`) + week * WEEK_MS).toISOString().slice(0, 19);
    if (first.slice(0, 10) !== start.slice(0, 10) || wallOf(clock.instantOf(later(start)), timeZone) !== later(first))
      throw new DavRefused(403, 'dav.repetition-zone', 'c:valid-calendar-object-resource', {
        zone: clock.name,
        own: timeZone,
      });
  }
}

const dayAfter = (wall: Wall, weeks: number): string =>
  new Date(Date.parse(`${wall}Z`) + weeks * WEEK_MS).toISOString().slice(0, 10);

/** A time as a property of its own. @param isDay without a time; the end of a day is the next one (RFC 5545, 3.6.1) */
export function timeProperty(name: string, wall: Wall, isDay: boolean, timeZone: string): ICAL.Property {
  const property = new ICAL.Property(name);
  if (isDay) property.setValue(ICAL.Time.fromDateString(wall.slice(0, 10)));
  else {
    const instant = instantOf(wall, timeZone);
    if (isUtc(timeZone)) property.setValue(utcTime(instant));
    else {
      property.setParameter('tzid', timeZone);
      property.setValue(ICAL.Time.fromDateTimeString(wall));
    }
  }
  return property;
}

export const isUtc = (timeZone: string): boolean => timeZone === 'UTC' || timeZone === 'Etc/UTC';

export const utcTime = (instant: Date): ICAL.Time =>
  ICAL.Time.fromDateTimeString(`${instant.toISOString().slice(0, 19)}Z`);
