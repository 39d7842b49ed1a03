import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';

/** Ids of the fields whose values are told as stays. */
export const stayFields = ({ entity }: EntityRuntime): readonly string[] =>
  entity.fields.filter(({ type }) => type === 'option').map(({ id }) => id);

/**
 * Stays as the history tells them, in the columns of `leitwerk.stay`: what a value was before its first change it was from the
 * record's beginning. Records in which none of the fields has changed are not among them.
 * @param records what stands behind `any`; those of all records when absent
 */
export function staysFromHistory({ entity, table }: EntityRuntime, fields: readonly string[], records?: Sql): Sql {
  const ids = sql`${[...fields]}::text[]`;
  const own = records === undefined ? raw('') : sql` and h.record_id = any(${records})`;
  return sql`
    with h as (
      select h.record_id, h.at, h.id, c.key as field, c.value->>0 as former, c.value->>1 as next
      from leitwerk.history h cross join lateral jsonb_each(h.changes) c
      where h.entity = ${entity.id} and h.changes ?| ${ids} and c.key = any(${ids})${own}),
    x as (
      select f.record_id, f.field, f.former as value, t.created_at as since, null::uuid as id
      from (select distinct on (record_id, field) * from h order by record_id, field, at, id) f
      join ${raw(table)} t on t.id = f.record_id
      union all select record_id, field, next, at, id from h)
    select ${entity.id}::text as entity, record_id, field, place, value, entered, ended from (
      select record_id, field, (row_number() over w)::int as place, value, since as entered, lead(since) over w as ended
      from x window w as (partition by record_id, field order by since, id nulls first)) s
    where value is not null`;
}
