import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { changedValues } from '../protocol/changed-values.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { AT_ONCE, guestCalendar, isCalled, recordsByUid } from './calendar-of-guests.ts';
import type { Answer } from './guests.ts';
import { addressFrom, personText, plainName } from './guests.ts';
import { replyText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import type { Verdict } from './judge-invitation.ts';
import { judgeInvitation, readMail } from './judge-invitation.ts';
import { writeInvitation } from './kept-by-server.ts';
import { leaveOut } from './leave-out.ts';

export const LONGEST_NOTE = 2000;

/**
 * Answers an invitation: the appointment stands in the actor's calendar as the message says it, and the answer goes to who invites, by the
 * mailbox to which the message came. An answer that is changed later goes the same way.
 */
export const answerAction: Action = {
  label: { de: 'Einladung beantworten', en: 'Answer an invitation' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message', 'answer'],
    properties: {
      message: { type: 'string', format: 'uuid' },
      answer: { enum: ['accepted', 'tentative', 'declined'] },
      note: { type: 'string', maxLength: LONGEST_NOTE },
    },
  },
  run: async (input, context) => {
    const calendar = guestCalendar(context);
    const message = String(input['message']);
    const mail = await readMail(message, context);
    const verdict = await judgeInvitation(mail, calendar, context);
    const { invitation, isOpen, reasons } = verdict;
    const { organizer } = invitation;
    const { mailbox } = mail;
    if (invitation.method !== 'REQUEST' || !isOpen || !mailbox || !organizer) throw new ActionRefused(reasons);
    const answer = input['answer'] as Exclude<Answer, 'needs-action'>;
    const address = addressFrom(mailbox.address) ?? mailbox.address;
    const record = await keep(verdict, answer, address, calendar, context);
    const note = String(input['note'] ?? '').trim();
    const own = invitation.guests.find((one) => one.address === address);
    const subject = subjectOf(answer, invitation.summary, context.actor.language);
    const sent = (await context.call('mail.post', {
      mailbox: mailbox.id,
      recipients: personText({ ...organizer, name: plainName(organizer.name) }),
      subject,
      text: paragraphs(note, subject),
      original: message,
      calendar: {
        method: 'REPLY',
        uid: invitation.single?.series ?? invitation.uid,
        text: replyText(invitation, { name: mailbox.name ?? own?.name ?? null, address, answer }, note),
      },
    })) as { readonly sendAt?: string };
    return { record, ...(sent.sendAt !== undefined && { sendAt: sent.sendAt }) };
  },
};

/** The appointment as the message says it, with the answer. @returns its id */
async function keep(
  { invitation, record, series, standing }: Verdict,
  answer: Answer,
  address: string,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<string | undefined> {
  const { fields, entity, owner, kind } = calendar;
  const guests = invitation.guests.map((one) => (one.address === address ? { ...one, answer } : one));
  const said = {
    [fields.state]: answer,
    [fields.uid]: invitation.uid,
    [fields.sequence]: invitation.sequence,
    [fields.organizer]: invitation.organizer && personText(invitation.organizer),
    [fields.guests]: guests,
  };
  const values = invitation.values ?? {};
  const [made] = await writeInvitation(context, [
    record
      ? {
          action: 'update',
          entity,
          id: record.id,
          version: record.version,
          values: { ...(standing === 'older' ? {} : changedValues(values, record, kind.entity.entity)), ...said },
        }
      : {
          action: 'create',
          entity,
          values: { ...withoutBlanks(values), ...said, [owner]: context.actor.id },
        },
    ...(await othersOf(invitation, calendar, context)),
    ...leaveOut(invitation.single, series, calendar),
  ]);
  return made?.id;
}

const withoutBlanks = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Days of a series that were put elsewhere: appointments of their own, as in the calendar. */
async function othersOf(
  { others }: Verdict['invitation'],
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<readonly RecordCommand[]> {
  const { entity, fields, owner, kind } = calendar;
  const found: WireRecord[] = [];
  for (let from = 0; from < others.length; from += AT_ONCE) {
    const uids = others.slice(from, from + AT_ONCE).map(({ uid }) => uid);
    found.push(...(await recordsByUid(uids, context.actor.id, calendar, context)));
  }
  return others.map(({ uid, values }): RecordCommand => {
    const known = found.find((one) => isCalled(one, uid, calendar));
    return known
      ? {
          action: 'update',
          entity,
          id: known.id,
          version: known.version,
          values: changedValues(values, known, kind.entity.entity),
        }
      : {
          action: 'create',
          entity,
          values: { ...withoutBlanks(values), [fields.uid]: uid, [owner]: context.actor.id },
        };
  });
}
