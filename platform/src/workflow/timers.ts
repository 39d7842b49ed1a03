import type { Step } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import type { Job } from '../job/job-queue.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Transaction } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { dueOf } from './due-of.ts';
import type { Subject } from './read-subject.ts';

/** The job that sends an instance what time has brought. */
export const TIMER_JOB = 'workflow-timer';

export type TimerPayload = { readonly instance: string; readonly event: string };

export type Timer = TimerPayload & { readonly delay: string; readonly entered: Date; readonly due: Date | null };

/** Sets the timers of a step and takes back those that it has given up. */
export async function setTimers(
  tx: Transaction,
  id: string,
  { timers, cancelled }: Step,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  if (cancelled.length > 0)
    await tx.query(
      sql`delete from leitwerk.workflow_timer where instance_id = ${id}::uuid and event = any(${cancelled}::text[])`,
    );
  for (const { event, delay } of timers) await setTimer(tx, id, event, delay, workflow, subject, context);
}

/** One timer, by the event that it brings. One that runs already begins anew. */
export async function setTimer(
  tx: Transaction,
  instance: string,
  event: string,
  delay: string,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  const due = await dueOf(tx, workflow, delay, context.now, subject, context);
  await tx.query(sql`
    insert into leitwerk.workflow_timer (instance_id, event, delay, entered, due)
    values (${instance}::uuid, ${event}, ${delay}, ${context.now}::timestamptz, ${due}::timestamptz)
    on conflict (instance_id, event) do update set entered = excluded.entered, due = excluded.due`);
  if (due !== null) await wakeAt(tx, { instance, event }, due);
}

/** Exactly these timers: those that run already go on from when they began, by the delay as it is now. */
export async function keepTimers(
  tx: Transaction,
  instance: string,
  wanted: readonly { readonly event: string; readonly delay: string }[],
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  const running = new Map((await timersOf(tx, [instance])).map((one) => [one.event, one.entered.toISOString()]));
  // Those of escalations belong to their tasks.
  await tx.query(
    sql`delete from leitwerk.workflow_timer where instance_id = ${instance}::uuid and event like 'xstate.%'`,
  );
  for (const { event, delay } of wanted) {
    const now = running.get(event) ?? context.now;
    await setTimer(tx, instance, event, delay, workflow, subject, { ...context, now });
  }
}

/** Dates of the record may have moved: what is counted from them is due at another time. */
export async function moveTimers(
  tx: Transaction,
  instance: string,
  workflow: Workflow,
  subject: Subject,
  context: Context,
): Promise<void> {
  if (!Object.values(workflow.definition.delays ?? {}).some(({ from }) => from !== undefined)) return;
  for (const timer of await timersOf(tx, [instance])) {
    if (workflow.definition.delays?.[timer.delay]?.from === undefined) continue;
    const due = await dueOf(tx, workflow, timer.delay, timer.entered.toISOString(), subject, context);
    if (due === (timer.due?.toISOString() ?? null)) continue;
    await tx.query(sql`
      update leitwerk.workflow_timer set due = ${due}::timestamptz
      where instance_id = ${instance}::uuid and event = ${timer.event}`);
    if (due !== null) await wakeAt(tx, timer, due);
  }
}

/** The schedule that looks for timers which nothing has woken. */
export const OVERDUE = 'workflow-overdue';

/** Wakes what is due and was not taken: because its process was stopped then, or the queue has lost its jobs. */
export const wakeOverdue = (database: Queryable) =>
  database.query(sql`
    insert into leitwerk.job_outbox (name, payload, key)
    select ${TIMER_JOB}, jsonb_build_object('instance', t.instance_id, 'event', t.event), concat_ws(':', 'timer', t.instance_id, t.event)
    from leitwerk.workflow_timer t join leitwerk.workflow_instance i on i.id = t.instance_id
    where i.state = 'running' and t.due < now() - make_interval(secs => ${PATIENCE_SECONDS})
    order by t.due limit 1000`);

/** So long the queue has time to do it by itself. */
const PATIENCE_SECONDS = 10;

/** Timers that wait for processes of a record which are under way. */
export const timersOfRecord = (database: Queryable, recordId: string) =>
  database.query<TimerPayload & { readonly due: Date }>(sql`
    select t.instance_id as instance, t.event, t.due from leitwerk.workflow_timer t
    join leitwerk.workflow_instance i on i.id = t.instance_id
    where i.record_id = ${recordId}::uuid and i.state = 'running' and t.due is not null order by t.due, t.event`);

export const timersOf = (database: Queryable, instances: readonly string[]) =>
  database.query<Timer>(sql`
    select instance_id as instance, event, delay, entered, due from leitwerk.workflow_timer
    where instance_id = any(${instances}::uuid[]) order by due, event`);

/**
 * Takes a timer that is due; false when it has been taken, given up or put off meanwhile. By the database's clock, like the queue:
 * one that is behind must not pass over it. In a sandbox, by the clock of that.
 */
export async function takeTimer(tx: Queryable, { instance, event }: TimerPayload, at?: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    delete from leitwerk.workflow_timer
    where instance_id = ${instance}::uuid and event = ${event} and due <= coalesce(${at ?? null}::timestamptz, now()) returning 1`);
  return rows.length > 0;
}

export const dropTimers = (tx: Queryable, instance: string) =>
  tx.query(sql`delete from leitwerk.workflow_timer where instance_id = ${instance}::uuid`);

/** The job that wakes a timer when it is due. */
export const wakingJob = ({ instance, event, due }: TimerPayload & { readonly due: Date }): Job => ({
  name: TIMER_JOB,
  payload: { instance, event },
  key: `timer:${instance}:${event}`,
  at: due,
});

function wakeAt(tx: Queryable, timer: TimerPayload, due: string) {
  const { name, payload, key, at } = wakingJob({ ...timer, due: new Date(due) });
  return tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key, at)
    values (${name}, ${JSON.stringify(payload)}::jsonb, ${key}, ${at}::timestamptz)`);
}
