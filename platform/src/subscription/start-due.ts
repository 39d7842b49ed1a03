import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Database } from '../storage/database.ts';
import { endSubscription, makerOf } from './end-subscription.ts';
import { askForCopies, nextOf, selectSubscriptions } from './store-subscriptions.ts';

/** At once in one transaction: whoever comes second finds them done. */
const PAGE = 50;

/**
 * The schedule: asks for the copies of every subscription that has come due, once however often it was missed, and with any number of
 * processes. One whose maker may not send it any more ends.
 */
export async function startDueSubscriptions(database: Database, model: RuntimeModel, now = new Date()): Promise<void> {
  for (let moved = PAGE; moved === PAGE; )
    moved = await database.transaction(async (tx) => {
      const due = await tx.query<{ id: string; at: Date }>(sql`
        select id, next_at as at from leitwerk.subscription where next_at <= ${now.toISOString()}::timestamptz
        order by next_at limit ${PAGE} for update skip locked`);
      for (const { id, at } of due) {
        const [one] = await selectSubscriptions(tx, sql`s.id = ${id}::uuid`);
        if (!one) continue;
        if (!(await makerOf(tx, model, one))) {
          await endSubscription(tx, one, 'no-right');
          continue;
        }
        await tx.query(
          sql`update leitwerk.subscription set next_at = ${nextOf(one.schedule, now)}::timestamptz where id = ${id}::uuid`,
        );
        await askForCopies(tx, id, [...one.people, ...one.addresses], at.toISOString(), false);
      }
      return due.length;
    });
}
