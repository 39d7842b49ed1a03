import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { isFilled } from '../stay/fill-stays.ts';
import { staysFromHistory } from '../stay/stays-from-history.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted, SEARCH_COLUMN } from '../storage/table-names.ts';
import { aggregatedField, refuseAggregate } from './group-to-sql.ts';
import type { Measure } from './measure-of.ts';
import { rowsToSql } from './rows-to-sql.ts';
import { rowsFor } from './veiled-rows.ts';

/** The column in which the days of a stay stand: no field has a name like this. */
const DAYS = '"key:stay"';

/**
 * Rows `t` in place of the entity's: one for each value that a field with options has had in a record, with that value in the field's column
 * and the days for which it had it; the one that it has now counts until now. Everything else is as it is today, and what the actor may
 * read is decided by the record as it is.
 */
export async function stayRows(
  database: Queryable,
  name: string,
  entity: EntityRuntime,
  context: Context,
): Promise<Sql> {
  const stored = aggregatedField(name, 'stays', entity, context);
  if (stored.field.type !== 'option' || stored.column === null)
    return refuseAggregate('stays', 'query.stays', { field: name });
  // What a veil hid while a record was in a stage would be told by how long that was.
  if (context.access.entity(entity.entity.name).veils.list.length > 0)
    return refuseAggregate('stays', 'query.stays-veiled', { entity: entity.entity.name });
  const { id } = stored.field;
  const known = (await isFilled(database, entity.entity.id, id))
    ? raw('leitwerk.stay')
    : sql`(${staysFromHistory(entity, [id])})`;
  // Both without null: how many groups there are can be told beforehand, and they are counted by several workers.
  const value = raw(`coalesce(s.value, v.${quoted(stored.column)})`);
  const columns = [...entity.fields.values()].flatMap(({ column }) => {
    if (column === null) return [];
    return [column === stored.column ? sql`${value} as ${raw(quoted(column))}` : raw(`v.${quoted(column)}`)];
  });
  const search = entity.searchable.length > 0 ? [raw(`v.${SEARCH_COLUMN}`)] : [];
  const { read } = context.access.entity(entity.entity.name).rows;
  return sql`(
    select ${join([...columns, ...search])}, v.deleted_at,
      date_part('epoch', coalesce(s.ended, ${context.now}::timestamptz) - coalesce(s.entered, v.created_at)) / 86400 as ${raw(DAYS)}
    from ${rowsFor(entity, 'v', context)}
    left join ${known} s on s.record_id = v.id and s.entity = ${entity.entity.id} and s.field = ${id}
    where v.deleted_at is null and ${rowsToSql(read, entity, 'v', context)} and ${value} is not null) t`;
}

const MEASURES: Readonly<Record<string, string>> = {
  stay: `avg(t.${DAYS})`,
  stayMedian: `percentile_cont(0.5) within group (order by t.${DAYS})`,
  stayMost: `max(t.${DAYS})`,
};

/** How long records stay, in days with one place after the point; null for another measure. */
export function stayMeasure(text: string): Measure | null {
  if (!Object.hasOwn(MEASURES, text)) return null;
  const value = raw(MEASURES[text] ?? '');
  return { word: 'value', value: sql`round((${value})::numeric, 1)::text`, rank: value };
}
