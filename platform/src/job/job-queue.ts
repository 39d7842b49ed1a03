import type { Transaction } from '../storage/database.ts';

/** Something to be done later, at least once. `key` makes a repeat of the same job harmless. */
export type Job = {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly key?: string;
  /** Not before this; at once when absent. */
  readonly at?: Date;
};

export type DeadJob = {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly error: string;
  readonly attempts: number;
  readonly at: string;
};

/** How many jobs are where. */
export type QueueState = {
  /** Due, and nobody has taken them yet. */
  readonly waiting: number;
  /** Due later, among them those that have failed and will be tried again. */
  readonly delayed: number;
  readonly running: number;
  readonly dead: number;
  /** Seconds since the one that waits longest was due; null when none waits. */
  readonly oldestSeconds: number | null;
};

/** What a job does. Runs again when it throws, later each time, until it is dead. */
export type Work = (payload: unknown) => Promise<void>;

/** Fires once, however many processes have it; what was missed while none ran is made up for once. */
export type Schedule = { readonly name: string /** Five fields, UTC. */; readonly cron: string };

export type JobQueue = {
  /**
   * Any number of jobs in one go. A key that waits already is replaced, its time too; of several jobs with one key the last one
   * counts. Whoever has a transaction puts a row into `leitwerk.job_outbox` instead: only what hands rows over from there (the
   * relay) names its transaction here. Jobs on the same database exist only if that commits. Jobs elsewhere exist before: when the
   * transaction is undone the rows stay and their jobs come again, so each of those jobs has a key and its work bears a repeat.
   * @throws when the jobs have not been taken; some may exist nevertheless
   */
  readonly enqueue: (jobs: readonly Job[], tx?: Transaction) => Promise<void>;
  /** Begins to work; every name that is enqueued or scheduled must be known to some process. */
  readonly start: (works: Readonly<Record<string, Work>>, schedules: readonly Schedule[]) => Promise<void>;
  /** Jobs that have failed for good, newest first, `MOST_DEAD` of them. */
  readonly dead: () => Promise<readonly DeadJob[]>;
  /** Begins anew with dead jobs. @returns the ids of those that were dead */
  readonly retry: (ids: readonly string[]) => Promise<readonly string[]>;
  /** Removes dead jobs. @returns the ids of those that were dead */
  readonly discard: (ids: readonly string[]) => Promise<readonly string[]>;
  /** Takes back what waits under a key; what runs already goes on, but not again. */
  readonly cancel: (key: string) => Promise<void>;
  readonly state: () => Promise<QueueState>;
  /** When schedules have fired last, by name. */
  readonly fired: () => Promise<ReadonlyMap<string, string>>;
  /** Takes no more jobs and waits for those in work. */
  readonly stop: () => Promise<void>;
};

export type QueueOptions = {
  /** Told about failures. */
  readonly log: (message: string) => void;
  /** Tries before a job is dead. */
  readonly attempts?: number;
};

/** Tries before a job is dead: with exponential back-off some three days. */
export const MOST_ATTEMPTS = 15;

/** Pause before the next try, in milliseconds: as the queue on PostgreSQL has it, e to the power of the tries in seconds, up to six hours. */
export const backOffMs = (tries: number): number => Math.round(Math.exp(Math.min(10, tries)) * 1000);

/** Jobs that one process works on at once. */
export const CONCURRENCY = 2;

/** Dead jobs that are told at once. */
export const MOST_DEAD = 200;

/** Of several jobs with one key the last one. */
export const lastByKey = (jobs: readonly Job[]): readonly Job[] => [
  ...new Map(jobs.map((job, index) => [job.key === undefined ? index : `key ${job.key}`, job])).values(),
];
