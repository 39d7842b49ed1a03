import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import type { GroupSql } from './group-to-sql.ts';
import { aggregatedField, refuseAggregate } from './group-to-sql.ts';
import type { Measure } from './measure-of.ts';
import { columnsOf, KEYS, measuredOf } from './measure-of.ts';

/** How few people a group may have to be told by itself, at the least and at the most that can be asked for. */
const FEWEST = 2;
const MOST_LEAST = 100;

type PeopleQuery = {
  readonly measures: readonly string[];
  readonly values: readonly Measure[];
  readonly people?: string;
  readonly least?: number;
};

/**
 * Figures that tell of no few people: groups with records of fewer than `least` people are one group, `few`, and that one is told
 * only when it is of as many. Were it of fewer, what it comes to could be worked out from the sum of all: then the smallest of the
 * other groups joins it. What is the asker's alone he may see.
 */
export async function aggregatePeople(
  database: Queryable,
  rows: Sql,
  [group, split]: readonly GroupSql[],
  { measures, values, people = '', least }: PeopleQuery,
  entity: EntityRuntime,
  context: Context,
): Promise<string> {
  const person = aggregatedField(people, 'people', entity, context);
  if (person.field.entity !== 'user' || !person.column) return refuseAggregate('people', 'query.people');
  if (least === undefined || least < FEWEST || least > MOST_LEAST) return refuseAggregate('least', 'query.people');
  // Parts of groups are of fewer people still.
  if (split) return refuseAggregate('split', 'query.people-split');
  const who = raw(`t.${quoted(person.column)}`);
  const enough = raw(String(least));
  const me = sql`${context.actor.id}::uuid`;
  const key = raw(`t.${KEYS[0]}`);
  const measured = measuredOf(measures, values);
  const columns = columnsOf(values);
  const untold = join(values.map((_, index) => raw(`case when not few then m${index} end as m${index}`)));
  const statement = group
    ? sql`
    with t as materialized (${rows}),
    sizes as (select coalesce(${key}::text, '') as k, count(distinct ${who}) as n, coalesce(bool_and(${who} = ${me}), false) as own
      from t group by 1),
    few as (select k from sizes where n < ${enough} and not own),
    together as (select count(distinct ${who}) as n from t join few on few.k = coalesce(${key}::text, '')),
    joined as (select k from few union all
      (select k from sizes where n >= ${enough} and (select n between 1 and ${enough} - 1 from together) order by n, k limit 1))
    select json_build_object('items', coalesce(json_agg(case when g.few
        then json_build_object('key', null, 'few', true, ${measured})
        else json_build_object('key', ${group.shown(raw('g.key'))}, ${measured}) end), '[]'))::text as answer
    from (select case when joined.k is null then ${key} end as key, joined.k is not null as few, ${columns}
      from t left join joined on joined.k = coalesce(${key}::text, '')
      group by 1, 2 having bool_or(joined.k is null) or count(distinct ${who}) >= ${enough}
      order by 2, ${values[0]?.rank ?? raw('1')} desc nulls last, 1 limit 1000) g`
    : sql`
    select json_build_object('items', json_agg(json_build_object('key', null, 'few', g.few, ${measured})))::text as answer
    from (select few, ${untold} from (select count(distinct ${who}) between 1 and ${enough} - 1
        and not coalesce(bool_and(${who} = ${me}), false) as few, ${columns} from (${rows}) t) t) g`;
  const [row] = await database.query<{ answer: string }>(statement);
  return row?.answer ?? '{"items":[]}';
}
