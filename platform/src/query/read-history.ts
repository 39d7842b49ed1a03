import type { HistoryEntry } from '@leitwerk/metadata/wire';
import sql, { empty } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { plannedUntil } from '../pending/planned-until.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { localDate } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { nameChanges } from './name-changes.ts';
import { readCursor, refuseMadeUp, writeCursor } from './page-cursor.ts';
import { readPastVeils } from './past-veils.ts';
import { readMerges } from './read-merges.ts';
import { readOrigins } from './read-origins.ts';
import { readTitles } from './read-titles.ts';
import { readableFields } from './record-to-sql.ts';
import { readRecord } from './run-query.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: HistoryEntry['action'];
  readonly event: string | null;
  readonly request: string | null;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
};

const SORT = '-at,-id';

/** Changes of one record, newest first. Fields that the actor may not read are not in them. */
export async function readHistory(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  page: { readonly limit: number; readonly after?: string },
  context: Context,
): Promise<{ readonly items: readonly HistoryEntry[]; readonly next: string | null }> {
  await mustBeReadable(database, entity, id, context);
  const cursor = page.after === undefined ? null : readCursor(page.after, SORT);
  const after = cursor ? sql` and (h.at, h.id) < (${cursor.values[0]}::timestamptz, ${cursor.values[1]}::uuid)` : empty;
  const asked = database.query<Row>(sql`
    select h.id, h.at, h.actor, h.action, h.event, h.request_id as request, h.changes from leitwerk.history h
    where h.record_id = ${id}::uuid and h.entity = ${entity.entity.id}${after}
    order by h.at desc, h.id desc limit ${page.limit + 1}`);
  const rows = await (cursor ? asked.catch(refuseMadeUp) : asked);
  const nameById = readableNames(entity, context);
  const veils = await readPastVeils(database, entity, id, context);
  const paged = rows.slice(0, page.limit);
  const shown = paged.filter(veils.isOpen);
  const last = paged.at(-1);
  const user = context.model.entities.get('user');
  const actors = new Set(shown.map((row) => row.actor));
  const people = user ? await readTitles(database, user, actors, context) : new Map<string, string>();
  const merges = await readMerges(
    database,
    shown.map((row) => row.event),
    context,
  );
  const origins = await readOrigins(
    database,
    shown.map((row) => row.request),
    context,
  );
  const entries = shown
    .map((row) => ({ ...entryOf(row, nameById, people, merges), ...throughOf(row, origins) }))
    .filter((entry) => entry.action !== 'update' || entry.merge || Object.keys(entry.changes).length > 0);
  return {
    items: await nameChanges(database, entity, entries, context),
    next:
      rows.length > page.limit && last ? writeCursor({ sort: SORT, values: [last.at.toISOString(), last.id] }) : null,
  };
}

/** 404 when there is no such record, or the actor may not read it. */
export async function mustBeReadable(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<void> {
  const rows = await database.query(
    sql`select 1 from ${rowsFor(entity, 't', context)} where t.id = ${id}::uuid and ${readableRows(entity, 't', context)}`,
  );
  if (rows.length === 0) refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
}

/** Names by id of the fields that the actor may read. */
export const readableNames = (entity: EntityRuntime, context: Context): ReadonlyMap<string, string> => {
  const { readable } = context.access.entity(entity.entity.name);
  return new Map(
    entity.entity.fields.filter((field) => readable.has(field.name)).map((field) => [field.id, field.name]),
  );
};

const throughOf = ({ request }: Row, origins: Awaited<ReturnType<typeof readOrigins>>) => {
  const through = request === null ? undefined : origins.get(request);
  return through ? { through } : {};
};

function entryOf(
  row: Row,
  nameById: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
  merges: ReadonlyMap<string, HistoryEntry['merge']>,
): HistoryEntry {
  const merge = row.event === null ? undefined : merges.get(row.event);
  const changes = Object.entries(row.changes).flatMap(([fieldId, pair]): [string, readonly [unknown, unknown]][] => {
    const name = nameById.get(fieldId);
    return name === undefined ? [] : [[name, pair]];
  });
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: { id: row.actor, title: people.get(row.actor) ?? null },
    action: row.action,
    ...(merge && { merge }),
    ...(row.event !== null && row.action === 'transition' && { event: row.event }),
    changes: Object.fromEntries(changes),
  };
}

/**
 * The record as it was at an instant: today's values with every later change undone; at an instant to come as it will be by what is
 * planned. Roll-ups are left out, because they belong
 * to other records. 404 when it was not there then.
 */
export async function readRecordAt(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  at: string,
  context: Context,
): Promise<Record<string, unknown>> {
  const fields = readableFields(entity, context).filter((name) => entity.fields.get(name)?.field.type !== 'roll-up');
  const text = await readRecord(database, entity, id, { fields, expand: new Set() }, context);
  if (text === null) return refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  const record = JSON.parse(text) as Record<string, unknown>;
  const veils = await readPastVeils(database, entity, id, context);
  if (!veils.wasOpen(new Date(at))) return refuse(403, 'record.veiled', { params: { entity: entity.entity.name } });
  const later = await database.query<Omit<Row, 'request'>>(sql`
    select id, at, actor, action, event, changes from leitwerk.history
    where record_id = ${id}::uuid and entity = ${entity.entity.id} and at > ${at}::timestamptz
    order by at desc, id desc`);
  const created = String(record['createdAt']);
  if (Date.parse(created) > Date.parse(at))
    return refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  const nameById = readableNames(entity, context);
  let isDeleted = false;
  for (const row of later) {
    if (row.action === 'restore') isDeleted = true;
    if (row.action === 'delete') isDeleted = false;
    for (const [fieldId, [before]] of Object.entries(row.changes)) {
      const name = nameById.get(fieldId);
      if (name !== undefined) record[name] = before;
    }
  }
  if (isDeleted) return refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  record['version'] = Number(record['version']) - later.length;
  const [last] = await database.query<{ at: Date; actor: string }>(sql`
    select at, actor from leitwerk.history where record_id = ${id}::uuid and entity = ${entity.entity.id} and at <= ${at}::timestamptz
    order by at desc, id desc limit 1`);
  if (Date.parse(at) > Date.parse(context.now)) {
    const planned = await plannedUntil(database, id, localDate(new Date(at)));
    for (const [name, value] of Object.entries(planned)) if (Object.hasOwn(record, name)) record[name] = value;
  }
  if (last) Object.assign(record, { updatedAt: last.at.toISOString(), updatedBy: last.actor });
  return record;
}

/** A moment of a record. What this cause has changed at the very instant counts as later. */
export type Moment = { readonly at: Date; readonly cause: string };

/**
 * What fields of a record held at each of these moments, the newest first: today's values with every later change undone. Fields
 * that the actor may not read, and roll-ups, are not among them. Null when he may not read the record.
 */
export async function readValuesAt(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  names: ReadonlySet<string>,
  moments: readonly Moment[],
  context: Context,
): Promise<readonly Readonly<Record<string, unknown>>[] | null> {
  const fields = readableFields(entity, context).filter(
    (name) => names.has(name) && entity.fields.get(name)?.field.type !== 'roll-up',
  );
  const text = await readRecord(database, entity, id, { fields, expand: new Set() }, context);
  if (text === null) return null;
  const values = JSON.parse(text) as Record<string, unknown>;
  const first = moments.at(-1)?.at;
  if (!first) return [];
  const later = await database.query<Pick<Row, 'at' | 'changes'> & { readonly cause: string | null }>(sql`
    select at, request_id as cause, changes from leitwerk.history
    where record_id = ${id}::uuid and entity = ${entity.entity.id} and at >= ${first.toISOString()}::timestamptz
    order by at desc, id desc`);
  const veils = await readPastVeils(database, entity, id, context);
  const nameById = readableNames(entity, context);
  const wanted = new Set(fields);
  const left = [...later];
  return moments.map(({ at, cause }) => {
    const isLater = (row: (typeof left)[number]) =>
      row.at > at || (row.at.getTime() === at.getTime() && row.cause === cause);
    for (let row = left[0]; row && isLater(row); row = left[0]) {
      left.shift();
      for (const [fieldId, [before]] of Object.entries(row.changes)) {
        const name = nameById.get(fieldId);
        if (name !== undefined && wanted.has(name)) values[name] = before;
      }
    }
    return veils.wasOpen(at) ? { ...values } : {};
  });
}
