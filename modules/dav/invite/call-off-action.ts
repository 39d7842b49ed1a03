import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { LONGEST_NOTE } from './answer-action.ts';
import { guestCalendar, recordOf } from './calendar-of-guests.ts';
import { invitationText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import { onceKey } from './invite-action.ts';
import { inviteIssue } from './invite-issue.ts';
import { lastSent } from './tell-state.ts';

/** Tells those who were invited that an appointment is off. It stays in the calendar, marked so, and can be invited to again. */
export const callOffAction: Action = {
  label: { de: 'Termin absagen', en: 'Call off an appointment' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['record'],
    properties: { record: { type: 'string', format: 'uuid' }, note: { type: 'string', maxLength: LONGEST_NOTE } },
  },
  run: async (input, context) => {
    const calendar = guestCalendar(context);
    const record = await recordOf(String(input['record']), calendar, context);
    const last = await lastSent(record.id, context);
    const { fields, entity } = calendar;
    if (record[fields.state] !== 'sent' || last?.method !== 'REQUEST' || !last.recipients)
      throw new ActionRefused([inviteIssue('record', 'dav.invite-not-sent')]);
    const sequence = Number(record[fields.sequence] ?? 0) + 1;
    const values = { [fields.state]: 'called-off', [fields.sequence]: sequence };
    const { id, version } = record;
    await context.write([{ action: 'update', entity, id, version, values }]);
    const subject = subjectOf('cancelled', String(record[calendar.title] ?? ''), context.actor.language);
    return context.call('mail.post', {
      mailbox: last.mailbox,
      recipients: last.recipients,
      subject,
      text: paragraphs(String(input['note'] ?? '').trim(), subject),
      calendar: {
        method: 'CANCEL',
        uid: String(record[fields.uid]),
        text: invitationText('CANCEL', { ...record, ...values }, calendar),
      },
      onceKey: onceKey(id, sequence),
    });
  },
};
