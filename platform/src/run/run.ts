import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';

/**
 * Work for one person that takes longer than a request: bulk changes, exports, imports. It goes on by itself, can be left and
 * found again, and ends in a report.
 *
 * `waiting` → `running` ⇄ `paused` → `done` | `failed` | `cancelled`
 */
export type RunState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

/** Those from which nothing follows any more. */
export const ENDED: ReadonlySet<RunState> = new Set(['done', 'failed', 'cancelled']);

export type Run = {
  readonly id: string;
  readonly kind: string;
  /** Name of the entity that it is about. */
  readonly entity: string | null;
  readonly state: RunState;
  /** Id of the user in whose name and with whose rights it works. */
  readonly actor: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Where to go on; the kind's own. Null before the first step. */
  readonly cursor: Readonly<Record<string, unknown>> | null;
  /** How many steps have been stored. */
  readonly step: number;
  /** What there is to do, in the same unit as `done`; null while it is not known. */
  readonly total: number | null;
  readonly done: number;
  /** What became of it, by word: `changed`, `unchanged`, `refused` … */
  readonly counts: Readonly<Record<string, number>>;
};

/** Something that could not be done, for the report. */
export type RunProblem = {
  /** Place in the work: number of the record or of the row. */
  readonly position: number;
  readonly recordId?: string;
  readonly title?: string;
  /** The row as it was given. */
  readonly row?: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
};

/** What a run has done, or would do, with one record; kept for the first of each sort. */
export type RunOutcome = {
  /** The sort, as in `counts`. */
  readonly word: string;
  readonly position: number;
  readonly recordId?: string;
  readonly title?: string;
  /** Value before and after, by name of the field. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Records that may be the same. */
  readonly alike?: readonly { readonly id: string; readonly title: string | null; readonly label: Label }[];
  /** Line or position of an earlier one that may be the same. */
  readonly twin?: number;
};

/** What a step has got done; stored in the transaction of what it writes, so that a kill loses and doubles nothing. */
export type Progress = {
  readonly cursor: Readonly<Record<string, unknown>>;
  readonly done: number;
  readonly total?: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems?: readonly RunProblem[];
  readonly outcomes?: readonly RunOutcome[];
};

export type RunContext = {
  readonly database: Database;
  /** The person's rights as they are now. */
  readonly context: Context;
  /**
   * To be called in the transaction of what was done, if it has one.
   * @param stored the run as the progress before has left it, when a step stores several; the run as it was given when absent
   */
  readonly save: (tx: Queryable, progress: Progress, stored?: Run) => Promise<void>;
  /** Attaches a stored file to the run: `result`, or `refused` for the rows that were not taken. */
  readonly attach: (tx: Queryable, file: string, as: 'result' | 'refused') => Promise<void>;
};

/** One kind of run. */
export type RunKind = {
  readonly name: string;
  /** Does the next piece of work, a second's worth or so. @returns whether there is more */
  readonly step: (run: Run, context: RunContext) => Promise<boolean>;
};

/** Adds up counts. */
export const addCounts = (
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => {
  const sum: Record<string, number> = { ...counts };
  for (const [word, count] of Object.entries(more)) sum[word] = (sum[word] ?? 0) + count;
  return sum;
};
