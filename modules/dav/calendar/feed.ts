import { createHash } from 'node:crypto';
import type { DavAnswer, DavReach } from '@leitwerk/platform/module/module-dav';
import ICAL from 'ical.js';
import type { Collection } from '../collections.ts';
import { collectionsOf, withoutPeople } from '../collections.ts';
import { contentsOf, etagOf, membersOf } from '../members.ts';
import { calendarText } from './write-calendar.ts';

/** What says when something is, and nothing of what it is. */
const TIMES = new Set(['uid', 'dtstamp', 'dtstart', 'dtend', 'duration', 'rrule', 'exdate', 'transp', 'status']);
const BUSY = { de: 'Belegt', en: 'Busy' } as const;
/** How often a program should look again (RFC 7986, 5.7). */
const REFRESH = 'PT1H';

/** Calendars of appointments; tasks are not what programs read from an address. */
const isFed = ({ component }: Collection): boolean => component === 'VEVENT';

/** The calendars of a person that can be read from an address. */
export const feedCalendars = async (
  reach: DavReach,
): Promise<readonly { readonly name: string; readonly label: string }[]> =>
  (await collectionsOf(reach)).filter(isFed).map(({ name, label }) => ({ name, label }));

/**
 * A calendar as one file, with the rights that its owner has now.
 * @param isBusyOnly only when there is something
 * @param seen ETag that the program has; 304 when it still is the one
 * @returns null where the owner has no such calendar (any more)
 */
export async function feed(
  name: string,
  isBusyOnly: boolean,
  seen: string | null,
  reach: DavReach,
): Promise<DavAnswer | null> {
  const collection = (await collectionsOf(reach)).find((one) => isFed(one) && one.name === name);
  if (!collection) return null;
  const members = await membersOf(collection, reach);
  const state = [collection.label, isBusyOnly, ...members.map((one) => `${one.id}${etagOf(one)}`)].join('\n');
  const etag = `"${createHash('sha256').update(state).digest('base64url')}"`;
  if (seen === etag) return { status: 304, headers: { etag } };
  const entries: ICAL.Component[] = [];
  for await (const { record, kept } of contentsOf(members, withoutPeople(collection), reach)) {
    const entry = collection.kind.component(record, kept);
    entries.push(isBusyOnly ? busyOf(entry, reach) : entry);
  }
  const about = {
    name: collection.label,
    'x-wr-calname': collection.label,
    method: 'PUBLISH',
    'x-published-ttl': REFRESH,
  };
  return {
    status: 200,
    headers: { etag, 'content-type': 'text/calendar; charset=utf-8' },
    body: calendarText(entries, about),
  };
}

function busyOf(entry: ICAL.Component, { actor }: DavReach): ICAL.Component {
  const busy = new ICAL.Component('vevent');
  // A property that is added to another component leaves its own.
  for (const one of [...entry.getAllProperties()]) if (TIMES.has(one.name)) busy.addProperty(one);
  busy.addPropertyWithValue('summary', BUSY[actor.language]);
  busy.addPropertyWithValue('class', 'PRIVATE');
  return busy;
}
