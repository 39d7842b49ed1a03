import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { DavLink, DavLinkChange, DavLinkLine, DavReach } from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import type { OutsideServer } from './ask-server.ts';
import type { LocalEntry } from './local-entries.ts';
import type { OutsideCollection } from './outside.ts';
import type { Listing } from './remote.ts';

/** Something that a person has entered and that does not count any more, or that a person should know of. */
export type Note = { readonly href: string; readonly subject: string; readonly reason: Label };

/** One comparison of a collection here and there, and what is known while it lasts. */
export type Pass = {
  readonly outside: OutsideCollection;
  readonly url: URL;
  readonly collection: Collection;
  readonly reach: DavReach;
  readonly server: OutsideServer;
  /** Until when this piece of work may take. */
  readonly until: number;
  readonly listing: Listing;
  /** By the path of the address there. */
  readonly links: Map<string, DavLinkLine>;
  /** By the id of the record. */
  readonly local: ReadonlyMap<string, LocalEntry>;
  readonly notes: Note[];
  /** Requests that have failed one after the other. */
  failures: number;
  /** Addresses of entries that could not be carried over: each is tried once, however often it is looked again. */
  readonly failed: Set<string>;
  /** Something was written, here or there. */
  hasWritten: boolean;
  /** The time was over: there is more to do. */
  isLate: boolean;
  /** Somebody else was quicker: it is to be looked at again. */
  isAgain: boolean;
  /** Deletions that wait for an answer. */
  asked: number;
  /** Deletions that may be done and could not be done yet: the answer to them still counts. */
  undone: number;
};

/** After so many requests that fail one after the other the server is taken for one that is away. */
export const MOST_FAILURES = 4;
/** An entry that cannot be taken over is tried so often by itself; after that when it has changed, or somebody asks for it. */
export const MOST_TRIES = 3;

export const linkOf = (pass: Pass, href: string): DavLink => ({
  ...(pass.links.get(href) ?? {
    collection: pass.outside.id,
    href,
    etag: null,
    uid: null,
    recordId: null,
    stamp: null,
    problem: null,
    tries: 0,
  }),
  base: null,
});

/** What has become of links, in what is known too. */
export function noteLinks(pass: Pass, changes: readonly DavLinkChange[]): void {
  for (const one of changes) {
    if ('gone' in one) pass.links.delete(one.gone);
    else {
      const { base: _, ...line } = one;
      pass.links.set(one.href, line);
    }
  }
}

export async function writeLinks(pass: Pass, changes: readonly DavLinkChange[]): Promise<void> {
  if (changes.length === 0) return;
  await pass.reach.writeKept([], [], changes);
  noteLinks(pass, changes);
}

export const gone = (pass: Pass, href: string): DavLinkChange => ({ collection: pass.outside.id, gone: href });

/** A few at once. */
export function* chunksOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
