import { ActionRefused } from '@leitwerk/platform/module/module';
import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Collection } from '../collections.ts';
import { withoutPeople } from '../collections.ts';
import { membersOf } from '../members.ts';
import type { OutsideServer } from './ask-server.ts';
import { bring } from './bring.ts';
import { deleteHere, deleteThere } from './deletions.ts';
import { writeLedger } from './ledger.ts';
import { entriesOf } from './local-entries.ts';
import type { OutsideCollection } from './outside.ts';
import { COLLECTION, isIn, isOut } from './outside.ts';
import type { Pass } from './pass.ts';
import type { Listing } from './remote.ts';
import { changesSince, listEntries, readSyncToken } from './remote.ts';
import { send } from './send.ts';

/** However still a collection seems, it is compared one by one that often. */
const LONGEST_TRUST_MS = 3_600_000;
/** How often it is looked at again at once when others write meanwhile; after that in a minute. */
const MOST_ROUNDS = 6;

export type Given = {
  readonly collection: Collection;
  /** The account's owner: what he may not, is not done. */
  readonly reach: DavReach;
  /** The platform: for the ledger. */
  readonly context: ModuleContext;
  readonly server: OutsideServer;
  readonly until: number;
  /** Whether new entries here come to this collection, and which records have their place in others. */
  readonly takesNew: boolean;
  readonly elsewhere: () => Promise<ReadonlySet<string>>;
};

/**
 * Makes a collection here and one on another server equal, and writes down what both have. What was done stays, however it ends.
 * @returns whether there is more to do at once
 */
export async function syncCollection(outside: OutsideCollection, given: Given): Promise<boolean> {
  const url = new URL(outside.address);
  const { reach, server, context } = given;
  const collection = withoutPeople({ ...given.collection, filter: given.collection.whole });
  const notes: Pass['notes'] = [];
  const failed: Pass['failed'] = new Set();
  for (let round = 1; ; round += 1) {
    const links = new Map((await reach.readLinks(outside.id)).map((one) => [one.href, one]));
    const first = round === 1 ? await quickListing(url, outside, links, server) : null;
    const { listing, syncToken } = first ?? (await fullListing(url, server));
    // After the links: a record that is not here then is gone.
    const local = entriesOf(
      await membersOf(collection, reach),
      new Set([...links.values()].map((one) => one.recordId ?? '')),
    );
    const pass: Pass = {
      outside,
      url,
      collection,
      reach,
      server,
      until: given.until,
      listing,
      links,
      local,
      notes,
      failures: 0,
      failed,
      hasWritten: false,
      isLate: false,
      isAgain: false,
      asked: 0,
      undone: 0,
    };
    try {
      await carryOver(pass, given);
    } catch (error) {
      // What is missing is said all the same.
      const { takesNew, elsewhere } = given;
      pass.isLate = true;
      if (error instanceof ActionRefused)
        await writeLedger(pass, { syncToken: outside.syncToken, proven: false, takesNew, elsewhere }, context);
      throw error;
    }
    const isOver = pass.isLate || round >= MOST_ROUNDS;
    if ((pass.hasWritten || pass.isAgain) && !isOver) continue;
    const isStill = !pass.hasWritten && !pass.isAgain && !pass.isLate;
    // Only a list of everything proves that nothing is missing.
    const proven = isStill && first === null;
    // Nothing has happened since both were found equal. What fails or is asked now is listed, and all of it compared the next time.
    if (isStill && first !== null && pass.failed.size === 0 && pass.asked === 0) {
      if (syncToken !== outside.syncToken)
        await context.write([{ action: 'update', entity: COLLECTION, id: outside.id, values: { syncToken } }]);
      return false;
    }
    await writeLedger(pass, { syncToken, proven, takesNew: given.takesNew, elsewhere: given.elsewhere }, context);
    return pass.isLate;
  }
}

async function carryOver(pass: Pass, { takesNew, elsewhere }: Given): Promise<void> {
  const { outside } = pass;
  if (isIn(outside)) await bring(pass);
  await deleteHere(pass);
  // What was brought is looked at in the next round: its record is not among the local ones yet, and would seem deleted.
  if (!isOut(outside) || pass.isLate || pass.hasWritten) return;
  await deleteThere(pass);
  await send(pass, takesNew, takesNew ? await elsewhere() : new Set());
}

type Listed = { readonly listing: Listing; readonly syncToken: string | null };

/** The token first: what changes in between comes again. */
async function fullListing(url: URL, server: OutsideServer): Promise<Listed> {
  const syncToken = await readSyncToken(url, server);
  return { listing: await listEntries(url, server), syncToken };
}

/** What has changed since the last time both were equal; null when all of it is to be listed. */
async function quickListing(
  url: URL,
  { healthy, syncToken, listedAt }: OutsideCollection,
  links: Pass['links'],
  server: OutsideServer,
): Promise<Listed | null> {
  const age = Date.now() - Date.parse(listedAt ?? '1970-01-01T00:00:00Z');
  if (healthy !== true || syncToken === null || age > LONGEST_TRUST_MS) return null;
  const changes = await changesSince(url, syncToken, server);
  if (!changes) return null;
  const listing = new Map(
    [...links.values()].flatMap(({ href, etag }) => (etag === null ? [] : [[href, etag] as const])),
  );
  for (const href of changes.gone) listing.delete(href);
  for (const [href, etag] of changes.changed) listing.set(href, etag);
  return { listing, syncToken: changes.syncToken };
}
