import type {
  WireProcessCounts,
  WireProcessPage,
  WireProcessRow,
  WireRunState,
  WireWorkflow,
} from '@leitwerk/metadata/wire/workflow';
import type { PlacedState } from '@leitwerk/metadata/workflow/active-states';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readCursor, refuseMadeUp, writeCursor } from '../query/page-cursor.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { rowsToSql } from '../query/rows-to-sql.ts';
import { readableRows, rowsFor, wholeRows } from '../query/veiled-rows.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { workflowAt } from './compile-workflow.ts';
import { countFormer } from './migrate-instances.ts';
import type { Instance } from './store-instances.ts';
import { wireState, wireStates } from './wire-machine.ts';

export const RUN_STATES: readonly WireRunState[] = ['running', 'stopped', 'done', 'cancelled'];

/** Which processes are meant. */
export type ProcessFilter = {
  readonly workflow?: string;
  readonly entity?: string;
  /** Absent: those that are under way. */
  readonly state?: readonly string[];
  readonly overdue?: boolean;
  /** Whose records they are about. */
  readonly of?: 'me' | 'team';
  /** Path of a state of the workflow: those that stand there or below. */
  readonly place?: string;
};

export type ProcessQuery = ProcessFilter & {
  readonly sort?: 'since' | '-since';
  readonly limit: number;
  readonly after?: string;
};

type Row = Pick<
  Instance,
  'id' | 'workflow' | 'definition' | 'entity' | 'recordId' | 'state' | 'problem' | 'startedAt'
> & {
  readonly value: Instance['stand']['value'];
  readonly since: Date;
  readonly due: Date | null;
  readonly isOverdue: boolean;
  readonly owner: string | null;
};

/** Processes about records that the reader may read, page by page: one statement, with the row rule of every entity in it. */
export async function listProcesses(
  database: Database,
  query: ProcessQuery,
  context: Context,
): Promise<WireProcessPage> {
  const { sort = '-since', limit, after } = query;
  const cursor = after === undefined ? null : readCursor(after, sort);
  if (cursor && cursor.values.length !== 2) return refuse(400, 'query.cursor');
  const isDown = sort === '-since';
  const order = isDown ? raw('since desc, id desc') : raw('since, id');
  const behind = cursor
    ? sql` and (i.since, i.id) ${raw(isDown ? '<' : '>')} (${cursor.values[0]}::timestamptz, ${cursor.values[1]}::uuid)`
    : empty;
  const entities = await entitiesOf(database, query, context);
  if (entities.length === 0) return { items: [], next: null };
  const parts = entities.map(
    (
      entity,
    ) => sql`(select i.id, i.workflow, i.definition, i.entity, i.record_id, i.state, i.value, i.problem, i.started_at, i.since,
      ${ownerColumn(entity, context)} as owner
      from leitwerk.workflow_instance i join ${rowsFor(entity, 't', context)} on t.id = i.record_id
      where ${conditionsFor(query, entity, context)}${behind} order by ${raw(isDown ? 'i.since desc, i.id desc' : 'i.since, i.id')} limit ${limit + 1})`,
  );
  const asked = database.query<Row>(sql`
    select i.id, i.workflow, i.definition, i.entity, i.record_id as "recordId", i.state, i.value, i.problem, i.started_at as "startedAt",
      i.since, i.owner, least((select min(w.due) from leitwerk.workflow_timer w where w.instance_id = i.id),
        (select min(k.due) from leitwerk.workflow_task k where k.instance_id = i.id)) as due, ${OVERDUE} as "isOverdue"
    from (select * from (${join(parts, ' union all ')}) p order by ${order} limit ${limit + 1}) i order by ${order}`);
  const rows = await (cursor ? asked.catch(refuseMadeUp) : asked);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await wireRows(database, shown, context),
    next: rows.length > limit && last ? writeCursor({ sort, values: [last.since.toISOString(), last.id] }) : null,
  };
}

/** Ids of the first of them, for what is done to many at once. */
export async function findProcesses(
  database: Database,
  filter: ProcessFilter,
  most: number,
  context: Context,
): Promise<readonly string[]> {
  const entities = await entitiesOf(database, filter, context);
  if (entities.length === 0) return [];
  const parts = entities.map(
    (
      entity,
    ) => sql`select i.id from leitwerk.workflow_instance i join ${rowsFor(entity, 't', context)} on t.id = i.record_id
      where ${conditionsFor(filter, entity, context)}`,
  );
  const rows = await database.query<{ id: string }>(sql`${join(parts, ' union all ')} limit ${most}`);
  return rows.map(({ id }) => id);
}

/** How many there are in each state, and, of one workflow, where: one statement for all of it. */
export async function countProcesses(
  database: Database,
  filter: ProcessFilter,
  context: Context,
): Promise<WireProcessCounts> {
  const { place: _place, overdue: _overdue, ...rest } = filter;
  const entities = await entitiesOf(database, filter, context);
  const meant = new Set(filter.state ?? ['running', 'stopped']);
  const parts = entities.map(
    (
      entity,
    ) => sql`select i.state, ${rest.workflow === undefined ? sql`''` : sql`i.place`} as place, ${OVERDUE} as overdue
      from leitwerk.workflow_instance i join ${rowsFor(entity, 't', context)} on t.id = i.record_id
      where ${conditionsFor({ ...rest, state: RUN_STATES }, entity, context)}`,
  );
  const rows =
    parts.length === 0
      ? []
      : await database.query<{ state: WireRunState; place: string; count: number; overdue: number }>(sql`
          select state, place, count(*) as count, count(*) filter (where overdue) as overdue
          from (${join(parts, ' union all ')}) i group by state, place`);
  const places = new Map<string, number>();
  for (const { state, place, count, overdue } of rows)
    if (rest.workflow !== undefined && meant.has(state))
      places.set(place, (places.get(place) ?? 0) + (filter.overdue === true ? overdue : count));
  const countOf = (state: WireRunState): number =>
    rows.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
  return {
    states: {
      running: countOf('running'),
      stopped: countOf('stopped'),
      done: countOf('done'),
      cancelled: countOf('cancelled'),
    },
    overdue: rows.reduce((sum, one) => sum + one.overdue, 0),
    places: [...places].map(([place, count]) => ({ place, count })),
  };
}

/** Workflows of entities that the reader may read, with the columns of a board. */
export async function listWorkflows(database: Queryable, context: Context): Promise<readonly WireWorkflow[]> {
  const former = context.access.permissions.has('metadata.publish')
    ? await countFormer(database, context)
    : new Map<string, number>();
  return Object.values(context.model.model.workflows)
    .filter(({ entity }) => context.access.entity(entity).rows.read !== 'none')
    .map(({ id, label, entity, machine }) => {
      const states = allStates(machine);
      const columns = columnsOf({ path: [], state: machine });
      const count = former.get(id);
      return {
        workflow: id,
        label,
        entity,
        columns: columns.map((one) => wireState(one, states, context)),
        ...(count !== undefined && { former: count }),
      };
    });
}

/** States in which a process is one at a time: those side by side are one column with what is above them. */
function columnsOf({ path, state }: PlacedState): readonly PlacedState[] {
  const isColumn = path.length > 0 && (state.type !== undefined || !state.states);
  if (isColumn) return state.type === 'history' ? [] : [{ path, state }];
  return Object.entries(state.states ?? {}).flatMap(([name, below]) =>
    columnsOf({ path: [...path, name], state: below }),
  );
}

/** Something is past its time: nothing has woken it, or its time has passed and it still stands where it stood. */
const OVERDUE = sql`(i.state in ('running', 'stopped') and (
  exists (select 1 from leitwerk.workflow_timer w where w.instance_id = i.id and w.due < now())
  or exists (select 1 from leitwerk.workflow_task k where k.instance_id = i.id and k.due < now())
  or exists (select 1 from leitwerk.workflow_step s where s.instance_id = i.id and s.event like 'xstate.after.%' and s.at > i.since)))`;

/** Entities whose processes are meant and that the reader may read. Those of workflows that are gone are among them. */
async function entitiesOf(
  database: Queryable,
  { entity, workflow }: ProcessFilter,
  context: Context,
): Promise<readonly EntityRuntime[]> {
  const rows = await database.query<{ name: string; workflow: string }>(
    sql`select distinct definition->>'entity' as name, workflow from leitwerk.workflow_definition`,
  );
  const names = new Set(
    rows.filter((one) => workflow === undefined || one.workflow === workflow).map(({ name }) => name),
  );
  return [...names].flatMap((name) => {
    const found = context.model.entities.get(name);
    const isMeant = entity === undefined || entity === name;
    return found && isMeant && context.access.entity(name).rows.read !== 'none' ? [found] : [];
  });
}

function conditionsFor(filter: ProcessFilter, entity: EntityRuntime, context: Context): Sql {
  const { workflow, state = ['running', 'stopped'], overdue, of, place } = filter;
  // As words of the statement: only then the indexes of those under way are found. They are known words.
  const states = RUN_STATES.filter((one) => state.includes(one)).map((one) => `'${one}'`);
  const conditions = [
    sql`i.entity = ${entity.entity.name}`,
    sql`t.deleted_at is null`,
    readableRows(entity, 't', context),
    wholeRows(entity, 't', context),
    ...(states.length === RUN_STATES.length
      ? []
      : [raw(states.length === 0 ? 'false' : `i.state in (${states.join()})`)]),
    ...(workflow === undefined ? [] : [sql`i.workflow = ${workflow}`]),
    ...(overdue === undefined ? [] : [overdue ? OVERDUE : sql`not ${OVERDUE}`]),
    ...(place === undefined
      ? []
      : [sql`(i.place = ${place} or i.place > ${`${place}.`} and i.place < ${`${place}/`})`]),
    ...(of === undefined ? [] : [ownRows(of, entity, context)]),
  ];
  return join(conditions, ' and ');
}

/** Whose a record is may be asked by those only who may see it. */
function ownRows(of: 'me' | 'team', entity: EntityRuntime, context: Context): Sql {
  const { ownerField, teamField } = entity.entity;
  const isSeen = (id: string | undefined): boolean => isReadable(id, entity, context);
  if (of === 'me') return isSeen(ownerField) ? rowsToSql(['own'], entity, 't', context) : sql`false`;
  return isSeen(teamField) && (ownerField === undefined || isSeen(ownerField))
    ? rowsToSql(['team'], entity, 't', context)
    : sql`false`;
}

const isReadable = (id: string | undefined, entity: EntityRuntime, { access }: Context): boolean => {
  const field = entity.entity.fields.find((one) => one.id === id);
  return field !== undefined && access.entity(entity.entity.name).readable.has(field.name);
};

function ownerColumn(entity: EntityRuntime, context: Context): Sql {
  const { ownerField } = entity.entity;
  const column = [...entity.fields.values()].find((one) => one.field.id === ownerField)?.column;
  return column && isReadable(ownerField, entity, context) ? raw(`t.${quoted(column)}::uuid`) : sql`null::uuid`;
}

async function wireRows(
  database: Database,
  rows: readonly Row[],
  context: Context,
): Promise<readonly WireProcessRow[]> {
  const named = rows.flatMap(({ entity, recordId, owner }) => [[entity, recordId] as const, ['user', owner] as const]);
  const titles = await readTitlesOf(database, named, context);
  return Promise.all(
    rows.map(async (row): Promise<WireProcessRow> => {
      const workflow = await workflowAt(database, row.definition);
      return {
        id: row.id,
        workflow: row.workflow,
        label: workflow.definition.label,
        entity: row.entity,
        record: { id: row.recordId, title: titles.get(`${row.entity}/${row.recordId}`) ?? null },
        state: row.state,
        states: wireStates(workflow, row.value),
        startedAt: row.startedAt.toISOString(),
        since: row.since.toISOString(),
        due: row.due?.toISOString() ?? null,
        isOverdue: row.isOverdue,
        owner: row.owner === null ? null : { id: row.owner, title: titles.get(`user/${row.owner}`) ?? null },
        problem: row.problem && messageOf(row.problem, context.actor.language),
      };
    }),
  );
}
