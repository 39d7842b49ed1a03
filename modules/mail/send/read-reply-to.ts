import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ImapFlow } from 'imapflow';
import { FOLDER } from '../connection.ts';
import { openImap } from '../open-imap.ts';
import type { Person } from '../parsed-mail.ts';
import { connectionOf } from '../sign-in/connection-of.ts';
import { isAddress } from './addresses.ts';

/** Somebody waits for it: an answer is begun without, when the server takes longer. */
const PATIENCE_MS = 5000;
const MOST_PEOPLE = 20;

/**
 * Where a message asks its answers to go (Reply-To). Copies do not hold that, so the server is asked.
 * @returns nobody when it says nothing of it, or when the server cannot be asked: then the sender is answered
 */
export async function readReplyTo(
  message: Readonly<Record<string, unknown>>,
  context: ModuleContext,
): Promise<readonly Person[]> {
  let client: ImapFlow | null = null;
  const end = setTimeout(() => client?.close(), PATIENCE_MS);
  try {
    const connection = await connectionOf(String(message['mailbox']), context);
    const { items } = await context.list(FOLDER, { filter: { id: message['folder'] }, fields: ['path'], limit: 1 });
    const path = items[0]?.['path'];
    if (connection === null || typeof path !== 'string') return [];
    client = await openImap(connection, context);
    const box = await client.mailboxOpen(path, { readOnly: true });
    if (String(box.uidValidity) !== message['uidValidity']) return [];
    const found = await client.fetchOne(String(message['uid']), { envelope: true }, { uid: true });
    const people = (found !== false && found.envelope?.replyTo) || [];
    return people
      .slice(0, MOST_PEOPLE)
      .flatMap(({ name = '', address = '' }) => (isAddress(address) ? [{ name, address }] : []));
  } catch {
    return [];
  } finally {
    clearTimeout(end);
    client?.close();
  }
}
