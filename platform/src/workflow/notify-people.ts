import type { Label, Recipients } from '@leitwerk/metadata/generated/definitions.gen';
import sql, { join } from 'sql-template-tag';
import { storeNotifications } from '../notification/store-notifications.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import type { Subject } from './read-subject.ts';

export type Notice = {
  readonly to: Recipients;
  readonly text: Label;
  /** The same when it comes again: nobody is told twice. */
  readonly key: string;
};

/** Tells people something about a record. Whoever may not read it is told the words only. */
export async function notifyPeople(
  tx: Transaction,
  { to, text, key }: Notice,
  { entity, record }: Subject,
  { actor, now }: Context,
): Promise<void> {
  const heldBy = (id: string | undefined): unknown => {
    const field = entity.entity.fields.find((one) => one.id === id);
    return field ? (record[field.name] ?? null) : null;
  };
  const parts = [
    ...(to.roles ? [sql`select u.id from data."user" u where u.roles && ${to.roles}::text[]`] : []),
    ...(to.team
      ? [sql`select m.source_id from data."user__teams" m where m.target_id = ${heldBy(to.team)}::uuid`]
      : []),
    ...(to.user ? [sql`select ${heldBy(to.user)}::uuid`] : []),
  ];
  await storeNotifications(
    tx,
    sql`
      select w.id as user_id, 'process' as kind, ${`process:${key}`} as cause, ${entity.entity.id} as entity,
        ${record['id']}::uuid as record_id, null::uuid as run_id, ${actor.id}::uuid as actor, null as state,
        ${JSON.stringify(text)}::jsonb as text, ${now}::timestamptz as at
      from (${join(parts, ' union ')}) w (id) where w.id is not null`,
  );
}
