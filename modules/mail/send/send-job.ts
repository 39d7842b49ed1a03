import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { MAILBOX } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { connectionOf } from '../sign-in/connection-of.ts';
import { wordsFor } from '../words-for.ts';
import { parsePeople } from './addresses.ts';
import { composeMime } from './compose-mime.ts';
import type { Delivery } from './deliver-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { FILE_JOB } from './file-job.ts';
import type { Outgoing } from './outgoing.ts';
import { OUTGOING, PEOPLE_FIELDS } from './outgoing.ts';
import { readOutgoing } from './read-outgoing.ts';

export const SEND_JOB = 'mail.send';

/** With the pauses below some two days. */
const MOST_TRIES = 50;
const LONGEST_PAUSE_MINUTES = 60;
/** A server that hangs must not take the workers from everything else. */
const MOST_AT_ONCE = 2;
const BUSY_MS = 2000;

let sendingNow = 0;

/**
 * Sends one mail. It is marked as being sent before: as only one process at a time is at a mail, one that is found so was left by a
 * process that has ended, and nobody knows whether it went out. Then that is said, and it is not sent again.
 */
export const sendJob: ModuleJob = {
  label: { de: 'E-Mail senden', en: 'Send an e-mail' },
  run: async (id, context) => {
    const mail = await readOutgoing(id, context);
    if (mail?.state === 'sending') {
      const words = await wordsFor(mail.owner, [mailIssue('state', 'mail.ended')], context);
      return endAs('uncertain', mail, words, context);
    }
    if (mail?.state !== 'waiting') return;
    const due = Date.parse(mail.sendAt ?? '') || 0;
    if (due > Date.now()) return context.startJob(SEND_JOB, id, new Date(due));
    if (sendingNow >= MOST_AT_ONCE) return context.startJob(SEND_JOB, id, new Date(Date.now() + BUSY_MS));
    sendingNow += 1;
    try {
      await sendOne(mail, context);
    } finally {
      sendingNow -= 1;
    }
  },
};

async function sendOne(waiting: Outgoing, context: ModuleContext): Promise<void> {
  const { items } = await context.list(MAILBOX, { filter: { id: waiting.mailbox }, limit: 1 });
  const [mailbox] = items;
  const connection = await connectionOf(waiting.mailbox, context).catch((error: unknown) => {
    const issues = finalIssuesOf(error);
    // A provider that is away gives its token later; this comes again then.
    if (!issues) throw error;
    return issues;
  });
  if (connection !== null && !('user' in connection)) return refuseWaiting(waiting, connection, context);
  if (!mailbox || connection === null)
    return refuseWaiting(waiting, [mailIssue('mailbox', 'mail.no-sign-in')], context);
  const from = { name: String(mailbox['senderName'] ?? ''), address: String(mailbox['address']) };
  let mail: Outgoing;
  try {
    mail = await markSending(waiting, from, context);
  } catch (error) {
    const issues = error instanceof ActionRefused ? error.issues : null;
    // Anything else: somebody has called it back meanwhile, or the database is away; then it comes again.
    if (issues) return refuseWaiting(waiting, issues, context);
    throw error;
  }
  const to = PEOPLE_FIELDS.flatMap((field) => parsePeople(mail[field]).people.map(({ address }) => address));
  const bytes = await sourceOf(mail, context);
  const delivery = await deliverMail(
    { from: mail.automatic ? '' : from.address, to: [...new Set(to)], bytes },
    connection,
    context,
  ).catch(async (error: unknown): Promise<Delivery> => {
    const issues = finalIssuesOf(error);
    if (!issues) throw error;
    return { is: 'refused', text: await wordsFor(mail.owner, issues, context) };
  });
  await noteDelivery(mail, delivery, context);
}

/** Puts it together at the first try, and takes it. Whoever calls it back in the same moment is first, or this is. */
async function markSending(
  mail: Outgoing,
  from: { readonly name: string; readonly address: string },
  context: ModuleContext,
): Promise<Outgoing> {
  const made = mail.source === null ? await composeMime(mail, from, context) : null;
  const file = made && (await context.storeFile('mail.eml', Readable.from([made.bytes])));
  const values = {
    state: 'sending',
    tries: mail.tries + 1,
    triedAt: new Date().toISOString(),
    ...(made && file && { source: { id: file.id }, messageId: made.messageId }),
  };
  const { id, version } = mail;
  const [record] = await context.write([{ action: 'update', entity: OUTGOING, id, version, values }]);
  return record as unknown as Outgoing;
}

async function sourceOf({ source }: Outgoing, context: ModuleContext): Promise<Buffer> {
  const file = source && (await context.openFile(source.id));
  if (!file) throw new Error('the source of a mail is gone');
  return buffer(file.stream);
}

async function noteDelivery(mail: Outgoing, delivery: Delivery, context: ModuleContext): Promise<void> {
  if (delivery.is === 'sent') {
    await endAs('sent', mail, null, context, delivery.unreached);
    if (mail.automatic) return;
    return context.startJob(FILE_JOB, mail.id);
  }
  if (delivery.is !== 'later') return endAs(delivery.is, mail, delivery.text, context);
  if (mail.tries >= MOST_TRIES) return endAs('refused', mail, delivery.text, context);
  const sendAt = new Date(Date.now() + pauseMs(mail.tries));
  await writeEnd(mail, { state: 'waiting', problem: delivery.text, sendAt: sendAt.toISOString() }, context);
  await context.startJob(SEND_JOB, mail.id, sendAt);
}

/** 1, 2, 4 … 60 minutes. */
export const pauseMs = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MINUTES, 2 ** Math.min(10, tries - 1)) * 60_000;

const endAs = (
  state: 'sent' | 'uncertain' | 'refused',
  mail: Outgoing,
  problem: string | null,
  context: ModuleContext,
  unreached: readonly string[] = [],
): Promise<void> =>
  writeEnd(
    mail,
    {
      state,
      problem,
      ...(state === 'sent' && { sentAt: new Date().toISOString(), ...(mail.automatic && { filed: true }) }),
      ...(unreached.length > 0 && { unreached: unreached.join('\n').slice(0, 20_000) }),
    },
    context,
  );

/** When it tried is noted again: by that, a step of the one who sends is known from one of anybody else. */
async function writeEnd(
  { id }: Outgoing,
  values: Readonly<Record<string, unknown>>,
  context: ModuleContext,
): Promise<void> {
  const triedAt = new Date().toISOString();
  await context.write([{ action: 'update', entity: OUTGOING, id, values: { ...values, triedAt } }]);
}

/** Nothing has gone out: what it is made of, or its mailbox, does not allow for it. */
async function refuseWaiting(
  { id, version, owner }: Outgoing,
  issues: ActionRefused['issues'],
  context: ModuleContext,
): Promise<void> {
  const problem = await wordsFor(owner, issues, context);
  await context.write([{ action: 'update', entity: OUTGOING, id, version, values: { state: 'refused', problem } }]);
}
