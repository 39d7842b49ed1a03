import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { DavLink } from '@leitwerk/platform/module/module-dav';
import { DavRefused } from '../dav-refused.ts';
import { ownName } from '../members.ts';
import { changeOf, newOf, othersOf } from '../protocol/entry-commands.ts';
import type { Draft } from '../resource-kind.ts';
import type { EntryState } from './entry-state.ts';
import { changedAt, draftOf, isSameState, merge, stateOf } from './entry-state.ts';
import type { LocalContent } from './local-entries.ts';
import { readLocal } from './local-entries.ts';
import { noteLost } from './note-lost.ts';
import { outsideIssue } from './outside-issue.ts';
import type { Pass } from './pass.ts';
import { chunksOf, linkOf, MOST_FAILURES, MOST_TRIES, writeLinks } from './pass.ts';
import { reasonFrom, reasonOf, textOfReason } from './reason-of.ts';
import type { FetchedEntry } from './remote.ts';
import { fetchEntries } from './remote.ts';
import type { Writing } from './write-entries.ts';
import { writeEntries } from './write-entries.ts';

const CHUNK = 50;

/** Brings here what is new or changed there, some entries at a time, each written with its link in one transaction. */
export async function bring(pass: Pass): Promise<void> {
  const wanted = [...pass.listing].filter(([href, etag]) => isWanted(pass, href, etag)).map(([href]) => href);
  for (const hrefs of chunksOf(wanted, CHUNK)) {
    if (Date.now() > pass.until) {
      pass.isLate = true;
      return;
    }
    await bringSome(hrefs, pass);
  }
}

function isWanted({ links, outside, failed }: Pass, href: string, etag: string): boolean {
  if (failed.has(href)) return false;
  const link = links.get(href);
  if (!link || link.etag !== etag) return true;
  return link.recordId === null && link.problem !== null && (link.tries < MOST_TRIES || outside.listedAt === null);
}

async function bringSome(hrefs: readonly string[], pass: Pass): Promise<void> {
  const { url, outside, server, reach, collection } = pass;
  let fetched: readonly FetchedEntry[];
  try {
    fetched = await fetchEntries(url, outside.contents, hrefs, server);
    pass.failures = 0;
  } catch (error) {
    pass.failures += 1;
    if (!(error instanceof ActionRefused) || error.status !== 503 || pass.failures >= MOST_FAILURES) throw error;
    await fail(hrefs, reasonFrom(error.issues, reach), pass);
    return;
  }
  const links = new Map((await reach.readLinksOf(outside.id, hrefs)).map((one) => [one.href, one]));
  const byUid = new Map([...pass.local.values()].map((one) => [one.member.uid, one]));
  const read = await Promise.all(fetched.map((one) => readFetched(one, pass)));
  const entries = read.flatMap(({ href, draft }) => {
    const entry = pass.local.get(links.get(href)?.recordId ?? '') ?? byUid.get(draft?.uid ?? '');
    return entry ? [entry] : [];
  });
  const contents = await readLocal(entries, collection, reach);
  const writings: Writing[] = [];
  const failed = new Map<string, Label>();
  for (const one of read) {
    const link = links.get(one.href) ?? linkOf(pass, one.href);
    const entry = pass.local.get(link.recordId ?? '') ?? byUid.get(one.draft?.uid ?? '');
    try {
      writings.push(await take(one, link, entry && contents.get(entry.member.id), pass));
    } catch (error) {
      const reason = reasonOf(error, reach);
      if (reason === null) throw error;
      failed.set(one.href, reason);
    }
  }
  for (const href of hrefs)
    if (!read.some((one) => one.href === href))
      failed.set(href, reasonFrom([outsideIssue('', 'dav.outside-not-delivered')], reach));
  for (const { href, reason } of await writeEntries(writings, pass)) failed.set(href, reason);
  for (const [href, reason] of failed)
    await fail(
      [href],
      reason,
      pass,
      read.find((one) => one.href === href),
    );
}

type Read = FetchedEntry & {
  /** Null for what is no entry of this kind, e.g. a task among appointments. */
  readonly draft: Draft | null;
  readonly error: unknown;
};

async function readFetched(one: FetchedEntry, { collection }: Pass): Promise<Read> {
  try {
    return { ...one, draft: await collection.kind.read(one.text), error: null };
  } catch (error) {
    const isOther = error instanceof DavRefused && error.precondition === 'c:supported-calendar-component';
    return { ...one, draft: null, error: isOther ? null : error };
  }
}

/** What is to be written here so that both changes are in it. Throws what keeps it from that. */
async function take(
  { href, etag, text, draft, error }: Read,
  link: DavLink,
  mine: LocalContent | undefined,
  pass: Pass,
): Promise<Writing> {
  if (error) throw error;
  const line = { ...link, etag, problem: null, tries: 0, stamp: null };
  if (!draft) return { href, commands: [], kept: [], links: [{ ...line, recordId: null }] };
  const theirs = stateOf(draft);
  const { collection, reach } = pass;
  const known = { ...line, uid: draft.uid, base: theirs };
  if (!mine) {
    const made = newOf(draft, '', { ...collection, filter: collection.whole }, reach);
    const [first] = made.commands;
    const id = first?.action === 'create' ? (first.id ?? '') : '';
    const others = await othersOf(draft, collection, reach, made.commands.length);
    const kept = made.kept.map((one) => ({ ...one, name: ownName(id, collection) }));
    return {
      href,
      commands: [...made.commands, ...others.commands],
      kept: [...kept, ...others.kept],
      links: [{ ...known, recordId: id }],
    };
  }
  const theirTime = changedAt(text);
  const { state, lost } = merge(
    (link.base as EntryState | null) ?? null,
    mine.state,
    theirs,
    theirTime !== null && mine.changedAt > theirTime,
  );
  noteLost(lost, { href, subject: titleOf(mine) }, pass);
  const links = [{ ...known, recordId: mine.entry.member.id }];
  if (isSameState(state, mine.state)) return { href, commands: [], kept: [], links };
  const merged = draftOf(state, draft);
  const change = changeOf(merged, mine.content, collection, reach);
  const others = await othersOf(merged, collection, reach, change.commands.length);
  const stay = new Set(merged.others.map((one) => one.uid));
  const { name: entity } = collection.kind.entity.entity;
  const dropped = mine.entry.others
    .filter((one) => !stay.has(one.uid))
    .map((one) => ({ action: 'delete', entity, id: one.id }) as const);
  return {
    href,
    commands: [...change.commands, ...others.commands, ...dropped],
    kept: [...change.kept, ...others.kept],
    links,
  };
}

const titleOf = ({ state, entry }: LocalContent): string => {
  const title = Object.entries(state).find(
    ([part, value]) => part.startsWith('v:') && typeof value === 'string' && value !== '',
  );
  return String(title?.[1] ?? entry.member.uid).slice(0, 255);
};

/** What could not be taken over is listed with the reason and stops nothing. What was equal before stays as it was. */
async function fail(hrefs: readonly string[], reason: Label, pass: Pass, read?: Read): Promise<void> {
  for (const href of hrefs) pass.failed.add(href);
  const before = new Map((await pass.reach.readLinksOf(pass.outside.id, hrefs)).map((one) => [one.href, one]));
  await writeLinks(
    pass,
    hrefs.map((href) => {
      const link = before.get(href) ?? linkOf(pass, href);
      // One that was delivered and is not to be had here is the same until it is another one.
      const seen = read && link.recordId === null ? { etag: read.etag, uid: read.draft?.uid ?? null } : {};
      return { ...link, ...seen, problem: textOfReason(reason), tries: link.tries + 1 };
    }),
  );
}
