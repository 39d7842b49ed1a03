import type { Issue } from '@leitwerk/metadata/issue';
import type { Stand, Step, Truth } from '@leitwerk/metadata/workflow/make-machine';
import { EndlessSteps } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { keepDefinition } from './compile-workflow.ts';
import { doActions } from './do-actions.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { storeInstance, storeStand, storeStep } from './store-instances.ts';
import { dropTimers, moveTimers, setTimers } from './timers.ts';

/** Steps that one instance takes; what goes on after that turns in a circle over records and events. */
const MOST_STEPS = 1000;

/** What the first step of every process is called. */
export const BEGIN = 'begin';

/** What has happened, as it is kept with the step. */
export type Sent = {
  readonly event: string;
  /** The same when the event comes again. */
  readonly cause: string;
};

/**
 * THE way of a process: one event, in the transaction of the caller, from the record and its conditions to what is stored.
 * Refusals are thrown; nothing of the step may stay then.
 * @returns whether the event has led anywhere
 */
export async function advance(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  sent: Sent,
  context: Context,
): Promise<boolean> {
  if (instance.step >= MOST_STEPS) return refuse(409, 'workflow.too-many-steps', { params: { most: MOST_STEPS } });
  const subject = await subjectOf(tx, instance, context);
  await moveTimers(tx, instance.id, workflow, subject);
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const step = ending(workflow, () =>
    sent.event === BEGIN ? workflow.machine.begin(truth) : workflow.machine.step(instance.stand, sent.event, truth),
  );
  if (!step) return false;
  await take(tx, instance, workflow, step, truth, sent, context);
  return true;
}

/**
 * Begins a process about a record, with its first step. A refusal is thrown; nothing has happened then.
 * @param cause the same when what begins it comes again
 * @returns its id; null when one is running already, or this one has begun before
 */
export async function begin(
  tx: Transaction,
  workflow: Workflow,
  subject: Subject,
  cause: string,
  context: Context,
): Promise<string | null> {
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const step = ending(workflow, () => workflow.machine.begin(truth));
  const instance = newInstance(workflow, subject, step.stand, context);
  if (!(await insertInstance(tx, instance, workflow, cause, context))) return null;
  await take(tx, instance, workflow, step, truth, { event: BEGIN, cause }, context);
  return instance.id;
}

/** Keeps a process that could not begin, where somebody will see it: nobody was waiting for the answer. */
export async function beginStopped(
  tx: Transaction,
  workflow: Workflow,
  subject: Subject,
  cause: string,
  problem: Issue | null,
  context: Context,
): Promise<void> {
  const instance = newInstance(workflow, subject, { value: {}, history: {} }, context);
  await insertInstance(tx, { ...instance, state: 'stopped', problem, failedEvent: BEGIN }, workflow, cause, context);
}

const newInstance = (
  { definition, checksum }: Workflow,
  { entity, record }: Subject,
  stand: Stand,
  context: Context,
): Instance => ({
  id: newId(),
  workflow: definition.id,
  definition: checksum,
  entity: entity.entity.name,
  recordId: String(record['id']),
  state: 'running',
  stand,
  step: 0,
  problem: null,
  failedEvent: null,
  startedAt: new Date(context.now),
});

async function insertInstance(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  cause: string,
  context: Context,
): Promise<boolean> {
  await keepDefinition(tx, workflow);
  return storeInstance(tx, instance, cause, context.actor.id);
}

async function take(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  step: Step,
  truth: Truth,
  { event, cause }: Sent,
  context: Context,
): Promise<void> {
  const actions = await doActions(tx, step.actions, instance, workflow, context);
  const number = instance.step + 1;
  await setTimers(tx, instance.id, step, workflow, await subjectOf(tx, instance, context), context.now);
  if (step.isDone) await dropTimers(tx, instance.id);
  const next: Instance = {
    ...instance,
    stand: step.stand,
    step: number,
    state: step.isDone ? 'done' : 'running',
    problem: null,
    failedEvent: null,
  };
  await storeStand(tx, next, context.now);
  const { value } = step.stand;
  context.model.trace?.step(workflow.definition.id, value, step.taken);
  const one = { step: number, actor: context.actor.id, event, cause, value, truth: Object.fromEntries(truth), actions };
  await storeStep(tx, instance.id, one, context.now);
  await tellScreens(tx, instance);
}

/** Screens that show the record look again: where a process stands is no change of the record. */
const tellScreens = (tx: Transaction, { entity, recordId: id }: Instance) =>
  tx.query(sql`
    select pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify([{ entity, id, action: 'update' }])})`);

async function subjectOf(tx: Transaction, { entity, recordId }: Instance, context: Context): Promise<Subject> {
  return (await readSubject(tx, entity, recordId, context)) ?? refuse(404, 'record.not-found', { params: { entity } });
}

/** Conditions that lead round in a circle end as a refusal. */
function ending<T>({ definition }: Workflow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof EndlessSteps)
      return refuse(409, 'workflow.endless', { params: { workflow: definition.label } });
    throw error;
  }
}
