import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readRecord } from '../query/run-query.ts';
import { fieldShows, rowsFor } from '../query/veiled-rows.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

/** The record that a file belongs to, as this actor sees it now. */
export type FileHolder = {
  readonly entity: EntityRuntime;
  /** Name of the field. */
  readonly field: string;
  readonly recordId: string;
  /** Id, version and the field's value. */
  readonly record: Readonly<Record<string, unknown>>;
};

/**
 * Whose file it is, for those who may have it. One that a record has or once had belongs to that record: whoever may read the
 * field of that record now may have the former files too, as the history shows their names. One without a record is its
 * uploader's (`own`). Null for everybody else.
 */
export async function findHolder(
  database: Queryable,
  id: string,
  context: Context,
): Promise<FileHolder | 'own' | null> {
  const [file] = await database.query<{
    created_by: string;
    entity: string | null;
    record_id: string | null;
    field: string | null;
  }>(sql`select created_by, entity, record_id, field from leitwerk.file where id = ${id}::uuid`);
  if (!file) return null;
  if (file.record_id === null) return file.created_by === context.actor.id ? 'own' : null;
  const entity = [...context.model.entities.values()].find((one) => one.entity.id === file.entity);
  const field = entity?.entity.fields.find((one) => one.id === file.field)?.name;
  const access = entity && context.access.entity(entity.entity.name);
  if (!entity || field === undefined || !access?.readable.has(field) || access.rows.read === 'none') return null;
  const shows = fieldShows(field, entity, 't', context);
  if (shows) {
    const shown = sql`select 1 from ${rowsFor(entity, 't', context)} where t.id = ${file.record_id}::uuid and ${shows}`;
    if ((await database.query(shown)).length === 0) return null;
  }
  const shape = { fields: ['id', 'version', field], expand: new Set<string>() };
  const text = await readRecord(database, entity, file.record_id, shape, context);
  if (text === null) return null;
  return { entity, field, recordId: file.record_id, record: JSON.parse(text) as Record<string, unknown> };
}

/** Whether the actor may have this file now. */
export const mayReadFile = async (database: Queryable, id: string, context: Context): Promise<boolean> =>
  (await findHolder(database, id, context)) !== null;
