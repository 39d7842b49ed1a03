import { buffer } from 'node:stream/consumers';
import MailComposer from 'nodemailer/lib/mail-composer';
import { runCommands } from '../command/run-commands.ts';
import { openFile } from '../file/file-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { deliverMail } from './deliver-mail.ts';
import type { MailServer } from './mail-server.ts';
import { mailServer } from './mail-server.ts';
import type { MailState, StoredMail } from './store-mails.ts';
import { moveMail, readMail } from './store-mails.ts';

/**
 * The job: sends one mail, outside of any transaction. It is marked as being sent before; found so by a later try, the process has
 * ended in between and nobody knows whether it went out: then that is said, and it is not sent again.
 */
export async function sendMail(
  database: Database,
  model: RuntimeModel,
  payload: unknown,
  server: MailServer | null = mailServer(),
): Promise<void> {
  const { id } = payload as { readonly id: string };
  const mail = await readMail(database, id);
  if (!mail || mail.state === 'sent' || mail.state === 'failed' || mail.state === 'uncertain') return;
  const end = (state: MailState, error: string | null = null) => endMail(database, model, mail, state, error);
  if (mail.state === 'sending') return end('uncertain', 'the process has ended while it was being sent');
  if (!server) throw new Error('no mail server is set (LEITWERK_SMTP_URL)');
  const bytes = await composeMail(database, mail, server);
  if (!(await moveMail(database, id, 'waiting', 'sending'))) return;
  const delivery = await deliverMail({ to: mail.recipient, bytes }, server);
  if (delivery.is === 'sent') return end('sent');
  if (delivery.is !== 'later') return end(delivery.is, delivery.text);
  await moveMail(database, id, 'sending', 'waiting', delivery.text);
  throw new Error(`the mail could not be sent yet: ${delivery.text}`);
}

/** The mail as it goes over the line: text and HTML, pictures that the HTML shows, files. */
async function composeMail(database: Queryable, mail: StoredMail, { from }: MailServer): Promise<Buffer> {
  const files = [];
  for (const id of mail.files) {
    const file = await openFile(database, id);
    if (!file) throw new Error(`file ${id} of the mail is gone`);
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
    await moveMail(tx, mail.id, 'sending', state, error);
  };
  if (!entity || field === undefined) return move(database);
  const [result] = await runCommands(
    database,
    [{ action: 'update', entity: entity.entity.name, id: mail.recordId, values: { [field]: state } }],
    makeContext(model, SYSTEM_ACTOR, `mail:${mail.id}`),
    { atomic: true, withoutRecords: true, andThen: move },
  );
  // The record may be gone, or its field has no such value any more: what became of the mail is noted all the same.
  if (result && 'refusal' in result) await move(database);
}
