import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

const KEY = 'backup';

/** Notes in the database itself that it has been saved. A restored one says when it was saved before. */
export async function noteBackup(database: Queryable, at: string): Promise<void> {
  await database.query(sql`
    insert into leitwerk.setting (key, value) values (${KEY}, ${JSON.stringify({ at })}::jsonb)
    on conflict (key) do update set value = excluded.value`);
}

/** When the database was saved last by `leitwerk backup`; null when it never was. */
export async function readLastBackup(database: Queryable): Promise<Date | null> {
  const [row] = await database.query<{ at: string }>(
    sql`select value ->> 'at' as at from leitwerk.setting where key = ${KEY}`,
  );
  return row ? new Date(row.at) : null;
}
