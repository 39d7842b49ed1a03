import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { ImapFlow } from 'imapflow';
import { FOLDER, GAP, MAIL } from './connection.ts';
import { fetchMissing, MOST_TRIES } from './fetch-missing.ts';
import type { Folder, Turn } from './folder.ts';
import type { Flags } from './mail-values.ts';
import { flagsOf } from './mail-values.ts';
import { readAll, writeAll } from './read-all.ts';

/** What lies here of a folder, by number. */
type Local = { readonly id: string } & Flags;

/** However still a folder seems, it is compared that often. */
const LONGEST_TRUST_MS = 3_600_000;

/**
 * Makes what lies here of a folder equal to what lies on the server, and writes down what both have. Ends early when the turn is over;
 * whatever was fetched stays. A folder whose state on the server is the one of the last comparison is not listed again.
 * @returns whether there is more to do
 */
export async function syncFolder(
  client: ImapFlow,
  folder: Folder,
  turn: Turn,
  context: ModuleContext,
  now = Date.now(),
): Promise<boolean> {
  const lock = await client.getMailboxLock(folder.path, { readOnly: true });
  try {
    const { mailbox } = client;
    if (mailbox === false) return false;
    const uidValidity = String(mailbox.uidValidity);
    const { exists, uidNext, highestModseq } = mailbox;
    // Without CONDSTORE a changed flag does not show in the state.
    const state = highestModseq === undefined ? null : [uidValidity, uidNext, exists, highestModseq].join(':');
    const age = now - Date.parse(folder.comparedAt ?? '1970-01-01T00:00:00Z');
    if (state !== null && state === folder.serverState && age < LONGEST_TRUST_MS) return false;
    await dropOtherNumbers(folder, uidValidity, context);
    const server = await listServer(client, exists);
    const local = await listLocal(folder.id, context);
    await writeAll(differences(server, local), context);
    const missing = [...server.keys()].filter((uid) => !local.has(uid)).sort((a, b) => b - a);
    const isDone = await fetchMissing(client, { folder, uidValidity, missing }, turn, context);
    await compare(folder, { uidValidity, state, isDone, server }, context);
    return !isDone;
  } finally {
    lock.release();
  }
}

/** When a server has numbered a folder anew, what was known by old numbers is nothing any more (RFC 3501, 2.3.1.1). */
async function dropOtherNumbers(folder: Folder, uidValidity: string, context: ModuleContext): Promise<void> {
  for (const entity of [MAIL, GAP]) {
    const old: RecordCommand[] = [];
    const filter = { folder: folder.id, uidValidity: { ne: uidValidity } };
    for await (const { id } of readAll(entity, filter, [], context))
      old.push({ action: 'purge', entity, id: String(id) });
    await writeAll(old, context);
  }
}

async function listServer(client: ImapFlow, exists: number): Promise<ReadonlyMap<number, Flags>> {
  const found = new Map<number, Flags>();
  if (exists === 0) return found;
  for await (const { uid, flags } of client.fetch('1:*', { uid: true, flags: true })) found.set(uid, flagsOf(flags));
  return found;
}

async function listLocal(folder: string, context: ModuleContext): Promise<ReadonlyMap<number, Local>> {
  const found = new Map<number, Local>();
  for await (const row of readAll(MAIL, { folder }, ['uid', 'seen', 'flagged', 'answered', 'draft'], context)) {
    const is = (name: keyof Flags): boolean => row[name] === true;
    const flags = { seen: is('seen'), flagged: is('flagged'), answered: is('answered'), draft: is('draft') };
    found.set(Number(row['uid']), { id: String(row['id']), ...flags });
  }
  return found;
}

/** What is gone from the server goes here; what was marked otherwise there is marked so here. */
function differences(server: ReadonlyMap<number, Flags>, local: ReadonlyMap<number, Local>): readonly RecordCommand[] {
  return [...local].flatMap(([uid, { id, ...flags }]): RecordCommand[] => {
    const there = server.get(uid);
    if (!there) return [{ action: 'purge', entity: MAIL, id }];
    const changed = Object.entries(there).filter(([name, value]) => flags[name as keyof Flags] !== value);
    return changed.length > 0 ? [{ action: 'update', entity: MAIL, id, values: Object.fromEntries(changed) }] : [];
  });
}

type Compared = {
  readonly uidValidity: string;
  readonly state: string | null;
  readonly isDone: boolean;
  readonly server: ReadonlyMap<number, Flags>;
};

/** The ledger: what the server has, what lies here as the database says it now, and what is missing. */
async function compare(
  folder: Folder,
  { uidValidity, state, isDone, server }: Compared,
  context: ModuleContext,
): Promise<void> {
  const local = await listLocal(folder.id, context);
  const missingCount = [...server.keys()].filter((uid) => !local.has(uid)).length;
  const healthy = missingCount === 0 && local.size === server.size;
  const gone: RecordCommand[] = [];
  let givenUp = 0;
  for await (const { id, uid, tries } of readAll(GAP, { folder: folder.id }, ['uid', 'tries'], context)) {
    const isOver = local.has(Number(uid)) || !server.has(Number(uid));
    if (isOver) gone.push({ action: 'purge', entity: GAP, id: String(id) });
    else if (Number(tries) >= MOST_TRIES) givenUp += 1;
  }
  await writeAll(gone, context);
  const values = {
    uidValidity,
    serverCount: server.size,
    localCount: local.size,
    unreadCount: [...server.values()].filter(({ seen }) => !seen).length,
    missingCount,
    healthy,
    // One in which something can still be fetched is compared again next time.
    serverState: isDone && missingCount === givenUp ? state : null,
    ...(isDone && { comparedAt: new Date().toISOString() }),
  };
  await context.write([{ action: 'update', entity: FOLDER, id: folder.id, values }]);
}
