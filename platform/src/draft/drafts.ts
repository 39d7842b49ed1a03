import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Draft } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { nameValues } from '../query/name-changes.ts';
import { readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';

/** Which form: the record's id, or `new`. */
export type DraftOf = { readonly entity: EntityRuntime; readonly record: string };

export const NEW_RECORD = 'new';
const DRAFT_DAYS = 30;
/** The oldest go when a person has more. */
const MOST_DRAFTS = 200;

type Values = Readonly<Record<string, unknown>>;
type Row = { readonly at: Date; readonly base_version: number | null; readonly typed: Values };

/** The actor's own draft, as far as he may write its fields now; null when there is none. */
export async function readDraft(database: Queryable, of: DraftOf, context: Context): Promise<Draft | null> {
  await mustBeOpen(database, of, context);
  const [row] = await database.query<Row>(sql`
    select at, base_version, typed from leitwerk.draft
    where user_id = ${context.actor.id}::uuid and entity = ${of.entity.entity.id} and record_id = ${of.record}
      and at > now() - make_interval(days => ${DRAFT_DAYS})`);
  const nameById = new Map(of.entity.entity.fields.map((field) => [field.id, field.name]));
  const open = openFields(of, context);
  const values = Object.fromEntries(
    Object.entries(row?.typed ?? {}).flatMap(([id, value]) => {
      const name = nameById.get(id);
      return name !== undefined && open.has(name) ? [[name, value]] : [];
    }),
  );
  if (!row || Object.keys(values).length === 0) return null;
  const [named = {}] = await nameValues(database, of.entity, [values], context);
  return { at: row.at.toISOString(), baseVersion: row.base_version, values: named };
}

/**
 * Keeps what was typed in place of what was kept before. Half of a value is kept as it is, because it is not a value yet; what
 * the actor may not write is left out.
 */
export async function storeDraft(
  database: Database,
  of: DraftOf,
  given: { readonly values: Values; readonly baseVersion: number | null },
  context: Context,
): Promise<void> {
  const unknown = Object.keys(given.values).filter((name) => !of.entity.fields.has(name));
  if (unknown.length > 0)
    refuse(422, 'record.invalid', {
      issues: unknown.map((key): Issue => ({ path: key, code: 'value.unknown-key', params: { key } })),
    });
  await mustBeOpen(database, of, context);
  const open = openFields(of, context);
  const typed = Object.fromEntries(
    of.entity.entity.fields
      .filter(({ name }) => open.has(name) && Object.hasOwn(given.values, name))
      .map((field) => [field.id, given.values[field.name]]),
  );
  if (Object.keys(typed).length === 0) return removeDraft(database, of, context);
  await database.transaction(async (tx) => {
    await tx.query(sql`
      insert into leitwerk.draft (user_id, entity, record_id, base_version, typed)
      values (${context.actor.id}::uuid, ${of.entity.entity.id}, ${of.record}, ${given.baseVersion}::int, ${JSON.stringify(typed)}::jsonb)
      on conflict (user_id, entity, record_id)
      do update set base_version = excluded.base_version, typed = excluded.typed, at = now()`);
    await tx.query(sql`
      delete from leitwerk.draft d using (
        select entity, record_id from leitwerk.draft where user_id = ${context.actor.id}::uuid
        order by at desc offset ${MOST_DRAFTS}) old
      where d.user_id = ${context.actor.id}::uuid and d.entity = old.entity and d.record_id = old.record_id`);
  });
}

/** One's own may always go. */
export async function removeDraft(database: Queryable, of: DraftOf, context: Context): Promise<void> {
  await database.query(sql`
    delete from leitwerk.draft
    where user_id = ${context.actor.id}::uuid and entity = ${of.entity.entity.id} and record_id = ${of.record}`);
}

export async function removeOldDrafts(database: Queryable): Promise<void> {
  await database.query(sql`delete from leitwerk.draft where at < now() - make_interval(days => ${DRAFT_DAYS})`);
}

/** Fields that the form lets this person fill in; what he may not read is none of them. */
function openFields({ entity, record }: DraftOf, context: Context): ReadonlySet<string> {
  const { creatable, updatable, readable } = context.access.entity(entity.entity.name);
  const writable = record === NEW_RECORD ? creatable : updatable;
  return new Set([...writable].filter((name) => readable.has(name)));
}

/** 403 without the right to fill in the form at all, 404 when its record is not there for this person. */
async function mustBeOpen(database: Queryable, { entity, record }: DraftOf, context: Context): Promise<void> {
  const { rows } = context.access.entity(entity.entity.name);
  if ((record === NEW_RECORD ? rows.create : rows.update) === 'none')
    refuse(403, 'record.forbidden', { params: { entity: entity.entity.name } });
  if (record === NEW_RECORD) return;
  const shape = { fields: ['id'], expand: new Set<string>() };
  const found = isRecordId(record) && (await readRecord(database, entity, record, shape, context));
  if (!found) refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
}
