import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Transaction } from '../storage/database.ts';
import type { Work } from './work.ts';
import { isOpen } from './work.ts';

/** Two admins who remove each other at the same moment wait for one another here. */
const USER_LOCK = 7_301_002;

/** Somebody must remain who can administer: checked after users have changed, in the same transaction. */
export async function guardUsers(tx: Transaction, works: readonly Work[], model: RuntimeModel): Promise<void> {
  const isRisky = works.some((work) => isOpen(work) && work.entity.entity.name === 'user' && takesAway(work));
  if (!isRisky) return;
  await tx.query(sql`select pg_advisory_xact_lock(${USER_LOCK})`);
  const adminRoles = Object.values(model.model.roles)
    .filter(
      (role) =>
        role.permissions?.includes('metadata.publish') &&
        role.grants.some((grant) => grant.entity === 'user' && grant.actions.includes('update')),
    )
    .map((role) => role.id);
  const [row] = await tx.query<{ count: number }>(sql`
    select count(*) as count from data."user" where active and deleted_at is null and roles && ${adminRoles}::text[]`);
  if ((row?.count ?? 0) === 0) refuse(409, 'user.last-admin');
}

const takesAway = (work: Work): boolean =>
  work.command.action === 'delete' ||
  work.command.action === 'purge' ||
  'roles' in work.changes ||
  'active' in work.changes;
