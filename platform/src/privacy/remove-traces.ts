import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/**
 * What the platform's own tables still say of records that have been purged, in the transaction of the purge: former values in the
 * history, what was typed and not saved, answers kept for repeats, what runs have told, files that lists were exported to. That
 * something happened stays, by whom and when; what it was does not.
 */
export async function removeTraces(tx: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`${[...ids]}::uuid[]`;
  // Ids as they stand in JSON; there are few rows in what is looked through for them.
  const mentioned = (column: ReturnType<typeof sql>) =>
    sql`exists (select 1 from unnest(${list}) as gone (id) where position(gone.id::text in ${column}) > 0)`;
  const statements = [
    sql`update leitwerk.history set changes = '{}' where record_id = any(${list}) and changes <> '{}'`,
    sql`delete from leitwerk.draft where record_id = any(${[...ids]}::text[]) or ${mentioned(sql`typed::text`)}`,
    sql`delete from leitwerk.idempotency where ${mentioned(sql`body`)}`,
    sql`update leitwerk.run_problem set title = null, row = null where record_id = any(${list})`,
    sql`delete from leitwerk.run_outcome where record_id = any(${list}) or ${mentioned(sql`content::text`)}`,
    sql`delete from leitwerk.workflow_effect where record_id = any(${list}) or ${mentioned(sql`input::text`)}`,
    sql`delete from leitwerk.pending_change where record_id = any(${list})`,
    sql`delete from leitwerk.notification n using leitwerk.notification_record r where r.notification_id = n.id and r.record_id = any(${list})`,
    sql`update leitwerk.own_setting set value = coalesce((select jsonb_agg(e) from jsonb_array_elements(value) e where not (e->>'id' = any(${[...ids]}::text[]))), '[]')
        where key in ('favourites', 'recent') and jsonb_typeof(value) = 'array' and ${mentioned(sql`value::text`)}`,
    sql`delete from leitwerk.webhook_delivery where record_id = any(${list})`,
    sql`update leitwerk.dav_link set base = null, uid = null, record_id = null, problem = null where record_id = any(${list})`,
    sql`delete from leitwerk.file f using leitwerk.personal_access a where a.record_id = any(${list}) and a.run_id = f.run_id and f.run_as = 'result'`,
    sql`delete from leitwerk.file f using leitwerk.run r where r.id = f.run_id and r.kind = 'report-person' and r.input->>'id' = any(${[...ids]}::text[])`,
    sql`delete from leitwerk.restriction where record_id = any(${list})`,
    sql`update leitwerk.legal_hold set reason = '', lift_reason = case when lift_reason is not null then '' end where record_id = any(${list}) and lifted_at is not null`,
  ];
  for (const statement of statements) await tx.query(statement);
}
