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
