import sql, { raw } from 'sql-template-tag';
import type { Database } from '../storage/database.ts';

/**
 * Tables and columns of the whole database in which a text stands, whatever they are: in texts, JSON, search columns, word lists and
 * bytes of stored files (compressed ones are not unpacked).
 */
export async function findText(database: Database, text: string): Promise<readonly string[]> {
  const columns = await database.query<{ schema: string; table: string; column: string; type: string }>(sql`
    select c.table_schema as schema, c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const name = `"${column}"`;
    const value = type === 'bytea' ? `encode(${name}, 'escape')` : `${name}::text`;
    const rows = await database.query(
      sql`select 1 from ${raw(`"${schema}"."${table}"`)} where ${raw(value)} ilike ${`%${text}%`} limit 1`,
    );
    if (rows.length > 0) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
