import type { WireRecord } from '@leitwerk/metadata/wire';
import ICAL from 'ical.js';
import { utcTime } from './time.ts';
import { zoneComponent } from './zone-component.ts';

// The library does not count the blank that begins a folded line; a line may have 75 bytes with it.
ICAL.foldLength = 74;

const PRODUCT = '-//Leitwerk//DAV//EN';

/**
 * A calendar around entries, with the zones that they name (RFC 5545, 3.4 and 3.6.5).
 * @param about properties of the calendar itself, by name
 */
export function calendarText(entries: readonly ICAL.Component[], about: Readonly<Record<string, string>> = {}): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  for (const [name, value] of Object.entries(about)) calendar.addPropertyWithValue(name, value);
  const years = new Map<string, number>();
  for (const property of entries.flatMap((one) => one.getAllProperties())) {
    const zone: unknown = property.getParameter('tzid');
    const value: unknown = property.getFirstValue();
    if (typeof zone === 'string' && value instanceof ICAL.Time)
      years.set(zone, Math.min(years.get(zone) ?? value.year, value.year));
  }
  for (const [zone, year] of years) calendar.addSubcomponent(zoneComponent(zone, year));
  for (const entry of entries) calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}

/** What every entry has (RFC 5545, 3.8.4.7 and 3.8.7). */
export function addIdentity(entry: ICAL.Component, record: WireRecord, uid: string): void {
  entry.addPropertyWithValue('uid', uid);
  const changed = new Date(String(record['updatedAt']));
  entry.addPropertyWithValue('dtstamp', utcTime(changed));
  entry.addPropertyWithValue('last-modified', utcTime(changed));
  entry.addPropertyWithValue('created', utcTime(new Date(String(record['createdAt']))));
}

export function addText(entry: ICAL.Component, name: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') entry.addPropertyWithValue(name, value);
}
