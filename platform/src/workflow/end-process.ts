import type { Issue } from '@leitwerk/metadata/issue';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { doneEvent, errorEvent, sendLater } from './begin-later.ts';
import { dropInvoked } from './effects.ts';
import type { Instance } from './store-instances.ts';
import { lockChildren, storeStand } from './store-instances.ts';
import { dropTasks } from './tasks.ts';
import { dropTimers } from './timers.ts';

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

/** Ends a process where it stands. What it has done stays. @param reason why, when it is not whoever asks for it who knows */
export async function endProcess(
  tx: Transaction,
  instance: Instance,
  reason: Issue | null,
  context: Context,
): Promise<void> {
  const ended: Instance = { ...instance, state: 'cancelled', problem: reason, failedEvent: null };
  await clearUp(tx, ended, context);
  await storeStand(tx, ended, context.now);
}
