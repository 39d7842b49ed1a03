import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** The job that begins a process because another one, an automation or a schedule wants it. */
export const BEGIN_JOB = 'workflow-begin';

/** The job that tells a process what has come of something it waits for. */
export const SEND_JOB = 'workflow-send';

export type BeginPayload = {
  readonly workflow: string;
  readonly record: string;
  /** The same when the job comes again. */
  readonly cause: string;
  /** Id of the person in whose name. */
  readonly by: string;
  /** The process that waits for its end. */
  readonly parent?: { readonly id: string; readonly invoke: string };
  /** What begins it; another workflow or an automation when absent. */
  readonly on?: 'schedule';
};

export type SendPayload = {
  readonly instance: string;
  readonly event: string;
  readonly cause: string;
  readonly output?: unknown;
  /** Why it has failed, for `xstate.error.…`. */
  readonly problem?: { readonly code: string; readonly params?: object } | null;
};

/** Begins it after the commit: each process is a transaction of its own. */
export const beginLater = (tx: Queryable, payload: BeginPayload) => beginAllLater(tx, [payload]);

/** The same for many records, in one statement. One schedule is the cause of many: the key names the record, too. */
export const beginAllLater = (tx: Queryable, payloads: readonly BeginPayload[]) =>
  jobsLater(
    tx,
    BEGIN_JOB,
    payloads.map((payload) => ({ payload, key: `${payload.cause}:${payload.record}` })),
  );

/** Tells a process something after the commit. */
export const sendLater = (tx: Queryable, payload: SendPayload) =>
  jobsLater(tx, SEND_JOB, [{ payload, key: `${payload.instance}:${payload.cause}` }]);

const jobsLater = (tx: Queryable, name: string, jobs: readonly { readonly payload: object; readonly key: string }[]) =>
  tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key)
    select ${name}, j.payload, ${`${name}:`} || j.key from json_to_recordset(${JSON.stringify(jobs)}::json) as j (payload jsonb, key text)`);

/** Events by which XState hears of what a state has invoked. */
export const doneEvent = (invoke: string): string => `xstate.done.actor.${invoke}`;
export const errorEvent = (invoke: string): string => `xstate.error.actor.${invoke}`;

/** Id of the invoke whose failure an event tells; null for any other event. */
export const failedInvoke = (event: string | null): string | null =>
  event?.startsWith(errorEvent('')) ? event.slice(errorEvent('').length) : null;
