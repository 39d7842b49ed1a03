import sql, { raw } from 'sql-template-tag';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Database, Queryable } from './database.ts';
import { base } from './system-steps/01-base.ts';
import { signIn } from './system-steps/02-sign-in.ts';
import { runs } from './system-steps/03-runs.ts';
import { savedViews } from './system-steps/04-saved-views.ts';
import { drafts } from './system-steps/05-drafts.ts';
import { merges } from './system-steps/06-merges.ts';
import { sound } from './system-steps/07-sound.ts';
import { runOutcomes } from './system-steps/08-run-outcomes.ts';
import { notifications } from './system-steps/09-notifications.ts';
import { fileContent } from './system-steps/10-file-content.ts';
import { quickerFolding } from './system-steps/11-quicker-folding.ts';
import { workflows } from './system-steps/12-workflows.ts';
import { tasksAndEffects } from './system-steps/13-tasks-and-effects.ts';
import { queue } from './system-steps/14-queue.ts';
import { processLists } from './system-steps/15-process-lists.ts';
import { definitionDrafts } from './system-steps/16-definition-drafts.ts';
import { failedAutomations } from './system-steps/17-failed-automations.ts';
import { checklists } from './system-steps/18-checklists.ts';
import { fileTexts } from './system-steps/19-file-texts.ts';
import { mails } from './system-steps/20-mails.ts';
import { readingFiles } from './system-steps/21-reading-files.ts';
import { dav } from './system-steps/22-dav.ts';
import { secrets } from './system-steps/23-secrets.ts';
import { davLinks } from './system-steps/24-dav-links.ts';
import { calendarFeeds } from './system-steps/25-calendar-feeds.ts';
import { ownDashboards } from './system-steps/26-own-dashboards.ts';
import { dashboardLinks } from './system-steps/27-dashboard-links.ts';
import { notificationMails } from './system-steps/28-notification-mails.ts';
import { heldSecrets } from './system-steps/29-held-secrets.ts';
import { webhooks } from './system-steps/30-webhooks.ts';
import { privacy } from './system-steps/31-privacy.ts';
import { subscriptions } from './system-steps/32-subscriptions.ts';
import { stays } from './system-steps/33-stays.ts';

/**
 * Tables of the platform itself (schema `leitwerk`), in the order in which they came. Entities live in the schema `data`,
 * whose tables are made from the model. A step that has been released never changes; a new one is added at the end.
 */
const STEPS: readonly string[] = [
  base,
  signIn,
  runs,
  savedViews,
  drafts,
  merges,
  sound,
  runOutcomes,
  notifications,
  fileContent,
  quickerFolding,
  workflows,
  tasksAndEffects,
  queue,
  processLists,
  definitionDrafts,
  failedAutomations,
  checklists,
  fileTexts,
  mails,
  readingFiles,
  dav,
  secrets,
  davLinks,
  calendarFeeds,
  ownDashboards,
  dashboardLinks,
  notificationMails,
  heldSecrets,
  webhooks,
  privacy,
  subscriptions,
  stays,
];

/** Any number of processes may start at once: one makes the tables, the others wait. */
const START_LOCK = 7_301_001;

/** Brings the platform's own tables to the newest step. */
export async function migrateSystemTables(database: Database): Promise<void> {
  await database.transaction((tx) => takeSystemSteps(tx, STEPS.length));
}

/** How many steps this version knows. */
export const SYSTEM_STEPS = STEPS.length;

/** The first `count` steps that have not been taken yet, in a transaction that the caller has begun. */
export async function takeSystemSteps(tx: Queryable, count: number): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${START_LOCK})`);
  await tx.query(sql`create schema if not exists leitwerk`);
  await tx.query(
    sql`create table if not exists leitwerk.migration (step int primary key, at timestamptz not null default now())`,
  );
  const done = await tx.query<{ step: number }>(sql`select step from leitwerk.migration`);
  const known = new Set(done.map((row) => row.step));
  for (const [step, text] of STEPS.slice(0, count).entries()) {
    if (known.has(step)) continue;
    await tx.query(raw(text));
    await tx.query(sql`insert into leitwerk.migration (step) values (${step})`);
  }
}

/** The system's own user, so that every author is a record. Called when the table `user` exists. */
export async function ensureSystemUser(database: Database): Promise<void> {
  await database.query(sql`
    insert into data."user" (id, version, created_at, created_by, updated_at, updated_by, email, name, active)
    values (${SYSTEM_USER_ID}, 1, now(), ${SYSTEM_USER_ID}, now(), ${SYSTEM_USER_ID}, 'system@localhost', 'Leitwerk', false)
    on conflict (id) do nothing`);
}
