import { createHash } from 'node:crypto';
import { instantAt, placeZone } from '@leitwerk/metadata/shown-types/clock';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { MAIL, MAILBOX } from '../connection.ts';
import { ownAddresses } from '../find-filing.ts';
import { isAddress, parsePeople } from '../send/addresses.ts';
import { OUTGOING } from '../send/outgoing.ts';

export const AWAY_JOB = 'mail.away';

const DAY_MS = 86_400_000;
const DAYS = 7;
const LONGEST_SUBJECT = 255;
const WORDS = { de: 'Automatische Antwort', en: 'Automatic reply' } as const;

type Row = Readonly<Record<string, unknown>>;

/**
 * Answers what comes while somebody is away (RFC 3834): each sender at most once in as many days as the mailbox says. Whether a message may
 * be answered was found out when it was copied; here it is looked at once.
 */
export const awayJob: ModuleJob = {
  label: { de: 'Abwesenheitsnotizen senden', en: 'Send answers of those who are away' },
  everyMinute: true,
  run: async (_key, context) => {
    const { today } = context;
    const away = { awayFrom: { lte: today }, or: [{ awayUntil: { isNull: true } }, { awayUntil: { gte: today } }] };
    const mailboxes: Row[] = [];
    for await (const one of readAll(MAILBOX, away, ['address', 'owner', 'awayFrom', 'awayText', 'awayDays'], context))
      if (one['awayText']) mailboxes.push(one);
    if (mailboxes.length === 0) return;
    const own = await ownAddresses(context);
    for (const mailbox of mailboxes) await answerAll(mailbox, own, context);
  },
};

async function answerAll(mailbox: Row, own: ReadonlySet<string>, context: ModuleContext): Promise<void> {
  // What came before the absence began was still read by somebody.
  const begun = instantAt(String(mailbox['awayFrom']), '00:00', placeZone()).getTime();
  const receivedAt = { gte: new Date(Math.max(begun, Date.now() - DAY_MS)).toISOString() };
  const waiting = { mailbox: mailbox['id'], answerable: true, receivedAt };
  const fields = ['fromAddress', 'recipients', 'copies', 'subject'];
  for await (const message of readAll(MAIL, waiting, fields, context)) {
    try {
      await answerOne(message, mailbox, own, context);
    } catch (error) {
      if (!finalIssuesOf(error)) throw error;
    }
    const id = String(message['id']);
    await context.write([{ action: 'update', entity: MAIL, id, values: { answerable: false } }]);
  }
}

async function answerOne(message: Row, mailbox: Row, own: ReadonlySet<string>, context: ModuleContext): Promise<void> {
  const from = String(message['fromAddress'] ?? '').toLowerCase();
  const address = String(mailbox['address']).toLowerCase();
  const named = ['recipients', 'copies'].flatMap((field) => parsePeople(message[field] as string | null).people);
  // Who was written to by an alias, a list or as a blind copy is not who was asked.
  const isNamed = named.some((one) => one.address.toLowerCase() === address);
  if (!isAddress(from) || own.has(from) || !isNamed) return;
  const sender = `away:${mailbox['id']}:${createHash('sha256').update(from).digest('base64url').slice(0, 22)}:`;
  const since = new Date(Date.now() - Number(mailbox['awayDays'] ?? DAYS) * DAY_MS).toISOString();
  const filter = { onceKey: { startsWith: sender }, createdAt: { gte: since } };
  if ((await context.list(OUTGOING, { filter, fields: ['id'], limit: 1 })).items.length > 0) return;
  const language = await languageOf(mailbox['owner'], context);
  await context.call('mail.post', {
    mailbox: mailbox['id'],
    recipients: from,
    subject: `${WORDS[language]}: ${message['subject']}`.slice(0, LONGEST_SUBJECT),
    text: mailbox['awayText'],
    original: message['id'],
    automatic: true,
    onceKey: `${sender}${message['id']}`,
  });
}

/** Of whom the mailbox belongs to; German where it is a team. */
async function languageOf(owner: unknown, context: ModuleContext): Promise<keyof typeof WORDS> {
  if (!owner) return 'de';
  const { items } = await context.list('user', { filter: { id: owner }, fields: ['id', 'language'], limit: 1 });
  return items[0]?.['language'] === 'en' ? 'en' : 'de';
}
