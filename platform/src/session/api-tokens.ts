import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { TokenScope } from '../rights/actor.ts';
import type { Queryable } from '../storage/database.ts';
import { hashToken, newToken } from './sessions.ts';

export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

/** A personal token; its text is given once and not kept. */
export async function createApiToken(
  database: Queryable,
  userId: string,
  given: { readonly name: string; readonly scopes: readonly TokenScope[]; readonly expiresAt: string | null },
): Promise<{ readonly id: string; readonly token: string }> {
  const id = newId();
  const token = `lw_${newToken()}`;
  await database.query(sql`
    insert into leitwerk.api_token (id, user_id, name, token_hash, scopes, expires_at)
    values (${id}::uuid, ${userId}::uuid, ${given.name}, ${hashToken(token)}, ${given.scopes}::text[], ${given.expiresAt}::timestamptz)`);
  return { id, token };
}

export const listApiTokens = (database: Queryable, userId: string): Promise<readonly ApiToken[]> =>
  database.query<ApiToken>(sql`
    select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", used_at as "lastUsedAt"
    from leitwerk.api_token where user_id = ${userId}::uuid order by created_at desc`);

export async function revokeApiToken(database: Queryable, userId: string, id: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.api_token where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'token.not-found');
}
