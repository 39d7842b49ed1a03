import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { findAction, runAction } from '../module/run-action.ts';
import { newId } from '../new-id.ts';
import { isPassing, issuesOf, Refused, refuse } from '../refusal.ts';
import { SYSTEM_ACTOR, SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { actAsRoles } from './act-as-roles.ts';
import { doneEvent, errorEvent, sendLater } from './begin-later.ts';

/** The job that calls an action of a module because a process or an automation wants it. */
export const EFFECT_JOB = 'workflow-effect';

/**
 * `waiting` for its job, or for the next try; `by-hand`: no module can do it, somebody must see to it; `dropped`: nobody waits for
 * it any more; the others speak for themselves.
 */
export type EffectState = 'waiting' | 'by-hand' | 'done' | 'failed' | 'dropped';

type Wanted = {
  readonly action: string;
  readonly text: Label | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** Id of the invoke that waits for the answer. */
  readonly invoke?: string;
  readonly origin: {
    readonly kind: 'workflow' | 'automation';
    readonly id: string;
    readonly entity: string;
    readonly recordId: string;
    readonly roles: readonly string[];
  };
};

/** Notes what is to be called after the commit. */
export async function storeEffect(
  tx: Queryable,
  { action, text, input, invoke, origin }: Wanted,
  context: Context,
): Promise<void> {
  const id = newId();
  const state: EffectState = findAction(action, context.model) ? 'waiting' : 'by-hand';
  const { kind, entity, recordId, roles } = origin;
  await tx.query(sql`
    insert into leitwerk.workflow_effect (id, instance_id, automation_run, entity, record_id, action, text, input, invoke, roles, actor, state, made_at)
    values (${id}::uuid, ${kind === 'workflow' ? origin.id : null}::uuid, ${kind === 'automation' ? origin.id : null}::uuid, ${entity},
      ${recordId}::uuid, ${action}, ${text && JSON.stringify(text)}::jsonb, ${JSON.stringify(input)}::jsonb, ${invoke ?? null}, ${roles}::text[], ${context.actor.id}::uuid, ${state},
      ${context.now}::timestamptz)`);
  if (state === 'waiting') await callLater(tx, id);
}

const callLater = (tx: Queryable, id: string) =>
  tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key)
    values (${EFFECT_JOB}, ${JSON.stringify({ id })}::jsonb, ${`${EFFECT_JOB}:${id}`})`);

type Row = {
  readonly action: string;
  readonly entity: string;
  readonly record: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly roles: readonly string[];
  readonly actor: string;
  readonly owner: string;
};

/**
 * Does the job: calls the action outside of any transaction, with the effect's id as key. A "no" is kept as the answer; what is
 * thrown otherwise goes back to the queue, which tries again.
 */
export async function runEffect(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  now = new Date(),
): Promise<void> {
  const { id } = payload as { readonly id: string };
  const [effect] = await database.query<Row>(sql`
    select action, input, entity, record_id as record, roles, actor, coalesce('workflow:' || instance_id, 'automation:' || automation_run) as owner
    from leitwerk.workflow_effect where id = ${id}::uuid and state = 'waiting'`);
  if (!effect) return;
  const context = makeContext(model, await whoWanted(database, effect.actor), null, now);
  const own = actAsRoles(context, effect.roles, effect.owner);
  try {
    const output = await runAction(database, effect.action, effect.input, own, {
      key: id,
      about: { entity: effect.entity, id: effect.record },
    });
    await settle(database, id, 'waiting', { state: 'done', output }, context);
  } catch (error) {
    if (!(error instanceof Refused) || isPassing(error.refusal)) throw error;
    await settle(database, id, 'waiting', { state: 'failed', problem: issuesOf(error.refusal)[0] ?? null }, context);
  }
}

/** Whoever has left since is the platform then; the rights are those of the definition's roles in any case. */
async function whoWanted(database: Queryable, id: string): Promise<Context['actor']> {
  return id === SYSTEM_USER_ID ? SYSTEM_ACTOR : ((await findActorById(database, id, null)) ?? SYSTEM_ACTOR);
}

type Outcome =
  | { readonly state: 'done'; readonly output: unknown }
  | { readonly state: 'failed'; readonly problem: Issue | null };

/** Keeps what has come of it, once, and tells the process that waits for it. */
async function settle(
  database: Storage,
  id: string,
  from: EffectState,
  outcome: Outcome,
  context: Context,
): Promise<boolean> {
  const output = outcome.state === 'done' ? (outcome.output ?? null) : null;
  const problem = outcome.state === 'failed' ? outcome.problem : null;
  return database.transaction(async (tx) => {
    const [row] = await tx.query<{ instance: string | null; invoke: string | null }>(sql`
      update leitwerk.workflow_effect set state = ${outcome.state}, output = ${JSON.stringify(output)}::jsonb,
        problem = ${problem && JSON.stringify(problem)}::jsonb, ended_at = ${context.now}::timestamptz, ended_by = ${context.actor.id}::uuid
      where id = ${id}::uuid and state = ${from} returning instance_id as instance, invoke`);
    if (row?.instance && row.invoke !== null)
      await sendLater(tx, {
        instance: row.instance,
        event: outcome.state === 'done' ? doneEvent(row.invoke) : errorEvent(row.invoke),
        cause: causeOf(id, new Date(context.now)),
        output,
        problem,
      });
    return row !== undefined;
  });
}

/** Whoever may has seen to it: what waited for a module is done by hand. @param output what was answered */
export async function finishByHand(
  database: Storage,
  id: string,
  context: Context,
  output: unknown = null,
): Promise<void> {
  if (!(await settle(database, id, 'by-hand', { state: 'done', output }, context)))
    refuse(409, 'workflow.effect-not-open');
}

/** Whoever may has been told no: what waited for a module is refused. */
export async function refuseByHand(database: Storage, id: string, reason: string, context: Context): Promise<void> {
  const problem = { path: '', code: 'workflow.refused-by-hand', params: { reason } };
  if (!(await settle(database, id, 'by-hand', { state: 'failed', problem }, context)))
    refuse(409, 'workflow.effect-not-open');
}

/** What processes and automations want of modules about a record, in its order. */
export const effectsOfRecord = (database: Queryable, record: string, action: string | null) =>
  database.query<StoredEffect>(sql`
    select id, entity, action, input, output, state, problem is not null as "isRefused" from leitwerk.workflow_effect
    where record_id = ${record}::uuid and (${action}::text is null or action = ${action}) order by made_at, id`);

export type StoredEffect = {
  readonly id: string;
  readonly entity: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
  readonly state: EffectState;
  /** Also of one that nobody waits for any more. */
  readonly isRefused: boolean;
};

/** Calls it (again): a module that was missing is there now, or what stood against it has been put right. */
export const retryEffect = (database: Storage, id: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const [row] = await tx.query<{ action: string }>(
      sql`select action from leitwerk.workflow_effect where id = ${id}::uuid and state in ('by-hand', 'failed') for update`,
    );
    if (!row) return refuse(409, 'workflow.effect-not-open');
    if (!findAction(row.action, context.model))
      return refuse(409, 'workflow.no-module', { params: { action: row.action } });
    await tx.query(sql`
      update leitwerk.workflow_effect set state = 'waiting', problem = null, ended_at = null, ended_by = null where id = ${id}::uuid`);
    await callLater(tx, id);
  });

/** Ids of the invokes whose answers a process waits for. */
export async function invokesOf(tx: Queryable, instance: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ invoke: string }>(sql`
    select invoke from leitwerk.workflow_effect
    where instance_id = ${instance}::uuid and invoke is not null and state in ('waiting', 'by-hand', 'failed')
    union select parent_invoke from leitwerk.workflow_instance
    where parent_id = ${instance}::uuid and state in ('running', 'stopped')`);
  return new Set(rows.map(({ invoke }) => invoke));
}

/** Answers of these invokes are not waited for any more. */
export async function dropInvoked(tx: Queryable, instance: string, kept: readonly string[]): Promise<void> {
  await tx.query(sql`
    update leitwerk.workflow_effect set state = 'dropped', ended_at = now()
    where instance_id = ${instance}::uuid and invoke is not null and not invoke = any(${kept}::text[]) and state in ('waiting', 'by-hand', 'failed')`);
}

/**
 * Answers that came while a process was stopped are told again: nobody has taken them. Those that have led somewhere are known by
 * their cause.
 */
export async function tellAnswersAgain(tx: Queryable, instance: string): Promise<void> {
  const answers = await tx.query<{ id: string; invoke: string; output: unknown; at: Date | null }>(sql`
    select id, invoke, output, ended_at as at from leitwerk.workflow_effect
    where instance_id = ${instance}::uuid and invoke is not null and state = 'done'
    union all select id, parent_invoke, null, null from leitwerk.workflow_instance
    where parent_id = ${instance}::uuid and state = 'done'`);
  for (const { id, invoke, output, at } of answers)
    await sendLater(tx, { instance, event: doneEvent(invoke), cause: at ? causeOf(id, at) : id, output });
}

const causeOf = (id: string, at: Date): string => `${id}:${at.toISOString()}`;
