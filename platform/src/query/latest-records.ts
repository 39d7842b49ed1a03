import sql, { raw } from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { recordToSql } from './record-to-sql.ts';
import { conditionsOf, decodeShape, readableEntity } from './run-query.ts';
import { rowsFor } from './veiled-rows.ts';
import { namedField } from './walk-filter.ts';

export type LatestQuery = {
  /** A field with texts that has an index: it ends with the id, and ids are in the order in which records were made. */
  readonly by: string;
  readonly values: readonly string[];
};

/**
 * For each of these values of a field the record that was made last, of those that the actor may read, as JSON texts. One query, which
 * looks up one row for each value in the field's index, however many there are.
 */
export async function latestRecords(
  database: Queryable,
  entityName: string,
  { by, values }: LatestQuery,
  context: Context,
): Promise<readonly string[]> {
  const entity = readableEntity(entityName, context);
  const stored = namedField(by, entity, context, true);
  if (!stored?.column || stored.type !== 'text' || stored.field.index !== true)
    return refuse(400, 'query.fields', {
      issues: [{ path: 'by', code: 'query.unknown-field', params: { field: by, entity: entityName } }],
    });
  const column = raw(`t.${quoted(stored.column)}`);
  const record = recordToSql(entity, 'p', decodeShape({}, entity, context), context);
  const found = await database.query<{ record: string }>(sql`
    select ${record} as record
    from unnest(${[...values]}::text[]) v(value)
      cross join lateral (
        select t.* from ${rowsFor(entity, 't', context)}
        where ${column} = v.value and ${conditionsOf({}, entity, context)} order by t.id desc limit 1) p`);
  return found.map(({ record: text }) => text);
}
