import type { WireRepair } from '@leitwerk/metadata/wire/workflow';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { advance, BEGIN, settle, tellScreens } from './advance.ts';
import { doneEvent, failedInvoke } from './begin-later.ts';
import type { Workflow } from './compile-workflow.ts';
import { workflowAt } from './compile-workflow.ts';
import { doActions } from './do-actions.ts';
import { tellAnswersAgain } from './effects.ts';
import { clearUp } from './end-process.ts';
import { keepInvoked } from './keep-invoked.ts';
import { leavingOut } from './leave-out.ts';
import { leaveStates } from './leave-states.ts';
import { mayTouch } from './may-act.ts';
import { originOf } from './origin-of.ts';
import { backTo, compensations } from './read-process.ts';
import { UNDER_WAY } from './read-processes.ts';
import { readSubject } from './read-subject.ts';
import { replay } from './replay.ts';
import type { DoneAction, Instance } from './store-instances.ts';
import { lockChildren, lockInstance, stepsOf, storeStand, storeStep } from './store-instances.ts';

/** Tries again what has stopped a process, in the name of who asks for it. A refusal is thrown, and it stays as it was. */
export const retryProcess = (database: Storage, id: string, reason: string | null, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    await goOn(tx, instance, { kind: 'retry', reason }, doActions, context);
  });

/**
 * Goes on as if the action that was refused had been done: the first that is refused is left out, and kept with the step. When
 * another one is refused, too, that is thrown, and it stays as it was.
 */
export const skipAction = (database: Storage, id: string, reason: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    await goOn(tx, instance, { kind: 'skip', reason }, leavingOut(1), context);
  });

/** Puts a process back to a state where it was. What has been done stays, and nothing is done again; time begins anew there. */
export const putBack = (database: Storage, id: string, path: string, reason: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    mustBeUnderWay(instance);
    const workflow = await workflowAt(tx, instance.definition);
    const visited = await replayOf(tx, workflow, id);
    if (!backTo(workflow, instance, visited).some((one) => one.path === path))
      return refuse(409, 'workflow.not-visited', { issues: [{ path: 'state', code: 'workflow.not-visited' }] });
    const subject =
      (await readSubject(tx, instance.entity, instance.recordId, context)) ?? refuse(404, 'workflow.not-found');
    const step = workflow.machine.jump(instance.stand, path.split('.'));
    const number = instance.step + 1;
    const next: Instance = { ...instance, step: number, stand: step.stand, state: step.isDone ? 'done' : 'running' };
    await settle(tx, next, step, workflow, 'repair.back', subject, context);
    await keep(tx, next, { kind: 'back', reason }, [], context);
  });

/** Ends a process where it stands. What it has done stays. */
export const cancelProcess = (database: Storage, id: string, reason: string | null, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    mustBeUnderWay(instance);
    await end(tx, instance, { kind: 'cancel', reason }, [], context);
  });

/**
 * Ends a process and undoes what its states have done, the last one first; before that what the processes have done that it has
 * begun and waits for. A refusal is thrown, and nothing has happened.
 */
export const compensateProcess = (database: Storage, id: string, reason: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    mustBeUnderWay(instance);
    if ((await undo(tx, instance, { kind: 'compensate', reason }, context)) === 0)
      return refuse(409, 'workflow.no-compensation');
  });

/** @returns how many actions there were */
async function undo(tx: Transaction, instance: Instance, repair: WireRepair, context: Context): Promise<number> {
  let count = 0;
  for (const child of await lockChildren(tx, instance.id, []))
    count += await undo(tx, { ...child, parentId: null }, repair, context);
  const workflow = await workflowAt(tx, instance.definition);
  const actions = compensations(workflow, await replayOf(tx, workflow, instance.id));
  const origin = originOf(instance, workflow, instance.step + 1);
  const done = await doActions(tx, actions, origin, ruleContextOf(context), context);
  await end(tx, instance, repair, done, context);
  return count + actions.length;
}

async function goOn(
  tx: Transaction,
  instance: Instance,
  repair: WireRepair,
  perform: typeof doActions,
  context: Context,
): Promise<void> {
  if (instance.state !== 'stopped') return refuse(409, 'workflow.not-stopped');
  const workflow = await workflowAt(tx, instance.definition);
  const invoke = failedInvoke(instance.failedEvent);
  if (invoke !== null && repair.kind === 'retry') await askAgain(tx, instance, workflow, invoke, repair, context);
  else {
    const event = invoke === null ? (instance.failedEvent ?? BEGIN) : doneEvent(invoke);
    const isTaken = await advance(tx, instance, workflow, { event, cause: newId(), repair, perform }, context);
    // What has stopped it leads nowhere any more: it goes on from where it stands.
    if (!isTaken) await keep(tx, { ...instance, step: instance.step + 1, state: 'running' }, repair, [], context);
  }
  await tellAnswersAgain(tx, instance.id);
}

/** What a state has invoked and was refused is begun anew, with what the record says now. */
async function askAgain(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  invoke: string,
  repair: WireRepair,
  context: Context,
): Promise<void> {
  const subject =
    (await readSubject(tx, instance.entity, instance.recordId, context)) ?? refuse(404, 'workflow.not-found');
  const next: Instance = { ...instance, step: instance.step + 1, state: 'running' };
  await keepInvoked(tx, next, [invoke], workflow, originOf(next, workflow, next.step), subject, context);
  await keep(tx, next, repair, [], context);
}

/** Its states are left, nothing waits for it any more, and whoever has begun it hears of its end. */
async function end(
  tx: Transaction,
  instance: Instance,
  repair: WireRepair,
  done: readonly DoneAction[],
  context: Context,
): Promise<void> {
  const left = await leaveStates(tx, instance, context);
  const ended: Instance = { ...instance, step: instance.step + 1, state: 'cancelled', problem: null };
  await clearUp(tx, ended, context);
  await keep(tx, ended, repair, [...done, ...left], context);
}

/** Keeps what somebody has done by hand as a step of its own, which has its number already. */
async function keep(
  tx: Transaction,
  instance: Instance,
  repair: WireRepair,
  actions: readonly DoneAction[],
  context: Context,
): Promise<void> {
  const { step } = instance;
  await storeStand(tx, { ...instance, problem: null, failedEvent: null }, context.now);
  const one = {
    step,
    actor: context.actor.id,
    cause: newId(),
    value: instance.stand.value,
    truth: {},
    actions,
    repair,
  };
  await storeStep(tx, instance.id, { ...one, event: `repair.${repair.kind}` }, context.now);
  await tellScreens(tx, instance);
}

const replayOf = async (tx: Transaction, workflow: Workflow, id: string) => [
  ...replay(workflow, [...(await stepsOf(tx, [id]))].reverse()).values(),
];

const mustBeUnderWay = ({ state }: Instance): void => {
  if (!UNDER_WAY.has(state)) refuse(409, 'workflow.not-running');
};

/** A process about a record that the actor may not read is not there (404). */
async function lockFor(tx: Transaction, id: string, context: Context): Promise<Instance> {
  const instance = await lockInstance(tx, id);
  const isReadable = instance && (await mayTouch(tx, instance.entity, instance.recordId, context)) !== null;
  return isReadable ? instance : refuse(404, 'workflow.not-found');
}
