import type { WireRecord } from '@leitwerk/metadata/wire';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import type ICAL from 'ical.js';
import type { CalendarShape, InvitationShape } from '../settings.ts';
import { guestProperty, guestsIn, personFrom, personProperty } from './guests.ts';

/** Properties that say who is invited: of an appointment with guests the record says them, whatever a device has kept. */
export const INVITATION_PROPERTIES = ['organizer', 'attendee', 'sequence', 'status'] as const;

/** The fields of invitations; null where the calendar has none, or the reader may not see them all. */
export function invitationFields(shape: CalendarShape, { readable }: EntityView): InvitationShape | null {
  const { invitations } = shape;
  return invitations && Object.values(invitations).every((name) => readable.has(name)) ? invitations : null;
}

export const hasGuests = (record: WireRecord, fields: InvitationShape | null): fields is InvitationShape =>
  fields !== null && Boolean(record[fields.organizer]) && guestsIn(record[fields.guests]).length > 0;

/** What the appointment is called between calendars; null where nobody has said. */
export function invitationUid(record: WireRecord, fields: InvitationShape | null): string | null {
  const uid = fields && record[fields.uid];
  return typeof uid === 'string' && uid !== '' ? uid : null;
}

/** Who invites whom, and what they have answered (RFC 5545, 3.8.4). */
export function addInvitation(event: ICAL.Component, record: WireRecord, fields: InvitationShape): void {
  const organizer = personFrom(record[fields.organizer]);
  if (!organizer) return;
  event.addProperty(personProperty('organizer', organizer));
  event.addPropertyWithValue('sequence', Number(record[fields.sequence] ?? 0));
  for (const guest of guestsIn(record[fields.guests])) event.addProperty(guestProperty(guest));
  const state = record[fields.state];
  if (state === 'cancelled' || state === 'called-off') event.addPropertyWithValue('status', 'CANCELLED');
}
