import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Attempt, ModuleContext, ModuleDuplicate, RecordCommand } from './module-reach.ts';

/** A page of long work; see `platform/src/run/run.ts` for what the parts mean. */
export type ModuleRun = {
  readonly id: string;
  readonly entity: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly cursor: Readonly<Record<string, unknown>> | null;
  readonly total: number | null;
  readonly done: number;
  readonly counts: Readonly<Record<string, number>>;
};

export type ModuleProgress = {
  readonly cursor: Readonly<Record<string, unknown>>;
  readonly done: number;
  readonly total?: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems?: readonly {
    readonly position: number;
    readonly recordId?: string;
    readonly title?: string;
    readonly row?: Readonly<Record<string, unknown>>;
    readonly issues: readonly Issue[];
  }[];
  /** What has been done, or would be, with records of each sort; see `RunOutcome` in `platform/src/run/run.ts`. */
  readonly outcomes?: readonly {
    readonly word: string;
    readonly position: number;
    readonly recordId?: string;
    readonly title?: string;
    readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
    readonly alike?: readonly ModuleDuplicate[];
    readonly twin?: number;
  }[];
  /** A stored file that goes with the run from now on. */
  readonly file?: { readonly id: string; readonly as: 'result' | 'refused' };
};

export type ModuleRunKind = {
  /** What people call it, in the list of runs and in notifications. */
  readonly label: Label;
  /**
   * The next piece of work, a second's worth or so, in one or several `step.attempt` or `step.save`, each with its progress.
   * It is called again from the last stored progress when it failed or the run was stopped meanwhile.
   * @returns whether there is more
   */
  readonly step: (run: ModuleRun, context: ModuleContext, step: ModuleStep) => Promise<boolean>;
};

export type ModuleStep = {
  /**
   * Does each command singly, and stores how far the run has come in the same transaction. The next one may be begun before this
   * one has ended: it is judged meanwhile, and stored after it, or not at all when this one fails.
   * @param progress given what became of each, and the run as everything before has left it
   */
  readonly attempt: (
    commands: readonly RecordCommand[],
    progress: (attempts: readonly Attempt[], run: ModuleRun) => ModuleProgress,
  ) => Promise<void>;
  /** As `attempt`, but nothing of what the commands do stays: only how far the run has come. Several are tried at the same time. */
  readonly tryOut: ModuleStep['attempt'];
  /** Stores how far the run has come when there was nothing to write; after all that has been begun. */
  readonly save: (progress: ModuleProgress) => Promise<void>;
  /** Notes what the run has met and where. @returns where it met each for the first time */
  readonly seen: (
    keys: readonly { readonly key: string; readonly position: number }[],
  ) => Promise<ReadonlyMap<string, number>>;
  /** Problems of the run, in the order of the work, for a file of them. */
  readonly problems: (
    after: number,
    limit: number,
  ) => Promise<
    readonly {
      readonly position: number;
      readonly row: Readonly<Record<string, unknown>> | null;
      readonly issues: readonly Issue[];
      /** In the actor's language. */
      readonly messages: readonly string[];
    }[]
  >;
};
