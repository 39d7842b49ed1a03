import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Sql } from 'sql-template-tag';
import sql, { empty, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { measureToSql } from './record-to-sql.ts';
import { conditionsOf, nameForPlan, readableEntity } from './run-query.ts';

export const BUCKETS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

export type AggregateQuery = {
  /** `count`, or `sum:field`, `avg:field`, `min:field`, `max:field`. */
  readonly measure: string;
  readonly group?: string;
  readonly bucket?: Bucket;
  readonly filter?: unknown;
  readonly search?: string;
};

const MOST_GROUPS = 1000;
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent', 'duration']);

/** Sums and counts of what the actor may read, as JSON text `{"items":[{"key", "count"|"value"}]}`. */
export async function aggregateRecords(
  database: Queryable,
  entityName: string,
  query: AggregateQuery,
  context: Context,
): Promise<string> {
  const entity = readableEntity(entityName, context);
  const { word, value } = decodeMeasure(query.measure, entity, context);
  const key = query.group === undefined ? sql`null` : groupToSql(query.group, query.bucket, entity, context);
  if (query.bucket !== undefined && query.group === undefined) refuseAggregate('bucket', 'query.bucket');
  const where = conditionsOf(query, entity, context);
  const grouped = query.group === undefined ? empty : sql`group by 1 order by 2 desc, 1`;
  const statement = sql`
    select coalesce(json_agg(json_build_object('key', g.key, ${word}::text, g.value)), '[]')::text as items
    from (select ${key} as key, ${value} as value from ${raw(entity.table)} t where ${where} ${grouped} limit ${MOST_GROUPS}) g`;
  const [row] = await database.query<{ items: string }>(statement, nameForPlan(statement, query));
  return `{"items":${row?.items ?? '[]'}}`;
}

const refuseAggregate = (path: string, code: string, params: Record<string, string> = {}): never =>
  refuse(400, 'query.aggregate', { issues: [{ path, code, params }] });

function readableField(name: string, path: string, entity: EntityRuntime, context: Context): StoredField {
  const { readable } = context.access.entity(entity.entity.name);
  const stored = readable.has(name) ? entity.fields.get(name) : undefined;
  return stored ?? refuseAggregate(path, 'query.unknown-field', { field: name, entity: entity.entity.name });
}

function decodeMeasure(
  text: string,
  entity: EntityRuntime,
  context: Context,
): { readonly word: string; readonly value: Sql } {
  if (text === 'count') return { word: 'count', value: sql`count(*)` };
  const [, measure, name] = /^(sum|avg|min|max):(\w+)$/.exec(text) ?? [];
  if (!measure || !name) return refuseAggregate('measure', 'query.measure');
  const stored = readableField(name, 'measure', entity, context);
  const isNumber =
    NUMBERS.has(stored.field.type) || (stored.field.type === 'computed' && /numeric|int/.test(stored.type ?? ''));
  const isOrdered = measure === 'min' || measure === 'max';
  const fits =
    stored.column !== null &&
    (isNumber ||
      (isOrdered && fieldTypes[stored.field.type].sortable && stored.type !== 'uuid' && stored.type !== 'boolean'));
  if (!fits) return refuseAggregate('measure', 'query.measure');
  return { word: 'value', value: measureToSql(measure, stored, 't') };
}

const GROUPED: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'boolean',
  'date',
  'option',
  'reference',
  'user',
  'team',
  'computed',
  'number-range',
]);

function groupToSql(name: string, bucket: Bucket | undefined, entity: EntityRuntime, context: Context): Sql {
  const stored = readableField(name, 'group', entity, context);
  const column = raw(`t.${quoted(stored.column ?? '')}`);
  const isDate = stored.type === 'date' || stored.type?.startsWith('timestamp');
  if (bucket !== undefined) {
    if (!isDate || !stored.column) return refuseAggregate('bucket', 'query.bucket');
    return sql`to_char(date_trunc(${bucket}, ${column}), 'YYYY-MM-DD')`;
  }
  if (!stored.column || !GROUPED.has(stored.field.type))
    return refuseAggregate('group', 'query.group', { field: name });
  return column;
}
