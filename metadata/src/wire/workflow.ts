import type {
  AutomationTriggerOn,
  Color,
  Label,
  WorkflowDelayUnit,
  WorkflowInput,
  WorkflowStartOn,
} from '../generated/definitions.gen.ts';
import type { WireReference } from './wire.ts';

export type WireRunState = 'running' | 'stopped' | 'done' | 'cancelled';

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

/** What somebody who may has done to a process by hand, and why. */
export type WireRepair = {
  readonly kind: 'retry' | 'skip' | 'back' | 'cancel' | 'compensate';
  readonly reason: string | null;
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
  readonly actions: readonly { readonly type: string; readonly entity: string; readonly isSkipped?: true }[];
  readonly repair?: WireRepair;
};

/** What a process waits for until it is due. */
export type WireProcessTimer = {
  readonly delay: string;
  readonly due: string;
  /** Path of the state that waits. */
  readonly state: string;
};

/** A process about a record. */
export type WireProcess = {
  readonly id: string;
  readonly workflow: string;
  readonly label: Label;
  readonly state: WireRunState;
  /** From the outermost inwards. */
  readonly states: readonly WireProcessState[];
  readonly startedAt: string;
  /** Why it was stopped. */
  readonly problem: string | null;
  /** Whether the reader may have it try again or end it. */
  readonly mayRepair: boolean;
  readonly timers: readonly WireProcessTimer[];
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

/** A state of the machine that a process has begun with. */
export type WireMachineState = {
  readonly path: string;
  readonly label: Label | null;
  readonly color?: Color;
  readonly type: 'plain' | 'parallel' | 'final' | 'history';
  /** Whether its parent begins here. */
  readonly initial: boolean;
  /** Who may send its events; null is who may change the record. */
  readonly roles: readonly Label[] | null;
  /** What a person has to do there. */
  readonly task?: Label;
};

/** How long something waits. Without a count it stands in a table of deadlines. */
export type WireDelay = {
  readonly count?: number;
  readonly unit?: WorkflowDelayUnit;
  /** Name of the field from which it is counted, when the reader may see it. */
  readonly from?: string;
};

/** A transition of a machine. */
export type WireWay = {
  readonly id: string;
  readonly from: string;
  /** Paths of states; none when it stays where it is. */
  readonly to: readonly string[];
  readonly kind: 'event' | 'record' | 'time' | 'always' | 'done' | 'answer' | 'program';
  /** The event that takes it; null when it is taken by itself. */
  readonly event: string | null;
  readonly label?: Label;
  readonly delay?: string;
  readonly isGuarded: boolean;
  /** Only for those who may look after definitions or jobs. */
  readonly formula?: string;
};

export type WireMachine = {
  readonly states: readonly WireMachineState[];
  readonly ways: readonly WireWay[];
  readonly delays: Readonly<Record<string, WireDelay>>;
};

/** A condition and what it looked at. */
export type WireCondition = {
  /** As it stands in the definition, for those who may know it. */
  readonly formula?: string;
  /** In the words of the definition. */
  readonly label?: Label;
  /** Null: not told, because it looks at what the reader may not see. */
  readonly holds: boolean | null;
  /** Fields by name as they were then, references as {id, title}. */
  readonly values: readonly { readonly field: string; readonly value: unknown }[];
  /** Whether it looks at fields that the reader may not see. */
  readonly hasHidden: boolean;
};

/** A transition that came into question. */
export type WireTriedWay = {
  readonly way: string;
  readonly isTaken: boolean;
  readonly condition?: WireCondition;
};

/** What has caused a step. */
export type WireCause =
  | { readonly kind: 'person' | 'program' | 'repair' | 'answer' }
  | { readonly kind: 'time'; readonly delay: string }
  | {
      readonly kind: 'record';
      /** Entry of the record's history; absent when it is gone. */
      readonly change?: {
        readonly id: string;
        readonly at: string;
        readonly by: WireReference;
        readonly action: string;
        /** The event of the contract status. */
        readonly event?: Label;
        /** Names of the fields that it changed. */
        readonly fields: readonly string[];
        /** The process that has done it. */
        readonly process?: { readonly id: string; readonly label: Label };
        /** The automation that has done it. */
        readonly automation?: Label;
      };
    };

/** A step with everything that led to it. */
export type WireExplainedStep = WireProcessStep & {
  readonly cause: WireCause;
  readonly tried: readonly WireTriedWay[];
  /** Ids of the ways taken, in order. */
  readonly ways: readonly string[];
  /** Paths of the states entered, in order. */
  readonly entered: readonly string[];
  /** Seconds since the step before. */
  readonly waited: number | null;
};

/** One process with its machine and the reasons of every step. */
export type WireProcessDetail = Omit<WireProcess, 'steps'> & {
  readonly entity: string;
  readonly record: WireReference;
  readonly machine: WireMachine;
  readonly steps: readonly WireExplainedStep[];
  /** Where it can be put back to. Empty for those who may not. */
  readonly backTo: readonly WireProcessState[];
  /** Whether what its states have done can be undone. */
  readonly canCompensate: boolean;
};

/** Why a record's processes are where they are. */
export type WireExplanation = {
  readonly processes: readonly {
    readonly id: string;
    readonly label: Label;
    readonly state: WireRunState;
    readonly problem: string | null;
    readonly events: readonly (WireProcessEvent & {
      readonly roles: readonly Label[] | null;
      readonly tried: readonly WireTriedWay[];
    })[];
    /** What comes by itself, by the record or by a program. */
    readonly others: readonly WireTriedWay[];
    readonly machine: WireMachine;
  }[];
  /** Workflows of this entity, and what would begin each. */
  readonly starts: readonly {
    readonly workflow: string;
    readonly label: Label;
    /** Whether one is under way. */
    readonly isRunning: boolean;
    readonly ways: readonly {
      readonly on: WorkflowStartOn;
      /** moved: by this event of the contract status. */
      readonly event?: Label;
      /** person: who may; null is who may change the record. */
      readonly roles?: readonly Label[] | null;
      /** person: whether the reader may. */
      readonly isAllowed?: boolean;
      readonly condition?: WireCondition;
    }[];
  }[];
  /** Automations of this entity: what sets each off, and what it has last done to this record. */
  readonly automations: readonly {
    readonly automation: string;
    readonly label: Label;
    readonly triggers: readonly {
      readonly on: AutomationTriggerOn;
      readonly event?: Label;
      /** updated: names of the fields one of which must change, as far as the reader may see them. */
      readonly fields?: readonly string[];
    }[];
    readonly condition?: WireCondition;
    readonly last?: { readonly at: string; readonly state: string; readonly problem: string | null };
  }[];
};

/** A workflow that the reader sees processes of, with the columns of its board. */
export type WireWorkflow = {
  readonly workflow: string;
  readonly label: Label;
  readonly entity: string;
  readonly columns: readonly WireMachineState[];
  /** Processes under way that began with an older definition, for those who may move them. */
  readonly former?: number;
};

/** A process in a list of many. */
export type WireProcessRow = {
  readonly id: string;
  readonly workflow: string;
  readonly label: Label;
  readonly entity: string;
  readonly record: WireReference;
  readonly state: WireRunState;
  readonly states: readonly WireProcessState[];
  readonly startedAt: string;
  readonly since: string;
  /** What is due next. */
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** Whose record it is. */
  readonly owner: WireReference | null;
  readonly problem: string | null;
};

export type WireProcessPage = { readonly items: readonly WireProcessRow[]; readonly next: string | null };

export type WireProcessCounts = {
  readonly states: Readonly<Record<WireRunState, number>>;
  readonly overdue: number;
  /** By where they stand, of those that the filter names; for one workflow only. */
  readonly places: readonly { readonly place: string; readonly count: number }[];
};

/** What came of something done to many processes. */
export type WireBulkOutcome = {
  readonly done: number;
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  /** Whether there are more of them than are done at once. */
  readonly hasMore: boolean;
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
  /** Of these, how many are stopped; they go on when they are moved. */
  readonly stopped: number;
  /** When the first and the last of them began. */
  readonly firstStarted: string;
  readonly lastStarted: string;
  /** Records of some of them, as far as the reader may read them. */
  readonly samples: readonly WireReference[];
  /** Where they would stand in the live definition, as XState writes it; null when a state has no place there. */
  readonly to: unknown;
};

export type WireMigration = {
  /** Name of the entity whose records they are about. */
  readonly entity: string;
  /** Checksum of the live definition. */
  readonly definition: string;
  readonly stands: readonly WireMigrationStand[];
  /** Those of the live definition. */
  readonly states: readonly { readonly path: string; readonly label: Label }[];
};

/** What has come of one request to move processes. */
export type WireMigrationOutcome = {
  readonly moved: number;
  /** Still under way with an older definition. */
  readonly left: number;
  /** Those that could not be moved, and stand where they stood. */
  readonly failed: readonly {
    readonly id: string;
    /** Null when the reader may not read it. */
    readonly record: WireReference | null;
    readonly reason: string;
  }[];
  /** `after` of the next request; null when all have had their turn. */
  readonly next: string | null;
};
