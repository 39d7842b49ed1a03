import type { WireRecord } from '@leitwerk/metadata/wire';
import ICAL from 'ical.js';
import { utcTime } from '../calendar/time.ts';
import { calendarText } from '../calendar/write-calendar.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import type { Answer, Person } from './guests.ts';
import { guestProperty, personProperty } from './guests.ts';
import type { Invitation } from './read-invitation.ts';

/** An appointment as its guests get it (RFC 5546, 3.2.2 and 3.2.5). @param record with all that the kind needs */
export function invitationText(method: 'REQUEST' | 'CANCEL', record: WireRecord, { kind }: GuestCalendar): string {
  const event = kind.component(record, null);
  // A reminder is the organiser's own.
  event.removeAllSubcomponents('valarm');
  stampNow(event);
  if (method === 'CANCEL') {
    event.removeAllProperties('status');
    event.addPropertyWithValue('status', 'CANCELLED');
  }
  return calendarText([event], { method });
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
