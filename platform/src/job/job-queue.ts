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

/** What a job does. Runs again when it throws, later each time, until it is dead. */
export type Work = (payload: unknown) => Promise<void>;

/** Fires once, however many processes have it; what was missed while none ran is made up for once. */
export type Schedule = { readonly name: string /** Five fields, UTC. */; readonly cron: string };

export type JobQueue = {
  /**
   * Any number of jobs in one go. In a transaction they exist only if that commits. A key that waits already is replaced; of
   * several jobs with one key the last one counts.
   */
  readonly enqueue: (jobs: readonly Job[], tx?: Transaction) => Promise<void>;
  /** Begins to work; every name that is enqueued or scheduled must be known to some process. */
  readonly start: (works: Readonly<Record<string, Work>>, schedules: readonly Schedule[]) => Promise<void>;
  /** Jobs that have failed for good, newest first. */
  readonly dead: () => Promise<readonly DeadJob[]>;
  /** Begins anew with a dead job. */
  readonly retry: (id: string) => Promise<void>;
  /** Takes back what waits under a key; what runs already goes on, but not again. */
  readonly cancel: (key: string) => Promise<void>;
  /** Takes no more jobs and waits for those in work. */
  readonly stop: () => Promise<void>;
};

/** Tries before a job is dead: with exponential back-off some three days. */
export const MOST_ATTEMPTS = 15;
