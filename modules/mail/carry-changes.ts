import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import type { ImapFlow } from 'imapflow';
import { MAIL } from './connection.ts';
import type { Folder } from './folder.ts';
import { mailIssue } from './mail-issue.ts';
import { refusalBy } from './open-imap.ts';
import { wordsFor } from './words-for.ts';

type Row = Readonly<Record<string, unknown>>;
type Change = { readonly id: string; readonly uid: number } & Row;

/** Messages that are named in one command. */
const CHUNK = 200;
const FIELDS = ['owner', 'folder', 'target', 'uid', 'uidValidity', 'seen', 'flagged', 'serverSeen', 'serverFlagged'];

/**
 * Brings to the server what was marked and moved here. What the server refuses is undone here, with the reason at the message; what
 * nobody knows (the connection ends) stays pending and is brought again, which changes nothing when it was done.
 * @returns the folders in which something was done
 */
export async function carryChanges(
  client: ImapFlow,
  mailbox: string,
  folders: readonly Folder[],
  context: ModuleContext,
): Promise<ReadonlySet<string>> {
  const changes: Change[] = [];
  for await (const row of readAll(MAIL, { mailbox, pending: true, goneAt: { isNull: true } }, FIELDS, context))
    changes.push({ ...row, id: String(row['id']), uid: Number(row['uid']) });
  const touched = new Set<string>();
  const paths = new Map(folders.map(({ id, path }) => [id, path]));
  for (const [folder, all] of Map.groupBy(changes, (one) => String(one['folder']))) {
    const path = paths.get(folder);
    if (path === undefined) continue;
    touched.add(folder);
    const lock = await client.getMailboxLock(path);
    try {
      const uidValidity = client.mailbox === false ? null : String(client.mailbox.uidValidity);
      // Numbers of former times mean other messages now; the sync of the folder finds them again.
      const valid = all.filter((one) => one['uidValidity'] === uidValidity);
      for (const [flag, field, known] of MARKS) await carryMarks(client, valid, { flag, field, known }, context);
      for (const [target, moved] of Map.groupBy(valid, (one) => one['target'])) {
        const destination = paths.get(String(target));
        if (destination === undefined) continue;
        touched.add(String(target));
        await inChunks(moved, (some) => move(client, some, { id: String(target), path: destination }, context));
      }
    } finally {
      lock.release();
    }
  }
  return touched;
}

const MARKS = [
  ['\\Seen', 'seen', 'serverSeen'],
  ['\\Flagged', 'flagged', 'serverFlagged'],
] as const;

type Mark = { readonly flag: string; readonly field: string; readonly known: string };

async function carryMarks(
  client: ImapFlow,
  changes: readonly Change[],
  { flag, field, known }: Mark,
  context: ModuleContext,
): Promise<void> {
  const differing = changes.filter((one) => (one[field] ?? false) !== (one[known] ?? false));
  for (const [isOn, marked] of Map.groupBy(differing, (one) => one[field] === true)) {
    const store = async (some: readonly Change[]): Promise<void> => {
      if (!mayKeep(client, flag)) {
        const refusal = await wordsFor(some[0]?.['owner'], [mailIssue(field, 'mail.folder-read-only')], context);
        return writeAll(some.map(updateWith({ [field]: !isOn, refusal })), context);
      }
      const range = some.map(({ uid }) => uid).join(',');
      const options = { uid: true, silent: true };
      const isDone = isOn
        ? await client.messageFlagsAdd(range, [flag], options)
        : await client.messageFlagsRemove(range, [flag], options);
      if (!isDone) mustLive(client);
      if (!isDone && some.length > 1) return void (await inChunks(some, store, 1));
      const refusal = isDone ? null : refusalBy(client);
      // Said of the server only: whoever has marked it otherwise meanwhile keeps it pending.
      const values = isDone ? { [known]: isOn, refusal } : { [field]: !isOn, refusal };
      await writeAll(some.map(updateWith(values)), context);
    };
    await inChunks(marked, store);
  }
}

/**
 * Whether the server keeps such a mark in the open folder beyond this connection (RFC 9051, 6.3.2 and 7.1). Where it does not, it may
 * say that all is well nevertheless.
 */
function mayKeep({ mailbox }: ImapFlow, flag: string): boolean {
  if (mailbox === false || mailbox.readOnly === true) return false;
  return mailbox.permanentFlags === undefined || mailbox.permanentFlags.has(flag);
}

async function move(
  client: ImapFlow,
  some: readonly Change[],
  target: { readonly id: string; readonly path: string },
  context: ModuleContext,
): Promise<void> {
  const moved = await client.messageMove(some.map(({ uid }) => uid).join(','), target.path, { uid: true });
  if (!moved) {
    mustLive(client);
    if (some.length > 1) return inChunks(some, (one) => move(client, one, target, context), 1);
    return writeAll(some.map(updateWith({ target: null, refusal: refusalBy(client) })), context);
  }
  const commands = some.map((one) => {
    const uid = moved.uidMap?.get(one.uid);
    const uidValidity = moved.uidValidity;
    if (uid === undefined || uidValidity === undefined)
      // Done before, or the server does not tell its new number: the sync of the target finds it by its Message-ID.
      return updateWith({ target: null, goneAt: new Date().toISOString(), refusal: null })(one);
    const place = { folder: target.id, uid, uidValidity: String(uidValidity) };
    return updateWith({ ...place, target: null, refusal: null })(one);
  });
  await writeAll(commands, context);
}

const updateWith =
  (values: Row) =>
  ({ id }: Change): RecordCommand => ({ action: 'update', entity: MAIL, id, values });

async function inChunks<T>(all: readonly T[], carry: (some: readonly T[]) => Promise<void>, size = CHUNK) {
  for (let from = 0; from < all.length; from += size) await carry(all.slice(from, from + size));
}

/** A server that has gone away has refused nothing. */
function mustLive(client: ImapFlow): void {
  if (!client.usable) throw new Error('the connection has ended');
}
