import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { WireRecord, WireRun } from '@leitwerk/metadata/wire';

/**
 * What a module may bring: the one contract between the platform and `modules/*`. A module is used when the live
 * application names it under `modules`; then its rules and reactions apply, its actions and routes can be called, and the
 * definitions in its folder `definitions/` are part of the model. What it wants to be told by the application stands in its
 * `settings.schema.json`; texts marked there with `"names": "entity"` or `"names": "field"` must name what the model has.
 */
export type Module = {
  /** Name of its folder and prefix of its actions. */
  readonly name: string;
  /** Actions of other modules that it calls, e.g. `mail.send`; without them the module is not loaded. */
  readonly needs?: readonly string[];
  /** By verb: `geocode` of the module `geodata` is called as `geodata.geocode`. */
  readonly actions?: Readonly<Record<string, Action>>;
  readonly rules?: readonly Rule[];
  readonly reactions?: readonly Reaction[];
  /** What is neither a record nor an action, e.g. an upload. Addresses begin with `/api/<name>/`. */
  readonly routes?: readonly ModuleRoute[];
  /** Long work that `startRun` begins, by a kind's full name `<name>.<word>`. */
  readonly runs?: Readonly<Record<string, ModuleRunKind>>;
};

/** Something to be called from a button, a program or a job; who may call it stands in the roles' `callableActions`. */
export type Action = {
  readonly label: Label;
  /** Shape of the input, checked before `run`; unknown keys must be refused by it (`additionalProperties: false`). */
  readonly input: JsonSchema;
  /** Works with the caller's rights. What it returns is the answer, as JSON. Throw `ActionRefused` for an expected "no". */
  readonly run: (input: Readonly<Record<string, unknown>>, context: ModuleContext) => Promise<unknown>;
};

export type RuleMoment = 'create' | 'update' | 'transition' | 'delete' | 'restore';

/** One write as a rule sees it. Computed fields of a draft are worked out after the rules of modules. */
export type Judged = {
  readonly id: string;
  readonly entity: string;
  readonly moment: RuleMoment;
  /** The event of a transition. */
  readonly event?: string;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly now: string;
  readonly today: string;
};

/** Issues refuse the write (422); `changes` are written along with it and are checked like a caller's values. */
export type Judge = (
  given: Judged,
) => Promise<{ readonly issues?: readonly Issue[]; readonly changes?: Readonly<Record<string, unknown>> }>;

/** What a rule may read: records as the platform sees them, inside the transaction. What it tells of them is its own care. */
export type RuleReach = {
  readonly settings: ModuleSettings;
  readonly entity: (name: string) => EntityModel | null;
  readonly list: ModuleContext['list'];
  /** Whether who writes may read this field of every record. */
  readonly mayRead: (entity: string, field: string) => boolean;
};

/** Judged before the commit, inside the transaction, before the entity’s own rules, which see what it changes; reaches nothing outside. */
export type Rule = {
  readonly name: string;
  /** Name of the entity; or of those that the module's settings name. */
  readonly entity: string | ((settings: ModuleSettings) => readonly string[]);
  readonly on: readonly RuleMoment[];
} & (
  | { readonly judge: Judge }
  /** For rules that read: called once for all writes of a batch, so that a thousand cost a few statements. */
  | { readonly prepare: (batch: readonly Judged[], reach: RuleReach) => Promise<Judge> }
);

/** What the application says to a module, of the shape in the module's `settings.schema.json`. */
export type ModuleSettings = Readonly<Record<string, unknown>>;

/** What happened to a record. The id is the same when the event comes again. */
export type RecordEvent = {
  readonly id: string;
  /** `lead.created`, `lead.updated`, `contract.moved` … */
  readonly name: string;
  readonly entity: string;
  readonly recordId: string;
  readonly version: number;
  /** Id of the user. */
  readonly actor: string;
  readonly at: string;
};

/** Follows from an event after the commit, at least once and possibly again: it must bear a repeat. It cannot refuse. */
export type Reaction = {
  /** Unique among all modules; waiting jobs carry it. */
  readonly name: string;
  /** Names of events. */
  readonly on: readonly string[];
  readonly react: (event: RecordEvent, context: ModuleContext) => Promise<void>;
};

export type RecordCommand =
  | { readonly action: 'create'; readonly entity: string; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly action: 'update';
      readonly entity: string;
      readonly id: string;
      readonly version?: number;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | {
      readonly action: 'transition';
      readonly entity: string;
      readonly id: string;
      readonly event: string;
      readonly input: Readonly<Record<string, unknown>>;
    }
  | { readonly action: 'delete'; readonly entity: string; readonly id: string };

export type RecordListQuery = {
  readonly filter?: unknown;
  readonly sort?: readonly string[];
  readonly search?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  readonly limit: number;
  readonly after?: string;
};

/** What may be known and done of an entity by this actor. Names of fields. */
export type EntityView = {
  readonly entity: EntityModel;
  readonly readable: ReadonlySet<string>;
  readonly creatable: ReadonlySet<string>;
  readonly updatable: ReadonlySet<string>;
};

/** What became of one of several commands that are done or refused singly. */
export type Attempt =
  | {
      readonly id: string;
      readonly version: number;
      /** Of an update: value before and after, by name of the field, as far as the actor may read it. */
      readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
    }
  | { readonly issues: readonly Issue[]; readonly status: number };

/** All that a module reaches of the platform: the same ways of reading and writing as everybody, with the actor's rights. */
export type ModuleContext = {
  readonly actor: { readonly id: string; readonly name: string; readonly language: 'de' | 'en' };
  readonly today: string;
  /** What the application says to the module of this name. */
  readonly settings: (module: string) => ModuleSettings;
  /** What issues say, in the actor's language. */
  readonly wordsOf: (issues: readonly Issue[]) => readonly string[];
  /** The entity, or null when the actor may read nothing of it. */
  readonly entity: (name: string) => EntityView | null;
  /** One page of records. Throws a refusal when the actor may not. */
  readonly list: (
    entity: string,
    query: RecordListQuery,
  ) => Promise<{ readonly items: readonly WireRecord[]; readonly next: string | null }>;
  /** All or nothing, in one transaction. Throws the first refusal. @returns the records as they became; null for deleted ones */
  readonly write: (commands: readonly RecordCommand[]) => Promise<readonly (WireRecord | null)[]>;
  /** What `write` would say to each command by itself. Everything is done, judged and undone again. */
  readonly tryOut: (commands: readonly RecordCommand[]) => Promise<readonly Attempt[]>;
  /** Records that agree with each of these by a duplicate rule of the entity, as far as the actor may read them. */
  readonly duplicates: (
    entity: string,
    values: readonly Readonly<Record<string, unknown>>[],
  ) => Promise<readonly Likeness[]>;
  /** An action of any module, under the same actor's rights. */
  readonly call: (action: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Keeps a stream as a file of the actor's. Without a record or run it is removed after a day. */
  readonly storeFile: (name: string, stream: AsyncIterable<Buffer>) => Promise<ModuleFile>;
  /** A file that the actor may read, as a stream; null when there is none for him. */
  readonly openFile: (id: string) => Promise<(ModuleFile & { readonly stream: AsyncIterable<Buffer> }) | null>;
  /**
   * Asks another server. Only one that the application's settings of this module name, by the platform's one way out
   * (`platform/src/outbound`): public addresses over TLS, no redirect to another host, 10 s. Throws a refusal.
   */
  readonly request: (module: string, wanted: OutsideRequest) => Promise<OutsideAnswer>;
  /** Begins long work in the actor's name. @param files that go with the run @returns the run */
  readonly startRun: (run: {
    /** `<module>.<word>` */
    readonly kind: string;
    readonly entity: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly total?: number;
    readonly files?: readonly string[];
    /** One of the actor's that is the same and waits already is taken instead of another. */
    readonly once?: boolean;
  }) => Promise<Omit<WireRun, 'error'>>;
};

export type OutsideRequest = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the answer at most; a megabyte when absent. */
  readonly most?: number;
  /** Requests to this host are that many milliseconds apart, in this process. */
  readonly everyMs?: number;
};

export type OutsideAnswer = { readonly status: number; readonly type: string; readonly body: Buffer };

/** What given values are like. */
export type Likeness = {
  /** Records that agree with them, five at most. */
  readonly records: readonly ModuleDuplicate[];
  /** Two that have one of these in common agree with each other. */
  readonly prints: readonly string[];
};

export type ModuleDuplicate = {
  readonly id: string;
  readonly title: string | null;
  /** Of the rule. */
  readonly label: Label;
};

export type ModuleFile = { readonly id: string; readonly name: string; readonly size: number };

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

/** An address of a module's own. Who is not signed in does not come here. */
export type ModuleRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Begins with `/api/<module>/`; `{name}` for parts that vary. */
  readonly path: string;
  readonly summary: string;
  /** Names of query parameters, each with what it means. */
  readonly query?: Readonly<Record<string, string>>;
  /** Shape of a JSON body, checked before `handle`. Absent: there is none. */
  readonly body?: JsonSchema;
  readonly answer?: JsonSchema;
  readonly status?: 200 | 201 | 202;
  /** Media types of what it answers with, when that is no JSON: `handle` returns `ModuleBytes` then. */
  readonly bytes?: readonly string[];
  /** What it returns is the answer, as JSON. Throw `ActionRefused` for an expected "no". */
  readonly handle: (request: ModuleRequest, context: ModuleContext) => Promise<unknown>;
};

/** A picture or the like. `type` is one of the route's; `keep` says for how many seconds a browser may keep it. */
export type ModuleBytes = { readonly body: Buffer; readonly type: string; readonly keep: number };

export type ModuleRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What an action throws when it cannot do what is asked: the answer is 422 with these issues. */
export class ActionRefused extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.code).join());
    this.issues = issues;
  }
}
