import sql from 'sql-template-tag';
import type { Job } from '../job/job-queue.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { issuesOf, Refused } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext, ruleContextOf } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { advance, begin, beginStopped } from './advance.ts';
import { workflowAt, workflowOf } from './compile-workflow.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { isTaken, lockInstance, runningOf, storeStand } from './store-instances.ts';
import type { TimerPayload } from './timers.ts';
import { takeTimer } from './timers.ts';

/** The job that tells processes what has happened to their record, and begins those that begin by it. */
export const FOLLOW_JOB = 'workflow-follow';

const FOLLOWED = /\.(created|updated|moved)$/;

type RecordEvent = {
  readonly event: string;
  readonly entity: string;
  readonly recordId: string;
  /** created, updated or moved */
  readonly word: string;
};

type FollowPayload = { readonly events: readonly RecordEvent[] };

/** One job for a batch of events of records that processes are about. */
export function workflowJobs(
  rows: readonly {
    readonly event_id: string;
    readonly name: string;
    readonly entity: string;
    readonly record_id: string;
  }[],
  hasWorkflow: (entity: string) => boolean,
): readonly Job[] {
  const events = rows
    .filter(({ name, entity }) => FOLLOWED.test(name) && hasWorkflow(entity))
    .map(({ event_id: event, name, entity, record_id: recordId }): RecordEvent => {
      return { event, entity, recordId, word: FOLLOWED.exec(name)?.[1] ?? '' };
    });
  const payload: FollowPayload = { events };
  return events.length === 0 ? [] : [{ name: FOLLOW_JOB, payload }];
}

export const hasWorkflow = (model: RuntimeModel, entity: string): boolean =>
  Object.values(model.model.workflows).some((one) => one.entity === entity);

/** Does the job: at least once, with the effect of once. Most records have no process: one question for all of them. */
export async function followRecords(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  at?: Date,
): Promise<void> {
  const { events } = payload as FollowPayload;
  const context = makeContext(model, SYSTEM_ACTOR, null, at);
  const changed = events.filter(({ word }) => word !== 'created');
  const running = await runningOf(
    database,
    changed.map(({ recordId }) => recordId),
  );
  for (const one of events) {
    const sent = { event: `record.${one.word}`, cause: one.event };
    if (one.word !== 'created')
      for (const id of running.get(one.recordId) ?? []) await send(database, id, sent, context);
    await beginBy(database, one, context);
  }
}

/** Does the job of a timer that is due. @param at the sandbox's time, where one runs */
export async function fireTimer(database: Storage, model: RuntimeModel, payload: unknown, at?: Date): Promise<void> {
  const timer = payload as TimerPayload;
  const context = makeContext(model, SYSTEM_ACTOR, null, at);
  await send(database, timer.instance, { event: timer.event, cause: `${timer.event} ${context.now}` }, context, (tx) =>
    takeTimer(tx, timer, at),
  );
}

/**
 * Sends what nobody waits for. What is refused stops the process with the reason, for somebody to look at: nothing of the step has
 * happened then.
 * @param isWanted asked in the transaction
 */
async function send(
  database: Storage,
  id: string,
  sent: { readonly event: string; readonly cause: string },
  context: Context,
  isWanted: (tx: Transaction) => Promise<boolean> = async () => true,
): Promise<void> {
  const work = async (tx: Transaction, instance: Instance): Promise<void> => {
    const workflow = await workflowAt(tx, instance.definition);
    await advance(tx, instance, workflow, sent, context);
  };
  await database.transaction(async (tx) => {
    const instance = await lockInstance(tx, id);
    if (instance?.state !== 'running' || (await isTaken(tx, id, sent.cause)) || !(await isWanted(tx))) return;
    try {
      await tx.savepoint(() => work(tx, instance));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [problem = null] = issuesOf(error.refusal);
      await storeStand(tx, { ...instance, state: 'stopped', problem, failedEvent: sent.event }, context.now);
    }
  });
}

async function beginBy(
  database: Storage,
  { event, entity, recordId, word }: RecordEvent,
  context: Context,
): Promise<void> {
  const candidates = Object.values(context.model.model.workflows).flatMap((definition) =>
    definition.entity === entity
      ? definition.starts.filter((start) => start.on === word).map((start) => ({ definition, start }))
      : [],
  );
  for (const { definition, start } of candidates) {
    if (start.event !== undefined && start.event !== (await statusEventOf(database, event))) continue;
    await database.transaction(async (tx) => {
      const subject = await readSubject(tx, entity, recordId, context);
      if (!subject) return;
      const workflow = workflowOf(definition);
      if (!(await workflow.mayBegin(start, subject.record, ruleContextOf(context)))) return;
      try {
        await tx.savepoint(() => begin(tx, workflow, subject, event, context));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await beginStopped(tx, workflow, subject, event, issuesOf(error.refusal)[0] ?? null, context);
      }
    });
  }
}

/** By which event of its contract status a record was moved. */
async function statusEventOf(database: Storage, historyId: string): Promise<string | null> {
  const [row] = await database.query<{ event: string | null }>(
    sql`select event from leitwerk.history where id = ${historyId}::uuid`,
  );
  return row?.event ?? null;
}
