import sql, { empty } from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { tellUsers } from './channels.ts';

const LONGEST_SNOOZE_DAYS = 31;

/** Marks the actor's own as read: these, or all that there are by now. Those of others are as unknown as none. */
export async function markRead(database: Database, ids: readonly string[] | 'all', context: Context): Promise<void> {
  await database.transaction(async (tx) => {
    const read = await tx.query<{ user_id: string }>(sql`
      update leitwerk.notification set read_at = now()
      where user_id = ${context.actor.id}::uuid and read_at is null and at <= now()
        ${ids === 'all' ? empty : sql`and id = any(${ids}::uuid[])`} returning user_id`);
    await tellUsers(
      tx,
      read.map((row) => row.user_id),
    );
  });
}

/**
 * Puts one of the actor's own off: it goes away and comes back unread at that moment. The record stays as it is, because its
 * reminder may be that of others too.
 */
export async function snooze(database: Database, id: string, until: Date, context: Context): Promise<void> {
  const most = Date.now() + LONGEST_SNOOZE_DAYS * 24 * 3600 * 1000;
  if (!(until.getTime() > Date.now() && until.getTime() < most))
    refuse(422, 'notification.until', { params: { most: LONGEST_SNOOZE_DAYS } });
  await database.transaction(async (tx) => {
    const moved = await tx.query<{ user_id: string }>(sql`
      update leitwerk.notification set at = ${until.toISOString()}::timestamptz, read_at = null, wakes = true
      where id = ${id}::uuid and user_id = ${context.actor.id}::uuid and at <= now() returning user_id`);
    if (moved.length === 0) refuse(404, 'notification.not-found');
    await tellUsers(
      tx,
      moved.map((row) => row.user_id),
    );
  });
}
