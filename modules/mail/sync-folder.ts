import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import type { ImapFlow } from 'imapflow';
import { FOLDER, GAP, MAIL } from './connection.ts';
import { fetchMissing, MOST_TRIES } from './fetch-missing.ts';
import type { Folder, ListedFolder, Turn } from './folder.ts';
import { serverStateOf } from './folder.ts';
import type { Flags } from './mail-values.ts';
import { flagsOf } from './mail-values.ts';

/** What is known here of a message on the server, by number. */
type Local = { readonly id: string } & Flags;

/** However still a folder seems, it is compared that often. */
const LONGEST_TRUST_MS = 3_600_000;
const PAGE = 2000;

/**
 * Makes what lies here of a folder equal to what lies on the server, and writes down what both have. Ends early when the turn is over;
 * whatever was fetched stays. A folder whose state on the server is the one of the last comparison is not listed again.
 * @returns whether there is more to do
 */
export async function syncFolder(
  client: ImapFlow,
  folder: Folder & Partial<ListedFolder>,
  turn: Turn,
  context: ModuleContext,
  now = Date.now(),
): Promise<boolean> {
  const age = now - Date.parse(folder.comparedAt ?? '1970-01-01T00:00:00Z');
  const isKnown = (state: string | null): boolean =>
    state !== null && state === folder.serverState && age < LONGEST_TRUST_MS;
  if (isKnown(folder.stateNow ?? null)) return false;
  const lock = await client.getMailboxLock(folder.path, { readOnly: true });
  try {
    const { mailbox } = client;
    if (mailbox === false) return false;
    const uidValidity = String(mailbox.uidValidity);
    const { exists, highestModseq } = mailbox;
    // Without CONDSTORE a changed flag does not show in the state.
    const marks = highestModseq === undefined ? null : `${uidValidity}:${highestModseq}`;
    const state = serverStateOf({ ...mailbox, messages: exists });
    if (isKnown(state)) return false;
    await dropOtherNumbers(folder, uidValidity, context);
    // What lies here is read first: a message that comes in between is not taken for one that has gone.
    const local = await listLocal(folder.id, uidValidity, context);
    const server = new Set(await listServer(client, exists));
    const changed = local.size === 0 ? new Map() : await listMarks(client, exists, since(folder, uidValidity));
    await writeAll([...goneOf(local, server), ...marksOf(local, changed)], context);
    const missing = [...server].filter((uid) => !local.has(uid)).sort((a, b) => b - a);
    const { isDone, fetched } = await fetchMissing(client, { folder, uidValidity, missing }, turn, context);
    const missingNow = new Set(missing.filter((uid) => !fetched.has(uid)));
    await compare(
      folder,
      { uidValidity, state, marks, isDone, serverCount: server.size, missing: missingNow },
      context,
    );
    return !isDone;
  } finally {
    lock.release();
  }
}

/**
 * When a server has numbered a folder anew, what was known by old numbers is nothing any more (RFC 3501, 2.3.1.1). Messages are found
 * again by their Message-ID.
 */
async function dropOtherNumbers(folder: Folder, uidValidity: string, context: ModuleContext): Promise<void> {
  const filter = { folder: folder.id, uidValidity: { ne: uidValidity } };
  const old: RecordCommand[] = [];
  for await (const { id } of readAll(MAIL, { ...filter, goneAt: { isNull: true } }, [], context)) old.push(gone(id));
  for await (const { id } of readAll(GAP, filter, [], context))
    old.push({ action: 'purge', entity: GAP, id: String(id) });
  await writeAll(old, context);
}

const gone = (id: unknown): RecordCommand => ({
  action: 'update',
  entity: MAIL,
  id: String(id),
  values: { goneAt: new Date().toISOString() },
});

async function listServer(client: ImapFlow, exists: number): Promise<readonly number[]> {
  if (exists === 0) return [];
  const uids = await client.search({ all: true }, { uid: true });
  if (!Array.isArray(uids)) throw new Error('the server does not list its messages');
  return uids;
}

/** From which state on marks are asked for; all of them when it is not known. */
function since({ marksState }: Folder, uidValidity: string): bigint | null {
  const [validity, modseq] = (marksState ?? '').split(':');
  return validity === uidValidity && modseq !== undefined ? BigInt(modseq) : null;
}

async function listMarks(
  client: ImapFlow,
  exists: number,
  changedSince: bigint | null,
): Promise<ReadonlyMap<number, Flags>> {
  const found = new Map<number, Flags>();
  if (exists === 0) return found;
  const query = { uid: true, flags: true };
  for await (const { uid, flags } of client.fetch('1:*', query, changedSince === null ? {} : { changedSince }))
    found.set(uid, flagsOf(flags));
  return found;
}

async function listLocal(
  folder: string,
  uidValidity: string,
  context: ModuleContext,
): Promise<ReadonlyMap<number, Local>> {
  const found = new Map<number, Local>();
  const fields = ['uid', 'seen', 'flagged', 'serverSeen', 'serverFlagged', 'answered', 'draft'];
  const filter = { folder, uidValidity, goneAt: { isNull: true } };
  for await (const row of readAll(MAIL, filter, fields, context, { sort: 'uid', limit: PAGE }))
    found.set(Number(row['uid']), {
      id: String(row['id']),
      seen: (row['serverSeen'] ?? row['seen']) === true,
      flagged: (row['serverFlagged'] ?? row['flagged']) === true,
      answered: row['answered'] === true,
      draft: row['draft'] === true,
    });
  return found;
}

const goneOf = (local: ReadonlyMap<number, Local>, server: ReadonlySet<number>): readonly RecordCommand[] =>
  [...local].filter(([uid]) => !server.has(uid)).map(([, { id }]) => gone(id));

/** What was marked otherwise on the server since it was last seen is marked so here; what waits to be brought there stays. */
function marksOf(local: ReadonlyMap<number, Local>, changed: ReadonlyMap<number, Flags>): readonly RecordCommand[] {
  return [...changed].flatMap(([uid, there]): RecordCommand[] => {
    const here = local.get(uid);
    if (!here) return [];
    const values = {
      ...(here.seen !== there.seen && { seen: there.seen, serverSeen: there.seen }),
      ...(here.flagged !== there.flagged && { flagged: there.flagged, serverFlagged: there.flagged }),
      ...(here.answered !== there.answered && { answered: there.answered }),
      ...(here.draft !== there.draft && { draft: there.draft }),
    };
    return Object.keys(values).length > 0 ? [{ action: 'update', entity: MAIL, id: here.id, values }] : [];
  });
}

type Compared = {
  readonly uidValidity: string;
  readonly state: string | null;
  readonly marks: string | null;
  readonly isDone: boolean;
  readonly serverCount: number;
  readonly missing: ReadonlySet<number>;
};

/** The ledger: what the server has, what lies here as the database says it now, and what is missing. */
async function compare(
  folder: Folder,
  { uidValidity, state, marks, isDone, serverCount, missing }: Compared,
  context: ModuleContext,
): Promise<void> {
  const here = { folder: folder.id, goneAt: { isNull: true } };
  const count = async (filter: unknown): Promise<number> =>
    (await context.list(MAIL, { filter, fields: ['id'], limit: 1, count: 'exact' })).count ?? 0;
  const localCount = await count(here);
  const missingCount = missing.size;
  const over: RecordCommand[] = [];
  let givenUp = 0;
  for await (const { id, uid, tries } of readAll(GAP, { folder: folder.id }, ['uid', 'tries'], context)) {
    if (!missing.has(Number(uid))) over.push({ action: 'purge', entity: GAP, id: String(id) });
    else if (Number(tries) >= MOST_TRIES) givenUp += 1;
  }
  await writeAll(over, context);
  const values = {
    uidValidity,
    serverCount,
    localCount,
    unreadCount: await count({ ...here, seen: false }),
    missingCount,
    healthy: missingCount === 0 && localCount === serverCount,
    // One in which something can still be fetched is compared again next time.
    serverState: isDone && missingCount === givenUp ? state : null,
    marksState: marks,
    ...(isDone && { comparedAt: new Date().toISOString() }),
  };
  await context.write([{ action: 'update', entity: FOLDER, id: folder.id, values }]);
}
