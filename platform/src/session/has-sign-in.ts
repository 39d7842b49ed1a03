import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** Whether anybody has a password, so that a new installation can say how to get the first one. */
export async function hasSignIn(database: Queryable): Promise<boolean> {
  const rows = await database.query(sql`select 1 from leitwerk.credential limit 1`);
  return rows.length > 0;
}
