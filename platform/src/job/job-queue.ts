import type { Transaction } from '../storage/database.ts';

/** Something to be done later, at least once. `key` makes a repeat of the same job harmless. */
export type Job = { readonly name: string; readonly payload: unknown; readonly key?: string; readonly at?: Date };

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

export type Schedule = { readonly name: string /** Five fields, UTC. */; readonly cron: string };

export type JobQueue = {
  /** In a transaction the job exists only if that commits. */
  readonly enqueue: (job: Job, tx?: Transaction) => Promise<void>;
  /** Begins to work; every name that is enqueued or scheduled must be known to some process. */
  readonly start: (works: Readonly<Record<string, Work>>, schedules: readonly Schedule[]) => Promise<void>;
  /** Jobs that have failed for good, newest first. */
  readonly dead: () => Promise<readonly DeadJob[]>;
  readonly retry: (id: string) => Promise<void>;
  readonly cancel: (key: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Tries before a job is dead: with exponential back-off some three days. */
export const MOST_ATTEMPTS = 15;
