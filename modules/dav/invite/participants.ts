import type { WireRecord } from '@leitwerk/metadata/wire';
import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import type ICAL from 'ical.js';
import type { CalendarShape, ParticipantShape } from '../settings.ts';
import type { Guest, Person } from './guests.ts';
import { addressFrom, guestProperty, guestsIn, nameFrom, personProperty } from './guests.ts';

/** Names of the fields that say who takes part. */
export type ParticipantFields = ParticipantShape & { readonly owner: string };

/** Null where the calendar has none, or the reader may not see them all. */
export function participantFields(
  { participants }: Pick<CalendarShape, 'participants'>,
  { entity, readable }: EntityView,
): ParticipantFields | null {
  const owner = entity.fields.find((one) => one.id === entity.ownerField)?.name;
  if (!participants || owner === undefined) return null;
  return [participants.field, participants.answers, owner].every((name) => readable.has(name))
    ? { ...participants, owner }
    : null;
}

/** The id in a reference, however much came along with it. */
export function idIn(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : value;
  return typeof id === 'string' ? id : null;
}

export const idsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((one) => idIn(one) ?? []);

/** Records whose owner and participants have their names and addresses, as far as the reader may know them. */
export async function withPeople(
  records: readonly WireRecord[],
  { field, owner }: ParticipantFields,
  reach: DavReach,
): Promise<readonly WireRecord[]> {
  const shared = records.filter((one) => idsIn(one[field]).length > 0);
  const ids = new Set(shared.flatMap((one) => [...idsIn(one[field]), idIn(one[owner]) ?? []].flat()));
  const user = reach.entity('user');
  if (ids.size === 0 || !user?.readable.has('email') || !user.readable.has('name')) return records;
  const people = new Map<string, unknown>();
  const all = [...ids];
  for (let from = 0; from < all.length; from += MOST) {
    const filter = { id: { in: all.slice(from, from + MOST) } };
    const { items } = await reach.list('user', { filter, fields: ['id', 'name', 'email'], limit: MOST });
    for (const { id, name, email } of items) people.set(id, { id, name, email });
  }
  return records.map((one) =>
    shared.includes(one)
      ? {
          ...one,
          [field]: idsIn(one[field]).flatMap((id) => people.get(id) ?? []),
          [owner]: people.get(idIn(one[owner]) ?? '') ?? one[owner],
        }
      : one,
  );
}

const MOST = 500;

function personIn(value: unknown): Person | null {
  const { name, email } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const address = addressFrom(email);
  return address === null ? null : { name: nameFrom(name), address };
}

/** Colleagues who take part, each with what he has answered; none where `withPeople` has not told who they are. */
export function participantsIn(record: WireRecord, { field, answers, owner }: ParticipantFields): readonly Guest[] {
  const organizer = personIn(record[owner]);
  const said = new Map(guestsIn(record[answers]).map((one) => [one.address, one]));
  return (Array.isArray(record[field]) ? (record[field] as readonly unknown[]) : []).flatMap(
    (one): readonly Guest[] => {
      const person = personIn(one);
      if (!organizer || !person || person.address === organizer.address) return [];
      const known = said.get(person.address);
      return [{ ...person, answer: known?.answer ?? 'needs-action', answeredAt: known?.answeredAt ?? null }];
    },
  );
}

/**
 * Who takes part, as ATTENDEE (RFC 5545, 3.8.4.1); the owner has asked them. One to whom others have invited the owner says whom they have
 * invited, and nothing of ours. @returns whether the record says it, whatever a device has kept
 */
export function addParticipants(event: ICAL.Component, record: WireRecord, fields: ParticipantFields | null): boolean {
  const organizer = fields && personIn(record[fields.owner]);
  const colleagues = fields ? participantsIn(record, fields) : [];
  if (!organizer || colleagues.length === 0) return false;
  const known = String(event.getFirstPropertyValue('organizer') ?? '').toLowerCase();
  if (known === '') event.addProperty(personProperty('organizer', organizer));
  else if (known !== `mailto:${organizer.address}`) return true;
  const invited = event.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase());
  for (const one of colleagues) if (!invited.includes(`mailto:${one.address}`)) event.addProperty(guestProperty(one));
  return true;
}
