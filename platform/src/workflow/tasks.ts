import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { PlacedState, StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Transaction } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { dueOf } from './due-of.ts';
import { notifyPeople } from './notify-people.ts';
import type { Subject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { setTimer } from './timers.ts';

/** The event of the timer by which a task is escalated; its state stands behind it. */
export const ESCALATE = 'escalate.';

const stateName = ({ path }: PlacedState): string => path.join('.');

/** States in which a person has something to do. */
const tasksAt = ({ machine }: WorkflowDefinition, value: StateValue): readonly PlacedState[] =>
  activeStates(machine, value).filter(({ state }) => state.meta?.task);

/** Makes the tasks of the states that were entered, and takes away those of states that were left. */
export async function keepTasks(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  const { definition } = workflow;
  const wanted = tasksAt(definition, instance.stand.value);
  const names = wanted.map(stateName);
  const known = await tx.query<{ state: string }>(sql`
    with gone as (
      delete from leitwerk.workflow_task where instance_id = ${instance.id}::uuid and not state = any(${names}::text[]) returning state),
    timers as (
      delete from leitwerk.workflow_timer where instance_id = ${instance.id}::uuid and event in (select ${ESCALATE} || state from gone))
    select state from leitwerk.workflow_task where instance_id = ${instance.id}::uuid and state = any(${names}::text[])`);
  const have = new Set(known.map(({ state }) => state));
  for (const placed of wanted) {
    if (have.has(stateName(placed))) continue;
    await makeTask(tx, placed, instance, workflow, subject, context);
  }
}

async function makeTask(
  tx: Transaction,
  placed: PlacedState,
  { id: instance, entity, recordId }: Instance,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  const { roles, team, task } = placed.state.meta ?? {};
  const state = stateName(placed);
  const due = task?.due ? await dueOf(tx, workflow, task.due, context.now, subject, context) : null;
  const person = holderOf(subject, task?.user);
  await tx.query(sql`
    insert into leitwerk.workflow_task (id, instance_id, state, workflow, entity, record_id, roles, team, person, since, due)
    values (${newId()}::uuid, ${instance}::uuid, ${state}, ${workflow.definition.id}, ${entity}, ${recordId}::uuid, ${roles ?? null}::text[],
      ${holderOf(subject, team)}::uuid, ${person}::uuid, ${context.now}::timestamptz, ${due}::timestamptz)`);
  if (task?.escalation)
    await setTimer(tx, instance, `${ESCALATE}${state}`, task.escalation.after, workflow, subject, context);
  if (task?.user && person !== context.actor.id)
    await notifyPeople(
      tx,
      { to: { user: task.user }, text: task.label, key: `${instance}:${state}:${context.now}` },
      subject,
      context,
    );
}

/** Who stands in a field of the record, by the field's id. */
export function holderOf({ entity, record }: Subject, id: string | undefined): string | null {
  const field = id === undefined ? undefined : entity.entity.fields.find((one) => one.id === id);
  const value = field ? record[field.name] : null;
  return typeof value === 'string' ? value : null;
}

/** What is counted from a date of the record is due at another time when that moves. */
export async function moveTasks(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  for (const placed of tasksAt(workflow.definition, instance.stand.value)) {
    const name = placed.state.meta?.task?.due;
    if (name === undefined || workflow.definition.delays?.[name]?.from === undefined) continue;
    const [task] = await tx.query<{ id: string; since: Date }>(
      sql`select id, since from leitwerk.workflow_task where instance_id = ${instance.id}::uuid and state = ${stateName(placed)}`,
    );
    if (!task) continue;
    const due = await dueOf(tx, workflow, name, task.since.toISOString(), subject, context);
    await tx.query(sql`update leitwerk.workflow_task set due = ${due}::timestamptz where id = ${task.id}::uuid`);
  }
}

/** Time has passed and nobody has done it: others have it, too, and are told. */
export async function escalate(
  tx: Transaction,
  instance: Instance,
  workflow: Workflow,
  state: string,
  subject: Subject,
  context: Context,
): Promise<void> {
  const task = tasksAt(workflow.definition, instance.stand.value).find((one) => stateName(one) === state)?.state.meta
    ?.task;
  if (!task?.escalation) return;
  const { roles } = task.escalation;
  await tx.query(sql`
    update leitwerk.workflow_task set escalated = ${roles}::text[] where instance_id = ${instance.id}::uuid and state = ${state}`);
  await notifyPeople(
    tx,
    { to: { roles }, text: task.label, key: `${instance.id}:${state}:escalated:${context.now}` },
    subject,
    context,
  );
}

export const dropTasks = (tx: Queryable, instance: string) =>
  tx.query(sql`delete from leitwerk.workflow_task where instance_id = ${instance}::uuid`);
