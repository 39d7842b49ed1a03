import { buffer } from 'node:stream/consumers';
import MailComposer from 'nodemailer/lib/mail-composer';
import { runCommands } from '../command/run-commands.ts';
import { openFile } from '../file/file-store.ts';
import { backOffMs } from '../job/job-queue.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { tellEndedMail } from '../subscription/tell-ended-mail.ts';
import type { Delivery } from './deliver-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import type { MailLine } from './mail-line.ts';
import { isFree, nextTurn, noteAnswer } from './mail-line.ts';
import type { MailServer } from './mail-server.ts';
import type { MailJob, MailState, StoredMail } from './store-mails.ts';
import { enqueueMail, moveMail, OPEN_STATES, readMail } from './store-mails.ts';

/** With the pauses of `backOffMs` some three days. */
const MOST_TRIES = 21;

/** How a mail is sent: as the settings of this process say. */
export type MailWay = { readonly server: MailServer | null; readonly line: MailLine };

/**
 * The job: sends one mail, outside of any transaction. It is marked as being sent before; found so by a later try, the process has
 * ended in between and nobody knows whether it went out: then that is said, and it is not sent again. One that finds the line taken
 * or its server away comes again later, which is no try.
 * @returns what keeps it from being sent, for the log; null when nothing does
 */
export async function sendMail(
  database: Database,
  model: RuntimeModel,
  payload: unknown,
  { server, line }: MailWay,
): Promise<string | null> {
  const { id, tries = 0 } = payload as Pick<MailJob, 'id'> & Partial<MailJob>;
  const mail = await readMail(database, id);
  if (!mail || !OPEN_STATES.includes(mail.state)) return null;
  if (mail.state === 'sending') {
    await endMail(database, model, mail, 'uncertain', mail.error ?? 'the process has ended while it was being sent');
    return null;
  }
  if (!isFree(line)) {
    await enqueueMail(database, { id, tries }, nextTurn(line));
    return null;
  }
  line.isTaken = true;
  let delivery: Delivery | null;
  try {
    delivery = await tryToSend(database, mail, server, line);
  } finally {
    line.isTaken = false;
  }
  if (delivery === null) return null;
  if (delivery.is === 'later' && tries + 1 < MOST_TRIES) return waitWith(database, id, tries + 1, delivery.text);
  if (delivery.is === 'sent') await endMail(database, model, mail, 'sent', null);
  else await endMail(database, model, mail, delivery.is === 'later' ? 'failed' : delivery.is, delivery.text);
  return delivery.is === 'later' ? delivery.text : null;
}

/** @returns null when somebody else has it in hand */
async function tryToSend(
  database: Database,
  mail: StoredMail,
  server: MailServer | null,
  line: MailLine,
): Promise<Delivery | null> {
  if (!server) return { is: 'later', text: 'no mail server is set (LEITWERK_SMTP_URL)', isAnswered: true };
  const bytes = await composeMail(database, mail, server);
  if (!bytes) return { is: 'failed', text: 'a file of the mail is gone', isAnswered: true };
  if (!(await moveMail(database, mail.id, ['waiting'], 'sending'))) return null;
  const delivery = await deliverMail({ to: mail.recipient, bytes }, server);
  noteAnswer(line, delivery.is === 'sent' || delivery.isAnswered);
  return delivery;
}

/** Notes what a try has met; the next one comes later each time. */
async function waitWith(database: Database, id: string, tries: number, reason: string): Promise<string> {
  await database.transaction(async (tx) => {
    await moveMail(tx, id, OPEN_STATES, 'waiting', reason);
    await enqueueMail(tx, { id, tries }, new Date(Date.now() + backOffMs(tries)));
  });
  return reason;
}

/** The mail as it goes over the line: text and HTML, pictures that the HTML shows, files. Null when one of those is gone. */
async function composeMail(database: Queryable, mail: StoredMail, { from }: MailServer): Promise<Buffer | null> {
  const files = [];
  for (const id of mail.files) {
    const file = await openFile(database, id);
    if (!file) return null;
    files.push({ filename: file.name, contentType: file.type, content: await buffer(file.stream) });
  }
  const pictures = mail.pictures.map(({ cid, name, type, content }) => ({
    cid,
    filename: name,
    contentType: type,
    content: Buffer.from(content, 'base64'),
  }));
  const composer = new MailComposer({
    from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: [...pictures, ...files],
    // The same for a mail that is tried again, by which its receiver knows it.
    messageId: `<${mail.id}@${from.split('@').at(-1)}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Says in the mail and in its record what has become of it. */
async function endMail(
  database: Database,
  model: RuntimeModel,
  mail: StoredMail,
  state: MailState,
  error: string | null,
): Promise<void> {
  const entity = [...model.entities.values()].find((one) => one.entity.id === mail.entity);
  const field = entity?.entity.fields.find((one) => one.id === mail.field)?.name;
  const move = async (tx: Queryable): Promise<void> => {
    await moveMail(tx, mail.id, OPEN_STATES, state, error);
  };
  if (!entity || field === undefined)
    return database.transaction(async (tx) => {
      await move(tx);
      if (state === 'failed' || state === 'uncertain') await tellEndedMail(tx, mail, state);
    });
  const [result] = await runCommands(
    database,
    [{ action: 'update', entity: entity.entity.name, id: mail.recordId, values: { [field]: state } }],
    makeContext(model, SYSTEM_ACTOR, `mail:${mail.id}`),
    { atomic: true, withoutRecords: true, andThen: move },
  );
  // The record may be gone, or its field has no such value any more: what became of the mail is noted all the same.
  if (result && 'refusal' in result) await move(database);
}
