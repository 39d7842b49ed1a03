import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { DavServer } from './module-dav.ts';
import type { ModuleJob } from './module-job.ts';
import type { Print } from './module-print.ts';
import type { ModuleContext, ModuleSettings } from './module-reach.ts';
import type { ModuleRunKind } from './module-run.ts';
import type { ModuleWatch } from './module-watch.ts';

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
  /** Serves `/dav/`, calendars and address books for devices. */
  readonly dav?: DavServer;
  /** Sets dashboards and reports in pages. */
  readonly print?: Print;
  /** Work in the background, by the clock or begun by `startJob`, by a job's full name `<name>.<word>`. */
  readonly jobs?: Readonly<Record<string, ModuleJob>>;
  /** What it listens to outside, as long as Leitwerk runs. */
  readonly watches?: Readonly<Record<string, ModuleWatch>>;
  /** What it keeps of records beside them; data protection reports it, and lets it go with the records and after a time. */
  readonly copies?: readonly RecordCopies[];
};

/** Values that stand in an entity of the module as they came or went, e.g. rows of a file. */
export type RecordCopies = {
  /** Name of the module's entity. */
  readonly entity: string;
  /** Its indexed JSON field that says of which records: `[{ "id": … }]`. Absent: it is not known of whom they are, e.g. a whole file. */
  readonly records?: string;
  /** Names of the fields that are emptied. */
  readonly fields: readonly string[];
  /** Which may be emptied when the time is over; all when absent. In the filter language. */
  readonly settled?: Readonly<Record<string, unknown>>;
  /** How long they are kept, in days. */
  readonly days: (settings: ModuleSettings) => number;
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
  /**
   * Holds records until the transaction ends: nobody changes them meanwhile, and what others were changing has been done. Read them
   * after it. For rules that go by another record which would be judged by this one.
   */
  readonly hold: (entity: string, ids: readonly string[]) => Promise<void>;
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
  /** Names of events; or of those that the module's settings, or outgoing interfaces, name. */
  readonly on:
    | readonly string[]
    | ((settings: ModuleSettings, outgoing: ModuleContext['outgoing']) => readonly string[]);
  readonly react: (event: RecordEvent, context: ModuleContext) => Promise<void>;
};

/** An address of a module's own. Who is not signed in does not come here, but where it is `signed`. */
export type ModuleRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Begins with `/api/<module>/`; `{name}` for parts that vary. */
  readonly path: string;
  readonly summary: string;
  /** Names of query parameters, each with what it means. */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * Open to who is not signed in: `handle` judges a signature over `raw` before anything else, and works as the platform. The address
   * is held back (429) when too many requests come.
   */
  readonly signed?: true;
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
  /** Of a `signed` route: the body as it came, and the headers. */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** For records whose ids a module must know before they are there. */
export { newId } from '../new-id.ts';

/** What an action or a route throws when it cannot do what is asked: the answer is 422, unless it says otherwise, with these issues. */
export class ActionRefused extends Error {
  readonly issues: readonly Issue[];
  /** 429 and 503 pass: processes and runs try the same again later. */
  readonly status: 401 | 403 | 422 | 429 | 503;

  constructor(issues: readonly Issue[], status: ActionRefused['status'] = 422) {
    super(issues.map((issue) => issue.code).join());
    this.issues = issues;
    this.status = status;
  }
}
