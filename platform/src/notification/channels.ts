import type { NotificationChannel } from '@leitwerk/metadata/wire/notifications';
import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import type { Queryable } from '../storage/database.ts';

/** The job by which a notification becomes a mail. */
export const NOTIFY_MAIL = 'notify-mail';

/** A notification that has just been stored, and the ways by which its person wants it. */
export type MadeNotification = {
  readonly id: string;
  readonly user_id: string;
  readonly in_app: boolean;
  readonly by_mail: boolean;
};

/** A way by which notifications reach people. Told in the transaction that stores them. */
export type Channel = {
  readonly name: NotificationChannel;
  readonly tell: (tx: Queryable, made: readonly MadeNotification[]) => Promise<void>;
};

/** The screens that the person has open: they ask anew. What is stored waits for those that are not. */
const app: Channel = {
  name: 'app',
  tell: (tx, made) =>
    tellUsers(
      tx,
      made.filter((one) => one.in_app).map((one) => one.user_id),
    ),
};

/** A job for each mail, in the same transaction: it is asked for once, and by one process. */
const mail: Channel = {
  name: 'mail',
  tell: async (tx, made) => {
    const ids = made.filter((one) => one.by_mail).map((one) => one.id);
    if (ids.length === 0) return;
    await tx.query(sql`
      insert into leitwerk.job_outbox (name, payload, key)
      select ${NOTIFY_MAIL}, jsonb_build_object('id', id), ${NOTIFY_MAIL} || ':' || id from unnest(${ids}::uuid[]) as id`);
  },
};

/** THE list of ways out. */
export const CHANNELS: readonly Channel[] = [app, mail];

/** Has the screens of everybody for whom there is something new ask anew, once. */
export async function tellUsers(tx: Queryable, users: Iterable<string>): Promise<void> {
  const list = [...new Set(users)];
  if (list.length === 0) return;
  await tx.query(sql`
    select count(pg_notify(${CHANGE_CHANNEL}, json_build_object('user', u)::text)) from unnest(${list}::uuid[]) as u`);
}
