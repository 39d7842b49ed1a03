import type { Issue } from '@leitwerk/metadata/issue';
import { repetitionFrom, withoutDay } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { changedValues } from '../protocol/changed-values.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { isCalled, recordsByUid } from './calendar-of-guests.ts';
import type { Guest } from './guests.ts';
import { addressFrom, guestsIn, personFrom } from './guests.ts';
import { inviteIssue } from './invite-issue.ts';
import type { Invitation } from './read-invitation.ts';
import { isIssue, readInvitation } from './read-invitation.ts';

/** A message as the module `mail` tells of it. */
export type CalendarMail = {
  readonly method: string | null;
  readonly text: string | null;
  /** In small letters. It is what the message says; nobody has proved it. */
  readonly from: string | null;
  readonly fromName: string | null;
  readonly receivedAt: string | null;
  readonly mailbox: { readonly id: string; readonly address: string; readonly name: string | null } | null;
};

/**
 * `new`: not in the calendar yet; `newer`, `same`, `older`: than what the calendar has; `own`: the actor invites himself;
 * `none`: cannot be compared.
 */
export type Standing = 'new' | 'newer' | 'same' | 'older' | 'own' | 'none';

/** What a message means for the calendar of who reads it. */
export type Verdict = {
  readonly invitation: Invitation;
  readonly standing: Standing;
  /** The appointment that it is about. */
  readonly record: WireRecord | null;
  /** The series of whose times it is one, where that is in the calendar. */
  readonly series: WireRecord | null;
  /** Whether the actor can answer it, take its cancellation, or has its answer noted. */
  readonly isOpen: boolean;
  /** Whose answer it is, as far as the appointment has him as a guest. */
  readonly guest: Guest | null;
  /** Why nothing can be done with it. */
  readonly reasons: readonly Issue[];
  /** What to look at before something is done. */
  readonly warnings: readonly Issue[];
};

export async function readMail(message: unknown, context: ModuleContext): Promise<CalendarMail> {
  return (await context.call('mail.readCalendar', { message })) as CalendarMail;
}

/** Reads a message and compares it with the calendar of the actor. Throws `ActionRefused` when it brings nothing that can be shown. */
export async function judgeInvitation(
  mail: CalendarMail,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<Verdict> {
  if (mail.method === null) throw refused(inviteIssue('message', 'dav.invite-none'));
  if (mail.text === null) throw refused(inviteIssue('message', 'dav.invite-too-large'));
  const invitation = await readInvitation(mail.text, calendar.kind);
  if (isIssue(invitation)) throw refused(invitation);
  const { uid, single } = invitation;
  const found = await recordsByUid(single ? [uid, single.series] : [uid], context.actor.id, calendar, context);
  const record = found.find((one) => isCalled(one, uid, calendar)) ?? null;
  const series = (single && found.find((one) => isCalled(one, single.series, calendar))) ?? null;
  const given = { invitation, mail, calendar, record, series };
  switch (invitation.method) {
    case 'REQUEST':
      return judgeRequest(given);
    case 'CANCEL':
      return judgeCancel(given);
    case 'REPLY': {
      const [record] = await repliedTo(invitation, mail, calendar, context);
      return judgeReply({ ...given, record: record ?? null });
    }
    case 'COUNTER': {
      const [own] = await repliedTo(invitation, mail, calendar, context);
      return judgeCounter({ ...given, record: own ?? null });
    }
    default:
      return {
        ...nothing(given),
        reasons: [inviteIssue('message', 'dav.invite-method', { method: invitation.method.slice(0, 30) })],
      };
  }
}

type Given = {
  readonly invitation: Invitation;
  readonly mail: CalendarMail;
  readonly calendar: GuestCalendar;
  readonly record: WireRecord | null;
  readonly series: WireRecord | null;
};

const refused = (issue: Issue): ActionRefused => new ActionRefused([issue]);

const nothing = ({ invitation, record, series }: Given): Verdict => ({
  invitation,
  record,
  series,
  standing: 'none',
  isOpen: false,
  guest: null,
  reasons: [],
  warnings: [],
});

/** A record that says who invites was made by an invitation; one that does not may be anything. */
const organizerIn = ({ fields }: GuestCalendar, record: WireRecord) => personFrom(record[fields.organizer]);

const isSent = ({ fields }: GuestCalendar, record: WireRecord): boolean =>
  record[fields.state] === 'sent' || record[fields.state] === 'called-off';

function judgeRequest(given: Given): Verdict {
  const { invitation, mail, calendar, record } = given;
  const { organizer, problem, guests } = invitation;
  const start: Verdict = { ...nothing(given), standing: standingOf(given) };
  if (start.standing === 'own') return { ...start, reasons: [inviteIssue('message', 'dav.invite-own')] };
  const reasons: Issue[] = [];
  if (problem) reasons.push(problem);
  if (!organizer) reasons.push(inviteIssue('message', 'dav.invite-no-organizer'));
  if (invitation.isOfSeveral) reasons.push(inviteIssue('message', 'dav.invite-instance'));
  if (start.standing === 'older') reasons.push(inviteIssue('message', 'dav.invite-older'));
  const taken = record && isAnothers(given) ? record : isSeriesOfAnother(given) ? given.series : null;
  if (taken)
    reasons.push(inviteIssue('message', 'dav.invite-uid-taken', { title: String(taken[calendar.title] ?? '') }));
  if (!mail.mailbox) reasons.push(inviteIssue('message', 'dav.invite-by-mailbox'));
  else if (!guests.some(({ address }) => address === addressFrom(mail.mailbox?.address)))
    reasons.push(inviteIssue('message', 'dav.invite-not-you', { address: mail.mailbox.address }));
  const warnings = [
    ...(organizer && organizer.address !== mail.from
      ? [inviteIssue('message', 'dav.invite-sender', { sender: mail.from ?? '?', organizer: organizer.address })]
      : []),
    ...(isOver(given) ? [inviteIssue('message', 'dav.invite-over')] : []),
  ];
  return { ...start, isOpen: reasons.length === 0, reasons, warnings };
}

function standingOf({ invitation, calendar, record, series }: Given): Standing {
  // A time of a series has the number of the series until it gets one of its own.
  if (!record && series) {
    if (isSent(calendar, series)) return 'own';
    return invitation.sequence < Number(series[calendar.fields.sequence] ?? 0) ? 'older' : 'new';
  }
  if (!record) return 'new';
  if (isSent(calendar, record)) return 'own';
  if (!organizerIn(calendar, record)) return 'new';
  const known = Number(record[calendar.fields.sequence] ?? 0);
  if (invitation.sequence < known) return 'older';
  return invitation.sequence > known ? 'newer' : 'same';
}

/**
 * Whether the appointment with this UID is another one: somebody else invites to it, or nobody does and it says other things. One that a
 * device has brought here already, the same in all, is the one that is meant.
 */
function isAnothers({ invitation, calendar, record }: Given): boolean {
  if (!record) return false;
  const known = organizerIn(calendar, record);
  if (known) return known.address !== invitation.organizer?.address;
  return Object.keys(changedValues(invitation.values ?? {}, record, calendar.kind.entity.entity)).length > 0;
}

/** Whether somebody else invites to the series, or nobody does. */
const isSeriesOfAnother = ({ invitation, calendar, series }: Given): boolean =>
  series !== null && organizerIn(calendar, series)?.address !== invitation.organizer?.address;

function isOver({ invitation: { values }, calendar }: Given): boolean {
  const end = values?.[calendar.end];
  const repeats = calendar.repetition !== null && Boolean(values?.[calendar.repetition]);
  return !repeats && typeof end === 'string' && Date.parse(end) < Date.now();
}

function judgeCancel(given: Given): Verdict {
  const { invitation, mail, calendar, record } = given;
  const start: Verdict = { ...nothing(given), standing: standingOf(given) };
  const known = record ?? given.series;
  if (!known) return { ...start, reasons: [inviteIssue('message', 'dav.invite-unknown')] };
  if (start.standing === 'own') return { ...start, reasons: [inviteIssue('message', 'dav.invite-own')] };
  const organizer = organizerIn(calendar, known)?.address;
  const reasons: Issue[] = [];
  if (invitation.isOfSeveral) reasons.push(inviteIssue('message', 'dav.invite-instance'));
  if (start.standing === 'older') reasons.push(inviteIssue('message', 'dav.invite-older'));
  if (organizer === undefined || organizer !== invitation.organizer?.address || organizer !== mail.from)
    reasons.push(
      inviteIssue('message', 'dav.invite-not-sender', { sender: mail.from ?? '?', organizer: organizer ?? '–' }),
    );
  const isKnown = record ? record[calendar.fields.state] === 'cancelled' : isLeftOut(given);
  return { ...start, isOpen: reasons.length === 0 && !isKnown, reasons };
}

/** Whether the series has nothing on that day already. */
function isLeftOut({ invitation: { single }, calendar, series }: Given): boolean {
  const rule = calendar.repetition === null ? null : repetitionFrom(series?.[calendar.repetition]);
  return single !== null && rule !== null && withoutDay(rule, single.day).except.length === rule.except.length;
}

/** Appointments to which the mailbox has invited under this UID. */
async function repliedTo(
  { uid }: Invitation,
  { mailbox }: CalendarMail,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<readonly WireRecord[]> {
  const address = addressFrom(mailbox?.address);
  if (address === null) return [];
  const records = await recordsByUid([uid], null, calendar, context);
  return records.filter((one) => isSent(calendar, one) && organizerIn(calendar, one)?.address === address);
}

/** An answer counts when it comes from the guest whose answer it is, to the version that he was sent last. */
function judgeReply(given: Given): Verdict {
  const { invitation, mail, calendar, record } = given;
  const start = nothing(given);
  if (!record) return { ...start, reasons: [inviteIssue('message', 'dav.invite-unknown')] };
  if (invitation.isOfSeveral) return { ...start, reasons: [inviteIssue('message', 'dav.invite-instance')] };
  const sender = mail.from ?? '?';
  const [answer, ...more] = invitation.guests;
  if (!answer || more.length > 0 || answer.address !== mail.from)
    return {
      ...start,
      reasons: [inviteIssue('message', 'dav.invite-reply-sender', { sender, guest: answer?.address ?? '–' })],
    };
  const guest = guestsIn(record[calendar.fields.guests]).find(({ address }) => address === answer.address) ?? null;
  if (!guest) return { ...start, reasons: [inviteIssue('message', 'dav.invite-no-guest', { sender })] };
  const isNoted = guest.answer === answer.answer && guest.answeredAt === answeredAt(given);
  const isOlder =
    invitation.sequence < Number(record[calendar.fields.sequence] ?? 0) ||
    (guest.answeredAt !== null && Date.parse(guest.answeredAt) > Date.parse(answeredAt(given)));
  if (isOlder && !isNoted) return { ...start, guest, reasons: [inviteIssue('message', 'dav.invite-reply-older')] };
  return { ...start, guest, standing: isNoted ? 'same' : 'new', isOpen: !isNoted };
}

/** Another time that a guest proposes (RFC 5546, 3.2.7): it counts when he was invited, and to the version that he was sent last. */
function judgeCounter(given: Given): Verdict {
  const { invitation, mail, calendar, record } = given;
  const start = nothing(given);
  if (!record) return { ...start, reasons: [inviteIssue('message', 'dav.invite-unknown')] };
  if (invitation.isOfSeveral) return { ...start, reasons: [inviteIssue('message', 'dav.invite-instance')] };
  if (invitation.problem) return { ...start, reasons: [invitation.problem] };
  const guest = guestsIn(record[calendar.fields.guests]).find(({ address }) => address === mail.from) ?? null;
  if (!guest)
    return { ...start, reasons: [inviteIssue('message', 'dav.invite-no-guest', { sender: mail.from ?? '?' })] };
  const isOlder = invitation.sequence < Number(record[calendar.fields.sequence] ?? 0);
  if (isOlder || record[calendar.fields.state] !== 'sent')
    return { ...start, guest, reasons: [inviteIssue('message', 'dav.invite-counter-older')] };
  return { ...start, guest, standing: 'newer', isOpen: true };
}

/** When an answer was given, as it says itself; but not later than it came. */
export function answeredAt({ invitation, mail }: Pick<Given, 'invitation' | 'mail'>): string {
  const latest = Date.parse(mail.receivedAt ?? '') || Date.now();
  const said = Date.parse(invitation.stamp ?? '') || latest;
  return new Date(Math.min(said, latest)).toISOString();
}
