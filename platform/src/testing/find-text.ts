import sql, { join, raw } from 'sql-template-tag';
import type { Database } from '../storage/database.ts';

type Column = { readonly table: string; readonly column: string; readonly type: string };

const textOf = ({ column, type }: Column) =>
  raw(type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`);

/**
 * Tables and columns of the whole database in which a text stands, whatever they are: in texts, JSON, search columns, word lists and
 * bytes of stored files (compressed ones are not unpacked).
 */
export async function findText(database: Database, text: string): Promise<readonly string[]> {
  const columns = await database.query<Column>(sql`
    select format('%I.%I', c.table_schema, c.table_name) as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`);
  const pattern = `%${text}%`;
  // A table is gone through once, and only where something stands its columns one by one.
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(
    ([table, own]) =>
      sql`select ${table}::text as "table" where exists (
        select 1 from ${raw(table)} where concat_ws(' ', ${join(own.map(textOf))}) ilike ${pattern})`,
  );
  const found = await database.query<{ table: string }>(join(tables, ' union all '));
  const hits = new Set(found.map(({ table }) => table));
  const places: string[] = [];
  for (const one of columns.filter(({ table }) => hits.has(table))) {
    const rows = await database.query(
      sql`select 1 from ${raw(one.table)} where ${textOf(one)} ilike ${pattern} limit 1`,
    );
    if (rows.length > 0) places.push(`${one.table}.${one.column}`);
  }
  return places;
}
