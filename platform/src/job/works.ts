import { keepSchedules, SCHEDULES } from '../automation/keep-schedules.ts';
import { removeOldAutomationRuns } from '../automation/store-runs.ts';
import { removeEndedLinks } from '../dashboard/dashboard-links.ts';
import { removeDeletedDashboards } from '../dashboard/own-dashboards.ts';
import { removeOldDrafts } from '../draft/drafts.ts';
import { removeUnattachedFiles } from '../file/file-store.ts';
import { findUnread, readWaiting } from '../file-text/read-waiting.ts';
import { FIND_UNREAD_FILES, READ_FILES } from '../file-text/store-texts.ts';
import { makeMailLine } from '../mail/mail-line.ts';
import { mailServer } from '../mail/mail-server.ts';
import { sendMail } from '../mail/send-mail.ts';
import { SEND_MAIL } from '../mail/store-mails.ts';
import type { ModelStore } from '../model/model-store.ts';
import { moduleRunKinds } from '../module/module-runs.ts';
import { MODULE_CLOCK, runModuleJob, startJobsOfMinute } from '../module/run-module-job.ts';
import { MODULE_JOB } from '../module/start-module-job.ts';
import { NOTIFY_MAIL } from '../notification/channels.ts';
import { mailNotification } from '../notification/mail-notification.ts';
import { NOTIFY_DUE, notifyDue } from '../notification/notify-due.ts';
import { removeOldNotifications } from '../notification/store-notifications.ts';
import { applyDue, PENDING_DUE } from '../pending/pending-changes.ts';
import { ERASE_DUE, eraseDue } from '../privacy/erase-due.ts';
import type { RunKind } from '../run/run.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { RUN_JOB, removeOldRuns } from '../run/store-runs.ts';
import { workOnRun } from '../run/work-on-run.ts';
import { removeExpired } from '../session/sessions.ts';
import { FILL_STAYS, fillStays } from '../stay/fill-stays.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { makeCopy } from '../subscription/make-copy.ts';
import { startDueSubscriptions } from '../subscription/start-due.ts';
import { removeOldCopies } from '../subscription/store-subscriptions.ts';
import { MAKE_COPY, SUBSCRIPTIONS_DUE } from '../subscription/subscription.ts';
import { removeOldDeliveries, sendWaiting, startDue } from '../webhook/send-waiting.ts';
import { REMOVE_OLD_DELIVERIES, SEND_WEBHOOK, WEBHOOKS_DUE } from '../webhook/webhook.ts';
import { OVERDUE, wakeOverdue } from '../workflow/timers.ts';
import type { Schedule, Work } from './job-queue.ts';
import { recordWorks } from './record-works.ts';

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
  { name: MODULE_CLOCK, cron: '* * * * *' },
  { name: 'remove-old-automation-runs', cron: '29 4 * * *' },
  { name: ERASE_DUE, cron: '11 2 * * *' },
  { name: FIND_UNREAD_FILES, cron: '*/10 * * * *' },
  { name: WEBHOOKS_DUE, cron: '* * * * *' },
  { name: REMOVE_OLD_DELIVERIES, cron: '37 4 * * *' },
  { name: SUBSCRIPTIONS_DUE, cron: '* * * * *' },
  { name: FILL_STAYS, cron: '* * * * *' },
];

/**
 * THE list of jobs and of what does them. A job comes at least once: each of these has the effect of once.
 * @param publicUrl under which people reach the server, for links in mails
 * @param figures where what is sent is counted
 */
export function worksOf(
  database: Database,
  models: Pick<ModelStore, 'current'>,
  publicUrl: string | null = null,
  figures: Queryable = database,
): Readonly<Record<string, Work>> {
  const runKinds = (): readonly RunKind[] => [...RUN_KINDS, ...moduleRunKinds(models.current().modules)];
  const line = makeMailLine();
  return {
    ...recordWorks(database, models.current),
    'remove-expired': async () => {
      await removeExpired(database);
      await removeOldDrafts(database);
      await removeDeletedDashboards(database);
      await removeEndedLinks(database);
      await removeOldCopies(database);
    },
    'remove-unattached-files': () => removeUnattachedFiles(database),
    'remove-old-runs': () => removeOldRuns(database),
    'remove-old-notifications': () => removeOldNotifications(database),
    [NOTIFY_DUE]: () => notifyDue(database, models.current()),
    [NOTIFY_MAIL]: (payload) => mailNotification(database, models.current(), payload, publicUrl),
    [RUN_JOB]: (payload) =>
      workOnRun(database, models, runKinds, (payload as { readonly id: string }).id, (error) =>
        console.error('a step of a run failed:', String(error)),
      ),
    [OVERDUE]: () => wakeOverdue(database).then(() => undefined),
    [SCHEDULES]: () => keepSchedules(database, models.current()),
    [PENDING_DUE]: () => applyDue(database, models.current()),
    [MODULE_CLOCK]: () => startJobsOfMinute(database, models.current()),
    [MODULE_JOB]: (payload) => runModuleJob(database, models.current(), payload),
    [SEND_MAIL]: async (payload) => {
      const reason = await sendMail(database, models.current(), payload, { server: mailServer(), line });
      if (reason !== null) console.error('a mail could not be sent:', reason);
    },
    [READ_FILES]: () => readWaiting(database),
    [FIND_UNREAD_FILES]: () => findUnread(database, models.current()),
    [SEND_WEBHOOK]: (payload) => sendWaiting(database, models.current(), payload),
    [WEBHOOKS_DUE]: () => startDue(database),
    [REMOVE_OLD_DELIVERIES]: () => removeOldDeliveries(database),
    [SUBSCRIPTIONS_DUE]: () => startDueSubscriptions(database, models.current()),
    [MAKE_COPY]: (payload) => makeCopy(database, figures, models.current(), payload, publicUrl),
    [ERASE_DUE]: () => eraseDue(database, models.current()),
    [FILL_STAYS]: () => fillStays(database, models.current()),
    'remove-old-automation-runs': () => removeOldAutomationRuns(database).then(() => undefined),
  };
}
