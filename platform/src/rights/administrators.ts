import type { Definition, RoleDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import sql from 'sql-template-tag';
import type { Queryable, Transaction } from '../storage/database.ts';

/** Whoever changes who can administer waits here: two admins who remove each other, a publish that takes their rights. */
const ADMINISTRATOR_LOCK = 7_301_002;

export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${ADMINISTRATOR_LOCK})`);
}

/**
 * Ids of the roles whose holders can put everything else right: they publish definitions, and so roles, and give roles to
 * every user. Those with most permissions come first.
 */
export function administratorRoles(definitions: readonly Definition[]): readonly string[] {
  return definitions
    .filter((one): one is RoleDefinition => one.kind === 'role')
    .filter((role) => role.permissions?.includes('metadata.publish') && role.grants.some(givesRoles))
    .sort((one, other) => (other.permissions?.length ?? 0) - (one.permissions?.length ?? 0))
    .map((role) => role.id);
}

const givesRoles = (grant: RoleDefinition['grants'][number]): boolean =>
  grant.entity === 'user' &&
  grant.actions.includes('update') &&
  (grant.rows === undefined || grant.rows === 'all') &&
  !grant.hiddenFields?.includes('roles') &&
  !grant.readOnlyFields?.includes('roles');

export type Administrator = { readonly id: string; readonly title: string | null };

/** Active people with one of these roles who have a password: those on whom the others can rely. */
export const findAdministrators = (database: Queryable, roles: readonly string[]): Promise<readonly Administrator[]> =>
  database.query<Administrator>(sql`
    select u.id, u.name as title from data."user" u join leitwerk.credential c on c.user_id = u.id
    where u.active and u.deleted_at is null and u.roles && ${roles}::text[] order by u.id`);
