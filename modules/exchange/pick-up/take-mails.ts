import { createHash } from 'node:crypto';
import type { InterfaceDefinition, InterfaceMail, InterfacePickUp } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { isSideFile, stemOf } from '../document/side-file.ts';
import { DELIVERY, TAKE_JOB } from '../exchange.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { raiseAlarm } from './alarms.ts';
import { fitsPattern } from './fits-pattern.ts';
import { fitsSender, hasWords } from './fits-sender.ts';
import type { InterfaceState } from './interface-state.ts';
import { STATE } from './interface-state.ts';
import type { Mailbox } from './mailboxes.ts';
import { folderOf, MAIL } from './mailboxes.ts';
import type { Taken } from './take-files.ts';
import { FILE, MOST_MB, PIECE_MS } from './take-files.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Attachment = {
  readonly part: string;
  readonly inner?: number;
  readonly name: string;
  readonly size: number;
  readonly cid?: string;
};

const PAGE = 100;
/** A mail that was written here before others are, and committed after them, is seen all the same. */
const OVERLAP_MS = 10 * 60_000;
/** What travels as base64 is that much larger. */
const BASE64 = 4 / 3;

type Pass = {
  readonly definition: InterfaceDefinition;
  readonly wanted: InterfacePickUp;
  readonly from: InterfaceMail;
  readonly mailbox: Mailbox;
  /** Folder into which mails are moved. */
  readonly archive: string | null;
  readonly context: ModuleContext;
  taken: number;
  readonly problems: Issue[];
};

/**
 * Takes attachments of mails that have come into a mailbox since the interface is there, oldest first. The file's delivery and that it is
 * known are written in one transaction; only then is the mail moved. Whoever is killed in between takes nothing twice and loses nothing.
 */
export async function takeMails(
  definition: InterfaceDefinition,
  wanted: InterfacePickUp & { readonly mail: InterfaceMail },
  mailbox: Mailbox,
  state: InterfaceState,
  context: ModuleContext,
): Promise<Taken> {
  const begun = new Date();
  const since = state.mailsFrom ?? new Date(begun.getTime() - OVERLAP_MS);
  const folder = await folderIn(mailbox, wanted.folder, context);
  const archive = wanted.archive === undefined ? null : await folderIn(mailbox, wanted.archive, context);
  const pass: Pass = { definition, wanted, from: wanted.mail, mailbox, archive, context, taken: 0, problems: [] };
  const note = (until: string) =>
    context.write([
      {
        action: 'update',
        entity: STATE,
        id: state.id,
        values: { mailsFrom: since.toISOString(), mailsUntil: until },
      },
    ]);
  const changed = new Date((state.mailsUntil ?? since).getTime() - OVERLAP_MS).toISOString();
  const filter = {
    mailbox: mailbox.id,
    folder,
    draft: false,
    target: { isNull: true },
    goneAt: { isNull: true },
    attachmentNames: { isNull: false },
    receivedAt: { gte: since.toISOString() },
    updatedAt: { gte: changed },
  };
  const fields = [
    'subject',
    'fromAddress',
    'attachments',
    'messageId',
    'uidValidity',
    'uid',
    'receivedAt',
    'updatedAt',
  ];
  const until = begun.getTime() + PIECE_MS;
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<ModuleContext['list']>> = await context.list(MAIL, {
      filter,
      fields,
      sort: ['updatedAt', 'id'],
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    after = page.next ?? undefined;
    for (const mail of page.items) {
      if (Date.now() > until) {
        await note(String(mail['updatedAt']));
        return resultOf(pass, 0);
      }
      await takeMail(mail, pass);
    }
  } while (after !== undefined);
  await note(begun.toISOString());
  return resultOf(pass, null);
}

const resultOf = ({ taken, problems }: Pass, lookAgainIn: number | null): Taken => ({
  files: taken,
  lookAgainIn,
  problem: problems.length === 0 ? null : problems.slice(0, 50),
});

async function folderIn(mailbox: Mailbox, path: string | undefined, context: ModuleContext): Promise<string> {
  const folder = await folderOf(mailbox.id, path, context);
  if (folder === null)
    throw new ActionRefused([exchangeIssue('folder', 'exchange.mail-folder', { folder: path ?? 'INBOX' })]);
  return folder;
}

/** A mail of a sender who may deliver: each of its files that fits, and then, when none was refused, the mail itself goes away. */
async function takeMail(mail: Row, pass: Pass): Promise<void> {
  const { definition, from, wanted, context } = pass;
  if (!fitsSender(from.senders, String(mail['fromAddress'] ?? '')) || !hasWords(from.subject, String(mail['subject'])))
    return;
  const all = (mail['attachments'] as readonly Attachment[] | null) ?? [];
  // A picture of the text is no file of its own.
  const { format } = definition;
  const files = all.filter(
    ({ name, cid }) => cid === undefined && fitsPattern(wanted.files, name) && !isSideFile(name, format),
  );
  if (files.length === 0) return;
  const keys = files.map((file) => keyOf(mail, file, pass));
  const { items } = await context.list(FILE, { filter: { key: { in: keys } }, limit: keys.length });
  const known = new Map(items.map((row) => [row['key'], row]));
  let isWhole = true;
  for (const [at, file] of files.entries()) {
    const key = keys[at] ?? '';
    // A mail is whole: there is nothing to wait for.
    const side = all.find(({ name }) => isSideFile(name, format) && stemOf(name) === stemOf(file.name));
    const state = known.get(key)?.['state'] ?? (await takeAttachment(mail, { file, side, key }, pass));
    if (state !== 'taken') isWhole = false;
  }
  if (pass.archive !== null && isWhole) await context.call('mail.move', { messages: [mail.id], folder: pass.archive });
}

/** The same letter in the same mailbox is the same, wherever it lies and however often it was copied here. */
const keyOf = (mail: Row, { part, inner }: Attachment, { definition, mailbox }: Pass): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        definition.id,
        'mail',
        mailbox.address,
        mail['messageId'] ?? `${mail['uidValidity']}:${mail['uid']}`,
        part,
        inner ?? null,
      ]),
    )
    .digest('hex');

type Wanted = { readonly file: Attachment; readonly side: Attachment | undefined; readonly key: string };

async function takeAttachment(mail: Row, { file, side, key }: Wanted, pass: Pass): Promise<'taken' | 'refused'> {
  const { definition, wanted, mailbox, context } = pass;
  const most = wanted.mostMb ?? MOST_MB;
  const values = {
    name: file.name,
    interface: definition.id,
    folder: wanted.folder ?? null,
    size: file.size,
    changedAt: mail['receivedAt'],
    seenAt: new Date().toISOString(),
    key,
  };
  try {
    const fetched = await fetchAttachment(mail, file, most, context);
    const beside = side ? await fetchAttachment(mail, side, most, context) : null;
    const delivery = newId();
    await context.write([
      { action: 'create', entity: DELIVERY, id: delivery, values: deliveryValues(fetched, beside, mail, pass) },
      { action: 'create', entity: FILE, values: { ...values, size: fetched.size, state: 'taken', delivery } },
    ]);
    pass.taken += 1;
    await context.startJob(TAKE_JOB, definition.id);
    return 'taken';
  } catch (error) {
    // What may be done a little later is tried again with the whole interface.
    const problem = finalIssuesOf(error);
    if (!problem) throw error;
    pass.problems.push(...problem);
    await context.write([
      { action: 'create', entity: FILE, values: { ...values, state: 'refused', problem } },
      ...(await raiseAlarm('unreadable', definition, { issues: problem, owner: mailbox.owner }, context)),
    ]);
    return 'refused';
  }
}

async function fetchAttachment(
  mail: Row,
  { part, inner, name, size }: Attachment,
  most: number,
  context: ModuleContext,
): Promise<ModuleFile> {
  const tooLarge = () => new ActionRefused([exchangeIssue('file', 'exchange.file-too-large', { file: name, most })]);
  if (size / BASE64 > most * 1_000_000) throw tooLarge();
  const input = { message: mail.id, part, ...(inner !== undefined && { inner }) };
  const fetched = (await context.call('mail.attachment', input)) as ModuleFile;
  if (fetched.size > most * 1_000_000) throw tooLarge();
  return fetched;
}

/** Where the application gives deliveries a field for their mail, it is named. */
function deliveryValues(
  { id, name }: ModuleFile,
  beside: ModuleFile | null,
  mail: Row,
  { definition, context }: Pass,
): Readonly<Record<string, unknown>> {
  const field = context
    .entity(DELIVERY)
    ?.entity.fields.find(({ type, entity }) => type === 'reference' && entity === MAIL)?.name;
  return {
    name,
    interface: definition.id,
    source: 'mail',
    file: { id },
    ...(beside && { sideFile: { id: beside.id } }),
    ...(field !== undefined && { [field]: mail.id }),
  };
}
