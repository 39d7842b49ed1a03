import type { SameFile } from '@leitwerk/metadata/wire/files';
import sql from 'sql-template-tag';
import { conditionsOf, readableEntity, runQuery } from '../query/run-query.ts';
import { rowsFor } from '../query/veiled-rows.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { idsInValue } from './ids-in-value.ts';
import { findHolder } from './may-read-file.ts';

/** More copies than that need not be named. */
const MOST = 20;

/**
 * Records of `entity` that belong to a record by their field `via` and have a file with the same content (SHA-256), as far as
 * the actor may read both. Null when he may not have the file that is compared.
 */
export async function findSameFiles(
  database: Queryable,
  id: string,
  given: { readonly entity: string; readonly via: string; readonly record: string },
  context: Context,
): Promise<readonly SameFile[] | null> {
  if ((await findHolder(database, id, context)) === null) return null;
  const entity = readableEntity(given.entity, context);
  const { readable } = context.access.entity(given.entity);
  if (entity.fields.get(given.via)?.field.type !== 'reference' || !readable.has(given.via))
    return refuse(400, 'query.fields', {
      issues: [{ path: 'via', code: 'query.unknown-field', params: { field: given.via, entity: given.entity } }],
    });
  const filter = { [given.via]: given.record };
  const fields = entity.entity.fields.filter((field) => readable.has(field.name)).map((field) => field.id);
  // Only copies that he may see are counted: others must not take their places.
  const rows = await database.query<{ id: string; name: string; record_id: string }>(sql`
    select o.id, o.name, o.record_id from leitwerk.file f join leitwerk.file o on o.sha256 = f.sha256 and o.size = f.size
    join ${rowsFor(entity, 't', context)} on t.id = o.record_id
    where f.id = ${id}::uuid and o.id <> f.id and o.entity = ${entity.entity.id} and o.field = any(${fields}::text[])
      and ${conditionsOf({ filter }, entity, context)}
    order by o.id desc limit 500`);
  const ids = [...new Set(rows.map((row) => row.record_id))];
  if (ids.length === 0) return [];
  const { items } = await runQuery(
    database,
    given.entity,
    { filter: { id: { in: ids.slice(0, 200) }, ...filter }, limit: MOST },
    context,
  );
  const title = entity.titleField.field.name;
  return items.flatMap((text) => {
    const record = JSON.parse(text) as Record<string, unknown>;
    // Only what the record has now, in a field that may be read: the record as it comes has no other.
    const file = rows.find((row) => row.record_id === record['id'] && hasFile(record, row.id));
    return file
      ? [{ file: file.id, name: file.name, record: String(record['id']), title: titleOf(record[title]) }]
      : [];
  });
}

const titleOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const hasFile = (record: Readonly<Record<string, unknown>>, id: string): boolean =>
  Object.values(record).some((value) => idsInValue(value).includes(id));
