import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { readAll } from '@leitwerk/platform/module/read-all';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { findGuestCalendar } from './calendar-of-guests.ts';
import { callOffDeleted } from './call-off-deleted.ts';

const DAY_MS = 86_400_000;

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
    const { fields, entity, owner, end, repetition } = calendar;
    const ahead = [
      { [end]: { gt: new Date().toISOString() } },
      ...(repetition === null ? [] : [{ [repetition]: { isNull: false } }]),
    ];
    const since = new Date(Date.now() - 2 * DAY_MS).toISOString();
    const filter = { and: [{ [fields.state]: 'sent', updatedAt: { gte: since } }, { or: ahead }] };
    for await (const row of readAll(entity, filter, [owner], context, { bin: true })) {
      try {
        const { id, [owner]: whose } = row;
        await callOffDeleted(String(id), whose, calendar, context);
      } catch (error) {
        // A mailbox that is gone, or an address that is none: it is the same in a minute, and the others must not wait for it.
        if (!finalIssuesOf(error)) throw error;
      }
    }
  },
};
