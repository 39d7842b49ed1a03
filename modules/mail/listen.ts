import { setTimeout as pause } from 'node:timers/promises';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ModuleWatch } from '@leitwerk/platform/module/module-watch';
import { readAll } from '@leitwerk/platform/module/read-all';
import type { ImapFlow } from 'imapflow';
import { MAILBOX } from './connection.ts';
import { openImap } from './open-imap.ts';
import { connectionOf } from './sign-in/connection-of.ts';
import { SYNC_JOB } from './sync-jobs.ts';

/** As many connections are opened at a time, and kept in all: the others are looked at every minute, as before. */
const MOST_NEW = 10;
const MOST = 500;
/** When a server is tried again that was away, and one that has no IDLE. */
const AWAY_MS = 60_000;
const WITHOUT_MS = 3_600_000;
/** What comes in one swarm is one sync; what comes while that is at work begins another one. */
const FIRST_MS = 300;
const NEXT_MS = 2000;

/** The connection over which a mailbox is listened to, or from when on that may be tried again. */
type Ear = { readonly client: ImapFlow } | { readonly from: number };

/**
 * Lets the server of each mailbox say when something happens in its inbox (IDLE, RFC 2177), and begins a sync then. Other folders, and
 * servers without IDLE, are looked at every minute.
 * @param lookEvery between two looks at which mailboxes there are, in milliseconds
 */
export const listenWatch = (lookEvery = 15_000): ModuleWatch => ({
  run: async (reach, signal) => {
    const ears = new Map<string, Ear>();
    try {
      while (!signal.aborted) {
        await look(ears, reach, signal);
        await pause(lookEvery, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      for (const ear of ears.values()) close(ear);
    }
  },
});

const close = (ear: Ear | undefined): void => {
  if (ear && 'client' in ear) ear.client.close();
};

async function look(ears: Map<string, Ear>, reach: () => ModuleContext, signal: AbortSignal): Promise<void> {
  const wanted = new Set<string>();
  // One that fails is left to the sync, which knows how long to wait.
  for await (const { id } of readAll(MAILBOX, { failures: 0 }, [], reach())) wanted.add(String(id));
  for (const [id, ear] of ears)
    if (!wanted.has(id)) {
      ears.delete(id);
      close(ear);
    }
  const isDue = (id: string): boolean => {
    const ear = ears.get(id);
    return !ear || ('from' in ear && ear.from <= Date.now());
  };
  const room = MOST - [...ears.values()].filter((ear) => 'client' in ear).length;
  const next = [...wanted].filter(isDue).slice(0, Math.min(MOST_NEW, room));
  await Promise.all(next.map(async (id) => ears.set(id, await listenTo(id, ears, reach, signal))));
}

async function listenTo(
  id: string,
  ears: Map<string, Ear>,
  reach: () => ModuleContext,
  signal: AbortSignal,
): Promise<Ear> {
  const tryAgain = (after: number): Ear => ({ from: Date.now() + after });
  let client: ImapFlow | undefined;
  try {
    const connection = await connectionOf(id, reach());
    if (connection === null) return tryAgain(AWAY_MS);
    const opened = await openImap(connection, reach(), true);
    client = opened;
    if (!opened.capabilities.has('IDLE') || signal.aborted) {
      opened.close();
      return tryAgain(WITHOUT_MS);
    }
    const tell = inSwarms(() => reach().startJob(SYNC_JOB, id));
    for (const event of ['exists', 'expunge', 'flags']) opened.on(event, tell);
    // One that is lost is opened again at the next look.
    opened.on('close', () => {
      const ear = ears.get(id);
      if (ear && 'client' in ear && ear.client === opened) ears.delete(id);
    });
    await opened.mailboxOpen('INBOX', { readOnly: true });
    // For what came before, while nobody listened.
    tell();
    return opened.usable ? { client: opened } : tryAgain(AWAY_MS);
  } catch {
    // The sync says at the mailbox what is wrong.
    client?.close();
    return tryAgain(AWAY_MS);
  }
}

/** Calls soon after the first of a swarm, and then every few seconds while more comes. A call that fails is made up for by the clock. */
function inSwarms(call: () => Promise<void>): () => void {
  let isWaiting = false;
  let last = 0;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    const wait = Math.max(FIRST_MS, last + NEXT_MS - Date.now());
    setTimeout(() => {
      isWaiting = false;
      last = Date.now();
      void call().catch(() => undefined);
    }, wait).unref();
  };
}
