import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import type { ImapFlow } from 'imapflow';
import { AWAY_JOB } from './away/away-job.ts';
import { bringFolders, readFolders } from './bring-folders.ts';
import { carryChanges } from './carry-changes.ts';
import { FOLDER, GAP, MAILBOX } from './connection.ts';
import { MOST_TRIES } from './fetch-missing.ts';
import { settleGone } from './find-moved.ts';
import { mailIssue } from './mail-issue.ts';
import { oneLine, openImap, reasonOf } from './open-imap.ts';
import { REPLIES_JOB } from './replies-job.ts';
import { connectionOf } from './sign-in/connection-of.ts';
import { syncFolder } from './sync-folder.ts';
import { wordsFor } from './words-for.ts';

export const SYNC_JOB = 'mail.sync';

/** One piece of a sync; what is left goes on in the next. */
const PIECE_MS = 20_000;
/** A server that fell silent holds a worker no longer than that. */
const LONGEST_MS = 45_000;
/** One that fails is left alone for longer each time. */
const LONGEST_PAUSE_MINUTES = 60;

/** After going through all folders, what was marked here is brought to the server without going through them again. */
const RECENT_MS = 90_000;

/** Begins the sync of every mailbox whose turn it is. */
export const lookJob: ModuleJob = {
  label: { de: 'Postfächer ansehen', en: 'Look at mailboxes' },
  everyMinute: true,
  run: async (_key, context) => {
    const now = Date.now();
    for await (const { id, failures, triedAt } of readAll(MAILBOX, {}, ['failures', 'triedAt'], context)) {
      const pause = Math.min(LONGEST_PAUSE_MINUTES, 2 ** Math.min(10, Number(failures ?? 0)) - 1) * 60_000;
      if (triedAt === null || Date.parse(String(triedAt)) + pause <= now) await context.startJob(SYNC_JOB, String(id));
    }
  },
};

/** Makes a mailbox here equal to the one on the server, a piece of work at a time. What keeps it from that is said at the mailbox. */
export const syncJob: ModuleJob = {
  label: { de: 'Postfach abgleichen', en: 'Sync a mailbox' },
  run: async (id, context) => {
    const { items } = await context.list(MAILBOX, { filter: { id }, limit: 1 });
    const [mailbox] = items;
    if (!mailbox) return;
    const note = (values: Readonly<Record<string, unknown>>) =>
      context.write([{ action: 'update', entity: MAILBOX, id, values }]);
    const triedAt = new Date().toISOString();
    try {
      const { hasMore, isRound } = await syncPiece(mailbox, context);
      const state = hasMore ? { state: 'syncing' } : await stateOf(id, context);
      await note({ ...state, problem: null, failures: 0, ...(isRound && { triedAt }) });
      await context.startJob(REPLIES_JOB, 'minute');
      await context.startJob(AWAY_JOB, 'minute');
      if (hasMore) await context.startJob(SYNC_JOB, id);
    } catch (error) {
      const words =
        error instanceof ActionRefused ? await wordsFor(mailbox['owner'], error.issues, context) : `${reasonOf(error)}`;
      const failures = Number(mailbox['failures'] ?? 0) + 1;
      await note({ state: 'failing', problem: oneLine(words, 500), failures, triedAt });
    }
  },
};

/** Whether there is more to do, and whether the folders were gone through. */
type Piece = { readonly hasMore: boolean; readonly isRound: boolean };

async function syncPiece(mailbox: Readonly<Record<string, unknown>>, context: ModuleContext): Promise<Piece> {
  const connection = await connectionOf(String(mailbox['id']), context);
  if (connection === null) throw new ActionRefused([mailIssue('password', 'mail.no-sign-in')]);
  const client = await openImap(connection, context);
  const end = setTimeout(() => client.close(), LONGEST_MS);
  try {
    return await syncAll(client, mailbox, context);
  } finally {
    clearTimeout(end);
    await leave(client);
  }
}

async function leave(client: ImapFlow): Promise<void> {
  const end = setTimeout(() => client.close(), 2000);
  await client.logout().catch(() => undefined);
  clearTimeout(end);
  client.close();
}

/**
 * What was marked and moved here goes first. When there was such a thing, and all folders were gone through a moment ago, only those that
 * it concerned are compared; else all of them.
 */
async function syncAll(
  client: ImapFlow,
  mailbox: Readonly<Record<string, unknown>>,
  context: ModuleContext,
): Promise<Piece> {
  const id = String(mailbox['id']);
  const begun = new Date().toISOString();
  const turn = { until: Date.now() + PIECE_MS };
  const known = await readFolders(id, context);
  const touched = await carryChanges(client, id, known, context);
  const isRecent = Date.parse(begun) - Date.parse(String(mailbox['triedAt'] ?? 0)) < RECENT_MS;
  if (touched.size > 0 && isRecent && mailbox['state'] !== 'syncing') {
    for (const folder of known) if (touched.has(folder.id)) await syncFolder(client, folder, turn, context);
    return { hasMore: false, isRound: false };
  }
  const folders = await bringFolders(client, mailbox, context);
  for (const folder of folders) {
    if (Date.now() > turn.until || (await syncFolder(client, folder, turn, context)))
      return { hasMore: true, isRound: true };
    await carryChanges(client, id, folders, context);
  }
  await settleGone(id, begun, context);
  return { hasMore: false, isRound: true };
}

/** What the ledger of the folders comes to. `lostCount`: those that were tried as often as they are tried by themselves. */
async function stateOf(mailbox: string, context: ModuleContext): Promise<Readonly<Record<string, unknown>>> {
  const seen: unknown[] = [];
  const dates: string[] = [];
  for await (const { healthy, comparedAt } of readAll(FOLDER, { mailbox }, ['healthy', 'comparedAt'], context)) {
    seen.push(healthy);
    dates.push(String(comparedAt));
  }
  const comparedAt = dates.sort()[0] ?? null;
  const lost = { mailbox, tries: { gte: MOST_TRIES } };
  const { count } = await context.list(GAP, { filter: lost, fields: ['id'], limit: 1, count: 'exact' });
  const state = seen.every((healthy) => healthy === true) ? 'healthy' : 'missing';
  return { state, comparedAt, lostCount: count ?? 0 };
}
