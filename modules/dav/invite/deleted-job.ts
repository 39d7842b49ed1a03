import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { findGuestCalendar } from './calendar-of-guests.ts';
import { cancelledText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import { onceKey } from './invite-action.ts';
import { lastSent } from './tell-state.ts';

const DAY_MS = 86_400_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * Tells the guests of appointments that were deleted, from whatever door, that they are off. It goes by the mailbox that has invited, to
 * those whom that has invited and with the words of that invitation: what somebody writes into a record sends nothing to anybody else.
 * What is over already is deleted in silence.
 */
export const deletedJob: ModuleJob = {
  label: { de: 'Gelöschte Termine absagen', en: 'Call off deleted appointments' },
  everyMinute: true,
  run: async (_key, context) => {
    const calendar = findGuestCalendar(context);
    if (!calendar || !context.mayCall('mail.post')) return;
    const { fields, entity, end, repetition } = calendar;
    const ahead = [
      { [end]: { gt: new Date().toISOString() } },
      ...(repetition === null ? [] : [{ [repetition]: { isNull: false } }]),
    ];
    const since = new Date(Date.now() - 2 * DAY_MS).toISOString();
    const filter = { and: [{ [fields.state]: 'sent', updatedAt: { gte: since } }, { or: ahead }] };
    const wanted = [fields.sequence, fields.uid, calendar.title];
    for await (const row of readAll(entity, filter, wanted, context, { bin: true })) {
      try {
        await callOff(row, calendar.title, fields.uid, context);
      } catch (error) {
        // A mailbox that is gone, or an address that is none: it is the same in a minute, and the others must not wait for it.
        if (!finalIssuesOf(error)) throw error;
      }
    }
  },
};

async function callOff(row: Row, title: string, uid: string, context: ModuleContext): Promise<void> {
  const id = String(row['id']);
  const last = await lastSent(id, context);
  const text = last?.method === 'REQUEST' && last.text !== null ? cancelledText(last.text) : null;
  if (!last?.recipients || text === null) return;
  const subject = subjectOf('cancelled', String(row[title] ?? ''), 'de');
  await context.call('mail.post', {
    mailbox: last.mailbox,
    recipients: last.recipients,
    subject,
    text: paragraphs(subject),
    calendar: { method: 'CANCEL', uid: String(row[uid]), text },
    // The mail that went out before names it: one cancellation for each invitation.
    onceKey: `${onceKey(id, 0)}:${last.id}`,
  });
}
