import { nextDue } from '@leitwerk/metadata/cron';
import type { MailSchedule } from '@leitwerk/metadata/dashboard/mail-schedule';
import { cronOf } from '@leitwerk/metadata/dashboard/mail-schedule';
import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import { TIME_ZONE } from '../rights/context.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import type { StoredSubscription } from './subscription.ts';
import { COPY_HOLDER, MAKE_COPY, MOST_SUBSCRIPTIONS } from './subscription.ts';

const COLUMNS =
  raw(`s.id, s.user_id as "userId", s.name, s.kind, s.subject, s.period, s.chosen, s.people, s.addresses, s.schedule,
  s.next_at as "nextAt", s.paused, s.ended`);

export const selectSubscriptions = (database: Queryable, where: Sql): Promise<readonly StoredSubscription[]> =>
  database.query<StoredSubscription>(
    sql`select ${COLUMNS} from leitwerk.subscription s where ${where} order by lower(s.name), s.id`,
  );

/** One of the user's own; 404 otherwise. */
export async function ownSubscription(database: Queryable, id: string, userId: string): Promise<StoredSubscription> {
  const [found] = await selectSubscriptions(database, sql`s.id = ${id}::uuid and s.user_id = ${userId}::uuid`);
  return found ?? refuse(404, 'subscription.not-found');
}

/** The same, so that nobody else changes or sends it until the transaction ends. */
export async function lockOwnSubscription(tx: Transaction, id: string, userId: string): Promise<StoredSubscription> {
  await tx.query(sql`select 1 from leitwerk.subscription where id = ${id}::uuid for update`);
  return ownSubscription(tx, id, userId);
}

/** Whether copies of it have not been handed to the outgoing mail yet. */
export async function isOnItsWay(tx: Queryable, id: string, isTrial: boolean): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from leitwerk.subscription_copy
    where subscription = ${id}::uuid and state = 'waiting' and is_trial = ${isTrial} limit 1`);
  return rows.length > 0;
}

/** When a schedule comes next, by the clock of the installation: an hour that is missing when clocks go forward is made up for. */
export const nextOf = (schedule: MailSchedule, after: Date): string | null =>
  nextDue(cronOf(schedule), after, TIME_ZONE)?.toISOString() ?? null;

export type NewSubscription = Pick<
  StoredSubscription,
  'name' | 'kind' | 'subject' | 'period' | 'chosen' | 'people' | 'addresses' | 'schedule'
>;

export async function createSubscription(
  database: Database,
  given: NewSubscription,
  userId: string,
  now = new Date(),
): Promise<string> {
  const id = newId();
  const { name, kind, subject, period, chosen, people, addresses, schedule } = given;
  await database.transaction(async (tx) => {
    // Of one person at a time, so that the count is right.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`subscription ${userId}`}, 0))`);
    const rows = await tx.query(sql`
      insert into leitwerk.subscription (id, user_id, name, kind, subject, period, chosen, people, addresses, schedule, next_at)
      select ${id}::uuid, ${userId}::uuid, ${name}, ${kind}, ${subject}, ${JSON.stringify(period)}::jsonb, ${JSON.stringify(chosen)}::jsonb,
        ${[...people]}::uuid[], ${[...addresses]}::text[], ${JSON.stringify(schedule)}::jsonb, ${nextOf(schedule, now)}::timestamptz
      where (select count(*) from leitwerk.subscription where user_id = ${userId}::uuid) < ${MOST_SUBSCRIPTIONS}
      returning id`);
    if (rows.length === 0) refuse(409, 'subscription.too-many', { params: { most: MOST_SUBSCRIPTIONS } });
  });
  return id;
}

export type SubscriptionChange = Partial<
  Pick<StoredSubscription, 'name' | 'period' | 'chosen' | 'people' | 'addresses' | 'schedule'> & {
    readonly paused: boolean;
  }
>;

/** Changes one of the user's own. One that goes on after a pause does not make up for what it has missed. */
export async function changeSubscription(
  database: Database,
  id: string,
  change: SubscriptionChange,
  userId: string,
  now = new Date(),
): Promise<void> {
  await database.transaction(async (tx) => {
    const before = await lockOwnSubscription(tx, id, userId);
    const { name, period, chosen, people, addresses, schedule } = { ...before, ...change };
    const isPaused = change.paused ?? before.paused !== null;
    const next = isPaused ? null : nextOf(schedule, now);
    await tx.query(sql`
      update leitwerk.subscription set name = ${name}, period = ${JSON.stringify(period)}::jsonb, chosen = ${JSON.stringify(chosen)}::jsonb,
        people = ${[...people]}::uuid[], addresses = ${[...addresses]}::text[],
        schedule = ${JSON.stringify(schedule)}::jsonb, paused = ${isPaused ? (before.paused ?? 'by-hand') : null},
        ended = case when ${isPaused} then ended end, next_at = ${next}::timestamptz
      where id = ${id}::uuid`);
  });
}

export async function removeSubscription(database: Queryable, id: string, userId: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.subscription where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'subscription.not-found');
}

/** Asks for a copy for each recipient. The same time for the same recipient is asked for once. */
export async function askForCopies(
  tx: Queryable,
  subscription: string,
  recipients: readonly string[],
  at: string,
  isTrial: boolean,
): Promise<void> {
  await tx.query(sql`
    with made as (
      insert into leitwerk.subscription_copy (id, subscription, due_at, recipient, is_trial, state)
      select gen_random_uuid(), ${subscription}::uuid, ${at}::timestamptz, r, ${isTrial}, 'waiting' from unnest(${[...recipients]}::text[]) as r
      on conflict do nothing returning id)
    insert into leitwerk.job_outbox (name, payload, key)
    select ${MAKE_COPY}, jsonb_build_object('id', id), ${MAKE_COPY} || ':' || id from made`);
}

/** After a restore nobody knows what has gone out since, or whether this is a copy for trials: its maker decides. */
export async function pauseRestoredSubscriptions(database: Queryable): Promise<void> {
  await database.query(
    sql`update leitwerk.subscription set paused = 'restored', next_at = null where paused is null and ended is null`,
  );
  await database.query(
    sql`update leitwerk.subscription_copy set state = 'failed', problem = 'restored' where state = 'waiting'`,
  );
}

const DAYS_KEPT = 90;

/**
 * What has gone out is told for a while. What it said, figures and names of people, is kept no longer than its file: until it is
 * sent, and a day.
 */
export async function removeOldCopies(database: Queryable): Promise<void> {
  const ended = sql`entity = ${COPY_HOLDER} and state not in ('waiting', 'sending')`;
  await database.query(sql`
    update leitwerk.mail set text = '', html = '' where ${ended} and text <> '' and created_at < now() - interval '1 day'`);
  await database.query(sql`
    delete from leitwerk.mail where ${ended} and created_at < now() - make_interval(days => ${DAYS_KEPT})`);
  await database.query(
    sql`delete from leitwerk.subscription_copy where due_at < now() - make_interval(days => ${DAYS_KEPT})`,
  );
}
