import type { NotificationChannel } from '@leitwerk/metadata/wire/notifications';
import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import type { Queryable } from '../storage/database.ts';

/** A way by which notifications reach people. Told in the transaction that stores them, of everybody for whom there is something new. */
export type Channel = {
  readonly name: NotificationChannel;
  readonly tell: (tx: Queryable, users: readonly string[]) => Promise<void>;
};

/** The screens that the person has open: they ask anew. What is stored waits for those that are not. */
const app: Channel = {
  name: 'app',
  tell: async (tx, users) => {
    await tx.query(sql`
      select count(pg_notify(${CHANGE_CHANNEL}, json_build_object('user', u)::text)) from unnest(${users}::uuid[]) as u`);
  },
};

/** THE list of ways out. */
export const CHANNELS: readonly Channel[] = [app];

/** Tells everybody for whom there is something new, once. */
export async function tellUsers(tx: Queryable, users: Iterable<string>): Promise<void> {
  const list = [...new Set(users)];
  if (list.length === 0) return;
  for (const channel of CHANNELS) await channel.tell(tx, list);
}
