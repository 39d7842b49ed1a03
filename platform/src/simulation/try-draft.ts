import type { WireSimulationRequest } from '@leitwerk/metadata/wire/simulation';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import { mayWrite } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { begin } from '../workflow/begin-process.ts';
import { workflowOf } from '../workflow/compile-workflow.ts';
import { mayTouch } from '../workflow/may-act.ts';
import { readSubject } from '../workflow/read-subject.ts';
import { lockRunning, storeStand } from '../workflow/store-instances.ts';
import { dropTasks } from '../workflow/tasks.ts';
import { dropTimers } from '../workflow/timers.ts';

/** The same person with more roles: for what he does in a simulation, never for what he is shown. */
export const withRoles = (context: Context, roles: readonly string[]): Context =>
  roles.length === 0
    ? context
    : makeContext(
        context.model,
        { ...context.actor, roles: [...new Set([...context.actor.roles, ...roles])] },
        context.requestId,
        new Date(context.now),
      );

/**
 * Somebody else with the same rights, for what one may not do twice or judge by oneself. Who it is does not matter and is not told.
 * @param person 2 for the second one; refused (409) when there are not so many
 */
export async function asPerson(storage: Queryable, person: number, context: Context): Promise<Context> {
  const [other] = await storage.query<{ id: string }>(sql`
    select id from data."user" where active and deleted_at is null and id <> ${context.actor.id}::uuid
    order by id offset ${person - 2} limit 1`);
  if (!other) return refuse(409, 'simulation.too-few-people', { params: { person } });
  return makeContext(context.model, { ...context.actor, id: other.id }, context.requestId, new Date(context.now));
}

/** Processes of the workflow that run about the record are set aside, without leaving their states: the draft's begins anew. */
export async function setAside(workflow: string, { record }: WireSimulationRequest, sandbox: Sandbox): Promise<void> {
  const now = sandbox.now().toISOString();
  await sandbox.storage.transaction(async (tx) => {
    for (const instance of await lockRunning(tx, record, [workflow])) {
      await dropTimers(tx, instance.id);
      await dropTasks(tx, instance.id);
      await storeStand(tx, { ...instance, state: 'cancelled' }, now);
    }
  });
}

/** Begins the workflow that is tried, whatever begins it otherwise. Only for who may change the record. */
export async function beginTried(storage: Storage, workflow: string, record: string, context: Context): Promise<void> {
  const definition = context.model.model.workflows[workflow] ?? refuse(404, 'workflow.not-found');
  const { entity, label } = definition;
  await storage.transaction(async (tx) => {
    const may = (await mayTouch(tx, entity, record, context)) ?? refuse(404, 'workflow.not-found');
    if (!may || !mayWrite(context.actor)) return refuse(403, 'record.forbidden', { params: { entity } });
    const subject = (await readSubject(tx, entity, record, context)) ?? refuse(404, 'workflow.not-found');
    const id = await begin(tx, workflowOf(definition), subject, newId(), context);
    if (id === null) return refuse(409, 'workflow.running', { params: { workflow: label } });
  });
}
