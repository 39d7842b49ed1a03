import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { quoted } from '../storage/table-names.ts';
import { rowsFor } from './veiled-rows.ts';

/** The words of a search as PostgreSQL looks for them in texts: all of them must occur. */
export const contentQuery = (terms: readonly string[]): Sql =>
  sql`(${join(
    terms.map((term) => sql`leitwerk.word_query(${term}::text)`),
    ' && ',
  )})`;

/** Fields with files in which search looks and that the actor may read. */
export const openFiles = (entity: EntityRuntime, context: Context): readonly StoredField[] => {
  const { readable } = context.access.entity(entity.entity.name);
  return entity.searchableFiles.filter(({ field }) => readable.has(field.name));
};

/**
 * Files of these fields in whose text the words occur, as `x` (the text) joined with `f` (the file) and the record under the given
 * name: a `from` with its `where`. Only what the record has now counts, not the former versions.
 */
export function contentsToSql(
  terms: readonly string[],
  entity: EntityRuntime,
  fields: readonly StoredField[],
  record: string,
  context: Context,
): Sql {
  const current = fields.map(({ field, column }) => {
    const value = raw(`${record}.${quoted(column ?? '')}`);
    const isCurrent = field.multiple
      ? sql`${value} @> jsonb_build_array(jsonb_build_object('id', f.id::text))`
      : sql`${value} ->> 'id' = f.id::text`;
    return sql`(f.field = ${field.id} and ${isCurrent})`;
  });
  return sql`from leitwerk.file_text x join leitwerk.file f on f.id = x.file_id join ${rowsFor(entity, record, context)} on ${raw(record)}.id = f.record_id
    where x.words @@ ${contentQuery(terms)} and f.entity = ${entity.entity.id} and (${join(current, ' or ')})`;
}
