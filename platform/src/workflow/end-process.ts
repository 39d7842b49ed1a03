import type { Issue } from '@leitwerk/metadata/issue';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { doneEvent, errorEvent, sendLater } from './begin-later.ts';
import { dropInvoked } from './effects.ts';
import type { Instance } from './store-instances.ts';
import { storeStand } from './store-instances.ts';
import { dropTasks } from './tasks.ts';
import { dropTimers } from './timers.ts';

/** Nothing waits for a process any more that has ended; whoever has begun it hears of it. */
export async function clearUp(tx: Transaction, instance: Instance): Promise<void> {
  await dropTimers(tx, instance.id);
  await dropTasks(tx, instance.id);
  await dropInvoked(tx, instance.id, []);
  const { parentId, parentInvoke, state, problem, id } = instance;
  if (parentId === null || parentInvoke === null) return;
  const event = state === 'done' ? doneEvent(parentInvoke) : errorEvent(parentInvoke);
  await sendLater(tx, { instance: parentId, event, cause: id, output: null, problem: problem ?? CANCELLED });
}

const CANCELLED = { code: 'workflow.child-cancelled' };

/** Ends a process where it stands. What it has done stays. @param reason why, when it is not whoever asks for it who knows */
export async function endProcess(
  tx: Transaction,
  instance: Instance,
  reason: Issue | null,
  { now }: Context,
): Promise<void> {
  const ended: Instance = { ...instance, state: 'cancelled', problem: reason, failedEvent: null };
  await clearUp(tx, ended);
  await storeStand(tx, ended, now);
}
