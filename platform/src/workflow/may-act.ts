import sql, { raw } from 'sql-template-tag';
import { rowsToSql } from '../query/rows-to-sql.ts';
import { isWhole } from '../query/veiled-rows.ts';
import { mayWrite } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { Offer } from './offers.ts';
import type { Subject } from './read-subject.ts';
import { holderOf } from './tasks.ts';

/**
 * Whether the actor may change the record; null when he may not read it or some of it is veiled, which is as if it were not there: what
 * its processes do tells too much.
 */
export async function mayTouch(
  database: Queryable,
  name: string,
  id: string,
  context: Context,
): Promise<boolean | null> {
  const entity = context.model.entities.get(name);
  if (!entity) return null;
  const { rows } = context.access.entity(name);
  const [row] = await database.query<{ may: boolean }>(sql`
    select coalesce(${rowsToSql(rows.update, entity, 't', context)}, false) as may from ${raw(entity.table)} t
    where ${isWhole(entity, 't', context)} and t.id = ${id}::uuid and t.deleted_at is null and ${rowsToSql(rows.read, entity, 't', context)}`);
  return row?.may ?? null;
}

/** Roles decide where they are named; a token that may only read does not act. */
export const mayAct = (roles: readonly string[] | undefined | null, mayUpdate: boolean, { actor }: Context): boolean =>
  mayWrite(actor) && (roles ? roles.some((role) => actor.roles.includes(role)) : mayUpdate);

/** Whether he may send an event: every state that takes it must let it pass. */
export const maySend = ({ allowed }: Offer, subject: Subject, mayUpdate: boolean, context: Context): boolean =>
  allowed.every(({ roles, team }) => {
    const wanted = holderOf(subject, team);
    return mayAct(roles, mayUpdate, context) && (wanted === null || context.actor.teams.includes(wanted));
  });
