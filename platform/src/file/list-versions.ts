import type { FileVersions, VersionCount } from '@leitwerk/metadata/wire/files';
import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readTitles } from '../query/read-titles.ts';
import { readableRows, rowsFor, wholeRows } from '../query/veiled-rows.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { idsInValue } from './ids-in-value.ts';
import { findHolder } from './may-read-file.ts';

/** More than anybody looks through. */
const MOST = 200;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly at: Date;
  readonly by: string;
};

/**
 * All files that the field of a file's record has or had, the newest first: the store keeps them with their record, so there is
 * no list beside it. Null when the actor may not have the file.
 */
export async function listVersions(database: Queryable, id: string, context: Context): Promise<FileVersions | null> {
  const holder = await findHolder(database, id, context);
  if (!holder) return null;
  const fieldId = holder === 'own' ? null : holder.entity.fields.get(holder.field)?.field.id;
  const rows = await database.query<Row>(sql`
    select id, name, type, size, created_at as at, created_by as by from leitwerk.file
    where ${holder === 'own' ? sql`id = ${id}::uuid` : sql`record_id = ${holder.recordId}::uuid and entity = ${holder.entity.entity.id} and field = ${fieldId}`}
    order by created_at desc, id desc limit ${MOST}`);
  const user = context.model.entities.get('user');
  const people = user ? await readTitles(database, user, new Set(rows.map((row) => row.by)), context) : new Map();
  const current = new Set(holder === 'own' ? [] : idsInValue(holder.record[holder.field]));
  return {
    holder:
      holder === 'own'
        ? null
        : {
            entity: holder.entity.entity.name,
            id: holder.recordId,
            field: holder.field,
            version: Number(holder.record['version']),
          },
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      size: row.size,
      at: row.at.toISOString(),
      by: { id: row.by, title: people.get(row.by) ?? null },
      isCurrent: current.has(row.id),
    })),
  };
}

/**
 * How many files the field of each file's record has or had; of files that the actor may have. A field with several files is not
 * counted: which of its former ones was before which is not known.
 */
export async function countVersions(
  database: Queryable,
  ids: readonly string[],
  context: Context,
): Promise<readonly VersionCount[]> {
  const files = await database.query<{ id: string; entity: string }>(
    sql`select id, entity from leitwerk.file where id = any(${ids}::uuid[]) and record_id is not null`,
  );
  const counts: VersionCount[] = [];
  for (const entity of context.model.entities.values()) {
    const own = files.filter((file) => file.entity === entity.entity.id).map(({ id }) => id);
    if (own.length > 0) counts.push(...(await countOfEntity(database, entity, own, context)));
  }
  return counts;
}

async function countOfEntity(
  database: Queryable,
  entity: EntityRuntime,
  ids: readonly string[],
  context: Context,
): Promise<readonly VersionCount[]> {
  const { readable, rows } = context.access.entity(entity.entity.name);
  const fields = entity.entity.fields
    .filter((field) => readable.has(field.name) && !field.multiple)
    .map(({ id }) => id);
  if (rows.read === 'none') return [];
  return database.query<VersionCount>(sql`
    select f.id, (select count(*) from leitwerk.file o where o.record_id = f.record_id and o.entity = f.entity and o.field = f.field) as count
    from leitwerk.file f join ${rowsFor(entity, 't', context)} on t.id = f.record_id
    where f.id = any(${ids}::uuid[]) and f.entity = ${entity.entity.id} and f.field = any(${fields}::text[])
      and t.deleted_at is null and ${readableRows(entity, 't', context)} and ${wholeRows(entity, 't', context)}
    order by array_position(${ids}::uuid[], f.id)`);
}
