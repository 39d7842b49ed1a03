import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext, RecordCommand } from './module-reach.ts';

/** Methods of WebDAV, CalDAV and CardDAV that come through; others are answered with 405. */
export const DAV_METHODS = ['OPTIONS', 'GET', 'PUT', 'DELETE', 'PROPFIND', 'PROPPATCH', 'REPORT'] as const;
export type DavMethod = (typeof DAV_METHODS)[number];

/** A request below `/dav/`, by somebody whose device has shown an app password. A cookie never gets here. */
export type DavRequest = {
  readonly method: DavMethod;
  /** Parts of the address below `/dav/`, decoded; none for `/dav/` itself. */
  readonly path: readonly string[];
  /** By name in small letters. */
  readonly header: (name: string) => string | null;
  readonly body: string;
};

export type DavAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What a device said of a record and none of its fields holds. */
export type DavResource = {
  /** Last part of its address in a collection. */
  readonly name: string;
  readonly uid: string;
  /** JSON: properties that the module does not know, kept as they came. */
  readonly rest: unknown;
};

export type KeptResource = DavResource & {
  readonly id: string;
  /** Counts changes of what is kept, beside the record's version. */
  readonly revision: number;
};

/** What is to be kept along with a record that is written. */
export type ResourceOfCommand = DavResource & {
  /** Place of the record's command. */
  readonly of: number;
  /** That which the device has seen; 412 when it is another one by now. */
  readonly revision?: number;
  /** Filter that the record must come under when it is written; 403 otherwise. */
  readonly within?: unknown;
};

/** An entry of a collection on another server and the record that it is here. */
export type DavLink = {
  /** Id of the record that stands for the collection there. */
  readonly collection: string;
  readonly href: string;
  /** As the other server said it when both were equal; null when it must be asked. */
  readonly etag: string | null;
  readonly uid: string | null;
  /** Null when it could not be taken over. */
  readonly recordId: string | null;
  /** What both had in common last: JSON. */
  readonly base: unknown;
  /** State of the record when it was equal to `base`; null when it must be looked at. */
  readonly stamp: string | null;
  /** Why both are not equal. */
  readonly problem: string | null;
  readonly tries: number;
};

/** Without what both had in common, which may be large. */
export type DavLinkLine = Omit<DavLink, 'base'>;

/** A link as it is to be, in place of what is there; or none any more. */
export type DavLinkChange = DavLink | { readonly collection: string; readonly gone: string };

/** What a DAV server reaches: what every module does, what devices said, and what they were told. */
export type DavReach = ModuleContext & {
  /** Ids of the teams of who asks. */
  readonly teams: readonly string[];
  /** E-mail address of who asks. */
  readonly email: string;
  /** Whether the role's rights let him do this to any record of the entity. */
  readonly mayDo: (entity: string, action: 'create' | 'update' | 'delete') => boolean;
  /**
   * As the platform, for what somebody may say of himself at a record that he may not change, such as whether he comes. That it is his to say
   * is the module's care.
   */
  readonly platform: ModuleContext;
  /** By ids of records, by names or by UIDs. Whether the asker may see the records is not looked at. */
  readonly readKept: (
    entity: string,
    by:
      | { readonly ids: readonly string[] }
      | { readonly names: readonly string[] }
      | { readonly uids: readonly string[] },
  ) => Promise<readonly KeptResource[]>;
  /** Without what is kept, which may be large. */
  readonly readNames: (entity: string, ids: readonly string[]) => Promise<readonly Omit<KeptResource, 'rest'>[]>;
  /** Like `write`, and what is to be kept in the same transaction. A command's `version` gives 412 when the record has another. */
  readonly writeKept: (
    commands: readonly DavCommand[],
    kept: readonly ResourceOfCommand[],
    links?: readonly DavLinkChange[],
  ) => Promise<readonly (WireRecord | null)[]>;
  /** All links of a collection on another server. Whose collection it is is not looked at. */
  readonly readLinks: (collection: string) => Promise<readonly DavLinkLine[]>;
  /** Those of these addresses, whole. */
  readonly readLinksOf: (collection: string, hrefs: readonly string[]) => Promise<readonly DavLink[]>;
  /** Remembers what a collection holds now. @returns a token for it; the same for the same members */
  readonly keepState: (collection: string, members: Buffer) => Promise<string>;
  /** What it held by that token; null when that is not known (any more). */
  readonly readState: (collection: string, token: string) => Promise<Buffer | null>;
};

export type DavCommand = RecordCommand & { readonly version?: number };

/** The one module with this serves `/dav/`. */
export type DavServer = {
  readonly handle: (request: DavRequest, reach: DavReach) => Promise<DavAnswer>;
  /** How the protocol says "no". @param reasons in words */
  readonly refusal: (status: number, code: string, reasons: readonly string[]) => DavAnswer;
  /** The calendars of a person that other programs can read from a secret address. */
  readonly calendars: (reach: DavReach) => Promise<readonly { readonly name: string; readonly label: string }[]>;
  /**
   * One of them as a file, with the rights of its owner.
   * @param isBusyOnly when there is something, and nothing of what it is
   * @param seen ETag that the program has
   * @returns null where the owner has no such calendar (any more)
   */
  readonly feed: (name: string, isBusyOnly: boolean, seen: string | null, reach: DavReach) => Promise<DavAnswer | null>;
};
