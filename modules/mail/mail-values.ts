import type { FetchMessageObject, MessageStructureObject } from 'imapflow';
import { oneLine } from './open-imap.ts';
import type { ParsedMail, Person } from './parsed-mail.ts';

const LONGEST_TEXT = 500_000;
const LONGEST_HTML = 1_000_000;
const LONGEST_PEOPLE = 20_000;
const MOST_ATTACHMENTS = 100;
const NO_SUBJECT = '–';
/** Older ones get no answer while somebody is away: they were read, or copied with a new mailbox. */
const RECENT_MS = 86_400_000;

export type Flags = {
  readonly seen: boolean;
  readonly flagged: boolean;
  readonly answered: boolean;
  readonly draft: boolean;
};

export const flagsOf = (flags: ReadonlySet<string> | undefined): Flags => ({
  seen: flags?.has('\\Seen') ?? false,
  flagged: flags?.has('\\Flagged') ?? false,
  answered: flags?.has('\\Answered') ?? false,
  draft: flags?.has('\\Draft') ?? false,
});

/** The record of a message, but for where it lies. */
export function mailValues(
  { flags, size, internalDate, bodyStructure }: FetchMessageObject,
  mail: ParsedMail,
): Readonly<Record<string, unknown>> {
  const received = new Date(internalDate ?? mail.date ?? 0).toISOString();
  const text = lines(mail.text, LONGEST_TEXT);
  const messageId = idOf(mail.messageId);
  const marks = flagsOf(flags);
  const attachments = unpacked(attachmentsOf(bodyStructure), mail.packed);
  return {
    ...marks,
    serverSeen: marks.seen,
    serverFlagged: marks.flagged,
    subject: oneLine(mail.subject, 255) || NO_SUBJECT,
    fromName: oneLine(mail.from?.name ?? '', 255) || null,
    fromAddress: oneLine(mail.from?.address ?? '', 320).toLowerCase() || null,
    recipients: peopleLine(mail.to),
    copies: peopleLine(mail.cc),
    sentAt: isUsual(mail.date) ? mail.date : null,
    receivedAt: isUsual(received) ? received : new Date(0).toISOString(),
    preview: oneLine(text.slice(0, 1000), 255) || null,
    text: text || null,
    html: (mail.html !== null && lines(mail.html, LONGEST_HTML)) || null,
    attachments,
    attachmentNames: attachments?.map(({ name }) => name).join('\n') ?? null,
    size: size ?? null,
    messageId,
    automatic: mail.automatic,
    answerable: mail.answerable && Date.now() - Date.parse(received) < RECENT_MS,
    calendarMethod: mail.calendar?.method ?? null,
    calendar: mail.calendar?.text ?? null,
    thread: idOf(mail.references[0] ?? null) ?? messageId,
  };
}

/** A year that PostgreSQL and the lists can show. */
const isUsual = (date: string | null): boolean => date !== null && /^(19|20|21)\d\d-/.test(date);

const idOf = (text: string | null): string | null => oneLine(text ?? '', 255) || null;

const peopleLine = (people: readonly Person[]): string | null =>
  oneLine(people.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', '), LONGEST_PEOPLE) ||
  null;

/** As a long text takes it: without the control characters that are never meant. */
const lines = (text: string, most: number): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .toWellFormed()
    .trim()
    .slice(0, most)
    .toWellFormed()
    .trim();

/** A file in a message. `cid`: the name by which the HTML shows it. */
export type Attachment = {
  readonly part: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly cid?: string;
  /** Place of the file in the `winmail.dat` that is this part. */
  readonly inner?: number;
};

/** With the files of a `winmail.dat` in its place. Where there are several of them, nobody knows which is which. */
function unpacked(
  attachments: readonly Attachment[] | null,
  packed: ParsedMail['packed'],
): readonly Attachment[] | null {
  const isPack = ({ type, name }: Attachment): boolean =>
    type === 'application/ms-tnef' || /^winmail\.dat$/i.test(name);
  const packs = attachments?.filter(isPack) ?? [];
  const [pack] = packs;
  if (!attachments || !pack || packs.length > 1 || packed === null) return attachments;
  const files = packed.map(({ name, type, size }, inner) => ({
    part: pack.part,
    inner,
    name: oneLine(name, 255) || NO_SUBJECT,
    type: type || 'application/octet-stream',
    size,
  }));
  const shown = attachments.flatMap((one) => (one === pack ? files : [one])).slice(0, MOST_ATTACHMENTS);
  return shown.length > 0 ? shown : null;
}

/** Parts of a message that are files, as the server describes them: its text need not be read for that. */
function attachmentsOf(structure: MessageStructureObject | undefined): readonly Attachment[] | null {
  const found: Attachment[] = [];
  const look = (node: MessageStructureObject): void => {
    const name = node.dispositionParameters?.['filename'] ?? node.parameters?.['name'];
    const cid = node.type.startsWith('image/') ? oneLine(node.id ?? '', 255).replace(/^<|>$/g, '') : '';
    if (found.length < MOST_ATTACHMENTS && (node.disposition === 'attachment' || name !== undefined || cid !== ''))
      found.push({
        part: node.part ?? '1',
        name: oneLine(String(name ?? ''), 255) || NO_SUBJECT,
        type: oneLine(node.type, 100),
        size: node.size ?? 0,
        ...(cid !== '' && { cid }),
      });
    for (const child of node.childNodes ?? []) look(child);
  };
  if (structure) look(structure);
  return found.length > 0 ? found : null;
}
