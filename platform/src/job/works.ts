import { removeOldDrafts } from '../draft/drafts.ts';
import { removeUnattachedFiles } from '../file/file-store.ts';
import type { ModelStore } from '../model/model-store.ts';
import { moduleRunKinds } from '../module/module-runs.ts';
import { REACT_JOB, runReaction } from '../module/run-reaction.ts';
import { NOTIFY_DUE, notifyDue } from '../notification/notify-due.ts';
import { NOTIFY_JOB, notify } from '../notification/notify-events.ts';
import { removeOldNotifications } from '../notification/store-notifications.ts';
import type { RunKind } from '../run/run.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { RUN_JOB, removeOldRuns } from '../run/store-runs.ts';
import { workOnRun } from '../run/work-on-run.ts';
import { removeExpired } from '../session/sessions.ts';
import type { Database } from '../storage/database.ts';
import { FOLLOW_JOB, fireTimer, followRecords } from '../workflow/follow-records.ts';
import { OVERDUE, TIMER_JOB, wakeOverdue } from '../workflow/timers.ts';
import type { Schedule, Work } from './job-queue.ts';

/** THE list of what is done by the clock; each is a job, too. */
export const SCHEDULES: readonly Schedule[] = [
  { name: 'remove-expired', cron: '17 * * * *' },
  { name: 'remove-unattached-files', cron: '41 3 * * *' },
  { name: 'remove-old-runs', cron: '53 3 * * *' },
  { name: 'remove-old-notifications', cron: '7 4 * * *' },
  { name: NOTIFY_DUE, cron: '* * * * *' },
  { name: OVERDUE, cron: '* * * * *' },
];

/** THE list of jobs and of what does them. A job comes at least once: each of these has the effect of once. */
export function worksOf(database: Database, models: Pick<ModelStore, 'current'>): Readonly<Record<string, Work>> {
  const runKinds = (): readonly RunKind[] => [...RUN_KINDS, ...moduleRunKinds(models.current().modules)];
  return {
    'remove-expired': async () => {
      await removeExpired(database);
      await removeOldDrafts(database);
    },
    'remove-unattached-files': () => removeUnattachedFiles(database),
    'remove-old-runs': () => removeOldRuns(database),
    'remove-old-notifications': () => removeOldNotifications(database),
    [NOTIFY_DUE]: () => notifyDue(database, models.current()),
    [NOTIFY_JOB]: (payload) => notify(database, models.current(), payload),
    [RUN_JOB]: (payload) =>
      workOnRun(database, models, runKinds, (payload as { readonly id: string }).id, (error) =>
        console.error('a step of a run failed:', String(error)),
      ),
    [FOLLOW_JOB]: (payload) => followRecords(database, models.current(), payload),
    [OVERDUE]: () => wakeOverdue(database).then(() => undefined),
    [TIMER_JOB]: (payload) => fireTimer(database, models.current(), payload),
    [REACT_JOB]: (payload) => runReaction(database, models.current(), payload),
  };
}
