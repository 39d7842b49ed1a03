import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { LONGEST_NOTE } from './answer-action.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { guestCalendar, recordOf } from './calendar-of-guests.ts';
import type { Guest, Person } from './guests.ts';
import { addressFrom, guestsIn, MOST_GUESTS, nameFrom, personFrom, personText } from './guests.ts';
import { dayCancelledText, invitationText } from './invitation-text.ts';
import { dayText, invitationHtml, paragraphs, subjectOf } from './invitation-words.ts';
import { inviteIssue } from './invite-issue.ts';
import { writeInvitation } from './kept-by-server.ts';
import { lastSent, untoldOf } from './tell-state.ts';
import { seriesOf, timesOfSeries } from './times-of-series.ts';

type Sender = { readonly address: string; readonly name: string | null };

/** So many days that are off are told one by one; more of them are in the invitation that goes out with it. */
const MOST_DAYS = 20;

/** Under which key an invitation goes out: the module `mail` finds it by that. */
export const onceKey = (record: string, sequence: number): string => `invitation:${record}:${sequence}`;

/**
 * Invites guests to an appointment, or tells those who are invited what has changed: the appointment goes out as it stands now, under the
 * next number, by a mailbox of the actor. Who is no guest any more gets a cancellation. When it is at another time, everybody is asked anew.
 */
export const inviteAction: Action = {
  label: { de: 'Einladung senden', en: 'Send an invitation' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['record', 'mailbox'],
    properties: {
      record: { type: 'string', format: 'uuid' },
      mailbox: { type: 'string', format: 'uuid', description: 'By which it goes; the same one for all that follows' },
      guests: {
        type: 'array',
        maxItems: MOST_GUESTS,
        description: 'In addition to those whom the appointment has',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['address'],
          properties: { name: { type: 'string', maxLength: 200 }, address: { type: 'string', maxLength: 254 } },
        },
      },
      note: { type: 'string', maxLength: LONGEST_NOTE },
    },
  },
  run: async (input, context) => {
    const calendar = guestCalendar(context);
    const asked = await recordOf(String(input['record']), calendar, context);
    // One time of a series goes out with the series: guests keep both as one.
    const record = (await seriesOf(asked, calendar, context)) ?? asked;
    const times = await timesOfSeries(record, calendar, context);
    const sender = (await context.call('mail.sender', { mailbox: input['mailbox'] })) as Sender;
    const { fields, entity } = calendar;
    refuseOthers(record, sender, calendar);
    const last = await lastSent(record.id, context);
    const { dropped, days, isMoved } = await untoldOf(record, last, calendar, times);
    const guests = guestsOf(record, input['guests'], sender, calendar).map((one) =>
      isMoved ? { ...one, answer: 'needs-action' as const, answeredAt: null } : one,
    );
    const known = record[fields.sequence];
    const sequence = typeof known === 'number' ? known + 1 : 0;
    const values = {
      [fields.state]: 'sent',
      [fields.uid]: record[fields.uid] || record.id,
      [fields.sequence]: sequence,
      [fields.organizer]: personText({ name: nameFrom(sender.name), address: sender.address.toLowerCase() }),
      [fields.guests]: guests,
    };
    const { id, version } = record;
    await writeInvitation(context, [{ action: 'update', entity, id, version, values }]);
    const now = { ...record, ...values } as WireRecord;
    const note = String(input['note'] ?? '').trim();
    const { language } = context.actor;
    const title = String(record[calendar.title] ?? '');
    const post = {
      mailbox: input['mailbox'],
      calendar: { uid: String(values[fields.uid]) },
    };
    const sent = await context.call('mail.post', {
      ...post,
      recipients: linesOf(guests),
      subject: subjectOf(last === null ? 'invitation' : 'update', title, language),
      text: invitationHtml(now, calendar, note, context),
      calendar: { ...post.calendar, method: 'REQUEST', text: invitationText('REQUEST', now, calendar, times) },
      onceKey: onceKey(id, sequence),
    });
    for (const day of days.slice(0, MOST_DAYS)) {
      const subject = subjectOf('cancelled', `${title}, ${dayText(day, language)}`, language);
      await context.call('mail.post', {
        ...post,
        recipients: linesOf(guests),
        subject,
        text: paragraphs(note, subject),
        calendar: { ...post.calendar, method: 'CANCEL', text: dayCancelledText(now, day, calendar) },
        onceKey: `day:${id}:${sequence}:${day}`,
      });
    }
    if (dropped.length > 0) {
      const gone = dropped.map((address): Guest => ({ name: null, address, answer: 'needs-action', answeredAt: null }));
      const subject = subjectOf('cancelled', title, language);
      await context.call('mail.post', {
        ...post,
        recipients: dropped.join(', '),
        subject,
        text: paragraphs(note, subject),
        calendar: {
          ...post.calendar,
          method: 'CANCEL',
          text: invitationText('CANCEL', { ...now, [fields.guests]: gone }, calendar),
        },
        onceKey: `dropped:${id}:${sequence}`,
      });
    }
    return sent;
  },
};

/** Only who invites can invite others, and only from where he did at first: answers go there, and guests' programs hear nobody else. */
function refuseOthers(record: WireRecord, sender: Sender, { fields }: GuestCalendar): void {
  const state = record[fields.state];
  const organizer = personFrom(record[fields.organizer]);
  if (state && state !== 'sent' && state !== 'called-off')
    throw new ActionRefused([
      inviteIssue('record', 'dav.invite-not-organizer', { organizer: organizer?.address ?? '–' }),
    ]);
  if (state && organizer && organizer.address !== addressFrom(sender.address))
    throw new ActionRefused([inviteIssue('mailbox', 'dav.invite-other-mailbox', { organizer: organizer.address })]);
}

/** Those whom the appointment has, and those who are added; each once. */
function guestsOf(record: WireRecord, added: unknown, sender: Sender, { fields }: GuestCalendar): readonly Guest[] {
  const own = addressFrom(sender.address);
  const found = new Map(guestsIn(record[fields.guests]).map((one) => [one.address, one]));
  for (const { name, address } of (added ?? []) as readonly Person[]) {
    const known = addressFrom(address);
    if (known === null) throw new ActionRefused([inviteIssue('guests', 'dav.invite-address', { text: address })]);
    if (!found.has(known))
      found.set(known, { name: nameFrom(name), address: known, answer: 'needs-action', answeredAt: null });
  }
  if (found.size === 0) throw new ActionRefused([inviteIssue('guests', 'dav.invite-nobody')]);
  if (found.size > MOST_GUESTS)
    throw new ActionRefused([inviteIssue('guests', 'dav.invite-many', { most: MOST_GUESTS })]);
  if (own !== null && found.has(own))
    throw new ActionRefused([inviteIssue('guests', 'dav.invite-self', { address: own })]);
  return [...found.values()];
}

/** As a line of recipients: addresses only, whose names need no quotes then. */
export const linesOf = (guests: readonly Person[]): string => guests.map(({ address }) => address).join(', ');
