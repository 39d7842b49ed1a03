import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { quoted, SEARCH_COLUMN } from '../storage/table-names.ts';
import { aggregatedField, refuseAggregate } from './group-to-sql.ts';
import type { Measure } from './measure-of.ts';
import { rowsToSql } from './rows-to-sql.ts';
import { rowsFor } from './veiled-rows.ts';

/** The column in which the days of a stay stand: no field has a name like this. */
const DAYS = '"key:stay"';

/**
 * Rows `t` in place of the entity's: one for each value that a field with options has had in a record, with that value in the field's column
 * and the days for which it had it; the one that it has now counts until now. Worked out from the history. Everything else is as it is
 * today, and what the actor may read is decided by the record as it is.
 */
export function stayRows(name: string, entity: EntityRuntime, context: Context): Sql {
  const stored = aggregatedField(name, 'stays', entity, context);
  if (stored.field.type !== 'option' || stored.column === null)
    return refuseAggregate('stays', 'query.stays', { field: name });
  // What a veil hid while a record was in a stage would be told by how long that was.
  if (context.access.entity(entity.entity.name).veils.list.length > 0)
    return refuseAggregate('stays', 'query.stays-veiled', { entity: entity.entity.name });
  const columns = [...entity.fields.values()].flatMap(({ column }) => {
    if (column === null) return [];
    return [column === stored.column ? sql`s.value as ${raw(quoted(column))}` : raw(`v.${quoted(column)}`)];
  });
  const search = entity.searchable.length > 0 ? [raw(`v.${SEARCH_COLUMN}`)] : [];
  const { read } = context.access.entity(entity.entity.name).rows;
  return sql`(
    select ${join([...columns, ...search])}, v.deleted_at, s.days as ${raw(DAYS)}
    from ${rowsFor(entity, 'v', context)} cross join lateral (${staysOf(stored, entity, context)}) s
    where v.deleted_at is null and ${rowsToSql(read, entity, 'v', context)} and s.value is not null) t`;
}

/** The stays of the record `v`, by the changes of the field. */
function staysOf({ field, column }: StoredField, entity: EntityRuntime, context: Context): Sql {
  return sql`
    with h as (
      select at, id, changes->${field.id}->>0 as former, changes->${field.id}->>1 as next from leitwerk.history
      where record_id = v.id and entity = ${entity.entity.id} and changes ? ${field.id} and action <> 'create')
    select value, extract(epoch from coalesce(lead(since) over w, ${context.now}::timestamptz) - since) / 86400 as days
    from (
      select case when exists (select 1 from h) then (select former from h order by at, id limit 1) else v.${raw(quoted(column ?? ''))} end as value,
        v.created_at as since, null::uuid as id
      union all select next, at, id from h) x
    window w as (order by since, id nulls first)`;
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
