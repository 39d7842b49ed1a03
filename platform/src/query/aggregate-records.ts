import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { aggregatePeople } from './aggregate-people.ts';
import type { Bucket, GroupSql } from './group-to-sql.ts';
import { groupToSql, refuseAggregate } from './group-to-sql.ts';
import type { Measure } from './measure-of.ts';
import { columnsOf, KEYS, measuredOf, measureOf } from './measure-of.ts';
import { conditionsOf, nameForPlan, readableEntity } from './run-query.ts';
import { stayMeasure, stayRows } from './stay-rows.ts';
import { rowsFor } from './veiled-rows.ts';

export type AggregateQuery = {
  /** Each `count`, or `sum:field`, `avg:field`, `min:field`, `max:field`. */
  readonly measures: readonly string[];
  /** A field, or a field of a related record: `product.division`. */
  readonly group?: string;
  readonly bucket?: Bucket;
  /** A second one: each group is divided by it. */
  readonly split?: string;
  readonly splitBucket?: Bucket;
  /** A field with options: what is counted are not records but how long they were in each of its values. */
  readonly stays?: string;
  /** Whether keys that are references come as `{id, title}`, by the rights on what they point at. */
  readonly expand?: boolean;
  readonly filter?: unknown;
  readonly search?: string;
  /** A field with a person: groups of fewer people than `least` are told together or not at all, except the asker's own. */
  readonly people?: string;
  readonly least?: number;
};

const MOST_GROUPS = 1000;
/** Of groups that are divided: those of the largest groups come first. */
const MOST_CELLS = 5000;

const MOST_MEASURES = 20;

/**
 * Sums and counts of what the actor may read, as JSON text `{"items":[{"key", "count"|"value"}]}`, the largest groups first. Of
 * several measures each item has `values`, by the measure as it was asked for. With `split` the items have a `split` too, and what
 * each group, each split and all together come to stand beside them: `groups`, `splits`, `total`. With `people` what is told together is
 * marked `few`.
 */
export async function aggregateRecords(
  database: Queryable,
  entityName: string,
  query: AggregateQuery,
  context: Context,
): Promise<string> {
  const entity = readableEntity(entityName, context);
  const { measures, group, split, bucket, splitBucket, expand } = query;
  if (measures.length === 0 || measures.length > MOST_MEASURES) refuseAggregate('measure', 'query.measure');
  if (bucket !== undefined && group === undefined) refuseAggregate('bucket', 'query.bucket');
  if (splitBucket !== undefined && split === undefined) refuseAggregate('splitBucket', 'query.bucket');
  if (split !== undefined && group === undefined) refuseAggregate('split', 'query.split-alone');
  const { stays } = query;
  const values = measures.map(
    (measure) => (stays === undefined ? null : stayMeasure(measure)) ?? measureOf(measure, entity, context),
  );
  const groups = [
    ...(group === undefined ? [] : [groupToSql({ name: group, bucket, expand }, 'group', entity, context)]),
    ...(split === undefined
      ? []
      : [groupToSql({ name: split, bucket: splitBucket, expand }, 'split', entity, context)]),
  ];
  const from = stays === undefined ? rowsFor(entity, 't', context) : await stayRows(database, stays, entity, context);
  const where = conditionsOf(query, entity, context);
  if (query.people !== undefined || query.least !== undefined)
    return aggregatePeople(
      database,
      rowsOf(from, groups, where),
      groups,
      { ...query, measures, values },
      entity,
      context,
    );
  const statement = statementOf(rowsOf(from, groups, where), groups, measures, values);
  const [row] = await database.query<{ answer: string }>(statement, nameForPlan(statement, query));
  return row?.answer ?? '{"items":[]}';
}

/** What is counted, each row with its keys: worked out before they are grouped by, since a parameter is never equal to another. */
function rowsOf(rows: Sql, groups: readonly GroupSql[], where: Sql): Sql {
  const keys = groups.map(({ key }, index) => sql`, ${key} as ${raw(KEYS[index] ?? '')}`);
  return sql`select t.*${side(keys)} from ${rows}${side(groups.map((one) => one.join))} where ${where}`;
}

/** Pieces after each other; none is nothing. */
const side = (parts: readonly Sql[]): Sql => (parts.length === 0 ? empty : join(parts, ''));

function statementOf(
  rows: Sql,
  groups: readonly GroupSql[],
  measures: readonly string[],
  values: readonly Measure[],
): Sql {
  const [group, split] = groups;
  const measured = measuredOf(measures, values);
  const columns = columnsOf(values);
  const rank = values[0]?.rank ?? sql`count(*)`;
  const shown = group?.shown(raw('g.key')) ?? raw('g.key');
  const key = raw(`t.${KEYS[0]}`);
  if (!split) {
    // By the measure itself, not by its text: 100 is more than 99.
    const grouped = group ? sql`group by 1 order by ${rank} desc nulls last, 1` : empty;
    return sql`
    select json_build_object('items', coalesce(json_agg(json_build_object('key', ${shown}, ${measured})), '[]'))::text as answer
    from (select ${group ? key : sql`null`} as key, ${columns} from (${rows}) t ${grouped} limit ${MOST_GROUPS}) g`;
  }
  const other = raw(`t.${KEYS[1]}`);
  const part = (level: number, object: Sql): Sql =>
    sql`coalesce(json_agg(json_build_object(${object}) order by g.place) filter (where g.level = ${raw(String(level))}), '[]')`;
  const shownSplit = split.shown(raw('g.split'));
  // One pass for all: 0 a group's part, 1 a group, 2 a split, 3 all together.
  return sql`
    select json_build_object(
      'items', ${part(0, sql`'key', ${shown}, 'split', ${shownSplit}, ${measured}`)},
      'groups', ${part(1, sql`'key', ${shown}, ${measured}`)},
      'splits', ${part(2, sql`'key', ${shownSplit}, ${measured}`)},
      'total', (${part(3, measured)})->0)::text as answer
    from (select *, row_number() over (partition by level order by of_group desc nulls last, r desc nulls last, key, split) as place
      from (select *, max(r) filter (where level = 1) over (partition by key) as of_group
        from (select ${key} as key, ${other} as split, grouping(${key}, ${other}) as level, ${rank} as r, ${columns}
          from (${rows}) t group by grouping sets ((1, 2), (1), (2), ())) a) b) g
    where g.place <= case when g.level = 0 then ${raw(String(MOST_CELLS))} else ${raw(String(MOST_GROUPS))} end`;
}
