import type { DavLinkLine } from '@leitwerk/platform/module/module-dav';
import type { EntryState } from './entry-state.ts';
import { isSameState } from './entry-state.ts';
import { readLocal } from './local-entries.ts';
import { isIn, isOut } from './outside.ts';
import type { Pass } from './pass.ts';
import { gone, linkOf, MOST_TRIES, writeLinks } from './pass.ts';
import { textOfReason } from './reason-of.ts';
import { deleteEntry } from './remote.ts';
import { sendOne } from './send.ts';
import { writeEntries } from './write-entries.ts';

/** Fewer than that are what somebody does by hand. */
const FEW = 5;

/**
 * Whether so many deletions at once may be done. More than half of what both have is more likely a fault there, or rights that were
 * taken away here, than somebody's wish: they wait until he is asked.
 */
function mayGo(count: number, pass: Pass): boolean {
  const linked = [...pass.links.values()].filter((one) => one.recordId !== null && one.etag !== null).length;
  if (count < FEW || count * 2 <= linked || pass.outside.answer === 'delete') return true;
  pass.asked += count;
  return false;
}

/** What is gone there goes here, into the bin; what was changed here meanwhile stays, and is sent anew. */
export async function deleteHere(pass: Pass): Promise<void> {
  const vanished = [...pass.links.values()].filter((one) => one.etag !== null && !pass.listing.has(one.href));
  const entryOf = (link: DavLinkLine) => pass.local.get(link.recordId ?? '');
  await writeLinks(
    pass,
    vanished.filter((one) => !entryOf(one)).map((one) => gone(pass, one.href)),
  );
  const left = vanished.filter(entryOf);
  const kept = !isIn(pass.outside) || pass.outside.answer === 'keep' ? left : await changedHere(left, pass);
  await writeLinks(
    pass,
    kept.map((one) => unlinked(one, pass)),
  );
  const stay = new Set(kept.map((one) => one.href));
  const going = left.filter((one) => !stay.has(one.href) && !pass.failed.has(one.href));
  if (going.length === 0 || !mayGo(going.length, pass)) return;
  const { name: entity } = pass.collection.kind.entity.entity;
  const failed = await writeEntries(
    going.map((link) => {
      const entry = entryOf(link);
      const members = entry ? [entry.member, ...entry.others] : [];
      return {
        href: link.href,
        commands: members.map(({ id }) => ({ action: 'delete', entity, id }) as const),
        kept: [],
        links: [gone(pass, link.href)],
      };
    }),
    pass,
  );
  for (const { href } of failed) pass.failed.add(href);
  await writeLinks(
    pass,
    failed.map(({ href, reason }) => ({
      ...linkOf(pass, href),
      problem: textOfReason(reason),
      tries: linkOf(pass, href).tries + 1,
    })),
  );
  pass.undone += unfinished(left, pass);
}

/** To be sent anew where things are sent; otherwise it is something of its own from now on. */
const unlinked = (link: DavLinkLine, pass: Pass) =>
  isOut(pass.outside) ? { ...link, base: null, etag: null, stamp: null } : gone(pass, link.href);

async function changedHere(links: readonly DavLinkLine[], pass: Pass): Promise<readonly DavLinkLine[]> {
  const { local, collection, reach, outside } = pass;
  const touched = links.filter((one) => one.stamp !== local.get(one.recordId ?? '')?.stamp);
  const bases = new Map(
    (
      await reach.readLinksOf(
        outside.id,
        touched.map((one) => one.href),
      )
    ).map((one) => [one.href, one.base]),
  );
  const contents = await readLocal(
    touched.flatMap((one) => local.get(one.recordId ?? '') ?? []),
    collection,
    reach,
  );
  return touched.filter((one) => {
    const mine = contents.get(one.recordId ?? '');
    const base = bases.get(one.href) as EntryState | null | undefined;
    return mine && (!base || !isSameState(base, mine.state));
  });
}

/** What is gone here goes there; what was changed there meanwhile comes back. */
export async function deleteThere(pass: Pass): Promise<void> {
  const { links, local, listing, outside, server, url } = pass;
  const vanished = [...links.values()].filter(
    (one) => one.recordId !== null && one.etag !== null && !local.has(one.recordId) && listing.has(one.href),
  );
  if (vanished.length === 0) return;
  if (outside.answer === 'keep') {
    // It comes back: as something new.
    await writeLinks(
      pass,
      vanished.map((one) => gone(pass, one.href)),
    );
    pass.isAgain = true;
    return;
  }
  if (!mayGo(vanished.length, pass)) return;
  for (const link of vanished.filter((one) => !pass.failed.has(one.href))) {
    if (Date.now() > pass.until) {
      pass.isLate = true;
      break;
    }
    const before = isIn(outside) ? link.etag : (listing.get(link.href) ?? link.etag);
    await sendOne(link, pass, async () => {
      const written = await deleteEntry(new URL(link.href, url), before ?? '', server);
      if (written.is === 'written') return gone(pass, link.href);
      pass.isAgain = true;
      return { ...linkOf(pass, link.href), etag: null, recordId: null };
    });
  }
  pass.undone += unfinished(vanished, pass);
}

/** Of deletions that may be done, those that are to be tried again: one that is refused for good must not keep an answer alive. */
const unfinished = (wanted: readonly DavLinkLine[], { links }: Pass): number =>
  wanted.filter(({ href }) => {
    const link = links.get(href);
    return link !== undefined && link.recordId !== null && link.etag !== null && link.tries < MOST_TRIES;
  }).length;
