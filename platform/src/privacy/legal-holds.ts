import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import type { Person } from './find-subject.ts';
import { lockPerson } from './lock-person.ts';
import { notePrivacyEvent } from './privacy-events.ts';

export type LegalHold = { readonly id: string; readonly reason: string; readonly at: string; readonly by: string };

type Row = { readonly id: string; readonly reason: string; readonly set_at: Date; readonly set_by: string };

/** Holds that stand now on any of these persons. */
export async function openHolds(database: Queryable, ids: readonly string[]): Promise<readonly LegalHold[]> {
  const rows = await database.query<Row>(sql`
    select id, reason, set_at, set_by from leitwerk.legal_hold where record_id = any(${[...ids]}::uuid[]) and lifted_at is null`);
  return rows.map(({ id, reason, set_at, set_by }) => ({ id, reason, at: set_at.toISOString(), by: set_by }));
}

/** Stops every erasure of a person's data. 409 when it is stopped already. */
export async function setHold(database: Storage, person: Person, reason: string, context: Context): Promise<void> {
  await database.transaction(async (tx) => {
    await lockPerson(tx, person);
    const [row] = await tx.query<{ id: string }>(sql`
      insert into leitwerk.legal_hold (id, entity, record_id, reason, set_by)
      values (${newId()}::uuid, ${person.entity}, ${person.id}::uuid, ${reason}, ${context.actor.id}::uuid)
      on conflict do nothing returning id`);
    if (!row) refuse(409, 'privacy.held');
    await notePrivacyEvent(tx, { person, action: 'hold', counts: {} }, context);
  });
}

/** Lets a person's data be erased again. 409 when nothing stops it. */
export async function liftHold(database: Storage, person: Person, reason: string, context: Context): Promise<void> {
  await database.transaction(async (tx) => {
    const [row] = await tx.query<{ id: string }>(sql`
      update leitwerk.legal_hold set lifted_at = now(), lifted_by = ${context.actor.id}::uuid, lift_reason = ${reason}
      where record_id = ${person.id}::uuid and lifted_at is null returning id`);
    if (!row) refuse(409, 'privacy.not-held');
    await notePrivacyEvent(tx, { person, action: 'release', counts: {} }, context);
  });
}
