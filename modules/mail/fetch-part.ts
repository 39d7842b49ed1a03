import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import type { ImapFlow } from 'imapflow';
import { FOLDER, MAIL } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import type { Attachment } from './mail-values.ts';
import { openImap, reasonOf } from './open-imap.ts';
import { connectionOf } from './sign-in/connection-of.ts';
import { takeFromTnef } from './tnef/read-tnef-beside.ts';

/** Of a part so much is fetched at most. */
const MOST_BYTES = 50_000_000;
const LONGEST_MS = 120_000;

type Row = Readonly<Record<string, unknown>>;

/** A message and its folder's path, as far as the actor sees both. Throws `ActionRefused` */
export async function placeOf(
  id: string,
  context: ModuleContext,
): Promise<{ readonly message: Row; readonly path: string }> {
  const fields = ['id', 'mailbox', 'folder', 'uid', 'uidValidity', 'attachments'];
  const { items } = await context.list(MAIL, { filter: { id }, fields, limit: 1 });
  const [message] = items;
  if (!message) throw new ActionRefused([mailIssue('message', 'mail.unknown-message')]);
  const folders = await context.list(FOLDER, { filter: { id: message['folder'] }, fields: ['id', 'path'], limit: 1 });
  const path = folders.items[0]?.['path'];
  if (typeof path !== 'string') throw new ActionRefused([mailIssue('message', 'mail.attachment-by-mailbox')], 403);
  return { message, path };
}

export const attachmentsOf = (message: Row): readonly Attachment[] =>
  (message['attachments'] as readonly Attachment[] | null) ?? [];

/** Signs in at the server of a message's mailbox and opens its folder for as long as `work` takes, two minutes at most. */
export async function atMessage<T>(
  { message, path }: { readonly message: Row; readonly path: string },
  context: ModuleContext,
  work: (client: ImapFlow, uid: string) => Promise<T>,
): Promise<T> {
  const connection = await connectionOf(String(message['mailbox']), context);
  if (connection === null) throw new ActionRefused([mailIssue('message', 'mail.no-sign-in')]);
  const client = await openImap(connection, context);
  const end = setTimeout(() => client.close(), LONGEST_MS);
  try {
    await client.mailboxOpen(path, { readOnly: true });
    if (client.mailbox === false || String(client.mailbox.uidValidity) !== message['uidValidity']) throw goneIssue();
    return await work(client, String(message['uid']));
  } catch (error) {
    if (error instanceof ActionRefused) throw error;
    throw new ActionRefused([mailIssue('message', 'mail.not-fetched', { reason: reasonOf(error) })], 503);
  } finally {
    clearTimeout(end);
    client.close();
  }
}

const goneIssue = (): ActionRefused => new ActionRefused([mailIssue('message', 'mail.attachment-gone')]);

/**
 * Brings one part of a message into a file, without its transfer encoding and else as it is.
 * @param use reads the file; it is removed afterwards
 */
export async function fetchPart<T>(
  client: ImapFlow,
  uid: string,
  part: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-part-'));
  const file = join(folder, 'part');
  try {
    const { content } = await client.download(uid, part, { uid: true, maxBytes: MOST_BYTES + 1, decodeText: false });
    if (!content) throw goneIssue();
    let size = 0;
    await pipeline(
      content,
      async function* (source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          size += piece.length;
          if (size > MOST_BYTES) throw new ActionRefused([mailIssue('part', 'mail.attachment-too-large')]);
          yield piece;
        }
      },
      createWriteStream(file),
    );
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fetches a file of a message and keeps it as a file of the actor's; one of a `winmail.dat` is taken out of that. */
export async function takeAttachment(
  client: ImapFlow,
  uid: string,
  { part, inner, name }: Attachment,
  context: ModuleContext,
): Promise<ModuleFile> {
  // Written into a file first: no network inside of the transaction that stores it.
  return fetchPart(client, uid, part, async (path) => {
    if (inner === undefined) return context.storeFile(name, createReadStream(path));
    const content = await takeFromTnef({ bytes: await readFile(path), inner });
    if (content === null) throw goneIssue();
    return context.storeFile(name, Readable.from([Buffer.from(content)]));
  });
}
