import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { changedValues } from '../protocol/changed-values.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { guestCalendar, recordOf } from './calendar-of-guests.ts';
import { guestsIn } from './guests.ts';
import { isIssue, readInvitation } from './read-invitation.ts';

/** An invitation, or its cancellation, that went out. */
export type Sent = {
  readonly id: string;
  readonly mailbox: string;
  readonly recipients: string | null;
  readonly subject: string | null;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly text: string | null;
  readonly state: string;
  readonly sentAt: string | null;
};

/** Null where none did, or the actor may not see the mailbox. */
export async function lastSent(record: string, context: ModuleContext): Promise<Sent | null> {
  if (!context.mayCall('mail.lastInvitation')) return null;
  return (await context.call('mail.lastInvitation', { record })) as Sent | null;
}

/** What of an appointment its guests do not know: names of fields, and addresses. */
export type Untold = {
  readonly changed: readonly string[];
  readonly uninvited: readonly string[];
  /** Who was invited and is no guest any more. */
  readonly dropped: readonly string[];
};

/** Compares the appointment with the invitation that went out last. */
export async function untoldOf(record: WireRecord, sent: Sent | null, calendar: GuestCalendar): Promise<Untold> {
  const guests = guestsIn(record[calendar.fields.guests]).map(({ address }) => address);
  const none = { changed: [], uninvited: guests, dropped: [] };
  if (sent?.text == null || sent.method !== 'REQUEST') return none;
  const read = await readInvitation(sent.text, calendar.kind);
  if (isIssue(read)) return none;
  const known = new Set(read.guests.map(({ address }) => address));
  return {
    changed: Object.keys(changedValues(read.values ?? {}, record, calendar.kind.entity.entity)),
    uninvited: guests.filter((address) => !known.has(address)),
    dropped: [...known].filter((address) => !guests.includes(address)),
  };
}

/** How an appointment stands to its guests, for its page. Throws `ActionRefused` when the actor does not see it. */
export async function tellState(id: string, context: ModuleContext) {
  const calendar = guestCalendar(context);
  const record = await recordOf(id, calendar, context);
  const { fields, entity } = calendar;
  const state = record[fields.state];
  const sent = await lastSent(id, context);
  const standing = state === 'sent' || state === 'called-off' ? state : state ? 'guest' : 'none';
  const untold =
    standing === 'sent' ? await untoldOf(record, sent, calendar) : { changed: [], uninvited: [], dropped: [] };
  const mayWrite = context.entity(entity)?.updatable.has(fields.guests) ?? false;
  return {
    standing,
    mailbox: sent?.mailbox ?? null,
    organizer: (record[fields.organizer] ?? null) as string | null,
    sentAt: sent?.sentAt ?? null,
    sending: sent?.state ?? null,
    ...untold,
    mayInvite: mayWrite && standing !== 'guest' && context.mayCall('dav.invite') && context.mayCall('mail.post'),
  };
}
