import type { Label } from '../generated/definitions.gen.ts';
import type { Issue } from '../issue.ts';

/** A record as the API gives it: fields by name. Unreadable fields are absent. */
export type WireRecord = { readonly id: string; readonly version: number; readonly [field: string]: unknown };

/** What a reference is when the request expands it, and in the history; otherwise it is the id alone. */
export type WireReference = { readonly id: string; readonly title: string | null };

export type Page = { readonly items: readonly WireRecord[]; readonly next: string | null; readonly count?: number };

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly requestId: string;
  readonly issues?: readonly (Pick<Issue, 'path' | 'code'> & { readonly message: string })[];
};

/** What can happen to a record now, in its status. `reason` says why not. */
export type WireTransition = {
  readonly id: string;
  readonly label: { readonly de: string; readonly en: string };
  readonly to: string;
  readonly possible: boolean;
  readonly reason?: string;
};

export type ChangedThrough = {
  readonly kind: 'workflow' | 'automation' | 'run';
  readonly label: Label;
  /** Of the run, for its report. */
  readonly run?: string;
};

/** The last change that set a value. */
export type ValueOrigin = {
  readonly at: string;
  readonly by: WireReference;
  readonly action: 'create' | 'update' | 'delete' | 'restore' | 'transition';
  readonly event?: string;
  readonly through?: ChangedThrough;
};

export type HistoryEntry = {
  readonly id: string;
  readonly at: string;
  readonly by: WireReference | null;
  readonly action: 'create' | 'update' | 'delete' | 'restore' | 'transition';
  readonly event?: string;
  /** The process, automation or run (bulk change, import) that did it on that person's behalf. */
  readonly through?: ChangedThrough;
  /** The merge of two records that this was part of, or that it took back. Titles are null where they cannot be read. */
  readonly merge?: {
    readonly id: string;
    readonly kind: 'merge' | 'unmerge';
    readonly survivor: WireReference;
    readonly other: WireReference;
    /** Whether it has been taken back since. */
    readonly undone: boolean;
  };
  /**
   * Field name → [before, after]. Fields that cannot be read are absent. References are `WireReference`, links are rows with
   * `id` and `title`; the title is null when that record cannot be read.
   */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
};

export type SearchHit = { readonly entity: string; readonly id: string; readonly title: string; readonly text: string };

/** Fewer characters make no password. */
export const SHORTEST_PASSWORD = 8;

export type Session = {
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly language: 'de' | 'en' };
  readonly roles: readonly string[];
  /** What the roles are called, in the same order. */
  readonly roleLabels: readonly { readonly de: string; readonly en: string }[];
  readonly teams: readonly string[];
  readonly permissions: readonly string[];
  /** By whose clock moments are shown and typed: the person's own choice, else that of the installation. IANA names. */
  readonly timeZone: string;
  readonly installationTimeZone: string;
};

/** What a person has typed into a form and not saved: values by field name, references as `WireReference`. */
export type Draft = {
  readonly at: string;
  /** Of the record over which it was typed; null for a new one. */
  readonly baseVersion: number | null;
  readonly values: Readonly<Record<string, unknown>>;
};

/** One server-sent event on `/api/events`: something the reader may see has changed. */
export type ChangeEvent = {
  readonly entity: string;
  readonly id: string;
  readonly action: HistoryEntry['action'];
  readonly version: number;
};

/** Long work of one's own: how far it is and what became of it. `done` and `total` count the same. */
export type WireRun = {
  readonly id: string;
  readonly kind: string;
  /** What the kind is called, in the reader's language. */
  readonly title: string;
  readonly entity: string | null;
  readonly state: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  readonly total: number | null;
  readonly done: number;
  /** By word: `changed`, `created`, `unchanged`, `skipped`, `refused`, `undone` … */
  readonly counts: Readonly<Record<string, number>>;
  /** How many problems the report lists. */
  readonly problems: number;
  /** What ended it, when it failed, in the reader's language. */
  readonly error: string | null;
  readonly at: string;
  readonly endedAt: string | null;
  /** The run that this one took back, as long as no later one has done so again. */
  readonly undoes: string | null;
  /** The run that took back what this one did. */
  readonly undoneBy: string | null;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly as: 'source' | 'result' | 'refused';
  }[];
};

/** A record or row that a run could not do. */
export type WireRunProblem = {
  readonly position: number;
  readonly recordId: string | null;
  readonly title: string | null;
  readonly row: Readonly<Record<string, unknown>> | null;
  readonly issues: readonly Issue[];
  /** The issues in the reader's language. */
  readonly messages: readonly string[];
};

/** What a run has done, or would do, with one record. */
export type WireRunOutcome = {
  readonly position: number;
  readonly recordId: string | null;
  readonly title: string | null;
  /** Value before and after, by name of the field. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Records that may be the same, with the rule by which. */
  readonly alike: readonly { readonly id: string; readonly title: string | null; readonly label: Label }[];
  /** Line of an earlier row that may be the same. */
  readonly twin: number | null;
};

/** A list as somebody has set it up. Fields are ids, as in definitions; filter and sort go by name. Absent: nothing of it. */
export type ViewContent = {
  readonly type: 'list' | 'kanban' | 'calendar';
  readonly columns?: readonly string[];
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly search?: string;
  readonly sort?: readonly string[];
  readonly group?: string;
  readonly start?: string;
  readonly end?: string;
  readonly sums?: readonly string[];
};

export type ViewSharing = 'private' | 'team' | 'everyone';

export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly owner: WireReference;
  readonly shared: ViewSharing;
  readonly team: WireReference | null;
  readonly version: number;
  /** Only what the reader may read. */
  readonly content: ViewContent;
  /** False when the reader may not see all of it: some of the filter, a column. */
  readonly isWhole: boolean;
  readonly isMine: boolean;
  readonly mayChange: boolean;
};

export type SavedViews = {
  readonly items: readonly SavedView[];
  /** The view that is shown first to the reader's roles; null when nobody has set one. */
  readonly first: string | null;
};
