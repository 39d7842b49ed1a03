import type { Issue } from '@leitwerk/metadata/issue';
import type { Stand } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { BEGIN, ending, take } from './advance.ts';
import type { Workflow } from './compile-workflow.ts';
import { keepDefinition, workflowAt } from './compile-workflow.ts';
import { endProcess } from './end-process.ts';
import type { Subject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { lockRunning, storeInstance } from './store-instances.ts';

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
  await waitForOthers(tx, subject);
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const step = ending(workflow, () => workflow.machine.begin(truth));
  const instance = newInstance(workflow, subject, step.stand, context, parent);
  // One that cannot begin, or has before, ends nobody.
  if (!(await insertInstance(tx, instance, workflow, cause))) return null;
  await endOthers(tx, workflow, subject, context);
  await take(tx, instance, workflow, step, subject, truth, { event: BEGIN, cause }, context);
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

/** Class of the locks by which processes of one record begin one after the other: neither of two could see the other otherwise. */
const BEGIN_LOCK = 7302;

const waitForOthers = (tx: Transaction, { record }: Subject) =>
  tx.query(sql`select pg_advisory_xact_lock(${BEGIN_LOCK}, hashtext(${String(record['id'])}))`);

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
