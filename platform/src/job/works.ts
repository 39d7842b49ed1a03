import { keepSchedules, SCHEDULED_JOB, SCHEDULES, workOnSchedule } from '../automation/keep-schedules.ts';
import { removeOldAutomationRuns } from '../automation/store-runs.ts';
import { removeOldDrafts } from '../draft/drafts.ts';
import { removeUnattachedFiles } from '../file/file-store.ts';
import type { ModelStore } from '../model/model-store.ts';
import { moduleRunKinds } from '../module/module-runs.ts';
import { REACT_JOB, runReaction } from '../module/run-reaction.ts';
import { NOTIFY_DUE, notifyDue } from '../notification/notify-due.ts';
import { NOTIFY_JOB, notify } from '../notification/notify-events.ts';
import { removeOldNotifications } from '../notification/store-notifications.ts';
import { applyDue, PENDING_DUE } from '../pending/pending-changes.ts';
import type { RunKind } from '../run/run.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { RUN_JOB, removeOldRuns } from '../run/store-runs.ts';
import { workOnRun } from '../run/work-on-run.ts';
import { removeExpired } from '../session/sessions.ts';
import type { Database } from '../storage/database.ts';
import { BEGIN_JOB, SEND_JOB } from '../workflow/begin-later.ts';
import { beginJob } from '../workflow/begin-waiting.ts';
import { EFFECT_JOB, runEffect } from '../workflow/effects.ts';
import { FOLLOW_JOB, followRecords } from '../workflow/follow-records.ts';
import { fireTimer, sendAnswer } from '../workflow/send-unasked.ts';
import { OVERDUE, TIMER_JOB, wakeOverdue } from '../workflow/timers.ts';
import type { Schedule, Work } from './job-queue.ts';

/** THE list of what is done by the clock; each is a job, too. */
export const JOB_SCHEDULES: readonly Schedule[] = [
  { name: 'remove-expired', cron: '17 * * * *' },
  { name: 'remove-unattached-files', cron: '41 3 * * *' },
  { name: 'remove-old-runs', cron: '53 3 * * *' },
  { name: 'remove-old-notifications', cron: '7 4 * * *' },
  { name: NOTIFY_DUE, cron: '* * * * *' },
  { name: OVERDUE, cron: '* * * * *' },
  { name: SCHEDULES, cron: '* * * * *' },
  { name: PENDING_DUE, cron: '* * * * *' },
  { name: 'remove-old-automation-runs', cron: '29 4 * * *' },
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
    [BEGIN_JOB]: (payload) => beginJob(database, models.current(), payload),
    [SEND_JOB]: (payload) => sendAnswer(database, models.current(), payload),
    [EFFECT_JOB]: (payload) => runEffect(database, models.current(), payload),
    [SCHEDULES]: () => keepSchedules(database, models.current()),
    [SCHEDULED_JOB]: (payload) => workOnSchedule(database, models.current(), payload),
    [PENDING_DUE]: () => applyDue(database, models.current()),
    'remove-old-automation-runs': () => removeOldAutomationRuns(database).then(() => undefined),
    [REACT_JOB]: (payload) => runReaction(database, models.current(), payload),
  };
}
