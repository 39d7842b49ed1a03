import { repetitionFrom, textOfRepetition } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { dayInUid } from '../calendar/series.ts';
import { changedValues } from '../protocol/changed-values.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { guestCalendar, recordOf } from './calendar-of-guests.ts';
import { guestsIn } from './guests.ts';
import { isIssue, readInvitation } from './read-invitation.ts';
import type { TimeOfSeries } from './times-of-series.ts';
import { leftOut, seriesOf, timesOfSeries } from './times-of-series.ts';

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
  /** Whose mailbox it is; null where it is a team's. */
  readonly owner: string | null;
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
  /** Days of a series that are off and were not when it was sent. */
  readonly days: readonly string[];
  /** The times of the series are others now, not only single ones of them. */
  readonly isMoved: boolean;
};

/** Compares the appointment with the invitation that went out last. */
export async function untoldOf(
  record: WireRecord,
  sent: Sent | null,
  calendar: GuestCalendar,
  times: readonly TimeOfSeries[],
): Promise<Untold> {
  const guests = guestsIn(record[calendar.fields.guests]).map(({ address }) => address);
  const none = { changed: [], uninvited: guests, dropped: [], days: [], isMoved: false };
  if (sent?.text == null || sent.method !== 'REQUEST') return none;
  const read = await readInvitation(sent.text, calendar.kind);
  if (isIssue(read)) return none;
  const known = new Set(read.guests.map(({ address }) => address));
  const { kind, repetition } = calendar;
  const differing = (values: Readonly<Record<string, unknown>>, one: WireRecord): readonly string[] =>
    Object.keys(changedValues(values, one, kind.entity.entity));
  const changed = differing(read.values ?? {}, record);
  const told = new Map(read.others.map((one) => [dayInUid(one.uid)?.day ?? '', one.values]));
  const isTimeNew = times.some(
    ({ day, record: one }) => differing(told.get(day) ?? { [calendar.start]: '' }, one).length > 0,
  );
  const [before, now] = [
    repetition === null ? null : read.values?.[repetition],
    repetition === null ? null : record[repetition],
  ];
  const off = leftOut(before, [...told.keys()]);
  return {
    changed: isTimeNew && repetition !== null && !changed.includes(repetition) ? [...changed, repetition] : changed,
    days: leftOut(
      now,
      times.map(({ day }) => day),
    ).filter((day) => !off.includes(day)),
    isMoved: changed.some((name) => name === calendar.start || name === calendar.end) || ruleOf(before) !== ruleOf(now),
    uninvited: guests.filter((address) => !known.has(address)),
    dropped: [...known].filter((address) => !guests.includes(address)),
  };
}

/** A repetition without the days that it leaves out. */
function ruleOf(value: unknown): string | null {
  const rule = repetitionFrom(value);
  return rule && textOfRepetition({ ...rule, except: [] });
}

/** How an appointment stands to its guests, for its page. Throws `ActionRefused` when the actor does not see it. */
export async function tellState(id: string, context: ModuleContext) {
  const calendar = guestCalendar(context);
  const own = await recordOf(id, calendar, context);
  // One time of a series is told with the series.
  const record = (await seriesOf(own, calendar, context)) ?? own;
  const { fields, entity } = calendar;
  const state = own[fields.state] === 'called-off' ? 'called-off' : record[fields.state];
  const sent = await lastSent(record.id, context);
  const standing = state === 'sent' || state === 'called-off' ? state : state ? 'guest' : 'none';
  const untold =
    standing === 'sent'
      ? await untoldOf(record, sent, calendar, await timesOfSeries(record, calendar, context))
      : { changed: [], uninvited: [], dropped: [], isMoved: false };
  const mayWrite = context.entity(entity)?.updatable.has(fields.guests) ?? false;
  return {
    standing,
    mailbox: sent?.mailbox ?? null,
    organizer: (record[fields.organizer] ?? null) as string | null,
    sentAt: sent?.sentAt ?? null,
    sending: sent?.state ?? null,
    changed: untold.changed,
    uninvited: untold.uninvited,
    dropped: untold.dropped,
    mayInvite: mayWrite && standing !== 'guest' && context.mayCall('dav.invite') && context.mayCall('mail.post'),
  };
}
