import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** Whether anybody can sign in: an active person has a password. */
export async function hasSignIn(database: Queryable): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from leitwerk.credential c join data."user" u on u.id = c.user_id where u.active and u.deleted_at is null limit 1`);
  return rows.length > 0;
}
