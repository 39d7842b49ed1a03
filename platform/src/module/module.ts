import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRecord } from '@leitwerk/metadata/wire';

/**
 * What a module may bring: the one contract between the platform and `modules/*`. A module is used when the live
 * application names it under `modules`; then its rules and reactions apply and its actions can be called.
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

/** Judged before the commit, inside the transaction, before the entity’s own rules, which see what it changes; reaches nothing outside. */
export type Rule = {
  readonly name: string;
  /** Name of the entity. */
  readonly entity: string;
  readonly on: readonly RuleMoment[];
  /** Issues refuse the write (422); `changes` are written along with it and are checked like a caller's values. */
  readonly judge: (given: {
    readonly draft: Readonly<Record<string, unknown>>;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly today: string;
  }) => Promise<{ readonly issues?: readonly Issue[]; readonly changes?: Readonly<Record<string, unknown>> }>;
};

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

/** All that a module reaches of the platform: the same ways of reading and writing as everybody, with the actor's rights. */
export type ModuleContext = {
  readonly actor: { readonly id: string; readonly name: string; readonly language: 'de' | 'en' };
  readonly today: string;
  /** One page of records. Throws a refusal when the actor may not. */
  readonly list: (
    entity: string,
    query: RecordListQuery,
  ) => Promise<{ readonly items: readonly WireRecord[]; readonly next: string | null }>;
  /** All or nothing, in one transaction. Throws the first refusal. @returns the records as they became; null for deleted ones */
  readonly write: (commands: readonly RecordCommand[]) => Promise<readonly (WireRecord | null)[]>;
  /** An action of any module, under the same actor's rights. */
  readonly call: (action: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
};

/** What an action throws when it cannot do what is asked: the answer is 422 with these issues. */
export class ActionRefused extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.code).join());
    this.issues = issues;
  }
}
