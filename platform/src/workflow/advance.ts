import type { Issue } from '@leitwerk/metadata/issue';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { WireRepair } from '@leitwerk/metadata/wire/workflow';
import type { StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Stand, Step, Truth } from '@leitwerk/metadata/workflow/make-machine';
import { EndlessSteps } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { keepApprovals } from './approvals.ts';
import { beginLater } from './begin-later.ts';
import type { Workflow } from './compile-workflow.ts';
import { keepDefinition, workflowAt } from './compile-workflow.ts';
import type { Origin } from './do-actions.ts';
import { doActions } from './do-actions.ts';
import { invokesOf, storeEffect } from './effects.ts';
import { clearUp, endProcess, giveUp } from './end-process.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { lockRunning, storeInstance, storeStand, storeStep } from './store-instances.ts';
import { keepTasks, moveTasks } from './tasks.ts';
import { keepTimers, moveTimers, setTimers } from './timers.ts';

/** Steps that one instance takes; what goes on after that turns in a circle over records and events. */
const MOST_STEPS = 1000;

/** What the first step of every process is called. */
export const BEGIN = 'begin';

/** What has happened, as it is kept with the step. */
export type Sent = {
  readonly event: string;
  /** The same when the event comes again. */
  readonly cause: string;
  /** When somebody puts the process right by hand. */
  readonly repair?: WireRepair;
  /** Does the actions in another way than usual. */
  readonly perform?: typeof doActions;
  /** What was answered, where something was asked. */
  readonly output?: unknown;
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
  await moveTimers(tx, instance.id, workflow, subject, context);
  await moveTasks(tx, instance, workflow, subject, context);
  const truth = await workflow.truthOf(subject.record, ruleOf(sent, context));
  const step = ending(workflow, () =>
    sent.event === BEGIN ? workflow.machine.begin(truth) : workflow.machine.step(instance.stand, sent.event, truth),
  );
  if (!step) return false;
  await take(tx, instance, workflow, step, truth, sent, context);
  return true;
}

const ruleOf = ({ output }: Sent, context: Context): RuleContext => ({
  ...ruleContextOf(context),
  ...(output !== undefined && { output }),
});

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
  parent: Parent = null,
): Promise<string | null> {
  await endOthers(tx, workflow, subject, context);
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const step = ending(workflow, () => workflow.machine.begin(truth));
  const instance = newInstance(workflow, subject, step.stand, context, parent);
  if (!(await insertInstance(tx, instance, workflow, cause))) return null;
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
  parent: Parent = null,
): Promise<void> {
  const instance = newInstance(workflow, subject, { value: {}, history: {} }, context, parent);
  await insertInstance(tx, { ...instance, state: 'stopped', problem, failedEvent: BEGIN }, workflow, cause);
}

/** The process that waits for the end of another one, and what it calls it. */
type Parent = { readonly id: string; readonly invoke: string } | null;

/** What cannot be under way beside it is ended, or keeps it from beginning. */
async function endOthers(
  tx: Transaction,
  { definition: { label, conflicts } }: Workflow,
  { record }: Subject,
  context: Context,
): Promise<void> {
  if (!conflicts) return;
  const others = await lockRunning(
    tx,
    String(record['id']),
    conflicts.map((one) => one.workflow),
  );
  const isRefused = (other: Instance) =>
    conflicts.some((one) => one.workflow === other.workflow && one.outcome === 'refuse');
  const stronger = others.find(isRefused);
  if (stronger) {
    const other = (await workflowAt(tx, stronger.definition)).definition.label;
    return refuse(409, 'workflow.conflict', { params: { workflow: label, other } });
  }
  for (const other of others)
    await endProcess(tx, other, { path: '', code: 'workflow.ended-by', params: { workflow: label } }, context);
}

const newInstance = (
  { definition, checksum }: Workflow,
  { entity, record }: Subject,
  stand: Stand,
  context: Context,
  parent: Parent,
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
  startedBy: context.actor.id,
  parentId: parent?.id ?? null,
  parentInvoke: parent?.invoke ?? null,
});

async function insertInstance(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  cause: string,
): Promise<boolean> {
  await keepDefinition(tx, workflow);
  return storeInstance(tx, instance, cause);
}

async function take(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  step: Step,
  truth: Truth,
  sent: Sent,
  context: Context,
): Promise<void> {
  const { event, cause, repair = null, perform = doActions } = sent;
  const number = instance.step + 1;
  const origin = originOf(instance, workflow, number);
  const actions = await perform(tx, step.actions, origin, ruleOf(sent, context), context);
  const subject = await subjectOf(tx, instance, context);
  const next: Instance = {
    ...instance,
    stand: step.stand,
    step: number,
    state: step.isDone ? 'done' : 'running',
    problem: null,
    failedEvent: null,
  };
  await settle(tx, next, step, workflow, event, subject, context);
  await storeStand(tx, next, context.now);
  const { value } = step.stand;
  context.model.trace?.step(workflow.definition.id, step);
  const one = { step: number, actor: context.actor.id, event, cause, value, truth: Object.fromEntries(truth), actions };
  await storeStep(tx, instance.id, { ...one, repair: repair ?? null }, context.now);
  await tellScreens(tx, instance);
}

/** What a process waits for where it stands now: times, answers and people; nothing when it has come to its end. */
export async function settle(
  tx: Transaction,
  next: Instance,
  step: Step,
  workflow: Workflow,
  event: string,
  subject: Subject,
  context: Context,
): Promise<void> {
  await setTimers(tx, next.id, step, workflow, subject, context);
  await keepInvoked(tx, next, step.invoked, workflow, originOf(next, workflow, next.step), subject, context);
  await keepTasks(tx, next, workflow, subject, context);
  await keepApprovals(tx, next, workflow, event);
  if (step.isDone) await clearUp(tx, next, context);
}

/**
 * Stands a process in states without a transition that leads there: nothing of entry and exit is done. Timers, tasks and what the
 * states ask for are those of the new states; what ran there already goes on as it was.
 */
export async function enterAnew(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  value: StateValue,
  { event, cause }: Sent,
  context: Context,
): Promise<void> {
  const number = instance.step + 1;
  const next: Instance = {
    ...instance,
    stand: { value, history: {} },
    step: number,
    state: 'running',
    problem: null,
    failedEvent: null,
  };
  const subject = await subjectOf(tx, instance, context);
  await keepTimers(tx, next.id, workflow.machine.timersAt(value), workflow, subject, context);
  const before = await invokesOf(tx, next.id);
  const asked = activeStates(workflow.definition.machine, value).flatMap(({ state }) => state.invoke ?? []);
  const invoked = asked.map(({ id }) => id).filter((id) => !before.has(id));
  await keepInvoked(tx, next, invoked, workflow, originOf(next, workflow, number), subject, context);
  await keepTasks(tx, next, workflow, subject, context);
  await keepApprovals(tx, next, workflow, event);
  await storeStand(tx, next, context.now);
  const one = { step: number, actor: context.actor.id, event, cause, value, truth: {}, actions: [], repair: null };
  await storeStep(tx, instance.id, one, context.now);
  await tellScreens(tx, instance);
}

/** On whose behalf the actions of a step are done. */
export const originOf = (
  { id, entity, recordId }: Instance,
  { definition, formulas }: Workflow,
  step: number,
): Origin => ({
  kind: 'workflow',
  id,
  key: `${id}:${step}`,
  entity,
  recordId,
  roles: definition.roles,
  formulas,
});

/** Begins what the states that were entered invoke; answers that the states left had waited for are not waited for any more. */
async function keepInvoked(
  tx: Transaction,
  instance: Instance,
  invoked: readonly string[],
  { definition, formulas }: Workflow,
  origin: Origin,
  { record }: Subject,
  context: Context,
): Promise<void> {
  const { id, stand, recordId } = instance;
  const wanted = activeStates(definition.machine, stand.value).flatMap(({ state }) => state.invoke ?? []);
  const kept = wanted.map((one) => one.id).filter((one) => !invoked.includes(one));
  await giveUp(tx, instance, kept, context);
  for (const { id: invoke, src, input, text = null } of wanted.filter((one) => invoked.includes(one.id))) {
    if (src.includes('.')) {
      const given = await formulas.valuesOf(input, record, ruleContextOf(context));
      await storeEffect(tx, { action: src, text, input: given, invoke, origin }, context);
    } else {
      const by = context.actor.id;
      await beginLater(tx, {
        workflow: src,
        record: recordId,
        cause: `${origin.key}:${invoke}`,
        by,
        parent: { id, invoke },
      });
    }
  }
}

/** Screens that show the record look again: where a process stands is no change of the record. */
export const tellScreens = (tx: Transaction, { entity, recordId: id }: Instance) =>
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
