import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { PostAnswer } from '../outbound/post-outside.ts';
import { issuesOf, Refused } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { openSession } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import type { Tried } from './note-tries.ts';
import { noteTries } from './note-tries.ts';
import { prepareDeliveries } from './prepare-deliveries.ts';
import { isTaken, sendDelivery } from './send-delivery.ts';
import { readWebhooks, secretsOf } from './store-webhooks.ts';
import type { Webhook } from './webhook.ts';
import { DAYS_KEPT, SEND_WEBHOOK } from './webhook.ts';
import { alarm, noteFailure, noteSuccess, pauseWebhook } from './webhook-state.ts';

/** Class of the locks by which one process at a time sends for a webhook. */
const SEND_LOCK = 7305;
/** One piece of work; what is left goes on in the next. */
const PIECE_MS = 20_000;
/** Deliveries under way at once, each of another record. */
const AT_ONCE = 8;
const WELL_MS = 3_600_000;

/** Sends what waits for a webhook. One process at a time does so; what a second one would send, the first one does. */
export async function sendWaiting(database: Database, model: RuntimeModel, payload: unknown): Promise<void> {
  const { id } = payload as { readonly id: string };
  // A connection of its own: the lock ends with it, however the process does.
  const session = await openSession(database.url, 'leitwerk');
  try {
    const [lock] = await session.query<{ taken: boolean }>(
      sql`select pg_try_advisory_lock(${SEND_LOCK}, hashtext(${id})) as taken`,
    );
    if (!lock?.taken) return;
    await sendPiece(database, model, id);
  } finally {
    await session.close();
  }
  // What came while this one was about to end, and found it still at work.
  await startDue(database, id);
}

async function sendPiece(database: Database, model: RuntimeModel, id: string): Promise<void> {
  const until = Date.now() + PIECE_MS;
  const secrets = await secretsOf(database, id);
  for (let isMore = true; isMore && Date.now() < until; ) {
    const [webhook] = await readWebhooks(database, id);
    if (!webhook || webhook.paused !== null || (webhook.resumeAt && webhook.resumeAt.getTime() > Date.now())) return;
    const prepared = await prepare(database, model, webhook);
    if (prepared === null) return;
    // After a failure one goes ahead, to see whether anything is taken.
    const due = await readDue(database, id, webhook.failures > 0);
    isMore = prepared > 0 || due.length > 0;
    if (due.length > 0 && !(await sendSome(database, webhook, due, secrets))) return;
  }
}

/** @returns how many were prepared; null when the webhook was stopped */
async function prepare(database: Database, model: RuntimeModel, webhook: Webhook): Promise<number | null> {
  const platform = makeContext(model, SYSTEM_ACTOR, null);
  try {
    return await prepareDeliveries(database, webhook, actAsRoles(platform, webhook.roles, `webhook:${webhook.id}`));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await pauseWebhook(database, webhook, 'refused', issuesOf(error.refusal));
    return null;
  }
}

type Due = { readonly id: string; readonly body: string; readonly tries: number };

/**
 * Of each record the oldest that waits, if it is due: none overtakes another of its record.
 * @param isTrial one only, and of those that were tried least: a single one that can never be taken must not stand for all
 */
const readDue = (database: Queryable, id: string, isTrial: boolean): Promise<readonly Due[]> =>
  database.query<Due>(sql`
    select id, body, tries from leitwerk.webhook_delivery d
    where webhook_id = ${id}::uuid and state = 'waiting' and next_at <= now() and not exists (
      select 1 from leitwerk.webhook_delivery o where o.webhook_id = d.webhook_id and o.record_id = d.record_id
        and o.number < d.number and o.state in ('new', 'waiting'))
    order by ${isTrial ? sql`tries, number limit 1` : sql`number limit ${AT_ONCE}`}`);

/** @returns whether it may go on */
async function sendSome(
  database: Database,
  webhook: Webhook,
  due: readonly Due[],
  secrets: readonly string[],
): Promise<boolean> {
  const tried = await Promise.all(
    due.map(
      async ({ id, body, tries }): Promise<Tried> => ({
        id,
        tries,
        answer: await sendDelivery(webhook.address, { id, body }, secrets),
      }),
    ),
  );
  const isAnyTaken = tried.some(({ answer }) => isTaken(answer));
  const failed = await noteTries(database, tried, isAnyTaken || webhook.failures === 0);
  for (const one of failed) await alarm(database, webhook, `failed:${one}`, 'webhook.delivery-failed');
  if (tried.some(({ answer }) => answer.status === 410)) {
    await pauseWebhook(database, webhook, 'gone', null);
    return false;
  }
  if (isAnyTaken) {
    await noteSuccess(database, webhook.id);
    return true;
  }
  const asked = Math.max(0, ...tried.map(({ answer }) => answer.retryAfter ?? 0));
  // What only these records make impossible does not hold up the others, of which some were taken not long ago.
  const isWell = webhook.succeededAt !== null && Date.now() - webhook.succeededAt.getTime() < WELL_MS;
  if (isWell && webhook.failures === 0 && tried.every(({ answer }) => isRefused(answer))) return true;
  await noteFailure(database, webhook, asked > 0 ? asked : null);
  return false;
}

/** The other side works, and does not want this one. */
const isRefused = ({ status }: PostAnswer): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;

const IS_DUE = sql`w.paused is null and (w.resume_at is null or w.resume_at <= now()) and exists (
  select 1 from leitwerk.webhook_delivery d where d.webhook_id = w.id and (d.state = 'new' or (d.state = 'waiting' and d.next_at <= now()
    and not exists (select 1 from leitwerk.webhook_delivery o where o.webhook_id = d.webhook_id and o.record_id = d.record_id
      and o.number < d.number and o.state = 'waiting'))))`;

/** Asks for the jobs that send what is due: of all webhooks, or of one. */
export async function startDue(database: Queryable, id: string | null = null): Promise<void> {
  await database.query(sql`
    insert into leitwerk.job_outbox (name, payload, key)
    select ${SEND_WEBHOOK}, jsonb_build_object('id', w.id), 'webhook:' || w.id
    from leitwerk.webhook w where (${id}::uuid is null or w.id = ${id}::uuid) and ${IS_DUE}`);
}

/** Deliveries are kept for a while, sent or not. */
export async function removeOldDeliveries(database: Queryable): Promise<void> {
  await database.query(
    sql`delete from leitwerk.webhook_delivery where at < now() - make_interval(days => ${DAYS_KEPT})`,
  );
}
