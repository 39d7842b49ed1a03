import sql from 'sql-template-tag';
import { readRecord } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

/** A file belongs to its record: whoever may read that field of that record now may have it. One that is not attached is its uploader's. */
export async function mayReadFile(database: Queryable, id: string, context: Context): Promise<boolean> {
  const [file] = await database.query<{
    created_by: string;
    entity: string | null;
    record_id: string | null;
    field: string | null;
  }>(sql`select created_by, entity, record_id, field from leitwerk.file where id = ${id}::uuid`);
  if (!file) return false;
  if (file.record_id === null) return file.created_by === context.actor.id;
  const entity = [...context.model.entities.values()].find((one) => one.entity.id === file.entity);
  const field = entity?.entity.fields.find((one) => one.id === file.field);
  const access = entity && context.access.entity(entity.entity.name);
  if (!entity || !field || !access?.readable.has(field.name) || access.rows.read === 'none') return false;
  const record = await readRecord(
    database,
    entity,
    file.record_id,
    { fields: [field.name], expand: new Set() },
    context,
  );
  // A file that the record has let go of is not shown through it any more.
  return record?.includes(id) ?? false;
}
