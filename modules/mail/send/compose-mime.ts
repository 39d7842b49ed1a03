import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { compile } from 'html-to-text';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mailIssue } from '../mail-issue.ts';
import { parsePeople } from './addresses.ts';
import type { Outgoing } from './outgoing.ts';
import { cleanedBody, escaped } from './quote-of.ts';

/** Of an attached file; base64 makes a third more of it. Few servers take more than 25 to 50 MB. */
export const MOST_BYTES = 36_000_000;
const QUOTE = 'margin:0 0 0 .8ex;border-left:2px solid #ccc;padding-left:1ex';
/** As RFC 5322 has them, without blanks, angle brackets and lines: another one could end the header. */
const MESSAGE_ID = /^<[^\s<>]{1,250}>$/;

/** RFC 3834, 5.1.3; and what Exchange goes by, so that two of them do not answer each other. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };

const textOf = compile({
  wordwrap: 78,
  limits: { maxInputLength: 1_000_000, maxDepth: 60 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: false } },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
  ],
});

export type Composed = { readonly messageId: string; readonly bytes: Buffer };

/** Who sends it: the mailbox's address, with a name. */
export type Sender = { readonly name: string; readonly address: string };

/**
 * The mail as it goes over the line, put together once. Blind copies stand in no header. The HTML was cleaned when it was stored, the
 * quotation is cleaned here. Throws `ActionRefused` when a file is gone or all of it is too large
 */
export async function composeMime(mail: Outgoing, from: Sender, context: ModuleContext): Promise<Composed> {
  const html = htmlOf(mail);
  const messageId = `<${randomUUID()}@${from.address.split('@').at(-1) ?? 'localhost'}>`;
  const answered = isMessageId(mail.inReplyTo) ? mail.inReplyTo : null;
  const references = [...new Set([mail.thread, answered].filter(isMessageId))];
  const composer = new MailComposer({
    from,
    to: [...parsePeople(mail.recipients).people],
    cc: [...parsePeople(mail.copies).people],
    subject: mail.subject ?? '',
    text: textOf(html),
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`,
    attachments: await attachmentsOf(mail, context),
    messageId,
    date: new Date(),
    // A forwarded mail begins a thread of its own.
    ...(mail.kind === 'answer' && answered !== null && { inReplyTo: answered, references: [...references] }),
    ...(mail.automatic && { headers: AUTOMATIC }),
    ...(mail.calendar !== null && {
      icalEvent: { method: mail.calendarMethod ?? 'PUBLISH', content: mail.calendar, filename: 'invite.ics' },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  if (bytes.length > MOST_BYTES) throw tooLarge();
  return { messageId, bytes };
}

const isMessageId = (text: string | null): text is string => text !== null && MESSAGE_ID.test(text);

/** Whoever is told has to leave something out. */
export const tooLarge = (): ActionRefused =>
  new ActionRefused([mailIssue('files', 'mail.too-large', { most: Math.floor(MOST_BYTES / 1_000_000) })]);

function htmlOf({ text, quotes, quote, quoteHead, kind }: Outgoing): string {
  const own = text ?? '';
  if (!quotes || quote === null) return own;
  const head = `<p>${escaped(quoteHead ?? '').replaceAll('\n', '<br>')}</p>`;
  const body = cleanedBody(quote);
  return `${own}${head}${kind === 'answer' ? `<blockquote style="${QUOTE}">${body}</blockquote>` : `<div>${body}</div>`}`;
}

async function attachmentsOf({ files }: Outgoing, context: ModuleContext) {
  const found = [];
  let size = 0;
  for (const { id, name } of files ?? []) {
    const file = await context.openFile(id);
    if (!file) throw new ActionRefused([mailIssue('files', 'mail.unknown-file')]);
    size += file.size;
    // Before they are read: all of them stand in memory at once.
    if (size > MOST_BYTES) throw tooLarge();
    found.push({ filename: name, contentType: file.type, content: await buffer(file.stream) });
  }
  return found;
}
