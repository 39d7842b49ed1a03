import type { WireRecord } from '@leitwerk/metadata/wire';
import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type ICAL from 'ical.js';
import { dayInUid, recurrenceId } from '../calendar/series.ts';
import type { Collection } from '../collections.ts';
import type { Content } from '../members.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { findGuestCalendar, recordsByUid } from './calendar-of-guests.ts';
import type { Answer, Guest } from './guests.ts';
import { addressFrom, answerFrom, guestsIn, personFrom, personText, plainName } from './guests.ts';
import { replyText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import { participantFields, participantsIn } from './participants.ts';
import type { Single } from './read-invitation.ts';

/** What a device says that its owner has answered (PARTSTAT; RFC 6638, 3.2.2.1). */
export type DeviceAnswer = {
  /** Notes it where it is not the person's to write. @returns whether the record is another one now */
  readonly note: () => Promise<boolean>;
  /** What his own record is to say of it, and what happens before it is written. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly send: () => Promise<void>;
};

type Answered = Exclude<Answer, 'needs-action'>;

/**
 * The answer of whoever sends this entry, where it is another one than the appointment has. Of a colleague who takes part it is noted at the
 * appointment, whoever may change that; of one who was invited by mail it stands in his own appointment, and the organiser gets a mail.
 * Null where there is none.
 */
export async function deviceAnswer(
  event: ICAL.Component,
  { record, member }: Content,
  collection: Collection,
  reach: DavReach,
): Promise<DeviceAnswer | null> {
  const given = answersIn(event);
  return answerOfColleague(given, record, collection, reach) ?? (await answerOfGuest(given, record, member.uid, reach));
}

function answersIn(event: ICAL.Component): ReadonlyMap<string, Answered> {
  const found = new Map<string, Answered>();
  for (const one of event.getAllProperties('attendee')) {
    const address = addressFrom(String(one.getFirstValue() ?? '').replace(/^mailto:/i, ''));
    const answer = answerFrom(String(one.getParameter('partstat') ?? ''));
    if (address !== null && answer !== 'needs-action') found.set(address, answer);
  }
  return found;
}

const NOTHING = { values: {}, send: async () => undefined, note: async () => false } as const;

function answerOfColleague(
  given: ReadonlyMap<string, Answered>,
  record: WireRecord,
  { kind }: Collection,
  reach: DavReach,
): DeviceAnswer | null {
  const shape = kind.participants;
  const fields = shape ? participantFields({ participants: shape }, kind.entity) : null;
  const own = fields && participantsIn(record, fields).find((one) => one.address === addressFrom(reach.email));
  const answer = own && given.get(own.address);
  if (!fields || !own || !answer || answer === own.answer) return null;
  return {
    ...NOTHING,
    note: async () => {
      const { name: entity } = kind.entity.entity;
      const { platform } = reach;
      // As it is now: others may have answered meanwhile, and who is asked by this name has been looked at as the person sees it.
      const { items } = await platform.list(entity, {
        filter: { id: record.id },
        fields: ['id', fields.answers],
        limit: 1,
      });
      const [now] = items;
      if (!now) return false;
      const others = guestsIn(now[fields.answers]).filter((one) => one.address !== own.address);
      const said: Guest = { ...own, answer, answeredAt: new Date().toISOString() };
      const values = { [fields.answers]: [...others, said] };
      await platform.write([{ action: 'update', entity, id: record.id, version: Number(now['version']), values }]);
      return true;
    },
  };
}

type Sender = { readonly id: string; readonly address: string; readonly name: string | null };

async function answerOfGuest(
  given: ReadonlyMap<string, Answered>,
  record: WireRecord,
  uid: string,
  reach: DavReach,
): Promise<DeviceAnswer | null> {
  const calendar = findGuestCalendar(reach);
  if (!calendar || !reach.mayCall('mail.post') || !reach.mayCall('mail.sendersOf')) return null;
  const { fields, owner, title } = calendar;
  const organizer = personFrom(record[fields.organizer]);
  const state = record[fields.state];
  const isInvited = organizer !== null && state !== 'sent' && state !== 'called-off' && state !== 'cancelled';
  if (!isInvited || record[owner] !== reach.actor.id) return null;
  const guests = guestsIn(record[fields.guests]);
  const changed = guests.filter(({ address, answer }) => given.has(address) && given.get(address) !== answer);
  if (changed.length === 0) return null;
  const addresses = changed.map(({ address }) => address);
  const [sender] = (await reach.call('mail.sendersOf', { addresses })) as readonly Sender[];
  const own = sender && changed.find(({ address }) => address === addressFrom(sender.address));
  const answer = own && given.get(own.address);
  // An address from which nothing can be sent is somebody else's, as far as is known here.
  if (!own || !answer) return null;
  const now = new Date().toISOString();
  const { language } = reach.actor;
  const sequence = Number(record[fields.sequence] ?? 0);
  const summary = String(record[title] ?? '');
  const subject = subjectOf(answer, summary, language);
  const single = await singleIn(uid, calendar, reach);
  return {
    ...NOTHING,
    values: {
      [fields.state]: answer,
      [fields.guests]: guests.map((one) => (one === own ? { ...one, answer, answeredAt: now } : one)),
    },
    send: async () => {
      await reach.call('mail.post', {
        mailbox: sender.id,
        recipients: personText({ ...organizer, name: plainName(organizer.name) }),
        subject,
        text: paragraphs(subject),
        calendar: {
          method: 'REPLY',
          uid: single?.series ?? uid,
          text: replyText({ uid, single, sequence, organizer, summary }, { ...own, answer }, ''),
        },
        // A device that has not heard of it sends the same again: the answer before this one is still the one that is noted then.
        onceKey: `answer:${record.id}:${sequence}:${answer}:${own.answer}:${own.answeredAt ?? state ?? ''}`,
      });
    },
  };
}

/** Of an appointment that is one time of a series: which one, as the series says it. */
async function singleIn(uid: string, calendar: GuestCalendar, reach: DavReach): Promise<Single | null> {
  const known = dayInUid(uid);
  // Whoever ends his UIDs with a date has made no series of it.
  const [series] = known ? await recordsByUid([known.series], reach.actor.id, calendar, reach) : [];
  const id = known && series ? recurrenceId(calendar.kind.component(series, null), known.day) : null;
  return known && id ? { ...known, recurrenceId: id.toJSON() } : null;
}
