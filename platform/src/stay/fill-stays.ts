import sql, { raw } from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import { stayFields, staysFromHistory } from './stays-from-history.ts';

/** The job that writes down stays from before there were any, and of fields that have options since. */
export const FILL_STAYS = 'fill-stays';

/** Records that are looked at in one transaction. Those whose value has changed cannot be written for as long as it takes. */
const RECORDS = 2000;
/** After this time other jobs get their turn. */
const TURN_MS = 5000;
/** By then no request is under way that knows the fields of an older version only. */
const SETTLED_MS = 60_000;

export type StayField = { readonly entity: string; readonly field: string };

/** All fields whose stays are to be known, by ids. */
export const wantedStays = (model: Pick<RuntimeModel, 'entities'>): readonly StayField[] =>
  [...model.entities.values()].flatMap((one) => stayFields(one).map((field) => ({ entity: one.entity.id, field })));

const asRows = (fields: readonly StayField[]) =>
  sql`json_to_recordset(${JSON.stringify(fields)}::json) as w (entity text, field text)`;

/** All but these: fields that have no options any more, whose changes are not written down from now on. In the transaction that publishes the model. */
export const forgetStayFields = (tx: Queryable, kept: readonly StayField[]) =>
  tx.query(sql`
    delete from leitwerk.stay_field f
    where not exists (select 1 from ${asRows(kept)} where w.entity = f.entity and w.field = f.field)`);

/** Whether all stays of a field are written down. */
export async function isFilled(database: Queryable, entity: string, field: string): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from leitwerk.stay_field where entity = ${entity} and field = ${field} and filled_at is not null`);
  return rows.length > 0;
}

/**
 * The job: goes through the records of fields that are new to it, for some seconds, and has itself called again when there are more.
 * Killed anywhere, it goes on where it was.
 */
export async function fillStays(
  database: Pick<Database, 'query' | 'transaction'>,
  model: RuntimeModel,
  settledMs = SETTLED_MS,
): Promise<void> {
  const wanted = wantedStays(model);
  await forgetStayFields(database, wanted);
  await database.query(sql`
    insert into leitwerk.stay_field (entity, field) select entity, field from ${asRows(wanted)} on conflict do nothing`);
  const turnEnds = Date.now() + TURN_MS;
  while (await database.transaction((tx) => fillNext(tx, model, settledMs))) {
    if (Date.now() < turnEnds) continue;
    await database.query(
      sql`insert into leitwerk.job_outbox (name, payload, key) values (${FILL_STAYS}, '{}', ${FILL_STAYS})`,
    );
    return;
  }
}

/** @returns whether there was something to do */
async function fillNext(tx: Transaction, model: RuntimeModel, settledMs: number): Promise<boolean> {
  // All fields of an entity that are as far together; one at a time, whoever works on it: the rows stay locked meanwhile.
  const next = await tx.query<StayField & { after: string | null }>(sql`
    with waiting as (
      select * from leitwerk.stay_field where filled_at is null and noted_at <= now() - ${settledMs} * interval '1 millisecond'),
    first as (select entity, after from waiting order by entity, after nulls first limit 1)
    select w.entity, w.field, w.after from leitwerk.stay_field w join first on first.entity = w.entity and first.after is not distinct from w.after
    where w.field in (select field from waiting where waiting.entity = w.entity)
    order by w.field for update of w skip locked`);
  const entity = [...model.entities.values()].find((one) => one.entity.id === next[0]?.entity);
  if (!next[0] || !entity) return false;
  const fields = next.map(({ field }) => field);
  const { after } = next[0];
  const ids = await tx.query<{ id: string; changed: boolean }>(sql`
    select t.id, exists (
      select 1 from leitwerk.history h
      where h.record_id = t.id and h.entity = ${entity.entity.id} and h.changes ?| ${fields}::text[]) as changed
    from ${raw(entity.table)} t where ${after}::uuid is null or t.id > ${after}::uuid
    order by t.id limit ${RECORDS}`);
  const changed = ids.filter((one) => one.changed).map(({ id }) => id);
  // Whoever writes one of them is done before its history is read, or comes after what is written here.
  await tx.query(sql`
    select 1 from ${raw(entity.table)} t where t.id = any(${changed}::uuid[]) order by t.id for share`);
  // A field may have had options before, been something else, and have them again: what stands there is of then.
  await tx.query(sql`
    delete from leitwerk.stay
    where entity = ${entity.entity.id} and record_id = any(${changed}::uuid[]) and field = any(${fields}::text[])`);
  await tx.query(sql`
    insert into leitwerk.stay (entity, record_id, field, place, value, entered, ended)
    ${staysFromHistory(entity, fields, sql`${changed}::uuid[]`)}`);
  await tx.query(sql`
    update leitwerk.stay_field
    set after = ${ids.at(-1)?.id ?? after}::uuid, filled_at = ${ids.length < RECORDS ? sql`now()` : sql`null`}
    where entity = ${entity.entity.id} and field = any(${fields}::text[])`);
  return true;
}
