import { GROUPED_BY } from '@leitwerk/metadata/aggregated';
import type { Sql } from 'sql-template-tag';
import sql, { empty, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import { quoted } from '../storage/table-names.ts';
import type { Bucket } from './aggregate-query.ts';
import { expandedToSql } from './record-to-sql.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';
import { namedField } from './walk-filter.ts';

/** What records are put together by: a field, or a field of the record that a reference points at (`product.division`). */
export type Grouping = {
  readonly name: string;
  readonly bucket?: Bucket | undefined;
  /** Whether keys that are references come as `{id, title}`, by the rights on what they point at. */
  readonly expand?: boolean | undefined;
};

export type GroupSql = {
  /** The value that records have in common; null for those whose related record is not there for the actor. */
  readonly key: Sql;
  /** How the key is written in the answer, from the column that holds it. */
  readonly shown: (column: Sql) => Sql;
  /** Joins the related record; empty for an own field. */
  readonly join: Sql;
};

/** Refuses with 400 and the parameter that is wrong. */
export const refuseAggregate = (path: string, code: string, params: Record<string, string> = {}): never =>
  refuse(400, 'query.aggregate', { issues: [{ path, code, params }] });

/** A field that a measure or a group names; one that the actor may not read is as unknown as one that is not there. */
export const aggregatedField = (name: string, path: string, entity: EntityRuntime, context: Context): StoredField =>
  namedField(name, entity, context, true) ??
  refuseAggregate(path, 'query.unknown-field', { field: name, entity: entity.entity.name });

const isTime = (stored: StoredField): boolean =>
  stored.column !== null && (stored.type === 'date' || stored.type?.startsWith('timestamp') === true);

/** Whether records can be put together by a field's values (its periods, when it is a time). */
export const mayGroupBy = (stored: StoredField): boolean =>
  stored.column !== null && (GROUPED_BY.has(stored.field.type) || isTime(stored));

/**
 * A grouping in SQL, over the row `t`.
 * @param parameter the name under which it was asked for: `group` or `split`
 */
export function groupToSql(
  { name, bucket, expand }: Grouping,
  parameter: 'group' | 'split',
  entity: EntityRuntime,
  context: Context,
): GroupSql {
  const [first = '', second, ...more] = name.split('.');
  const own = aggregatedField(first, parameter, entity, context);
  if (second === undefined) return { ...keyToSql(own, 't', { name, bucket, expand }, parameter, context), join: empty };
  const target = own.field.entity === undefined ? undefined : context.model.entities.get(own.field.entity);
  if (!target || !own.column || own.field.type === 'roll-up' || more.length > 0)
    return refuseAggregate(parameter, 'query.not-a-path', { field: name });
  const related = aggregatedField(second, parameter, target, context);
  const alias = `${parameter}_of`;
  // Once for each record at most: ids are unique. What the actor may not read is as if nothing was referred to.
  const joined = sql` left join ${rowsFor(target, alias, context)} on ${raw(alias)}.id = ${raw(`t.${quoted(own.column)}`)} and ${readableRows(target, alias, context)}`;
  return { ...keyToSql(related, alias, { name, bucket, expand }, parameter, context), join: joined };
}

function keyToSql(
  stored: StoredField,
  alias: string,
  { name, bucket, expand }: Grouping,
  parameter: 'group' | 'split',
  context: Context,
): Pick<GroupSql, 'key' | 'shown'> {
  const column = raw(`${alias}.${quoted(stored.column ?? '')}`);
  const plain = (key: Sql): Sql => key;
  if (bucket !== undefined) {
    if (!isTime(stored)) return refuseAggregate(parameter === 'group' ? 'bucket' : 'splitBucket', 'query.bucket');
    // The months of people, not those of Greenwich.
    const local = stored.type === 'date' ? column : sql`${column} at time zone ${TIME_ZONE}`;
    if (bucket === 'hour') {
      if (stored.type === 'date')
        return refuseAggregate(parameter === 'group' ? 'bucket' : 'splitBucket', 'query.bucket');
      return { key: sql`date_trunc('hour', ${local})`, shown: plain };
    }
    // A date is grouped by faster than its text, and is written as that in JSON.
    return { key: sql`date_trunc(${bucket}, ${local})::date`, shown: plain };
  }
  if (!stored.column || !GROUPED_BY.has(stored.field.type))
    return refuseAggregate(parameter, 'query.group', { field: name });
  const { entity: target } = stored.field;
  return { key: column, shown: (key) => (expand && target ? expandedToSql(key, target, context) : key) };
}
