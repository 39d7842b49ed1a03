import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import type { Person } from './find-subject.ts';
import { findSubject } from './find-subject.ts';
import type { Planned } from './plan-erasure.ts';
import { notePrivacyEvent } from './privacy-events.ts';

/** Ids of records that are restricted now, of one person. */
export async function restrictedOf(
  database: Queryable,
  { id }: Person,
): Promise<ReadonlyMap<string, 'retention' | 'request'>> {
  const rows = await database.query<{ record_id: string; cause: 'retention' | 'request' }>(
    sql`select record_id, cause from leitwerk.restriction where person_id = ${id}::uuid order by cause desc`,
  );
  return new Map(rows.map((row) => [row.record_id, row.cause]));
}

/**
 * Restricts what an erasure has to leave, until its period ends. What is not to be restricted any more is let go: it does not belong to
 * the person, or is in use again.
 */
export async function restrictKept(
  tx: Queryable,
  person: Person,
  planned: readonly Planned[],
  { actor }: Context,
): Promise<void> {
  const rows = planned
    .filter(({ outcome }) => outcome === 'restrict')
    .map(({ record, until }) => ({ id: record.id, entity: record.personal.entity.entity.id, until }));
  await tx.query(sql`
    insert into leitwerk.restriction (record_id, entity, cause, until, person_entity, person_id, actor)
    select r.id, r.entity, 'retention', r.until, ${person.entity}, ${person.id}::uuid, ${actor.id}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, entity text, until date)
    on conflict (record_id, cause) do update set until = excluded.until, person_entity = excluded.person_entity, person_id = excluded.person_id`);
  await tx.query(sql`
    delete from leitwerk.restriction where person_id = ${person.id}::uuid and cause = 'retention'
      and record_id <> all(${rows.map(({ id }) => id)}::uuid[])`);
}

/** Restricts everything about a person because it is asked for (Art. 18 GDPR), until it is lifted. */
export async function restrictOnRequest(database: Storage, person: Person, context: Context): Promise<number> {
  return database.transaction(async (tx) => {
    const found = await findSubject(tx, person, context);
    const rows = [...found.values()].map(({ id, personal }) => ({ id, entity: personal.entity.entity.id }));
    await tx.query(sql`
      insert into leitwerk.restriction (record_id, entity, cause, person_entity, person_id, actor)
      select r.id, r.entity, 'request', ${person.entity}, ${person.id}::uuid, ${context.actor.id}::uuid
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, entity text) on conflict do nothing`);
    await notePrivacyEvent(tx, { person, action: 'restrict', counts: { restricted: rows.length } }, context);
    return rows.length;
  });
}

/** Ends a restriction that was asked for; what the law restricts stays so. 409 when there is none. */
export async function liftRestriction(database: Storage, person: Person, context: Context): Promise<void> {
  await database.transaction(async (tx) => {
    const gone = await tx.query(sql`
      delete from leitwerk.restriction where person_id = ${person.id}::uuid and cause = 'request' returning record_id`);
    if (gone.length === 0) refuse(409, 'privacy.not-restricted');
    await notePrivacyEvent(tx, { person, action: 'lift', counts: { lifted: gone.length } }, context);
  });
}
