import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { LONGEST_NOTE } from './answer-action.ts';
import { guestCalendar } from './calendar-of-guests.ts';
import { invitationText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import { inviteAction } from './invite-action.ts';
import { judgeInvitation, readMail } from './judge-invitation.ts';

/**
 * Answers the proposal of a guest to meet at another time (RFC 5546, 3.2.7 and 3.2.8): taken, the appointment is then and all guests are
 * asked anew; declined, the guest is told and nothing changes.
 */
export const answerCounterAction: Action = {
  label: { de: 'Gegenvorschlag eines Gastes beantworten', en: 'Answer the counter-proposal of a guest' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message', 'answer'],
    properties: {
      message: { type: 'string', format: 'uuid' },
      answer: { enum: ['take', 'decline'] },
      note: { type: 'string', maxLength: LONGEST_NOTE },
    },
  },
  run: async (input, context) => {
    const calendar = guestCalendar(context);
    const message = String(input['message']);
    const mail = await readMail(message, context);
    const { invitation, isOpen, record, guest, reasons } = await judgeInvitation(mail, calendar, context);
    const { mailbox } = mail;
    if (invitation.method !== 'COUNTER' || !isOpen || !record || !guest || !mailbox) throw new ActionRefused(reasons);
    const { start, end, entity, fields, title } = calendar;
    const note = String(input['note'] ?? '').trim();
    const { id, version } = record;
    if (input['answer'] === 'take') {
      const values = { [start]: invitation.values?.[start], [end]: invitation.values?.[end] };
      await context.write([{ action: 'update', entity, id, version, values }]);
      await inviteAction.run({ record: id, mailbox: mailbox.id, ...(note !== '' && { note }) }, context);
      return { record: id };
    }
    const subject = subjectOf('counter-declined', String(record[title] ?? ''), context.actor.language);
    const uid = String(record[fields.uid] || id);
    await context.call('mail.post', {
      mailbox: mailbox.id,
      recipients: guest.address,
      subject,
      text: paragraphs(note, subject),
      original: message,
      calendar: { method: 'DECLINECOUNTER', uid, text: invitationText('DECLINECOUNTER', record, calendar) },
      onceKey: `counter:${message}`,
    });
    return { record: id };
  },
};
