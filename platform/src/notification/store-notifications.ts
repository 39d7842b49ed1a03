import { NOTIFICATION_KINDS, NOTIFICATION_SETTING } from '@leitwerk/metadata/wire/notifications';
import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import { mailServer } from '../mail/mail-server.ts';
import type { Database, Transaction } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import type { MadeNotification } from './channels.ts';
import { CHANNELS, tellUsers } from './channels.ts';

const DAYS_KEPT = 90;

const OFFERED = Object.entries(NOTIFICATION_KINDS).flatMap(([kind, on]) => (on ? [kind] : []));

/**
 * Stores what the statement finds: rows of `user_id, kind, cause, entity, record_id, run_id, actor, state, at`, one per person and
 * record, and `text` where the kind has no words of its own, `starts_at` where one time of several is meant. By mail it is told where a mail server is set. Left out are people who are not active or do not want the kind. Rows with one cause become one notification that
 * counts its records; a record that it counts already changes nothing, so a repeat does no harm.
 */
export async function storeNotifications(tx: Transaction, found: Sql): Promise<void> {
  const statement = sql`
    select * from (
      select f.*, coalesce(s.value -> f.kind -> 'app', to_jsonb(f.kind = any(${OFFERED}::text[]))) = 'true'::jsonb as in_app,
        ${mailServer() !== null}::boolean and coalesce(s.value -> f.kind -> 'mail' = 'true'::jsonb, false) as by_mail
      from (${found}) f join data."user" u on u.id = f.user_id and u.active and u.deleted_at is null
      left join leitwerk.own_setting s on s.user_id = f.user_id and s.key = ${NOTIFICATION_SETTING}) w
    where in_app or by_mail`;
  const rows = await tx.query<{ user_id: string }>(statement, preparedName(statement.text));
  if (rows.length === 0) return;
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as f (user_id uuid, kind text, cause text, entity text, record_id uuid, run_id uuid, actor uuid, state text, text jsonb, at timestamptz,
      starts_at timestamptz, in_app boolean, by_mail boolean)`;
  const made = await tx.query<MadeNotification>(sql`
    insert into leitwerk.notification (id, user_id, kind, cause, entity, run_id, actor, state, text, at, starts_at, in_app, by_mail)
    select distinct on (f.cause, f.user_id) gen_random_uuid(), f.user_id, f.kind, f.cause, f.entity, f.run_id, f.actor, f.state, f.text, f.at,
      f.starts_at, f.in_app, f.by_mail
    from ${given} order by f.cause, f.user_id, f.at desc
    on conflict (cause, user_id) do nothing returning id, user_id, in_app, by_mail`);
  // Whoever counts waits for others who do: what they have added is seen by the statements below.
  await tx.query(sql`
    select n.id from leitwerk.notification n join (select distinct f.cause, f.user_id from ${given}) f using (cause, user_id)
    order by n.id for update of n`);
  const grown = await tx.query<{ id: string }>(sql`
    insert into leitwerk.notification_record (notification_id, record_id)
    select distinct n.id, f.record_id from ${given} join leitwerk.notification n using (cause, user_id) where f.record_id is not null
    on conflict do nothing returning notification_id as id`);
  const counted = await tx.query<{ user_id: string }>(sql`
    update leitwerk.notification n set read_at = null,
      count = (select count(*) from leitwerk.notification_record r where r.notification_id = n.id)
    where n.id = any(${[...new Set(grown.map((row) => row.id))]}::uuid[]) returning n.user_id`);
  await tellUsers(
    tx,
    counted.map((row) => row.user_id),
  );
  for (const channel of CHANNELS) await channel.tell(tx, made);
}

/** What was put off until now is new again. */
export async function wakeNotifications(tx: Transaction): Promise<void> {
  const woken = await tx.query<{ user_id: string }>(
    sql`update leitwerk.notification set wakes = false where wakes and at <= now() returning user_id`,
  );
  await tellUsers(
    tx,
    woken.map((row) => row.user_id),
  );
}

export async function removeOldNotifications(database: Database): Promise<void> {
  await database.query(sql`delete from leitwerk.notification where at < now() - make_interval(days => ${DAYS_KEPT})`);
}
