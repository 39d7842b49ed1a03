import sql, { raw } from 'sql-template-tag';
import type { Job } from '../job/job-queue.ts';
import { RECORD_WORKS } from '../job/record-works.ts';
import type { OutboxRow } from '../job/relay-outbox.ts';
import { jobOfRow, jobsOfEvents } from '../job/relay-outbox.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Trace } from '../model/trace.ts';
import { reactionsOf } from '../module/run-reaction.ts';
import { refuse } from '../refusal.ts';
import type { Actor } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { undone, within } from '../storage/database.ts';
import { isFollowed } from '../workflow/follow-records.ts';
import { TIMER_JOB, timersOfRecord, wakingJob } from '../workflow/timers.ts';
import type { Touched } from './bring-by-time.ts';
import { nextByTime, worksByTime } from './bring-by-time.ts';
import { makeJobLine } from './job-line.ts';
import type { OwnOutbox } from './own-outbox.ts';
import { openOwnOutbox } from './own-outbox.ts';
import { tracedModel } from './traced-model.ts';

/** Longest that one is open, in milliseconds: it holds a connection, and locks of what it writes. */
const LONGEST_MS = 30_000;
/** Longest that it waits for somebody else's lock, and that one statement takes. */
const LIMITS = { lock_timeout: '3s', statement_timeout: '10s' } as const;
const MOST_JOBS = 5000;

/**
 * One transaction with a clock of its own, in which everything goes the usual ways and of which nothing stays. No network, and no
 * notices to screens: those of a transaction that is undone are never sent.
 */
export type Sandbox = {
  readonly storage: Storage;
  readonly model: RuntimeModel;
  readonly now: () => Date;
  /** Under what somebody acts at this moment of the sandbox. */
  readonly contextOf: (actor: Actor) => Context;
  /** Does what follows from all that has happened, until nothing is left that is due. */
  readonly settle: () => Promise<void>;
  /** Lets time pass, with everything that is due on the way, in its order. */
  readonly passUntil: (at: Date) => Promise<void>;
  /** Lets time pass to what is due next. @returns whether anything was */
  readonly passToNext: () => Promise<boolean>;
  /** Has time bring something to a record that was there before: timers of its processes, planned changes, schedules. */
  readonly watch: (entity: string, recordId: string) => Promise<void>;
  /** Goes on from here in a sandbox of its own, of which this one knows nothing afterwards. */
  readonly branch: <T>(work: (sandbox: Sandbox) => Promise<T>) => Promise<T>;
  /** Events of records so far, in their order. */
  readonly events: () => readonly OutboxRow[];
  /** Jobs that are not done in a sandbox, by name: long work and what looks after the installation. */
  readonly leftOut: () => readonly string[];
};

export type SandboxOptions = {
  readonly model: RuntimeModel;
  /** Instant at which its clock begins. */
  readonly at: Date;
  readonly trace?: Trace;
  /** Longest that it is open, in milliseconds; 30 seconds when absent. */
  readonly longestMs?: number;
};

const NO_TRACE: Trace = { step: () => undefined, rules: () => undefined };

/**
 * Works in a sandbox. Refuses (503) what takes too long or waits for somebody else's lock.
 * @param storage a database, or a transaction within which only the sandbox is undone
 */
export async function inSandbox<T>(
  storage: Storage,
  options: SandboxOptions,
  work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  return timeLimited(() =>
    undone(storage, async (tx) => {
      await setLimits(tx);
      return work(await openSandbox(tx, options));
    }),
  );
}

/** Has the statements of a transaction that will be undone wait and work for a moment only, until it ends. */
export async function setLimits(tx: Transaction): Promise<void> {
  for (const [name, value] of Object.entries(LIMITS)) await tx.query(raw(`set local ${name} = '${value}'`));
}

/** Refuses (503) what has run into these limits. */
export async function timeLimited<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === '55P03') return refuse(503, 'sandbox.busy');
    if (code === '57014') return refuse(503, 'sandbox.too-long', { params: { seconds: LONGEST_MS / 1000 } });
    throw error;
  }
}

async function openSandbox(
  tx: Transaction,
  { model, at, trace = NO_TRACE, longestMs = LONGEST_MS }: SandboxOptions,
): Promise<Sandbox> {
  const parts: Parts = {
    tx,
    model: tracedModel(model, trace),
    outbox: await openOwnOutbox(tx),
    longestMs,
    end: Date.now() + longestMs,
  };
  return makeSandbox(parts, { clock: at, jobs: [], events: [], touched: new Map(), leftOut: [] });
}

/** What a sandbox shares with its branches. */
type Parts = {
  readonly tx: Transaction;
  readonly model: RuntimeModel;
  readonly outbox: OwnOutbox;
  readonly longestMs: number;
  readonly end: number;
};

/** How far a sandbox has come; what is in the database is not part of it. */
type Progress = {
  readonly clock: Date;
  readonly jobs: readonly Job[];
  readonly events: readonly OutboxRow[];
  readonly touched: Touched;
  readonly leftOut: readonly string[];
};

function makeSandbox(parts: Parts, from: Progress): Sandbox {
  const { tx, model, outbox, longestMs, end } = parts;
  const line = makeJobLine(from.jobs);
  const events = [...from.events];
  const leftOut = new Set(from.leftOut);
  let { clock } = from;
  let done = 0;
  const storage: Storage = {
    query: tx.query,
    transaction: async (work) => {
      if (Date.now() > end) return refuse(503, 'sandbox.too-long', { params: { seconds: longestMs / 1000 } });
      return within(tx).transaction(work);
    },
  };

  const touched = new Map([...from.touched].map(([entity, ids]) => [entity, new Set(ids)]));
  const touch = (entity: string, id: string): void => {
    touched.set(entity, (touched.get(entity) ?? new Set()).add(id));
  };
  const works = { ...RECORD_WORKS, ...worksByTime(touched) };
  const relay = async (): Promise<void> => {
    const { events: rows, jobs } = await outbox.take();
    events.push(...rows);
    for (const { entity, record_id: id } of rows) touch(entity, id);
    line.add(jobs.map(jobOfRow));
    line.add(jobsOfEvents(rows, reactionsOf(model), (entity) => isFollowed(model, entity)));
  };
  const doJob = async ({ name, payload }: Job): Promise<void> => {
    const work = works[name];
    if (!work) return void leftOut.add(name);
    done += 1;
    if (done > MOST_JOBS) return refuse(409, 'sandbox.too-much', { params: { most: MOST_JOBS } });
    await work(storage, model, payload, clock);
  };
  const settle = async (): Promise<void> => {
    for (;;) {
      await relay();
      const next = line.nextAt();
      if (!next || next > clock) return line.add(await nextByTime(tx, model, touched, clock));
      const job = line.take();
      if (job) await doJob(job);
    }
  };
  const passUntil = async (until: Date): Promise<void> => {
    if (until < clock) return refuse(409, 'sandbox.back');
    await settle();
    for (let next = line.nextAt(); next && next <= until; next = line.nextAt()) {
      if (next > clock) clock = next;
      await settle();
    }
    clock = until;
  };

  return {
    storage,
    model,
    now: () => clock,
    contextOf: (actor) => makeContext(model, actor, 'sandbox', clock),
    settle,
    passUntil,
    passToNext: async () => {
      await settle();
      for (let next = line.nextAt(); next; next = line.nextAt()) {
        const job = line.take();
        if (!job || (job.name === TIMER_JOB && !(await isSet(tx, job)))) continue;
        line.add([job]);
        await passUntil(next);
        return true;
      }
      return false;
    },
    watch: async (entity, recordId) => {
      touch(entity, recordId);
      line.add((await timersOfRecord(tx, recordId)).map(wakingJob));
    },
    branch: (work) => {
      const progress = { clock, jobs: line.waiting(), events, touched, leftOut: [...leftOut] };
      return timeLimited(() => undone(storage, () => work(makeSandbox(parts, progress))));
    },
    events: () => events,
    leftOut: () => [...leftOut],
  };
}

/** Whether a timer is still due when its job says: it may have been given up or put off since. */
async function isSet(tx: Transaction, { payload, at }: Job): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from leitwerk.workflow_timer
    where instance_id = ${payload['instance']}::uuid and event = ${payload['event']} and due = ${at ?? null}::timestamptz`);
  return rows.length > 0;
}
