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

/** The same with the automations that somebody has to decide about. */
export type WireWorkCounts = WireJobCounts & { readonly failedAutomations: number };

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

/** An automation that could not do what it was to do about one record; nothing of it has happened. */
export type WireFailedAutomation = {
  readonly id: string;
  /** The automation, in the reader's language. */
  readonly text: string;
  readonly entity: string;
  /** Null when the reader may not read it. */
  readonly record: WireReference | null;
  /** What has set it off: created, updated, moved, schedule or incoming. */
  readonly event: string;
  /** Where automations have set each other off in a circle: which, one after the other. */
  readonly chain: readonly string[];
  readonly error: string;
  readonly at: string;
  /** Whether it can be done once more without harm: `possible`, or what stands against it. */
  readonly repeat: 'possible' | 'loop' | 'message' | 'gone' | 'since';
};

export type WireFailedAutomations = {
  /** Newest first, as many as are told at once. */
  readonly items: readonly WireFailedAutomation[];
  readonly count: number;
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
