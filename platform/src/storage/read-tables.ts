import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

export type ExistingColumn = {
  readonly type: string;
  readonly comment: string | null;
  /** Worked out by PostgreSQL itself. */
  readonly isGenerated: boolean;
};

export type ExistingTable = {
  readonly name: string;
  /** Column name → type as `format_type` writes it. */
  readonly columns: Readonly<Record<string, ExistingColumn>>;
  /** Names of indexes and constraints that the platform made. One whose building was broken off is not there. */
  readonly objects: ReadonlySet<string>;
  /** On disk, without indexes. */
  readonly bytes: number;
};

/** What is in the schema `data` now. */
export async function readTables(database: Queryable): Promise<ReadonlyMap<string, ExistingTable>> {
  const rows = await database.query<{
    name: string;
    bytes: number;
    columns: string;
    objects: string[] | null;
  }>(sql`
    select c.relname as name, pg_relation_size(c.oid)::float8 as bytes,
      (select json_object_agg(a.attname, json_build_object(
          'type', format_type(a.atttypid, a.atttypmod),
          'comment', col_description(a.attrelid, a.attnum),
          'isGenerated', a.attgenerated <> ''))
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(o.name) from (
        select i.relname::text as name from pg_index x join pg_class i on i.oid = x.indexrelid
          where x.indrelid = c.oid and not x.indisprimary and x.indisvalid
        union all
        select k.conname::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.convalidated) o) as objects
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'data' and c.relkind = 'r'`);
  return new Map(
    rows.map((row) => [
      row.name,
      {
        name: row.name,
        columns: JSON.parse(row.columns) as ExistingTable['columns'],
        objects: new Set(row.objects ?? []),
        bytes: row.bytes,
      },
    ]),
  );
}
