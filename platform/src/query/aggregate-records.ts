import { ADDED_UP, GROUPED_BY } from '@leitwerk/metadata/aggregated';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import { currentName } from '../model/former-names.ts';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { expandedToSql, measureToSql } from './record-to-sql.ts';
import { conditionsOf, nameForPlan, readableEntity } from './run-query.ts';

export const BUCKETS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

export type AggregateQuery = {
  /** Each `count`, or `sum:field`, `avg:field`, `min:field`, `max:field`. */
  readonly measures: readonly string[];
  readonly group?: string;
  readonly bucket?: Bucket;
  /** Whether keys that are references come as `{id, title}`, by the rights on what they point at. */
  readonly expand?: boolean;
  readonly filter?: unknown;
  readonly search?: string;
};

const MOST_GROUPS = 1000;

const MOST_MEASURES = 20;

/**
 * Sums and counts of what the actor may read, as JSON text `{"items":[{"key", "count"|"value"}]}`, the largest groups first. Of
 * several measures each item has `values`, by the measure as it was asked for.
 */
export async function aggregateRecords(
  database: Queryable,
  entityName: string,
  query: AggregateQuery,
  context: Context,
): Promise<string> {
  const entity = readableEntity(entityName, context);
  const { measures } = query;
  if (measures.length === 0 || measures.length > MOST_MEASURES) refuseAggregate('measure', 'query.measure');
  const values = measures.map((measure) => measureOf(measure, entity, context));
  const { key, shown } =
    query.group === undefined ? { key: sql`null`, shown: raw('g.key') } : groupOf(query.group, query, entity, context);
  if (query.bucket !== undefined && query.group === undefined) refuseAggregate('bucket', 'query.bucket');
  const where = conditionsOf(query, entity, context);
  // By the measure itself, not by its text: 100 is more than 99.
  const grouped =
    query.group === undefined ? empty : sql`group by 1 order by ${values[0]?.rank ?? raw('1')} desc nulls last, 1`;
  const named = measures.map((measure, index) => sql`${measure}::text, ${raw(`g.m${index}`)}`);
  const measured =
    measures.length === 1 ? sql`${values[0]?.word}::text, g.m0` : sql`'values', json_build_object(${join(named)})`;
  const columns = join(values.map(({ value }, index) => sql`${value} as ${raw(`m${index}`)}`));
  const statement = sql`
    select coalesce(json_agg(json_build_object('key', ${shown}, ${measured})), '[]')::text as items
    from (select ${key} as key, ${columns} from ${raw(entity.table)} t where ${where} ${grouped} limit ${MOST_GROUPS}) g`;
  const [row] = await database.query<{ items: string }>(statement, nameForPlan(statement, query));
  return `{"items":${row?.items ?? '[]'}}`;
}

const refuseAggregate = (path: string, code: string, params: Record<string, string> = {}): never =>
  refuse(400, 'query.aggregate', { issues: [{ path, code, params }] });

function readableField(name: string, path: string, entity: EntityRuntime, context: Context): StoredField {
  const { readable } = context.access.entity(entity.entity.name);
  const current = currentName(entity.former, name, context.today);
  const stored = readable.has(current) ? entity.fields.get(current) : undefined;
  return stored ?? refuseAggregate(path, 'query.unknown-field', { field: name, entity: entity.entity.name });
}

type Measure = { readonly word: 'count' | 'value'; readonly value: Sql; readonly rank: Sql };

/** A measure in SQL; refused when it is none, or of a field that the actor may not read or that cannot be measured so. */
export function measureOf(text: string, entity: EntityRuntime, context: Context): Measure {
  if (text === 'count') return { word: 'count', value: sql`count(*)`, rank: sql`count(*)` };
  const [, measure, name] = /^(sum|avg|min|max):(\w+)$/.exec(text) ?? [];
  if (!measure || !name) return refuseAggregate('measure', 'query.measure');
  const stored = readableField(name, 'measure', entity, context);
  const isNumber =
    ADDED_UP.has(stored.field.type) || (stored.field.type === 'computed' && /numeric|int/.test(stored.type ?? ''));
  const isOrdered = measure === 'min' || measure === 'max';
  const fits =
    stored.column !== null &&
    (isNumber ||
      (isOrdered && fieldTypes[stored.field.type].sortable && stored.type !== 'uuid' && stored.type !== 'boolean'));
  if (!fits) return refuseAggregate('measure', 'query.measure');
  const rank = sql`${raw(measure)}(${raw(`t.${quoted(stored.column ?? '')}`)})`;
  return { word: 'value', value: measureToSql(measure, stored, 't'), rank };
}

const isTime = (stored: StoredField): boolean =>
  stored.column !== null && (stored.type === 'date' || stored.type?.startsWith('timestamp') === true);

/** Whether records can be put together by a field's values (its periods, when it is a time). */
export const mayGroupBy = (stored: StoredField): boolean =>
  stored.column !== null && (GROUPED_BY.has(stored.field.type) || isTime(stored));

/** What records are put together by, and how that is written in the answer. */
function groupOf(
  name: string,
  { bucket, expand }: AggregateQuery,
  entity: EntityRuntime,
  context: Context,
): { readonly key: Sql; readonly shown: Sql } {
  const stored = readableField(name, 'group', entity, context);
  const column = raw(`t.${quoted(stored.column ?? '')}`);
  const shown = raw('g.key');
  if (bucket !== undefined) {
    if (!isTime(stored)) return refuseAggregate('bucket', 'query.bucket');
    // The months of people, not those of Greenwich.
    const local = stored.type === 'date' ? column : sql`${column} at time zone ${TIME_ZONE}`;
    return { key: sql`to_char(date_trunc(${bucket}, ${local}), 'YYYY-MM-DD')`, shown };
  }
  if (!stored.column || !GROUPED_BY.has(stored.field.type))
    return refuseAggregate('group', 'query.group', { field: name });
  const { entity: target } = stored.field;
  return { key: column, shown: expand && target ? expandedToSql(shown, target, context) : shown };
}
