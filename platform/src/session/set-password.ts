import sql from 'sql-template-tag';
import type { Transaction } from '../storage/database.ts';
import { hashToken } from './sessions.ts';

/**
 * Gives a user a password. Whoever knew the old one is signed out, and links that were made before lead nowhere.
 * @param keep token of the one session that goes on: of who changes the own password
 */
export async function setPassword(
  tx: Transaction,
  userId: string,
  passwordHash: string,
  keep: string | null,
): Promise<void> {
  await tx.query(sql`
    insert into leitwerk.credential (user_id, password_hash) values (${userId}::uuid, ${passwordHash})
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`);
  const kept = keep === null ? null : hashToken(keep);
  await tx.query(sql`
    delete from leitwerk.session where user_id = ${userId}::uuid and token_hash is distinct from ${kept}::bytea`);
  await tx.query(sql`delete from leitwerk.password_link where user_id = ${userId}::uuid and used_at is null`);
}
