import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { guestCalendar } from './calendar-of-guests.ts';
import { judgeInvitation, readMail } from './judge-invitation.ts';
import { writeInvitation } from './kept-by-server.ts';
import { leaveOut } from './leave-out.ts';

/** Marks the appointment as cancelled that a message of its organiser takes back. It stays in the calendar until somebody deletes it. */
export const takeCancellationAction: Action = {
  label: { de: 'Absage übernehmen', en: 'Take over a cancellation' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message'],
    properties: { message: { type: 'string', format: 'uuid' } },
  },
  run: async ({ message }, context) => {
    const calendar = guestCalendar(context);
    const { fields, entity } = calendar;
    const mail = await readMail(message, context);
    const { invitation, isOpen, record, series, reasons } = await judgeInvitation(mail, calendar, context);
    if (invitation.method !== 'CANCEL' || !isOpen) throw new ActionRefused(reasons);
    if (!record) {
      await writeInvitation(context, leaveOut(invitation.single, series, calendar));
      return { record: series?.id };
    }
    const { id, version } = record;
    const values = { [fields.state]: 'cancelled', [fields.sequence]: invitation.sequence };
    await writeInvitation(context, [{ action: 'update', entity, id, version, values }]);
    return { record: id };
  },
};
