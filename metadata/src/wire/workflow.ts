import type { Color, Label, WorkflowInput } from '../generated/definitions.gen.ts';
import type { WireReference } from './wire.ts';

/** A state that a process is in. */
export type WireProcessState = {
  /** Names of the states on the way to it, with dots. */
  readonly path: string;
  readonly label: Label;
  readonly color?: Color;
};

/** What can be done with a process where it stands. */
export type WireProcessEvent = {
  readonly event: string;
  readonly label: Label;
  readonly color?: Color;
  readonly possible: boolean;
  /** Why not. */
  readonly reason?: string;
  /** Fields (by id) that it asks for. */
  readonly input: readonly WorkflowInput[];
};

/** Something that has happened to a process. */
export type WireProcessStep = {
  readonly step: number;
  readonly at: string;
  readonly by: WireReference;
  readonly event: { readonly name: string; readonly label?: Label };
  /** Where it led, from the outermost inwards. */
  readonly states: readonly WireProcessState[];
  /** What was done, with records that the reader may know of. */
  readonly actions: readonly { readonly type: string; readonly entity: string }[];
};

/** A process about a record. */
export type WireProcess = {
  readonly id: string;
  readonly workflow: string;
  readonly label: Label;
  readonly state: 'running' | 'stopped' | 'done' | 'cancelled';
  /** From the outermost inwards. */
  readonly states: readonly WireProcessState[];
  readonly startedAt: string;
  /** Why it was stopped. */
  readonly problem: string | null;
  /** Whether the reader may have it try again or end it. */
  readonly mayRepair: boolean;
  readonly timers: readonly { readonly delay: string; readonly due: string }[];
  readonly events: readonly WireProcessEvent[];
  /** The last ones, newest first. */
  readonly steps: readonly WireProcessStep[];
};

export type WireProcesses = {
  /** Newest first. */
  readonly items: readonly WireProcess[];
  readonly startable: readonly {
    readonly workflow: string;
    readonly label: Label;
    readonly possible: boolean;
    readonly reason?: string;
  }[];
};

/** Something that somebody has to do in a process. */
export type WireInboxItem = {
  readonly id: string;
  /** `task`: a step of a person; `effect`: what a module could not do, or does not do because there is none. */
  readonly kind: 'task' | 'effect';
  /** Id of the process; null for what an automation has wanted. */
  readonly process: string | null;
  /** What is to be done. */
  readonly label: Label;
  /** Of the process or the automation. */
  readonly of: Label;
  /** Name of the entity. */
  readonly entity: string;
  readonly record: WireReference;
  /** Whose it is; null as long as nobody has taken it. */
  readonly person: WireReference | null;
  readonly since: string;
  readonly due: string | null;
  /** Whether it has been handed on because nobody has done it. */
  readonly isEscalated: boolean;
  /** Of an effect that was refused: why. */
  readonly problem: string | null;
  /** Of an effect: whether a module can be asked now. */
  readonly mayRetry: boolean;
};

export type WireInbox = {
  /** What is due first comes first. */
  readonly items: readonly WireInboxItem[];
  /** Whether there are more than these. */
  readonly more: boolean;
};

export type WireInboxCount = {
  /** What the reader has taken or was given. */
  readonly mine: number;
  /** What nobody has taken. */
  readonly open: number;
  readonly of: readonly {
    /** Id of a workflow or an automation. */
    readonly workflow: string;
    readonly label: Label;
    readonly mine: number;
    readonly open: number;
  }[];
};

/** Values that a record takes on a day to come. */
export type WirePendingChange = {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly day: string;
  /** By field name, as far as the reader may read them; references as `{id, title}`. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly state: 'planned' | 'applied' | 'cancelled' | 'refused';
  /** Why the record did not take them. */
  readonly problem: string | null;
  readonly by: WireReference;
  readonly madeAt: string;
  /** Whether the reader may put it on another day or take it back. */
  readonly mayMove: boolean;
};

/** Processes that stand in the same states of an older definition. */
export type WireMigrationStand = {
  /** Checksum of the definition that they began with. */
  readonly definition: string;
  /** The innermost ones. */
  readonly states: readonly { readonly path: string; readonly label: Label }[];
  readonly count: number;
  /** Where they would stand in the live definition, as XState writes it; null when a state has no place there. */
  readonly to: unknown;
};

export type WireMigration = {
  /** Checksum of the live definition. */
  readonly definition: string;
  readonly stands: readonly WireMigrationStand[];
  /** Those of the live definition. */
  readonly states: readonly { readonly path: string; readonly label: Label }[];
};
