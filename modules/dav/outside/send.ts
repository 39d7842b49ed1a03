import { ActionRefused } from '@leitwerk/platform/module/module';
import type { DavLinkChange, DavLinkLine } from '@leitwerk/platform/module/module-dav';
import type { EntryState } from './entry-state.ts';
import { isSameState } from './entry-state.ts';
import type { LocalContent, LocalEntry } from './local-entries.ts';
import { readLocal } from './local-entries.ts';
import { isIn } from './outside.ts';
import type { Pass } from './pass.ts';
import { chunksOf, linkOf, MOST_FAILURES, writeLinks } from './pass.ts';
import { reasonFrom, textOfReason } from './reason-of.ts';
import { putEntry } from './remote.ts';

const CHUNK = 100;

type Waiting = { readonly entry: LocalEntry; readonly link: DavLinkLine; readonly before: string | null };

/**
 * Sends what is new or changed here, each only over what has been seen of it (If-Match). A process that is ended between a write there
 * and the note of it here finds the entry by its UID the next time, and both equal.
 * @param takesNew whether what belongs to no other server yet comes to this one
 */
export async function send(pass: Pass, takesNew: boolean, elsewhere: ReadonlySet<string>): Promise<void> {
  const byRecord = new Map([...pass.links.values()].map((one) => [one.recordId ?? '', one]));
  const waiting: Waiting[] = [];
  for (const [id, entry] of pass.local) {
    const link = byRecord.get(id);
    if (link) {
      const seen = isIn(pass.outside) ? link.etag : (pass.listing.get(link.href) ?? null);
      // Not brought (any more) in this pass: what it says there must be known before it is written over.
      const isUnseen = link.etag === null && pass.listing.has(link.href) && isIn(pass.outside);
      const isSame = link.stamp === entry.stamp && link.etag !== null && link.problem === null;
      if (!isUnseen && !isSame && !pass.failed.has(link.href)) waiting.push({ entry, link, before: seen });
    } else if (takesNew && !elsewhere.has(id)) waiting.push({ entry, link: newLink(pass, entry), before: null });
  }
  for (const some of chunksOf(waiting, CHUNK)) {
    if (pass.isLate) return;
    await sendSome(some, pass);
  }
}

const newLink = (pass: Pass, { member }: LocalEntry): DavLinkLine => ({
  ...linkOf(pass, new URL(`${member.id}.${pass.collection.kind.extension}`, pass.url).pathname),
  uid: member.uid,
  recordId: member.id,
});

async function sendSome(waiting: readonly Waiting[], pass: Pass): Promise<void> {
  const { collection, reach, outside } = pass;
  const contents = await readLocal(
    waiting.map(({ entry }) => entry),
    collection,
    reach,
  );
  const hrefs = waiting.map(({ link }) => link.href);
  const bases = new Map((await reach.readLinksOf(outside.id, hrefs)).map((one) => [one.href, one.base]));
  const equal: DavLinkChange[] = [];
  for (const { entry, link, before } of waiting) {
    const mine = contents.get(entry.member.id);
    if (!mine) continue;
    const base = (bases.get(link.href) ?? null) as EntryState | null;
    if (before !== null && base && isSameState(base, mine.state)) {
      equal.push({ ...link, base, stamp: entry.stamp, problem: null, tries: 0 });
      continue;
    }
    if (Date.now() > pass.until) {
      pass.isLate = true;
      break;
    }
    await sendOne(link, pass, () => put(mine, link, before, base, pass));
  }
  await writeLinks(pass, equal);
}

async function put(
  { text, state, entry }: LocalContent,
  link: DavLinkLine,
  before: string | null,
  base: EntryState | null,
  pass: Pass,
): Promise<DavLinkChange> {
  const { type } = pass.collection.kind;
  const written = await putEntry(new URL(link.href, pass.url), { type, text, before }, pass.server);
  const known = { ...link, problem: null, tries: 0 };
  if (written.is === 'written') return { ...known, etag: written.etag, base: state, stamp: entry.stamp };
  // Somebody was quicker, or it is gone: it is looked at again.
  pass.isAgain = true;
  return { ...known, etag: null, base, stamp: null };
}

/** One write there and the note of it. What the server refuses is listed with its reason and stops nothing. */
export async function sendOne(link: DavLinkLine, pass: Pass, work: () => Promise<DavLinkChange>): Promise<void> {
  try {
    const change = await work();
    pass.failures = 0;
    pass.hasWritten = true;
    await writeLinks(pass, [change]);
  } catch (error) {
    if (!(error instanceof ActionRefused) || error.status !== 503) throw error;
    const [known] = await pass.reach.readLinksOf(pass.outside.id, [link.href]);
    const problem = textOfReason(reasonFrom(error.issues, pass.reach));
    await writeLinks(pass, [{ ...link, base: known?.base ?? null, problem, tries: link.tries + 1 }]);
    pass.failed.add(link.href);
    pass.failures += 1;
    if (pass.failures >= MOST_FAILURES) throw error;
  }
}
