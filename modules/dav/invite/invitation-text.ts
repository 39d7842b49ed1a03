import type { WireRecord } from '@leitwerk/metadata/wire';
import ICAL from 'ical.js';
import { recurrenceId, withTimes } from '../calendar/series.ts';
import { utcTime } from '../calendar/time.ts';
import { calendarText } from '../calendar/write-calendar.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import type { Answer, Person } from './guests.ts';
import { guestProperty, personProperty } from './guests.ts';
import type { Invitation } from './read-invitation.ts';
import type { TimeOfSeries } from './times-of-series.ts';

/** An appointment as its guests get it (RFC 5546, 3.2.2 and 3.2.5). @param record with all that the kind needs */
export function invitationText(
  method: 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER',
  record: WireRecord,
  { kind }: GuestCalendar,
  times: readonly TimeOfSeries[] = [],
): string {
  const event = kind.component(record, null);
  const parts = times.map((one) => ({ day: one.day, component: ofSeries(kind.component(one.record, null), event) }));
  const all = withTimes(event, parts);
  for (const one of all) {
    // A reminder is the organiser's own.
    one.removeAllSubcomponents('valarm');
    stampNow(one);
    if (method === 'CANCEL') cancel(one);
  }
  return calendarText(all, { method });
}

/** The cancellation of one time of a series (RFC 5546, 3.2.5): which one, and nothing of the others. */
export function dayCancelledText(series: WireRecord, day: string, { kind }: GuestCalendar): string {
  const event = kind.component(series, null);
  const id = recurrenceId(event, day);
  if (id) event.addProperty(id);
  for (const name of ['dtstart', 'dtend', 'duration', 'rrule', 'exdate']) event.removeAllProperties(name);
  event.removeAllSubcomponents('valarm');
  stampNow(event);
  cancel(event);
  return calendarText([event], { method: 'CANCEL' });
}

function cancel(event: ICAL.Component): void {
  event.removeAllProperties('status');
  event.addPropertyWithValue('status', 'CANCELLED');
}

/** A time of a series has the guests of the series, and its number. */
function ofSeries(time: ICAL.Component, series: ICAL.Component): ICAL.Component {
  for (const name of ['organizer', 'attendee', 'sequence']) {
    time.removeAllProperties(name);
    for (const one of series.getAllProperties(name))
      time.addProperty(new ICAL.Property(one.toJSON() as ConstructorParameters<typeof ICAL.Property>[0]));
  }
  return time;
}

/** An answer (RFC 5546, 3.2.3): who answers what to which version, and nothing that the organiser knows better. */
export function replyText(
  {
    uid,
    single,
    sequence,
    organizer,
    summary,
  }: Pick<Invitation, 'uid' | 'single' | 'sequence' | 'organizer' | 'summary'>,
  guest: Person & { readonly answer: Answer },
  note: string,
): string {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', single?.series ?? uid);
  if (single)
    event.addProperty(new ICAL.Property(single.recurrenceId as ConstructorParameters<typeof ICAL.Property>[0]));
  stampNow(event);
  event.addPropertyWithValue('sequence', sequence);
  if (organizer) event.addProperty(personProperty('organizer', organizer));
  event.addProperty(guestProperty({ ...guest, answeredAt: null }));
  if (summary !== '') event.addPropertyWithValue('summary', summary);
  if (note !== '') event.addPropertyWithValue('comment', note);
  return calendarText([event], { method: 'REPLY' });
}

/** An invitation that went out, taken back: the same appointment under the next number. Null where its text is not one any more. */
export function cancelledText(text: string): string | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent');
    if (!event) return null;
    calendar.updatePropertyWithValue('method', 'CANCEL');
    event.updatePropertyWithValue('sequence', Number(event.getFirstPropertyValue('sequence') ?? 0) + 1);
    event.updatePropertyWithValue('status', 'CANCELLED');
    stampNow(event);
    return `${calendar.toString()}\r\n`;
  } catch {
    return null;
  }
}

/** DTSTAMP: when this message was made (RFC 5545, 3.8.7.2). */
function stampNow(event: ICAL.Component): void {
  event.removeAllProperties('dtstamp');
  event.addPropertyWithValue('dtstamp', utcTime(new Date()));
}
