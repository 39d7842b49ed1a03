import type { WireProcess, WireProcessState, WireProcessStep } from './workflow.ts';

/** A step of a simulation. */
export type WireSimulationStep =
  | { readonly do: 'begin'; readonly workflow: string }
  | {
      readonly do: 'send';
      readonly workflow: string;
      readonly event: string;
      readonly input?: Readonly<Record<string, unknown>>;
      /** For drafts only: 2 and up are other people with the same rights, for four eyes and several approvals. */
      readonly person?: number;
    }
  /** A period (`P14D`), a date, or `next-deadline`. */
  | { readonly do: 'pass'; readonly time: string }
  /** To what a process wants of a module that is not there: done, or refused with a reason. */
  | { readonly do: 'answer'; readonly action: string; readonly refusal?: string };

/** What a simulation is asked for: nothing of it stays. */
export type WireSimulationRequest = {
  readonly entity: string;
  readonly record: string;
  readonly steps: readonly WireSimulationStep[];
};

/** Something that would be done, as far as the asker may read it. */
export type WireSimulatedAction = {
  readonly type: string;
  readonly entity: string;
  /** Null when the record may not be read. */
  readonly title: string | null;
  readonly event?: string;
  /** By field name; fields that may not be read are left out. */
  readonly values: Readonly<Record<string, unknown>>;
};

/** A step that a process would take. */
export type WireSimulatedStep = {
  readonly workflow: string;
  readonly at: string;
  readonly event: WireProcessStep['event'];
  readonly states: readonly WireProcessState[];
  /** Ids of the ways taken and paths of the states entered, in order. */
  readonly ways: readonly string[];
  readonly entered: readonly string[];
  readonly actions: readonly WireSimulatedAction[];
};

/** Where a process about the record would stand. */
export type WireSimulatedProcess = Pick<
  WireProcess,
  'workflow' | 'label' | 'state' | 'states' | 'problem' | 'timers' | 'events'
>;

export type WireSimulationOutcome = {
  /** The sandbox's time after the step. */
  readonly at: string;
  /** Why the step was not done; the ones after it are not tried. */
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly issues: readonly { readonly path: string; readonly message: string }[];
  } | null;
  /** What it would have led to, in its order. */
  readonly taken: readonly WireSimulatedStep[];
  readonly processes: readonly WireSimulatedProcess[];
  /** Actions of modules that processes wait for and that no module does. */
  readonly waits: readonly string[];
};

export type WireSimulation = { readonly steps: readonly WireSimulationOutcome[] };
