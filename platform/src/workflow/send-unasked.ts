import type { RuntimeModel } from '../model/runtime-model.ts';
import { isPassing, issuesOf, Refused } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import type { Sent } from './advance.ts';
import { advance } from './advance.ts';
import type { SendPayload } from './begin-later.ts';
import { doneEvent, failedInvoke } from './begin-later.ts';
import { workflowAt } from './compile-workflow.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { isTaken, lockInstance, storeStand } from './store-instances.ts';
import { ESCALATE, escalate } from './tasks.ts';
import type { TimerPayload } from './timers.ts';
import { takeTimer } from './timers.ts';

/**
 * Sends what nobody waits for. What is refused stops the process with the reason, for somebody to look at: nothing of the step has
 * happened then.
 * @param isWanted asked in the transaction
 */
export async function sendUnasked(
  database: Storage,
  id: string,
  sent: Sent,
  context: Context,
  isWanted: (tx: Transaction) => Promise<boolean> = async () => true,
): Promise<void> {
  await database.transaction(async (tx) => {
    const instance = await lockInstance(tx, id);
    if (instance?.state !== 'running' || (await isTaken(tx, id, sent.cause)) || !(await isWanted(tx))) return;
    await orStop(tx, instance, sent.event, context, () => take(tx, instance, sent, context));
  });
}

async function take(tx: Transaction, instance: Instance, sent: Sent, context: Context): Promise<void> {
  const workflow = await workflowAt(tx, instance.definition);
  if (!sent.event.startsWith(ESCALATE)) {
    await advance(tx, instance, workflow, sent, context);
    return;
  }
  const subject = await readSubject(tx, instance.entity, instance.recordId, context);
  if (subject) await escalate(tx, instance, workflow, sent.event.slice(ESCALATE.length), subject, context);
}

async function orStop(
  tx: Transaction,
  instance: Instance,
  event: string,
  context: Context,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await tx.savepoint(work);
  } catch (error) {
    if (!(error instanceof Refused) || isPassing(error.refusal)) throw error;
    const [problem = null] = issuesOf(error.refusal);
    await storeStand(tx, { ...instance, state: 'stopped', problem, failedEvent: event }, context.now);
  }
}

/** Does the job of a timer that is due. @param now of a sandbox; the database's clock says what is due when absent */
export async function fireTimer(database: Storage, model: RuntimeModel, payload: unknown, now?: Date): Promise<void> {
  const timer = payload as TimerPayload;
  const context = makeContext(model, SYSTEM_ACTOR, null, now);
  const sent = { event: timer.event, cause: `${timer.event} ${context.now}` };
  await sendUnasked(database, timer.instance, sent, context, (tx) => takeTimer(tx, timer, now));
}

/** One that was stopped because something has failed goes on when that has been done after all. */
const isWaiting = ({ state, failedEvent }: Instance, event: string): boolean => {
  const failed = failedInvoke(failedEvent);
  return state === 'running' || (state === 'stopped' && failed !== null && event === doneEvent(failed));
};

/** Does the job that tells a process what has come of something it waits for. What went wrong and leads nowhere stops it. */
export async function sendAnswer(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  now = new Date(),
): Promise<void> {
  const { instance: id, event, cause, output, problem } = payload as SendPayload;
  const context = makeContext(model, SYSTEM_ACTOR, null, now);
  await database.transaction(async (tx) => {
    const instance = await lockInstance(tx, id);
    if (!instance || !isWaiting(instance, event) || (await isTaken(tx, id, cause))) return;
    await orStop(tx, instance, event, context, async () => {
      const workflow = await workflowAt(tx, instance.definition);
      const isLed = await advance(tx, instance, workflow, { event, cause, output: output ?? null }, context);
      if (!isLed && problem)
        throw new Refused({
          status: 409,
          code: problem.code,
          ...(problem.params && { params: problem.params as never }),
        });
    });
  });
}
