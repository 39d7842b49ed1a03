import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Bounce } from './bounce-of.ts';
import { GAP, MAIL } from './connection.ts';
import { findBounced } from './find-bounced.ts';
import { findFiling } from './find-filing.ts';
import { findMoved } from './find-moved.ts';
import type { Folder, Turn } from './folder.ts';
import type { Failure } from './mail-failure.ts';
import { mailValues } from './mail-values.ts';
import { oneLine } from './open-imap.ts';
import { parseBeside } from './parse-beside.ts';
import { wordsFor } from './words-for.ts';

/** Of a message so many bytes are read: its text stands at the beginning, its files are described by the server. */
const MOST_BYTES = 2_000_000;
/** Messages that are asked for and written at once. */
const CHUNK = 50;
/** One that could not be read is tried so often by itself; after that when somebody asks for it. */
export const MOST_TRIES = 3;

/** What lies in such a folder is nobody's letter. */
const UNFILED: ReadonlySet<string> = new Set(['drafts', 'junk', 'trash']);

export type Missing = { readonly folder: Folder; readonly uidValidity: string; readonly missing: readonly number[] };

type Gap = { readonly id: string; readonly tries: number };

/**
 * Fetches messages, newest first, a chunk at a time, each chunk written before the next is asked for. One that cannot be read or kept
 * is listed with the reason and stops nothing.
 * @returns whether it came to the end before the turn was over, and the numbers of those that are here now
 */
export async function fetchMissing(
  client: ImapFlow,
  { folder, uidValidity, missing }: Missing,
  turn: Turn,
  context: ModuleContext,
): Promise<{ readonly isDone: boolean; readonly fetched: ReadonlySet<number> }> {
  const fetched = new Set<number>();
  const gaps = new Map<number, Gap>();
  for await (const { id, uid, tries } of readAll(GAP, { folder: folder.id }, ['uid', 'tries'], context))
    gaps.set(Number(uid), { id: String(id), tries: Number(tries) });
  const wanted = missing.filter((uid) => (gaps.get(uid)?.tries ?? 0) < MOST_TRIES);
  for (let from = 0; from < wanted.length; from += CHUNK) {
    if (Date.now() > turn.until) return { isDone: false, fetched };
    const chunk = { folder, uidValidity, missing: wanted.slice(from, from + CHUNK) };
    for (const uid of await fetchChunk(client, chunk, gaps, context)) fetched.add(uid);
  }
  return { isDone: true, fetched };
}

type Row = Readonly<Record<string, unknown>>;
/** What is written of a message: all of it or nothing. */
type Write = { readonly uid: number; readonly commands: readonly RecordCommand[] };

async function fetchChunk(
  client: ImapFlow,
  { folder, uidValidity, missing }: Missing,
  gaps: ReadonlyMap<number, Gap>,
  context: ModuleContext,
): Promise<readonly number[]> {
  const place = { mailbox: folder.mailbox, folder: folder.id, owner: folder.owner, team: folder.team, uidValidity };
  const read: { readonly uid: number; readonly values: Row; readonly bounce: Bounce | null }[] = [];
  const failed = new Map<number, Failure>();
  const query = {
    uid: true,
    flags: true,
    size: true,
    internalDate: true,
    bodyStructure: true,
    source: { start: 0, maxLength: MOST_BYTES },
  };
  const seen = new Set<number>();
  for await (const message of client.fetch(missing.join(','), query, { uid: true })) {
    const { uid } = message;
    if (seen.has(uid)) continue;
    seen.add(uid);
    const made = await valuesOf(message);
    if ('cause' in made) failed.set(uid, made);
    else {
      const answerable = folder.use === 'inbox' && made.values['answerable'] === true;
      read.push({ uid, values: { ...made.values, ...place, uid, answerable }, bounce: made.bounce });
    }
    await nextTurn();
  }
  for (const uid of missing) if (!seen.has(uid)) failed.set(uid, { cause: 'not-delivered' });
  const moved = await findMoved(
    read.map(({ values }) => values),
    folder.mailbox,
    context,
  );
  const filings = UNFILED.has(String(folder.use))
    ? []
    : await findFiling(
        read.map(({ values }) => values),
        folder.mailbox,
        context,
      );
  const bounced = await findBounced(
    read.map(({ bounce }) => bounce),
    folder.mailbox,
    context,
  );
  const writes = read.map(
    ({ uid, values }, at): Write => ({
      uid,
      commands: [commandOf(values, filings[at] ?? {}, moved.get(at)), ...(bounced.get(at) ?? [])],
    }),
  );
  for (const [uid, reason] of await writeSingly(writes, folder.owner, context))
    failed.set(uid, { cause: 'refused', reason });
  const triedAt = new Date().toISOString();
  const noted = [...failed].map(([uid, { cause, reason = '' }]): RecordCommand => {
    const gap = gaps.get(uid);
    const values = { cause, reason: oneLine(reason, 500) || null, triedAt, tries: (gap?.tries ?? 0) + 1 };
    if (gap) return { action: 'update', entity: GAP, id: gap.id, values };
    return { action: 'create', entity: GAP, values: { ...values, ...place, uid } };
  });
  if (noted.length > 0) await context.write(noted);
  return missing.filter((uid) => !failed.has(uid));
}

/** A new record; or the one that the message had where it lay before. */
function commandOf(values: Row, filing: Row, moved: string | undefined): RecordCommand {
  if (moved === undefined) return { action: 'create', entity: MAIL, values: { ...values, ...filing } };
  return { action: 'update', entity: MAIL, id: moved, values: { ...values, target: null, goneAt: null } };
}

async function valuesOf(
  message: FetchMessageObject,
): Promise<{ readonly values: Row; readonly bounce: Bounce | null } | Failure> {
  if (!message.source) return { cause: 'no-text' };
  const parsed = await parseBeside(message.source);
  return 'cause' in parsed ? parsed : { values: mailValues(message, parsed), bounce: parsed.bounce };
}

/** All at once; one by one when one of them is refused. @returns the reasons of those that are */
async function writeSingly(
  created: readonly Write[],
  owner: unknown,
  context: ModuleContext,
): Promise<readonly (readonly [number, string])[]> {
  if (created.length === 0) return [];
  try {
    await context.write(created.flatMap(({ commands }) => commands));
    return [];
  } catch (error) {
    const issues = finalIssuesOf(error);
    if (!issues) throw error;
    if (created.length === 1) {
      const words = await wordsFor(owner, issues, context);
      return created.map(({ uid }) => [uid, words] as const);
    }
  }
  const refused: (readonly [number, string])[] = [];
  for (const one of created) refused.push(...(await writeSingly([one], owner, context)));
  return refused;
}
