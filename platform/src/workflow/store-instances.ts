import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRepair } from '@leitwerk/metadata/wire/workflow';
import type { StateValue } from '@leitwerk/metadata/workflow/active-states';
import type { Stand } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** `stopped`: something went wrong, somebody has to look; the others speak for themselves. */
export type InstanceState = 'running' | 'stopped' | 'done' | 'cancelled';

/** A process about one record, as it is stored. */
export type Instance = {
  readonly id: string;
  /** Id of the definition. */
  readonly workflow: string;
  /** Checksum of the definition that it began with. */
  readonly definition: string;
  /** Name of the entity. */
  readonly entity: string;
  readonly recordId: string;
  readonly state: InstanceState;
  readonly stand: Stand;
  /** Number of the last step. */
  readonly step: number;
  readonly problem: Issue | null;
  /** The event that could not be taken, when it is stopped. */
  readonly failedEvent: string | null;
  readonly startedAt: Date;
  /** Id of who has begun it. */
  readonly startedBy: string;
  /** The process that waits for its end, and what it calls it. */
  readonly parentId: string | null;
  readonly parentInvoke: string | null;
};

type Row = Omit<Instance, 'stand'> & { readonly value: StateValue; readonly history: Stand['history'] };

const COLUMNS = sql`id, workflow, definition, entity, record_id as "recordId", state, value, history, step, problem, failed_event as "failedEvent", started_at as "startedAt", started_by as "startedBy", parent_id as "parentId", parent_invoke as "parentInvoke"`;

const instanceOf = ({ value, history, ...row }: Row): Instance => ({ ...row, stand: { value, history } });

/** @returns false when one of this workflow is under way for the record, or has been begun by this cause before */
export async function storeInstance(tx: Queryable, instance: Instance, cause: string): Promise<boolean> {
  const {
    id,
    workflow,
    definition,
    entity,
    recordId,
    state,
    stand,
    step,
    problem,
    failedEvent,
    startedAt,
    startedBy,
    parentId,
    parentInvoke,
  } = instance;
  const rows = await tx.query(sql`
    insert into leitwerk.workflow_instance
      (id, workflow, definition, entity, record_id, state, value, history, step, problem, failed_event, cause, started_at, started_by, parent_id, parent_invoke, since)
    values (${id}::uuid, ${workflow}, ${definition}, ${entity}, ${recordId}::uuid, ${state}, ${JSON.stringify(stand.value)}::jsonb,
      ${JSON.stringify(stand.history)}::jsonb, ${step}, ${problem && JSON.stringify(problem)}::jsonb, ${failedEvent}, ${cause}, ${startedAt}, ${startedBy}::uuid, ${parentId}::uuid, ${parentInvoke}, ${startedAt})
    on conflict do nothing returning 1`);
  return rows.length > 0;
}

/** Locked until the transaction ends: one step after the other. */
export async function lockInstance(tx: Queryable, id: string): Promise<Instance | null> {
  const [row] = await tx.query<Row>(
    sql`select ${COLUMNS} from leitwerk.workflow_instance where id = ${id}::uuid for update`,
  );
  return row ? instanceOf(row) : null;
}

/** One as it is now, not locked. */
export async function readInstance(database: Queryable, id: string): Promise<Instance | null> {
  const [row] = await database.query<Row>(
    sql`select ${COLUMNS} from leitwerk.workflow_instance where id = ${id}::uuid`,
  );
  return row ? instanceOf(row) : null;
}

/** Whether this cause has begun one before. */
export async function hasBegun(tx: Queryable, workflow: string, recordId: string, cause: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from leitwerk.workflow_instance where workflow = ${workflow} and record_id = ${recordId}::uuid and cause = ${cause}`);
  return rows.length > 0;
}

/** Those of these workflows that are under way for a record, locked until the transaction ends. */
export async function lockRunning(
  tx: Queryable,
  recordId: string,
  workflows: readonly string[],
): Promise<readonly Instance[]> {
  const rows = await tx.query<Row>(sql`
    select ${COLUMNS} from leitwerk.workflow_instance
    where record_id = ${recordId}::uuid and workflow = any(${workflows}::text[]) and state in ('running', 'stopped') order by id for update`);
  return rows.map(instanceOf);
}

/** Those that a process has begun and waits for, locked, without those of some invokes. */
export async function lockChildren(
  tx: Queryable,
  parent: string,
  except: readonly string[],
): Promise<readonly Instance[]> {
  const rows = await tx.query<Row>(sql`
    select ${COLUMNS} from leitwerk.workflow_instance
    where parent_id = ${parent}::uuid and not parent_invoke = any(${except}::text[]) and state in ('running', 'stopped')
    order by id for update`);
  return rows.map(instanceOf);
}

/** The same to look at, not locked. */
export async function childrenOf(database: Queryable, parent: string): Promise<readonly Instance[]> {
  const rows = await database.query<Row>(sql`
    select ${COLUMNS} from leitwerk.workflow_instance where parent_id = ${parent}::uuid and state in ('running', 'stopped') order by id`);
  return rows.map(instanceOf);
}

/** Those of a record, newest first. */
export async function instancesOf(database: Queryable, recordId: string): Promise<readonly Instance[]> {
  const rows = await database.query<Row>(
    sql`select ${COLUMNS} from leitwerk.workflow_instance where record_id = ${recordId}::uuid order by started_at desc, id desc limit 100`,
  );
  return rows.map(instanceOf);
}

/** Ids of those that run, by record. */
export async function runningOf(
  database: Queryable,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await database.query<{ recordId: string; ids: string[] }>(sql`
    select record_id as "recordId", array_agg(id::text order by started_at, id) as ids from leitwerk.workflow_instance
    where record_id = any(${[...new Set(recordIds)]}::uuid[]) and state = 'running' group by record_id`);
  return new Map(rows.map(({ recordId, ids }) => [recordId, ids]));
}

/** Stores where an instance stands after a step. */
export async function storeStand(tx: Queryable, instance: Instance, now: string): Promise<void> {
  const { id, definition, state, stand, step, problem, failedEvent } = instance;
  const value = JSON.stringify(stand.value);
  await tx.query(sql`
    update leitwerk.workflow_instance set definition = ${definition}, state = ${state}, value = ${value}::jsonb,
      since = case when (state, value) is distinct from (${state}, ${value}::jsonb) then ${now}::timestamptz else since end,
      history = ${JSON.stringify(stand.history)}::jsonb, step = ${step}, problem = ${problem && JSON.stringify(problem)}::jsonb, failed_event = ${failedEvent},
      ended_at = case when ${state === 'done' || state === 'cancelled'} then ${now}::timestamptz end
    where id = ${id}::uuid`);
}

/** One step as it happened, for whoever asks why. */
export type StoredStep = {
  readonly step: number;
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly cause: string;
  readonly value: StateValue;
  /** By formula of each guard. */
  readonly truth: Readonly<Record<string, boolean>>;
  /** What was done, with the values as they were worked out. */
  readonly actions: readonly DoneAction[];
  /** What somebody who may has done to it by hand. */
  readonly repair: WireRepair | null;
};

export type DoneAction = {
  readonly type: string;
  readonly entity: string;
  readonly id: string;
  /** Whether it was refused and left out by somebody who may. */
  readonly isSkipped?: true;
  readonly event?: string;
  readonly values?: Readonly<Record<string, unknown>>;
};

export async function storeStep(
  tx: Queryable,
  instanceId: string,
  one: Omit<StoredStep, 'at'>,
  now: string,
): Promise<void> {
  await tx.query(sql`
    insert into leitwerk.workflow_step (instance_id, step, at, actor, event, cause, value, truth, actions, repair)
    values (${instanceId}::uuid, ${one.step}, ${now}::timestamptz, ${one.actor}::uuid, ${one.event}, ${one.cause},
      ${JSON.stringify(one.value)}::jsonb, ${JSON.stringify(one.truth)}::jsonb, ${JSON.stringify(one.actions)}::jsonb,
      ${one.repair && JSON.stringify(one.repair)}::jsonb)`);
}

/** Whether an event has been taken before: jobs may come again. */
export async function isTaken(tx: Queryable, instanceId: string, cause: string): Promise<boolean> {
  const rows = await tx.query(
    sql`select 1 from leitwerk.workflow_step where instance_id = ${instanceId}::uuid and cause = ${cause}`,
  );
  return rows.length > 0;
}

/** Ids of the records of an entity that a process has created. */
export async function createdBy(tx: Queryable, instanceId: string, entity: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select a ->> 'id' as id from leitwerk.workflow_step, jsonb_array_elements(actions) as a
    where instance_id = ${instanceId}::uuid and a ->> 'type' = 'create' and a ->> 'entity' = ${entity} and a ->> 'isSkipped' is null
    order by step`);
  return rows.map(({ id }) => id);
}

export const stepsOf = (database: Queryable, ids: readonly string[]) =>
  database.query<StoredStep & { readonly instanceId: string }>(sql`
    select instance_id as "instanceId", step, at, actor, event, cause, value, truth, actions, repair from leitwerk.workflow_step
    where instance_id = any(${ids}::uuid[]) order by instance_id, step desc limit 1000`);
