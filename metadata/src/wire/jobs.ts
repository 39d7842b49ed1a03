import type { WireReference } from './wire.ts';

/** How many jobs are where. */
export type WireJobCounts = {
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly dead: number;
  /** Seconds since the one that waits longest was due; null when none waits. */
  readonly oldestSeconds: number | null;
};

/** A job that has failed for good, as whoever manages jobs may see it: its payload stays where it is. */
export type WireDeadJob = {
  readonly id: string;
  /** What it was to do, in the reader's language. */
  readonly text: string;
  /** The first of the records that it was about and that the reader may open. */
  readonly records: readonly { readonly entity: string; readonly id: string; readonly title: string }[];
  /** How many records it was about. */
  readonly count: number;
  /** The first line of its error. */
  readonly error: string;
  readonly attempts: number;
  readonly at: string;
};

export type WireSchedule = {
  readonly name: string;
  readonly text: string;
  /** When it has fired last; null when not yet. */
  readonly last: string | null;
  readonly next: string | null;
};

/** What somebody has decided about a dead job. */
export type WireJobDecision = {
  readonly id: number;
  readonly at: string;
  readonly by: WireReference;
  readonly decision: 'retried' | 'discarded';
  readonly text: string;
  readonly error: string;
};

export type WireJobs = {
  readonly counts: WireJobCounts;
  /** Newest first, as many as are told at once. */
  readonly dead: readonly WireDeadJob[];
  readonly schedules: readonly WireSchedule[];
  /** The last ones, newest first. */
  readonly decisions: readonly WireJobDecision[];
};
