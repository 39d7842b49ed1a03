import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { MAIL, MAILBOX } from '../connection.ts';
import { atMessage, attachmentsOf, placeOf, takeAttachment } from '../fetch-part.ts';
import { mailIssue } from '../mail-issue.ts';
import type { Person } from '../parsed-mail.ts';
import { aboutRecord } from './about-record.ts';
import { isAddress } from './addresses.ts';
import type { BeginKind, Original } from './answer-to.ts';
import { answerTo, subjectOf } from './answer-to.ts';
import { MOST_BYTES, tooLarge } from './compose-mime.ts';
import { OUTGOING } from './outgoing.ts';
import type { Language } from './quote-of.ts';
import { quoteHeadOf, quoteOf } from './quote-of.ts';
import { readReplyTo } from './read-reply-to.ts';

/** Base64 makes a third more of a file, and servers tell the size of that. */
const MOST_ENCODED_BYTES = (MOST_BYTES / 3) * 4;

type Values = Readonly<Record<string, unknown>>;

/** Begins a mail: a new one, or one that answers or forwards a message, from the mailbox to which that came. */
export const beginAction: Action = {
  label: { de: 'E-Mail beginnen', en: 'Begin an e-mail' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['kind'],
    properties: {
      kind: { enum: ['new', 'answer', 'answer-all', 'forward'] },
      message: { type: 'string', format: 'uuid', description: 'What is answered or forwarded' },
      mailbox: {
        type: 'string',
        format: 'uuid',
        description: 'Where there is no message; the first own one when absent',
      },
      attachments: {
        type: 'boolean',
        description:
          'Whether the files of a forwarded message go along, which are fetched from its server; they do when absent',
      },
      to: { type: 'string', minLength: 3, maxLength: 254, description: 'An address' },
      about: {
        type: 'object',
        additionalProperties: false,
        required: ['entity', 'id'],
        description: 'A record to which the mail will be filed, and to whose address a new one goes',
        properties: { entity: { type: 'string', maxLength: 100 }, id: { type: 'string', format: 'uuid' } },
      },
      language: { enum: ['de', 'en'], description: "In which a quotation is introduced; the actor's when absent" },
      zone: { type: 'string', maxLength: 64, description: 'Time zone in which a quotation says when it was written' },
    },
  },
  run: async (input, context) => {
    const kind = input['kind'] as BeginKind;
    const message = kind === 'new' ? null : await findMessage(String(input['message'] ?? ''), context);
    const mailbox = await findMailbox(message?.['mailbox'] ?? input['mailbox'], context);
    const to = input['to'] === undefined ? null : String(input['to']).trim();
    if (to !== null && !isAddress(to)) throw new ActionRefused([mailIssue('to', 'mail.no-address', { text: to })]);
    const record = input['about'] as { readonly entity: string; readonly id: string } | undefined;
    const about = record === undefined ? null : await aboutRecord(record.entity, record.id, context);
    if (record !== undefined && about === null) throw new ActionRefused([mailIssue('about', 'mail.unknown-record')]);
    const values =
      message && kind !== 'new'
        ? await valuesFor(kind, message, mailbox, {
            zone: zoneOf(input['zone']),
            language: (input['language'] ?? context.actor.language) as Language,
            context,
          })
        : { kind: 'new', recipients: to ?? about?.address ?? null, text: signatureOf(mailbox), ...about?.filing };
    const files =
      message && kind === 'forward' && input['attachments'] !== false ? await filesOf(message, context) : [];
    const [made] = await context.write([
      {
        action: 'create',
        entity: OUTGOING,
        values: { ...values, mailbox: mailbox['id'], ...(files.length > 0 && { files }) },
      },
    ]);
    return { id: made?.['id'] };
  },
};

/** The files of a message as files of their own. Throws `ActionRefused` when the server does not deliver one of them */
async function filesOf(message: Values, context: ModuleContext): Promise<readonly { readonly id: string }[]> {
  const wanted = attachmentsOf(message);
  if (wanted.length === 0) return [];
  if (wanted.reduce((sum, { size }) => sum + size, 0) > MOST_ENCODED_BYTES) throw tooLarge();
  const place = await placeOf(String(message['id']), context);
  return atMessage(place, context, async (client, uid) => {
    const files: { readonly id: string }[] = [];
    for (const one of wanted) files.push({ id: (await takeAttachment(client, uid, one, context)).id });
    return files;
  });
}

async function findMessage(id: string, context: ModuleContext): Promise<Values> {
  const { items } = id === '' ? { items: [] } : await context.list(MAIL, { filter: { id }, limit: 1 });
  const [message] = items;
  if (!message) throw new ActionRefused([mailIssue('message', 'mail.unknown-message')]);
  return message;
}

/** That one; or the first one of the actor's own, else of his teams, of those that he may write from. */
async function findMailbox(id: unknown, context: ModuleContext): Promise<Values> {
  const wanted = typeof id === 'string' ? { id } : { or: [{ owner: context.actor.id }, { team: { in: '$teams' } }] };
  const { items } = await context.list(MAILBOX, { filter: wanted, sort: ['address'], limit: 100 });
  const mailbox = items.find(({ owner }) => owner === context.actor.id) ?? items[0];
  if (!mailbox) throw new ActionRefused([mailIssue('mailbox', 'mail.no-mailbox')]);
  return mailbox;
}

type Beginning = {
  readonly zone: string | undefined;
  readonly language: Language;
  readonly context: ModuleContext;
};

async function valuesFor(
  kind: Exclude<BeginKind, 'new'>,
  message: Values,
  mailbox: Values,
  { zone, language, context }: Beginning,
): Promise<Values> {
  const original = message as Original;
  const { messageId, thread } = message;
  const sort = kind === 'forward' ? 'forward' : 'answer';
  const replyTo: readonly Person[] = kind === 'forward' ? [] : await readReplyTo(message, context);
  return {
    kind: sort,
    original: message['id'],
    subject: subjectOf(original.subject, sort),
    ...(kind !== 'forward' && answerTo(original, replyTo, kind, String(mailbox['address']))),
    text: signatureOf(mailbox),
    quotes: true,
    quoteHead: quoteHeadOf(original, sort, language, zone),
    quote: quoteOf(message['html'] as string | null, message['text'] as string | null),
    inReplyTo: messageId ?? null,
    thread: thread ?? messageId ?? null,
  };
}

/** Room to write in, above the signature. */
const signatureOf = ({ signature }: Values): string | null =>
  typeof signature === 'string' && signature !== '' ? `<p></p><p></p>${signature}` : null;

/** One that exists; else the server's. */
function zoneOf(zone: unknown): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: String(zone ?? '') }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
