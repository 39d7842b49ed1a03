import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { storeNotifications } from '../notification/store-notifications.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Queryable, Transaction } from '../storage/database.ts';
import type { StoredSubscription } from './subscription.ts';
import { maySubscribe } from './subscription.ts';

/** Whoever has made it, with his rights of now; null when he may not sign in or send dashboards any more. */
export async function makerOf(
  database: Queryable,
  model: RuntimeModel,
  { userId }: Pick<StoredSubscription, 'userId'>,
): Promise<Context | null> {
  const actor = await findActorById(database, userId, null);
  const context = actor && makeContext(model, actor, null);
  return context && maySubscribe(context) ? context : null;
}

/** It is not sent any more, and its maker is told so. */
export async function endSubscription(
  tx: Transaction,
  one: Pick<StoredSubscription, 'id' | 'name' | 'userId'>,
  why: 'no-right' | 'gone',
): Promise<void> {
  const rows = await tx.query(sql`
    update leitwerk.subscription set ended = ${why}, next_at = null where id = ${one.id}::uuid and ended is null returning id`);
  if (rows.length > 0) await tellMaker(tx, one, `${why}:${new Date().toISOString()}`, `subscription.ended-${why}`);
}

/** In his notifications, once for one cause. */
export async function tellMaker(
  tx: Transaction,
  { id, name, userId }: Pick<StoredSubscription, 'id' | 'name' | 'userId'>,
  cause: string,
  code: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const told = { code, params: { name, ...more } };
  const words = JSON.stringify({ de: messageOf(told, 'de'), en: messageOf(told, 'en') });
  await storeNotifications(
    tx,
    sql`select ${userId}::uuid as user_id, 'process' as kind, ${`subscription:${id}:${cause}`} as cause, null as entity, null::uuid as record_id,
      null::uuid as run_id, null::uuid as actor, null as state, ${words}::jsonb as text, now() as at, null::timestamptz as starts_at`,
  );
}
