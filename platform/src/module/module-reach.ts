import type { InterfaceDefinition, Label, OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel, Model } from '@leitwerk/metadata/model';
import type { WireRecord, WireRun } from '@leitwerk/metadata/wire';
import type { Line } from '../outbound/line-to.ts';

/** What the application says to a module, of the shape in the module's `settings.schema.json`. */
export type ModuleSettings = Readonly<Record<string, unknown>>;

export type RecordCommand =
  | {
      readonly action: 'create';
      readonly entity: string;
      /** A new UUID (version 7), where others of the same `write` point to the record. */
      readonly id?: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
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
  /** `purge` is for good, `delete` goes to the bin. */
  | { readonly action: 'delete' | 'purge'; readonly entity: string; readonly id: string };

export type RecordListQuery = {
  readonly filter?: unknown;
  readonly sort?: readonly string[];
  readonly search?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  readonly limit: number;
  readonly after?: string;
  /** Records in the bin instead of those outside it. */
  readonly bin?: boolean;
  /** Whether all that fit are counted, beyond the page. */
  readonly count?: 'exact';
};

type Period = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Each measure `count`, or `sum:field`, `avg:field`, `min:field`, `max:field`; two of them at least. */
export type RecordSums = {
  readonly measures: readonly [string, string, ...string[]];
  readonly group: string;
  readonly bucket?: Period;
  /** A second field: each group is divided by it. */
  readonly split?: string;
  readonly splitBucket?: Period;
  readonly filter?: unknown;
};

/** What a group, or a part of one, comes to: by each of several measures. */
export type AggregatedGroup = {
  readonly key: unknown;
  readonly split?: unknown;
  readonly values: Readonly<Record<string, string | number | null>>;
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
  /** Of the installation: IANA name. */
  readonly timeZone: string;
  /**
   * The same when a process or an automation calls again, because nobody knows whether the first time was done, and when somebody
   * does with the same `Idempotency-Key`; null otherwise.
   */
  readonly key: string | null;
  /** The record about which a process or an automation calls; null when somebody calls by himself. Names. */
  readonly about: { readonly entity: string; readonly id: string } | null;
  /** Everything is undone afterwards, as in a scenario: what costs much and is only to be kept need not be made. */
  readonly isTrial: boolean;
  /** The definitions of letters in the live version of the model. */
  readonly letters: Pick<Model, 'entities' | 'layouts' | 'textBlocks' | 'templates'> & { readonly version: number };
  /** The interfaces of the live version, by id. */
  readonly interfaces: Readonly<Record<string, InterfaceDefinition>>;
  /** The outgoing interfaces of the live version, by id. */
  readonly outgoing: Readonly<Record<string, OutgoingDefinition>>;
  /** What the application says to the module of this name. */
  readonly settings: (module: string) => ModuleSettings;
  /** What issues say, in the actor's language unless another one is named. */
  readonly wordsOf: (issues: readonly Issue[], language?: 'de' | 'en') => readonly string[];
  /** The entity, or null when the actor may read nothing of it. */
  readonly entity: (name: string) => EntityView | null;
  /** One page of records. Throws a refusal when the actor may not. */
  readonly list: (
    entity: string,
    query: RecordListQuery,
  ) => Promise<{ readonly items: readonly WireRecord[]; readonly next: string | null; readonly count?: number }>;
  /**
   * For each of these values of a text field that has an index the record that was made last, of those that the actor may read: one query
   * that looks up one row for each, however many records there are. Throws a refusal when the actor may not.
   */
  readonly latest: (
    entity: string,
    query: { readonly by: string; readonly values: readonly string[] },
  ) => Promise<readonly WireRecord[]>;
  /** Sums and counts of the records that the actor may read, in one query. Throws a refusal when the actor may not. */
  readonly aggregate: (entity: string, query: RecordSums) => Promise<readonly AggregatedGroup[]>;
  /**
   * All or nothing, in one transaction. Throws the first refusal.
   * @param mails sent after the commit; a sandbox sends none
   * @returns the records as they became; null for deleted ones
   */
  readonly write: (
    commands: readonly RecordCommand[],
    mails?: readonly OutgoingMail[],
  ) => Promise<readonly (WireRecord | null)[]>;
  /** Address from which mail goes out; null when whoever runs the server has named no mail server. */
  readonly mailFrom: string | null;
  /** What `write` would say to each command by itself. Everything is done, judged and undone again. */
  readonly tryOut: (commands: readonly RecordCommand[]) => Promise<readonly Attempt[]>;
  /** Records that agree with each of these by a duplicate rule of the entity, as far as the actor may read them. */
  readonly duplicates: (
    entity: string,
    values: readonly Readonly<Record<string, unknown>>[],
  ) => Promise<readonly Likeness[]>;
  /** Whether the actor may call an action. */
  readonly mayCall: (action: string) => boolean;
  /** Whether the actor may work on drafts of the definitions. */
  readonly mayEditDrafts: boolean;
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
  /**
   * A way to a server that a person has named, for other protocols than HTTP: to public addresses, checked where the connection is
   * made, or to one inside that whoever runs this server allows. Throws a refusal.
   */
  readonly lineTo: (host: string, port: number) => Line;
  /** Keeps what nobody may read, sealed, for a module; null removes it. It is in no record, history or export. */
  readonly keepSecret: (module: string, key: string, text: string | null) => Promise<void>;
  /** Null when there is none, or none that can be opened with this server's key. */
  readonly readSecret: (module: string, key: string) => Promise<string | null>;
  /**
   * Works with a secret while nobody else does, in any process: others wait until it is done, half a minute at most. For what may be done
   * once only with what a secret holds, such as a token that is good for one renewal.
   */
  readonly holdSecret: <T>(module: string, key: string, work: () => Promise<T>) => Promise<T>;
  /** Begins a job of a module; see `ModuleJob`. A sandbox begins none. @param at not before; at once when absent */
  readonly startJob: (job: string, key: string, at?: Date) => Promise<void>;
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

/** A mail to one person, as text and as HTML. */
export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What the HTML shows as `cid:…`; the content in base64. */
  readonly pictures: readonly {
    readonly cid: string;
    readonly name: string;
    readonly type: string;
    readonly content: string;
  }[];
  /** Ids of stored files that go along; of records, or of the writer's own. */
  readonly files: readonly string[];
  /** Which of the written records it belongs to, by its place among the commands. */
  readonly of: number;
  /** Name of that record's field which shows what becomes of it: `waiting`, `sent`, `failed` or `uncertain`. */
  readonly state?: string;
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

export type ModuleFile = {
  readonly id: string;
  readonly name: string;
  /** Media type, read from the content. */
  readonly type: string;
  readonly size: number;
};
