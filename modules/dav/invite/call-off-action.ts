import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { dayInUid } from '../calendar/series.ts';
import { LONGEST_NOTE } from './answer-action.ts';
import { guestCalendar, recordOf } from './calendar-of-guests.ts';
import { dayCancelledText, invitationText } from './invitation-text.ts';
import { dayText, paragraphs, subjectOf } from './invitation-words.ts';
import { onceKey } from './invite-action.ts';
import { inviteIssue } from './invite-issue.ts';
import { writeInvitation } from './kept-by-server.ts';
import { lastSent } from './tell-state.ts';
import { seriesOf } from './times-of-series.ts';

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
    const { fields, entity } = calendar;
    const series = await seriesOf(record, calendar, context);
    const last = await lastSent((series ?? record).id, context);
    if (record[fields.state] !== 'sent' || last?.method !== 'REQUEST' || !last.recipients)
      throw new ActionRefused([inviteIssue('record', 'dav.invite-not-sent')]);
    const sequence = Number((series ?? record)[fields.sequence] ?? 0) + 1;
    const values = { [fields.state]: 'called-off', [fields.sequence]: sequence };
    const { id, version } = record;
    await writeInvitation(context, [{ action: 'update', entity, id, version, values }]);
    const { language } = context.actor;
    const day = series ? dayInUid(String(record[fields.uid]))?.day : undefined;
    const title = String(record[calendar.title] ?? '');
    const subject = subjectOf('cancelled', day === undefined ? title : `${title}, ${dayText(day, language)}`, language);
    const text =
      series && day !== undefined
        ? dayCancelledText({ ...series, [fields.sequence]: sequence }, day, calendar)
        : invitationText('CANCEL', { ...record, ...values }, calendar);
    return context.call('mail.post', {
      mailbox: last.mailbox,
      recipients: last.recipients,
      subject,
      text: paragraphs(String(input['note'] ?? '').trim(), subject),
      calendar: {
        method: 'CANCEL',
        uid: String((series ?? record)[fields.uid]),
        text,
      },
      onceKey: onceKey(id, sequence),
    });
  },
};
