import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import type { ImapFlow, ListResponse } from 'imapflow';
import { FOLDER, GAP, MAIL } from './connection.ts';
import type { Folder, ListedFolder } from './folder.ts';
import { serverStateOf } from './folder.ts';
import { oneLine } from './open-imap.ts';

const USES: Readonly<Record<string, string>> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Archive': 'archive',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
};

/** Comes along with the list (RFC 5819), so that a folder in which nothing has happened need not be opened. */
const STATE = { messages: true, uidNext: true, uidValidity: true, highestModseq: true } as const;

/** More folders than that nobody has made by hand. */
const MOST_FOLDERS = 2000;
const LONGEST_PATH = 1000;

/** Brings the records of a mailbox's folders up to what the server lists. @returns them, the inbox first */
export async function bringFolders(
  client: ImapFlow,
  mailbox: Readonly<Record<string, unknown>>,
  context: ModuleContext,
): Promise<readonly ListedFolder[]> {
  const listed = (await client.list({ statusQuery: STATE })).filter(isReadable).slice(0, MOST_FOLDERS);
  const known = await readFolders(String(mailbox['id']), context);
  const paths = new Set(known.map(({ path }) => path));
  const there = new Map(listed.map(({ path, status }) => [path, (status && serverStateOf(status)) ?? null]));
  for (const folder of known) if (!there.has(folder.path)) await dropFolder(folder.id, context);
  const owned = { mailbox: mailbox['id'], owner: mailbox['owner'] ?? null, team: mailbox['team'] ?? null };
  const created = listed
    .filter(({ path }) => !paths.has(path))
    .map(
      (one): RecordCommand => ({
        action: 'create',
        entity: FOLDER,
        values: { ...owned, path: one.path, name: oneLine(one.name, 255) || one.path.slice(0, 255), use: useOf(one) },
      }),
    );
  await writeAll(created, context);
  const folders = created.length > 0 ? await readFolders(String(mailbox['id']), context) : known;
  const isInbox = ({ path }: Folder): number => (path.toUpperCase() === 'INBOX' ? 0 : 1);
  return folders
    .filter(({ path }) => there.has(path))
    .map((folder) => ({ ...folder, stateNow: there.get(folder.path) ?? null }))
    .toSorted((a, b) => isInbox(a) - isInbox(b));
}

const isReadable = ({ flags, path }: ListResponse): boolean =>
  !flags.has('\\Noselect') &&
  !flags.has('\\NonExistent') &&
  path.length <= LONGEST_PATH &&
  oneLine(path, 1000) === path;

const useOf = ({ specialUse }: ListResponse): string | null => (specialUse ? (USES[specialUse] ?? null) : null);

const FIELDS = ['path', 'mailbox', 'use', 'owner', 'team', 'uidValidity', 'serverState', 'marksState', 'comparedAt'];

/** The folders of a mailbox as they stand here. */
export async function readFolders(mailbox: string, context: ModuleContext): Promise<readonly Folder[]> {
  const found: Folder[] = [];
  for await (const row of readAll(FOLDER, { mailbox }, FIELDS, context)) found.push(row as unknown as Folder);
  return found;
}

async function dropFolder(folder: string, context: ModuleContext): Promise<void> {
  for (const entity of [GAP, MAIL]) {
    const commands: RecordCommand[] = [];
    for await (const { id } of readAll(entity, { folder }, [], context))
      commands.push({ action: 'purge', entity, id: String(id) });
    await writeAll(commands, context);
  }
  await context.write([{ action: 'purge', entity: FOLDER, id: folder }]);
}
