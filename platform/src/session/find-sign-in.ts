import sql from 'sql-template-tag';
import { rowsToSql } from '../query/rows-to-sql.ts';
import { readableRows, rowsFor } from '../query/veiled-rows.ts';
import { refuse } from '../refusal.ts';
import { administratorRoles } from '../rights/administrators.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';

/** Whether and how a user can sign in. */
export type SignInState = {
  readonly active: boolean;
  readonly hasPassword: boolean;
  /** Until when a link that was handed out can still be used; null when there is none. */
  readonly linkExpiresAt: Date | null;
};

type Row = SignInState & { readonly roles: readonly string[] | null };

/**
 * For whoever may look after this user: the row rule of updating holds here too (404 outside of it), and nobody may look
 * after somebody who outranks him (403): with a link he could take over that account.
 */
export async function findSignIn(database: Database, userId: string, context: Context): Promise<SignInState> {
  const entity = context.model.entities.get('user');
  if (!entity) return refuse(404, 'record.not-found', { params: { entity: 'user' } });
  const [row] = await database.query<Row>(sql`
    select t.active, t.roles, c.user_id is not null as "hasPassword",
      (select max(l.expires_at) from leitwerk.password_link l
        where l.user_id = t.id and l.used_at is null and l.expires_at > now()) as "linkExpiresAt"
    from ${rowsFor(entity, 't', context)} left join leitwerk.credential c on c.user_id = t.id
    where t.id = ${userId}::uuid and t.deleted_at is null and ${readableRows(entity, 't', context)}
      and ${rowsToSql(context.access.entity('user').rows.update, entity, 't', context)}`);
  if (!row) return refuse(404, 'record.not-found', { params: { entity: 'user' } });
  const highest = administratorRoles(context.model.definitions);
  const isHighest = (roles: readonly string[]): boolean => roles.some((role) => highest.includes(role));
  if (isHighest(row.roles ?? []) && !isHighest(context.actor.roles)) return refuse(403, 'user.outranks');
  const { active, hasPassword, linkExpiresAt } = row;
  return { active, hasPassword, linkExpiresAt };
}
