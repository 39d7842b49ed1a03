import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { readAll } from '@leitwerk/platform/module/read-all';
import { FILE_JOB, MOST_FILING_TRIES } from './file-job.ts';
import { OUTGOING } from './outgoing.ts';
import { pauseMs, SEND_JOB } from './send-job.ts';

/** Begins what should have been begun by now: a process may have ended between a write and its job. */
export const outboxJob: ModuleJob = {
  label: { de: 'Postausgang ansehen', en: 'Look at the outbox' },
  everyMinute: true,
  run: async (_key, context) => {
    const now = Date.now();
    const due = { or: [{ state: 'sending' }, { state: 'waiting', sendAt: { lte: new Date(now).toISOString() } }] };
    for await (const { id } of readAll(OUTGOING, due, [], context)) await context.startJob(SEND_JOB, String(id));
    const unfiled = { state: 'sent', filed: false, filingTries: { lt: MOST_FILING_TRIES } };
    for await (const { id, filingTries, updatedAt } of readAll(
      OUTGOING,
      unfiled,
      ['filingTries', 'updatedAt'],
      context,
    )) {
      const tries = Number(filingTries);
      const next = Date.parse(String(updatedAt)) + (tries === 0 ? 0 : pauseMs(tries));
      if (next <= now) await context.startJob(FILE_JOB, String(id));
    }
  },
};
