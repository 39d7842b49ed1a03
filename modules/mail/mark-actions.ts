import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { FOLDER, MAIL } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { SYNC_JOB } from './sync-jobs.ts';

const MOST = 500;
const messages = {
  type: 'array',
  minItems: 1,
  maxItems: MOST,
  uniqueItems: true,
  items: { type: 'string', format: 'uuid' },
} as const;
const USES = ['inbox', 'archive', 'junk', 'trash'] as const;

type Row = Readonly<Record<string, unknown>>;

/** Marks messages as read or unread, flagged or not: here at once, on the server by the next piece of the sync. */
export const markAction: Action = {
  label: { de: 'E-Mails markieren', en: 'Mark e-mails' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['messages'],
    properties: { messages, seen: { type: 'boolean' }, flagged: { type: 'boolean' } },
  },
  run: async ({ messages: ids, ...marks }, context) => {
    const found = await ownMessages(ids as readonly string[], context);
    return change(found, () => marks, context);
  },
};

/** Moves messages to another folder of their mailbox, by its id or by what it is used for. */
export const moveAction: Action = {
  label: { de: 'E-Mails verschieben', en: 'Move e-mails' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['messages'],
    properties: {
      messages,
      folder: { type: 'string', format: 'uuid' },
      to: { enum: USES, description: 'The folder of each mailbox with this use, in place of `folder`' },
    },
    oneOf: [{ required: ['folder'] }, { required: ['to'] }],
  },
  run: async ({ messages: ids, folder, to }, context) => {
    const found = await ownMessages(ids as readonly string[], context);
    if (folder !== undefined) return change(found, () => ({ target: folder }), context);
    const targets = await foldersFor(String(to), found, context);
    return change(found, ({ mailbox }) => ({ target: targets.get(mailbox) }), context);
  },
};

/** Messages that the actor sees. Throws `ActionRefused` when one of them is none. */
export async function ownMessages(ids: readonly string[], context: ModuleContext): Promise<readonly Row[]> {
  const fields = ['id', 'mailbox', 'folder'];
  const { items } = await context.list(MAIL, { filter: { id: { in: ids } }, fields, limit: ids.length });
  if (items.length < ids.length) throw new ActionRefused([mailIssue('messages', 'mail.unknown-message')]);
  return items;
}

async function foldersFor(
  use: string,
  found: readonly Row[],
  context: ModuleContext,
): Promise<ReadonlyMap<unknown, string>> {
  const mailboxes = [...new Set(found.map(({ mailbox }) => String(mailbox)))];
  const filter = { mailbox: { in: mailboxes }, use };
  const { items } = await context.list(FOLDER, { filter, fields: ['id', 'mailbox'], limit: MOST });
  const targets = new Map(items.map(({ id, mailbox }): [unknown, string] => [mailbox, id]));
  if (mailboxes.some((one) => !targets.has(one))) throw new ActionRefused([mailIssue('to', 'mail.no-folder')]);
  return targets;
}

async function change(
  found: readonly Row[],
  valuesFor: (message: Row) => Row,
  context: ModuleContext,
): Promise<{ readonly count: number }> {
  const commands = found.map(
    (one): RecordCommand => ({
      action: 'update',
      entity: MAIL,
      id: String(one['id']),
      values: valuesFor(one),
    }),
  );
  await context.write(commands);
  for (const mailbox of new Set(found.map((one) => String(one['mailbox'])))) await context.startJob(SYNC_JOB, mailbox);
  return { count: found.length };
}
