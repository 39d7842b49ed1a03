import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import { hashToken, newToken } from './sessions.ts';

/** As long as nobody can sign in, every start prints a link with which the first visitor becomes the admin. It works once. */
export async function printSetupLink(database: Database, url: string): Promise<void> {
  const [row] = await database.query(sql`select 1 from leitwerk.credential limit 1`);
  if (row) return;
  const token = newToken();
  await database.query(sql`
    insert into leitwerk.setting (key, value) values ('setup', ${JSON.stringify({ hash: hashToken(token).toString('hex') })}::jsonb)
    on conflict (key) do update set value = excluded.value`);
  console.log(`\nNobody can sign in yet. Open this link once to become the administrator:\n  ${url}/setup?token=${token}`);
}

/** Whether this is the text of the printed link; it stops being so in the same statement. */
export async function takeSetupToken(database: Pick<Database, 'query'>, token: string): Promise<boolean> {
  const rows = await database.query(sql`
    delete from leitwerk.setting where key = 'setup' and value ->> 'hash' = ${hashToken(token).toString('hex')} returning key`);
  return rows.length > 0;
}
