import type { WorkflowDefinition, WorkflowStart } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { isPassing, issuesOf, Refused } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext, ruleContextOf } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import type { BeginPayload } from './begin-later.ts';
import { errorEvent, sendLater } from './begin-later.ts';
import { begin, beginStopped } from './begin-process.ts';
import { workflowOf } from './compile-workflow.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import { hasBegun } from './store-instances.ts';

type Wanted = Pick<BeginPayload, 'record' | 'cause' | 'parent'>;

/**
 * Begins a process for whose answer nobody waits. One that cannot begin is kept as stopped, where somebody will see it.
 * @returns why it did not begin by this start; null when it did, or has before
 */
export async function beginWaiting(
  database: Storage,
  definition: WorkflowDefinition,
  start: WorkflowStart,
  { record, cause, parent }: Wanted,
  context: Context,
): Promise<string | null> {
  const workflow = workflowOf(definition);
  const look = async (queryable: Queryable): Promise<Subject | string> => {
    const subject = await readSubject(queryable, definition.entity, record, context);
    if (!subject) return 'record.not-found';
    return (await workflow.mayBegin(start, subject.record, ruleContextOf(context))) ? subject : 'workflow.not-now';
  };
  // Most conditions do not hold: that is not worth a transaction.
  const first = await look(database);
  if (typeof first === 'string') return first;
  return database.transaction(async (tx) => {
    const subject = await look(tx);
    if (typeof subject === 'string') return subject;
    try {
      const id = await tx.savepoint(() => begin(tx, workflow, subject, cause, context, parent ?? null));
      if (id === null && !(await hasBegun(tx, definition.id, record, cause))) return 'workflow.running';
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error.refusal)) throw error;
      await beginStopped(tx, workflow, subject, cause, issuesOf(error.refusal)[0] ?? null, context, parent ?? null);
    }
    return null;
  });
}

/** Does the job that begins a process for another one, an automation or a schedule. */
export async function beginJob(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  now = new Date(),
): Promise<void> {
  const { workflow: id, by, on = 'workflow', ...wanted } = payload as BeginPayload;
  const definition = model.model.workflows[id];
  const actor = (await findActorById(database, by, null)) ?? SYSTEM_ACTOR;
  const context = makeContext(model, actor, null, now);
  const reasons: (string | null)[] = definition ? [] : ['workflow.not-found'];
  for (const start of definition?.starts.filter((one) => one.on === on) ?? [])
    if (definition) reasons.push(await beginWaiting(database, definition, start, wanted, context));
  const { parent, cause } = wanted;
  if (reasons.includes(null) || !parent) return;
  const problem = { code: reasons[0] ?? 'workflow.not-now', params: { workflow: definition?.label ?? id } };
  const event = errorEvent(parent.invoke);
  await database.transaction((tx) => sendLater(tx, { instance: parent.id, event, cause: `${cause}:none`, problem }));
}
