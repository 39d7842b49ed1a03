import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { storedToSql } from '../query/record-to-sql.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';

/** The record that a process is about, as it is stored: conditions see all of it, and only their answers leave the server. */
export type Subject = { readonly entity: EntityRuntime; readonly record: Readonly<Record<string, unknown>> };

/** Null when there is no such record, or it is in the bin. */
export async function readSubject(
  database: Queryable,
  name: string,
  id: string,
  context: Context,
): Promise<Subject | null> {
  const entity = context.model.entities.get(name);
  if (!entity) return null;
  const statement = sql`select ${storedToSql(entity, 't', context)} as record from ${raw(entity.table)} t where t.id = ${id}::uuid and t.deleted_at is null`;
  const [row] = await database.query<{ record: string }>(statement, preparedName(statement.text));
  return row ? { entity, record: JSON.parse(row.record) as Subject['record'] } : null;
}
