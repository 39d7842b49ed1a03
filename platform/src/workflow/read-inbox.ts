import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { WireInbox, WireInboxCount, WireInboxItem } from '@leitwerk/metadata/wire/workflow';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join } from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { findAction } from '../module/run-action.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { rowsToSql } from '../query/rows-to-sql.ts';
import { readableRows, rowsFor, wholeRows } from '../query/veiled-rows.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { workflowAt } from './compile-workflow.ts';

/** `mine`: what the person has taken or was given; `open`: what nobody has taken; `all`: what others have taken, too. */
export type InboxScope = 'mine' | 'open' | 'all';

/** @property workflow only this one's, by id */
export type InboxQuery = { readonly scope: InboxScope; readonly workflow?: string };

const MOST = 200;

type Row = {
  readonly kind: 'task' | 'effect';
  readonly id: string;
  readonly process: string | null;
  readonly definition: string | null;
  readonly state: string | null;
  readonly automation: string | null;
  readonly action: string | null;
  readonly text: Label | null;
  readonly problem: Issue | null;
  readonly entity: string;
  readonly record: string;
  readonly person: string | null;
  readonly since: Date;
  readonly due: Date | null;
  readonly escalated: boolean;
};

/** What the reader can do in processes of records that he may read; one statement, whatever the number of entities. */
export async function readInbox(
  database: Storage,
  { scope, workflow }: InboxQuery,
  context: Context,
): Promise<WireInbox> {
  const parts = partsOf(scope, context);
  if (parts.length === 0) return { items: [], more: false };
  const rows = await database.query<Row>(sql`
    select * from (${join(parts, ' union all ')}) i ${workflow === undefined ? empty : sql`where workflow = ${workflow}`}
    order by due nulls last, since, id limit ${MOST + 1}`);
  const shown = rows.slice(0, MOST);
  const named = shown.flatMap(({ entity, record, person }) => [[entity, record] as const, ['user', person] as const]);
  const titles = await readTitlesOf(database, named, context);
  const items = await Promise.all(shown.map((row) => itemOf(database, row, titles, context)));
  return { items, more: rows.length > shown.length };
}

/** How many the reader has, and how many nobody has taken, in all and by workflow; one statement. */
export async function countInbox(database: Queryable, context: Context): Promise<WireInboxCount> {
  const parts = partsOf('all', context);
  if (parts.length === 0) return { mine: 0, open: 0, of: [] };
  const rows = await database.query<{ workflow: string; mine: number; open: number }>(sql`
    select workflow, count(*) filter (where person = ${context.actor.id}::uuid) as mine, count(*) filter (where person is null) as open
    from (${join(parts, ' union all ')}) i group by workflow`);
  const { workflows, automations } = context.model.model;
  const of = rows.map(({ workflow, mine, open }) => {
    const label = workflows[workflow]?.label ?? automations.find((one) => one.id === workflow)?.label;
    return { workflow, label: label ?? { de: workflow, en: workflow }, mine, open };
  });
  const sum = (key: 'mine' | 'open') => of.reduce((total, one) => total + one[key], 0);
  return { mine: sum('mine'), open: sum('open'), of };
}

/** Tasks and effects of every entity that is followed. */
const partsOf = (scope: InboxScope, context: Context): readonly Sql[] =>
  followed(context).flatMap((entity) => [tasksOf(entity, scope, context), effectsOf(entity, scope, context)]);

/** Entities about which there are processes or automations, and of which the reader may read something. */
function followed({ model, access }: Context): readonly EntityRuntime[] {
  const names = new Set([...Object.values(model.model.workflows), ...model.model.automations].map((one) => one.entity));
  return [...names].flatMap((name) => {
    const entity = model.entities.get(name);
    return entity && access.entity(name).rows.read !== 'none' ? [entity] : [];
  });
}

const joined = (entity: EntityRuntime, context: Context): Sql => sql`
  join ${rowsFor(entity, 't', context)} on t.id = w.record_id and t.deleted_at is null and ${readableRows(entity, 't', context)} and ${wholeRows(entity, 't', context)}`;

function tasksOf(entity: EntityRuntime, scope: InboxScope, context: Context): Sql {
  const { id, roles, teams } = context.actor;
  const person = scope === 'mine' ? sql`w.person = ${id}::uuid` : scope === 'open' ? sql`w.person is null` : sql`true`;
  return sql`
    select 'task' as kind, w.id, w.workflow, w.instance_id as process, i.definition, w.state, null as automation, null as action, null::jsonb as text,
      null::jsonb as problem, w.entity, w.record_id as record, w.person, w.since, w.due, w.escalated is not null as escalated
    from leitwerk.workflow_task w join leitwerk.workflow_instance i on i.id = w.instance_id and i.state = 'running' ${joined(entity, context)}
    where w.entity = ${entity.entity.name} and ${person} and (${mayDo(entity, roles, teams, context)})`;
}

/** Who may send the events of a task's state; whoever it was given to has it in any case. */
const mayDo = (entity: EntityRuntime, roles: readonly string[], teams: readonly string[], context: Context): Sql => sql`
  (w.escalated && ${roles}::text[] or w.roles && ${roles}::text[]
    or w.roles is null and ${rowsToSql(context.access.entity(entity.entity.name).rows.update, entity, 't', context)})
  and (w.team is null or w.team = any(${teams}::uuid[]))`;

function effectsOf(entity: EntityRuntime, scope: InboxScope, context: Context): Sql {
  const { roles } = context.actor;
  // Nobody takes these; they are done.
  const none = scope === 'mine' ? sql` and false` : empty;
  const managed = context.access.permissions.has('jobs.manage');
  return sql`
    select 'effect' as kind, w.id, coalesce(i.workflow, a.automation) as workflow, w.instance_id as process, i.definition, null as state, a.automation, w.action, w.text,
      w.problem, w.entity, w.record_id as record, null::uuid as person, w.made_at as since, null::timestamptz as due, false as escalated
    from leitwerk.workflow_effect w left join leitwerk.workflow_instance i on i.id = w.instance_id
      left join leitwerk.automation_run a on a.id = w.automation_run ${joined(entity, context)}
    where w.entity = ${entity.entity.name} and w.state in ('by-hand', 'failed') and (${managed} or w.roles && ${roles}::text[])${none}`;
}

async function itemOf(
  database: Queryable,
  row: Row,
  titles: ReadonlyMap<string, string>,
  context: Context,
): Promise<WireInboxItem> {
  const { kind, id, process, entity, record, person, since, due, escalated, action, problem } = row;
  const definition = row.definition === null ? null : (await workflowAt(database, row.definition)).definition;
  const automation = context.model.model.automations.find((one) => one.id === row.automation);
  const state = definition && allStates(definition.machine).find(({ path }) => path.join('.') === row.state)?.state;
  const plain = (text: string): Label => ({ de: text, en: text });
  return {
    id,
    kind,
    process,
    label: state?.meta?.task?.label ?? row.text ?? plain(action ?? ''),
    of: definition?.label ?? automation?.label ?? plain(row.automation ?? ''),
    entity,
    record: { id: record, title: titles.get(`${entity}/${record}`) ?? null },
    person: person === null ? null : { id: person, title: titles.get(`user/${person}`) ?? null },
    since: since.toISOString(),
    due: due?.toISOString() ?? null,
    isEscalated: escalated,
    problem: problem && messageOf(problem, context.actor.language),
    mayRetry: kind === 'effect' && action !== null && findAction(action, context.model) !== undefined,
  };
}

/** Takes a task, or gives it back. One that somebody else has is his until he gives it back. */
export async function takeTask(database: Storage, id: string, isTaken: boolean, context: Context): Promise<void> {
  const me = context.actor.id;
  const all = (await mayWorkOn(database, 'task', id, context)) ?? refuse(404, 'workflow.not-found');
  if (all.person !== null && all.person !== me) return refuse(409, 'workflow.task-taken');
  const rows = await database.query(sql`
    update leitwerk.workflow_task set person = ${isTaken ? me : null}::uuid
    where id = ${id}::uuid and (person is null or person = ${me}::uuid) returning 1`);
  if (rows.length === 0) return refuse(409, 'workflow.task-taken');
}

/** The item, if the reader has it in one of his lists; null otherwise, as for one that is not there. */
export async function mayWorkOn(
  database: Queryable,
  kind: Row['kind'],
  id: string,
  context: Context,
): Promise<{ readonly person: string | null } | null> {
  const parts = followed(context).map((entity) => (kind === 'task' ? tasksOf : effectsOf)(entity, 'all', context));
  if (parts.length === 0) return null;
  const [row] = await database.query<{ person: string | null }>(
    sql`select person from (${join(parts, ' union all ')}) i where id = ${id}::uuid`,
  );
  return row ?? null;
}
