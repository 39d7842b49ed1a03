import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import { filterToSql } from './filter-to-sql.ts';
import { readCursor, refuseMadeUp, writeCursor } from './page-cursor.ts';
import type { RecordShape } from './record-to-sql.ts';
import { namesOfRecord, recordToSql, storedField, wholeRecord } from './record-to-sql.ts';
import { searchToSql } from './search-to-sql.ts';
import type { SortKey } from './sort-to-sql.ts';
import { afterToSql, cursorToSql, decodeSort, orderToSql, sortSignature } from './sort-to-sql.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';

/** What a list is asked for. All of it comes from outside and is checked here. */
export type ListQuery = {
  readonly filter?: unknown;
  readonly sort?: readonly string[];
  readonly search?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  readonly limit: number;
  readonly after?: string;
  readonly count?: 'exact' | 'none';
  /** Records in the bin instead of those outside it. */
  readonly bin?: boolean;
};

/** Records as JSON texts, ready to be sent. */
export type RecordPage = { readonly items: readonly string[]; readonly next: string | null; readonly count?: number };

/** The entity, if the actor may read anything of it; unknown and forbidden ones look the same. */
export function readableEntity(name: string, context: Context): EntityRuntime {
  const entity = context.model.entities.get(name);
  if (!entity) return refuse(404, 'record.unknown-entity', { params: { entity: name } });
  if (context.access.entity(name).rows.read === 'none')
    return refuse(403, 'record.forbidden', { params: { entity: name } });
  return entity;
}

/** The one way of reading records: decode, authorise, filter with the row rule, mask. */
export async function runQuery(
  database: Queryable,
  entityName: string,
  query: ListQuery,
  context: Context,
): Promise<RecordPage> {
  const entity = readableEntity(entityName, context);
  const shape = decodeShape(query, entity, context);
  const keys = decodeSort(query.sort, entity, context);
  const where = conditionsOf(query, entity, context);
  const signature = sortSignature(keys);
  const cursor = query.after === undefined ? null : readCursor(query.after, signature);
  if (cursor && cursor.values.length !== keys.length) return refuse(400, 'query.cursor');
  const after = cursor ? sql` and ${afterToSql(keys, cursor.values, 't')}` : empty;
  const record = recordToSql(entity, 'p', shape, context);
  const statement =
    query.count === 'exact'
      ? countedPage(rowsFor(entity, 't', context), where, after, keys, record, query.limit)
      : plainPage(rowsFor(entity, 't', context), where, after, keys, record, query.limit);
  const asked = database.query<{ record: string | null; key: string; count?: number }>(
    statement,
    nameForPlan(statement, query),
  );
  const rows = await (cursor ? asked.catch(refuseMadeUp) : asked);
  const found = rows.filter((row) => row.record !== null);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => row.record ?? ''),
    next:
      found.length > query.limit && last
        ? writeCursor({ sort: signature, values: JSON.parse(last.key) as string[] })
        : null,
    ...(query.count === 'exact' && { count: rows[0]?.count ?? 0 }),
  };
}

/** One record as JSON text; null when it is not there for this actor. */
export async function readRecord(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  shape: RecordShape,
  context: Context,
): Promise<string | null> {
  const statement = sql`select ${recordToSql(entity, 't', shape, context)} as record from ${rowsFor(entity, 't', context)} where t.id = ${id}::uuid and t.deleted_at is null and ${readableRows(entity, 't', context)}`;
  const [row] = await database.query<{ record: string }>(statement, preparedName(statement.text));
  return row?.record ?? null;
}

/**
 * A prepared statement soon gets one plan for all values. For what somebody filters by that plan is bad: how many rows have a
 * status or contain a word decides which index is best. So a list with a filter is planned for its values every time.
 */
export const nameForPlan = (statement: Sql, query: Pick<ListQuery, 'filter' | 'search'>): string | undefined =>
  query.filter === undefined && !query.search ? preparedName(statement.text) : undefined;

/** Which fields are wanted, of those that the actor may read. A field that cannot be read is unknown. */
export function decodeShape(
  query: Pick<ListQuery, 'fields' | 'expand'>,
  entity: EntityRuntime,
  context: Context,
): RecordShape {
  if (!query.fields && !query.expand) return wholeRecord(entity, context);
  const readable = namesOfRecord(entity, context);
  const known = new Set(readable);
  const unknown = (path: string, field: string): never =>
    refuse(400, 'query.fields', {
      issues: [{ path, code: 'query.unknown-field', params: { field, entity: entity.entity.name } }],
    });
  for (const name of query.fields ?? []) if (!known.has(name)) unknown('fields', name);
  for (const name of query.expand ?? []) {
    if (!known.has(name)) unknown('expand', name);
    const field = storedField(entity, name)?.field;
    if (!field?.entity || field.type === 'roll-up') {
      refuse(400, 'query.fields', { issues: [{ path: 'expand', code: 'query.not-a-path', params: { field: name } }] });
    }
  }
  return { fields: query.fields ?? readable, expand: new Set(query.expand) };
}

/** Everything that decides which records are meant: bin, row rule, filter, search. */
export function conditionsOf(
  query: Pick<ListQuery, 'filter' | 'search' | 'bin'>,
  entity: EntityRuntime,
  context: Context,
): Sql {
  const conditions = [
    query.bin ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`,
    readableRows(entity, 't', context),
  ];
  if (query.filter !== undefined) conditions.push(filterToSql(query.filter, entity, 't', context, 'reader'));
  if (query.search) conditions.push(searchToSql(query.search, entity, 't', context));
  return join(conditions, ' and ');
}

// Rows are found and cut first; values that cost something (titles, roll-ups) are worked out for the page only.
const plainPage = (rows: Sql, where: Sql, after: Sql, keys: readonly SortKey[], record: Sql, limit: number): Sql => sql`
  select ${record} as record, ${cursorToSql(keys, 'p')} as key
  from (select t.* from ${rows} where ${where}${after} order by ${orderToSql(keys, 't')} limit ${limit + 1}) p
  order by ${orderToSql(keys, 'p')}`;

/** One pass over what the filter finds gives both the number and the page. */
const countedPage = (
  rows: Sql,
  where: Sql,
  after: Sql,
  keys: readonly SortKey[],
  record: Sql,
  limit: number,
): Sql => sql`
  with m as materialized (select ${join(keys.map((key) => raw(`t."${key.column}"`)))} from ${rows} where ${where}),
  k as (select t.id from m t where true${after} order by ${orderToSql(keys, 't')} limit ${limit + 1})
  select c.count, case when p.id is not null then ${record} end as record, ${cursorToSql(keys, 'p')} as key
  from (select count(*) as count from m) c
  left join (select t.* from k join ${rows} using (id)) p on true
  order by ${orderToSql(keys, 'p')}`;
