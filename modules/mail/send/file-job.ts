import { buffer } from 'node:stream/consumers';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ImapFlow, ListResponse } from 'imapflow';
import { FOLDER, MAIL } from '../connection.ts';
import { oneLine, openImap, reasonOf } from '../open-imap.ts';
import { connectionOf } from '../sign-in/connection-of.ts';
import { SYNC_JOB } from '../sync-jobs.ts';
import type { Outgoing } from './outgoing.ts';
import { OUTGOING } from './outgoing.ts';
import { readOutgoing } from './read-outgoing.ts';

export const FILE_JOB = 'mail.file';

/** At the clock's pace, with what it waits in between, for two days. */
export const MOST_FILING_TRIES = 50;
const LONGEST_MS = 50_000;

/** Names under which servers without special uses (RFC 6154) keep sent mail. */
const SENT_NAMES = /^(sent|sent items|sent messages|sent mail|gesendet|gesendete elemente|gesendete objekte)$/i;
/** These put what goes through their SMTP server into the folder by themselves. */
const FILES_ITSELF = 'X-GM-EXT-1';

/**
 * Lays a copy of a sent mail into the mailbox's folder of sent mail, unless one with its Message-ID lies there already, and marks what
 * it answers as answered. What is cut off in between begins anew and finds what was done.
 */
export const fileJob: ModuleJob = {
  label: { de: 'Gesendete E-Mail ablegen', en: 'File a sent e-mail' },
  run: async (id, context) => {
    const mail = await readOutgoing(id, context);
    if (mail?.state !== 'sent' || mail.filed || mail.filingTries >= MOST_FILING_TRIES) return;
    const note = (values: Readonly<Record<string, unknown>>) =>
      context.write([{ action: 'update', entity: OUTGOING, id, values }]);
    try {
      await fileSent(mail, context);
      await note({ filed: true, problem: null });
    } catch (error) {
      await note({ filingTries: mail.filingTries + 1, problem: oneLine(reasonOf(error), 500) });
      return;
    }
    await context.startJob(SYNC_JOB, mail.mailbox);
  },
};

async function fileSent(mail: Outgoing, context: ModuleContext): Promise<void> {
  const connection = await connectionOf(mail.mailbox, context);
  const file = mail.source && (await context.openFile(mail.source.id));
  if (connection === null || !file) return;
  const bytes = await buffer(file.stream);
  const client = await openImap(connection, context);
  const end = setTimeout(() => client.close(), LONGEST_MS);
  try {
    await layDown(client, mail, bytes);
    await markOriginal(client, mail, context);
    await client.logout().catch(() => undefined);
  } finally {
    clearTimeout(end);
    client.close();
  }
}

async function layDown(client: ImapFlow, { messageId }: Outgoing, bytes: Buffer): Promise<void> {
  if (messageId === null || client.capabilities.has(FILES_ITSELF)) return;
  const folder = sentAmong(await client.list()) ?? (await client.mailboxCreate('Sent')).path;
  await client.mailboxOpen(folder);
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  if (found && found.length > 0) return;
  await client.append(folder, bytes, ['\\Seen']);
}

const sentAmong = (folders: readonly ListResponse[]): string | undefined =>
  (folders.find(({ specialUse }) => specialUse === '\\Sent') ?? folders.find(({ name }) => SENT_NAMES.test(name)))
    ?.path;

/** The original may have been moved or removed meanwhile; then nothing is marked. */
async function markOriginal(client: ImapFlow, { original, kind }: Outgoing, context: ModuleContext): Promise<void> {
  if (original === null) return;
  const fields = ['id', 'folder', 'uid', 'uidValidity'];
  const [message] = (await context.list(MAIL, { filter: { id: original }, fields, limit: 1 })).items;
  if (!message) return;
  const [folder] = (await context.list(FOLDER, { filter: { id: message['folder'] }, fields: ['path'], limit: 1 }))
    .items;
  if (typeof folder?.['path'] !== 'string') return;
  const box = await client.mailboxOpen(folder['path']);
  if (String(box.uidValidity) !== message['uidValidity']) return;
  await client.messageFlagsAdd(String(message['uid']), [kind === 'forward' ? '$Forwarded' : '\\Answered'], {
    uid: true,
  });
}
