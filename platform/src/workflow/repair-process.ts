import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { advance, BEGIN } from './advance.ts';
import { workflowAt } from './compile-workflow.ts';
import { endProcess } from './end-process.ts';
import { mayTouch } from './may-act.ts';
import type { Instance } from './store-instances.ts';
import { lockInstance, storeStand } from './store-instances.ts';

/** Tries again what has stopped a process, in the name of who asks for it. A refusal is thrown, and it stays as it was. */
export const retryProcess = (database: Storage, id: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    if (instance.state !== 'stopped') return refuse(409, 'workflow.not-stopped');
    const workflow = await workflowAt(tx, instance.definition);
    const event = instance.failedEvent ?? BEGIN;
    const isTaken = await advance(tx, instance, workflow, { event, cause: newId() }, context);
    // What has stopped it leads nowhere any more: it goes on from where it stands.
    if (!isTaken)
      await storeStand(tx, { ...instance, state: 'running', problem: null, failedEvent: null }, context.now);
  });

/** Ends a process where it stands. What it has done stays. */
export const cancelProcess = (database: Storage, id: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const instance = await lockFor(tx, id, context);
    if (instance.state !== 'running' && instance.state !== 'stopped') return refuse(409, 'workflow.not-running');
    await endProcess(tx, instance, null, context);
  });

/** A process about a record that the actor may not read is not there (404). */
async function lockFor(tx: Transaction, id: string, context: Context): Promise<Instance> {
  const instance = await lockInstance(tx, id);
  const isReadable = instance && (await mayTouch(tx, instance.entity, instance.recordId, context)) !== null;
  return isReadable ? instance : refuse(404, 'workflow.not-found');
}
