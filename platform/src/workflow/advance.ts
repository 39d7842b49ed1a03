import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { WireRepair } from '@leitwerk/metadata/wire/workflow';
import type { StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Step, Truth } from '@leitwerk/metadata/workflow/make-machine';
import { EndlessSteps } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { keepApprovals } from './approvals.ts';
import type { Workflow } from './compile-workflow.ts';
import { doActions } from './do-actions.ts';
import { invokesOf } from './effects.ts';
import { clearUp } from './end-process.ts';
import { keepInvoked } from './keep-invoked.ts';
import { originOf } from './origin-of.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { storeStand, storeStep } from './store-instances.ts';
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
  await take(tx, instance, workflow, step, subject, truth, sent, context);
  return true;
}

const ruleOf = ({ output }: Sent, context: Context): RuleContext => ({
  ...ruleContextOf(context),
  ...(output !== undefined && { output }),
});

/** @param before the record as the step has found it */
export async function take(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  step: Step,
  before: Subject,
  truth: Truth,
  sent: Sent,
  context: Context,
): Promise<void> {
  const { event, cause, repair = null, perform = doActions } = sent;
  const number = instance.step + 1;
  const origin = originOf(instance, workflow, number);
  const actions = await perform(tx, step.actions, origin, ruleOf(sent, context), context);
  const subject = actions.length === 0 ? before : await subjectOf(tx, instance, context);
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
  const { has } = workflow;
  const origin = originOf(next, workflow, next.step);
  if (has.invokes) await keepInvoked(tx, next, step.invoked, workflow, origin, subject, context);
  if (has.tasks) await keepTasks(tx, next, workflow, subject, context);
  if (has.approvals) await keepApprovals(tx, next, workflow, event);
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

/** Screens that show the record look again: where a process stands is no change of the record. */
export const tellScreens = (tx: Transaction, { entity, recordId: id }: Instance) =>
  tx.query(sql`
    select pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify([{ entity, id, action: 'update' }])})`);

async function subjectOf(tx: Transaction, { entity, recordId }: Instance, context: Context): Promise<Subject> {
  return (await readSubject(tx, entity, recordId, context)) ?? refuse(404, 'record.not-found', { params: { entity } });
}

/** Conditions that lead round in a circle end as a refusal. */
export function ending<T>({ definition }: Workflow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof EndlessSteps)
      return refuse(409, 'workflow.endless', { params: { workflow: definition.label } });
    throw error;
  }
}
