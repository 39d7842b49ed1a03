import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { readAll } from '@leitwerk/platform/module/read-all';
import { finalIssuesOf, refusalOf } from '@leitwerk/platform/module/refusal-of';
import { MAIL } from './connection.ts';

export const REPLIES_JOB = 'mail.replies';

/** Belongs to the module that knows calendars; without that, answers to invitations are mails like others. */
const TAKE = 'dav.takeReply';
const MOST = 200;

/** Has answers to invitations noted at their appointments. One that cannot be noted is looked at once, like all. */
export const repliesJob: ModuleJob = {
  label: { de: 'Antworten auf Einladungen eintragen', en: 'Note answers to invitations' },
  everyMinute: true,
  run: async (_key, context) => {
    if (!context.mayCall(TAKE)) return;
    let done = 0;
    const waiting = { calendarMethod: 'REPLY', replyTaken: false, draft: false };
    for await (const { id } of readAll(MAIL, waiting, [], context)) {
      try {
        await context.call(TAKE, { message: id });
      } catch (error) {
        // Somebody has changed the appointment in the same moment: the next minute does it.
        if (refusalOf(error)?.status === 412) continue;
        if (!finalIssuesOf(error)) throw error;
      }
      await context.write([{ action: 'update', entity: MAIL, id: String(id), values: { replyTaken: true } }]);
      done += 1;
      if (done >= MOST) return context.startJob(REPLIES_JOB, 'more');
    }
  },
};
