import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import { storeNotifications } from '../notification/store-notifications.ts';
import type { Database, Queryable } from '../storage/database.ts';
import type { Webhook, WebhookPause } from './webhook.ts';
import { pauseAfterFailures } from './webhook.ts';

/** So often nothing is taken before the owner hears of it: about an hour. */
const FAILURES_TO_ALARM = 5;
/** So long nothing is taken before a webhook is stopped. */
const DAYS_TO_PAUSE = 3;
const DAY_MS = 86_400_000;

/** Something was taken: whatever was wrong is over. */
export async function noteSuccess(database: Database, id: string): Promise<void> {
  await database.query(sql`
    update leitwerk.webhook set failures = 0, failing_since = null, resume_at = null, succeeded_at = now() where id = ${id}::uuid`);
}

/**
 * Nothing was taken: the next try comes later, with each failure later still. After an hour the owner is told; after days the webhook
 * is stopped, and what it would tell waits.
 * @param retryAfter seconds that the other side asks for
 * @returns whether it was stopped
 */
export async function noteFailure(database: Database, webhook: Webhook, retryAfter: number | null): Promise<boolean> {
  const failures = webhook.failures + 1;
  const since = webhook.failingSince ?? new Date();
  const pause = Math.max(pauseAfterFailures(failures), Math.min(3600, retryAfter ?? 0) * 1000);
  await database.query(sql`
    update leitwerk.webhook set failures = ${failures}, failing_since = ${since.toISOString()}::timestamptz,
      resume_at = now() + make_interval(secs => ${pause / 1000}) where id = ${webhook.id}::uuid`);
  if (Date.now() - since.getTime() > DAYS_TO_PAUSE * DAY_MS) {
    await pauseWebhook(database, webhook, 'failing', null);
    return true;
  }
  if (failures === FAILURES_TO_ALARM)
    await alarm(database, webhook, `failing:${since.toISOString()}`, 'webhook.failing');
  return false;
}

/** Stops a webhook until somebody lets it go on; its owner is told why. */
export async function pauseWebhook(
  database: Database,
  webhook: Pick<Webhook, 'id' | 'name' | 'owner'>,
  why: Exclude<WebhookPause, 'by-hand' | 'restored'>,
  problem: readonly Issue[] | null,
): Promise<void> {
  await database.query(sql`
    update leitwerk.webhook set paused = ${why}, problem = ${problem && JSON.stringify(problem)}::jsonb where id = ${webhook.id}::uuid`);
  await alarm(database, webhook, `${why}:${new Date().toISOString()}`, `webhook.paused-${why}`);
}

/** Tells the owner in his notifications, once for one cause. */
export async function alarm(
  database: Database,
  { id, name, owner }: Pick<Webhook, 'id' | 'name' | 'owner'>,
  cause: string,
  code: string,
): Promise<void> {
  const told = { code, params: { name } };
  const words = JSON.stringify({ de: messageOf(told, 'de'), en: messageOf(told, 'en') });
  await database.transaction((tx) =>
    storeNotifications(
      tx,
      sql`select ${owner}::uuid as user_id, 'process' as kind, ${`webhook:${id}:${cause}`} as cause, null as entity, null::uuid as record_id,
        null::uuid as run_id, null::uuid as actor, null as state, ${words}::jsonb as text, now() as at, null::timestamptz as starts_at`,
    ),
  );
}

/** After a restore nobody knows whether this is the server that the others know, or a copy for trials: somebody decides. */
export async function pauseRestored(database: Queryable): Promise<void> {
  await database.query(sql`update leitwerk.webhook set paused = 'restored', problem = null where paused is null`);
}

export async function pauseByHand(database: Database, id: string): Promise<void> {
  await database.query(
    sql`update leitwerk.webhook set paused = 'by-hand', problem = null where id = ${id}::uuid and paused is null`,
  );
}

/** Lets a webhook go on at once, with what waits. */
export async function resumeWebhook(database: Database, id: string): Promise<void> {
  await database.query(sql`
    with w as (update leitwerk.webhook set paused = null, problem = null, failures = 0, failing_since = null, resume_at = null
      where id = ${id}::uuid)
    update leitwerk.webhook_delivery set next_at = now() where webhook_id = ${id}::uuid and state = 'waiting'`);
}
