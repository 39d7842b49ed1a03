import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import { NEXT_SEARCH_COLUMN, SEARCH_COLUMN } from '../storage/table-names.ts';
import type { SavedColumn, SavedSequence, SavedTable } from './manifest.ts';

type TableShape = Omit<SavedTable, 'rows' | 'parts'>;

/** Made anew by a restore, or good for one database only. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'leitwerk.migration',
  'leitwerk.session',
  'leitwerk.password_link',
  'leitwerk.sign_in_attempt',
  'leitwerk.queue',
  'leitwerk.definition_draft_visit',
  'leitwerk.file_text',
]);

/**
 * Every table of the platform and of the records with all its columns, also those that the model does not want any more;
 * each after those that it refers to. Generated columns and the text that is searched are left out: they are worked out anew.
 */
export async function describeTables(database: Queryable): Promise<readonly TableShape[]> {
  const rows = await database.query<{
    schema: SavedTable['schema'];
    name: string;
    columns: string;
    primaryKey: string[] | null;
    refersTo: string[] | null;
  }>(sql`
    select n.nspname as schema, c.relname as name,
      (select json_agg(json_strip_nulls(json_build_object(
          'name', a.attname,
          'type', format_type(a.atttypid, a.atttypmod),
          'notNull', a.attnotnull,
          'collation', case when a.attcollation <> t.typcollation then o.collname end,
          'default', pg_get_expr(d.adbin, d.adrelid))) order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_collation o on o.oid = a.attcollation
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and not (n.nspname = 'data' and a.attname in (${SEARCH_COLUMN}, ${NEXT_SEARCH_COLUMN}))) as columns,
      (select array_agg(a.attname::text order by k.position)
        from pg_index x, unnest(x.indkey::int[]) with ordinality as k (number, position)
        join pg_attribute a on a.attnum = k.number
        where x.indrelid = c.oid and x.indisprimary and a.attrelid = c.oid) as "primaryKey",
      (select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid and n.nspname = 'leitwerk') as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('leitwerk', 'data') and c.relkind = 'r' order by n.nspname desc, c.relname`);
  const shapes = rows
    .filter((row) => !LEFT_OUT.has(`${row.schema}.${row.name}`))
    .map(({ schema, name, columns, primaryKey, refersTo }) => ({
      shape: { schema, name, columns: JSON.parse(columns) as SavedColumn[], primaryKey: primaryKey ?? [] },
      refersTo: refersTo ?? [],
    }));
  return inOrder(shapes);
}

/** Keys between records are made after loading; only the platform's own tables have them from the beginning. */
function inOrder(waiting: { readonly shape: TableShape; readonly refersTo: readonly string[] }[]): TableShape[] {
  const ordered: TableShape[] = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ shape }) => `${shape.schema}.${shape.name}`));
    const at = waiting.findIndex(({ refersTo }) => refersTo.every((name) => !open.has(name)));
    ordered.push(...waiting.splice(Math.max(at, 0), 1).map(({ shape }) => shape));
  }
  return ordered;
}

/** Where the platform's own counters stand. They do not belong to a snapshot, so that they are never behind it. */
export async function readSequences(database: Queryable): Promise<readonly SavedSequence[]> {
  return database.query<SavedSequence>(sql`
    select c.relname::text as table, a.attname::text as column, coalesce(s.last_value, 0) as last
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename)
      = pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)
    where n.nspname = 'leitwerk' and a.attidentity <> '' order by 1`);
}
