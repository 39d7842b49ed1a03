import type { Issue } from '@leitwerk/metadata/issue';
import { newId } from '../new-id.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { doneEvent, errorEvent, sendLater } from './begin-later.ts';
import { dropInvoked } from './effects.ts';
import { leaveStates } from './leave-states.ts';
import type { Instance } from './store-instances.ts';
import { lockChildren, storeStand, storeStep } from './store-instances.ts';
import { dropTasks } from './tasks.ts';
import { dropTimers } from './timers.ts';

/** What the step is called with which a process is ended by what is none of its events. */
export const ENDED = 'process.ended';

/** Nothing waits for a process any more that has ended; whoever has begun it hears of it. */
export async function clearUp(tx: Transaction, instance: Instance, context: Context): Promise<void> {
  await dropTimers(tx, instance.id);
  await dropTasks(tx, instance.id);
  await giveUp(tx, instance, [], context);
  const { parentId, parentInvoke, state, problem, id } = instance;
  if (parentId === null || parentInvoke === null) return;
  const event = state === 'done' ? doneEvent(parentInvoke) : errorEvent(parentInvoke);
  await sendLater(tx, { instance: parentId, event, cause: id, output: null, problem: problem ?? CANCELLED });
}

/**
 * What its states have asked for is not waited for any more: answers of modules are dropped, other processes ended.
 * @param kept ids of invokes whose states it still stands in
 */
export async function giveUp(
  tx: Transaction,
  instance: Instance,
  kept: readonly string[],
  context: Context,
): Promise<void> {
  await dropInvoked(tx, instance.id, kept);
  for (const child of await lockChildren(tx, instance.id, kept))
    await endProcess(tx, { ...child, parentId: null }, { path: '', code: 'workflow.parent-left' }, context);
}

const CANCELLED = { code: 'workflow.child-cancelled' };

/** Ends a process where it stands, leaving its states. What it has done stays. @param reason why */
export async function endProcess(tx: Transaction, instance: Instance, reason: Issue, context: Context): Promise<void> {
  const actions = await leaveStates(tx, instance, context);
  const step = instance.step + (actions.length > 0 ? 1 : 0);
  const ended: Instance = { ...instance, state: 'cancelled', step, problem: reason, failedEvent: null };
  await clearUp(tx, ended, context);
  await storeStand(tx, ended, context.now);
  if (actions.length === 0) return;
  const { value } = instance.stand;
  const one = { step, actor: context.actor.id, event: ENDED, cause: newId(), value, truth: {}, actions, repair: null };
  await storeStep(tx, instance.id, one, context.now);
}
