import type { Action } from '@leitwerk/platform/module/module';
import { guestCalendar } from './calendar-of-guests.ts';
import { guestsIn } from './guests.ts';
import { answeredAt, judgeInvitation, readMail } from './judge-invitation.ts';
import { writeInvitation } from './kept-by-server.ts';

/**
 * Notes the answer of a guest at the appointment to which he was invited: only when the message comes from his address, and answers the
 * version that was sent last. Called by the platform for every answer that comes; again and again it does the same.
 */
export const takeReplyAction: Action = {
  label: { de: 'Antwort auf eine Einladung eintragen', en: 'Note the answer to an invitation' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message'],
    properties: { message: { type: 'string', format: 'uuid' } },
  },
  run: async ({ message }, context) => {
    const calendar = guestCalendar(context);
    const mail = await readMail(message, context);
    const { invitation, isOpen, record } = await judgeInvitation(mail, calendar, context);
    const [answer] = invitation.guests;
    if (invitation.method !== 'REPLY' || !isOpen || !record || !answer) return { isNoted: false };
    const at = answeredAt({ invitation, mail });
    const guests = guestsIn(record[calendar.fields.guests]).map((guest) =>
      guest.address === answer.address ? { ...guest, answer: answer.answer, answeredAt: at } : guest,
    );
    const { id, version } = record;
    await writeInvitation(context, [
      { action: 'update', entity: calendar.entity, id, version, values: { [calendar.fields.guests]: guests } },
    ]);
    return { isNoted: true, record: id };
  },
};
