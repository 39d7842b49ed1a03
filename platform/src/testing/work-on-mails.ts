import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import sql from 'sql-template-tag';
import type { MailLine } from '../mail/mail-line.ts';
import { makeMailLine } from '../mail/mail-line.ts';
import type { MailServer } from '../mail/mail-server.ts';
import { mailServerOf } from '../mail/mail-server.ts';
import { sendMail } from '../mail/send-mail.ts';
import { SEND_MAIL } from '../mail/store-mails.ts';
import type { TestServer } from './start-test-server.ts';

/** What the next mails meet. `silent`: the text is taken and the connection ends without an answer. `hangs`: it stays, without one. */
export type MailMood = 'takes' | 'refuses' | 'is busy' | 'silent' | 'hangs';

export type TestMailServer = {
  /** Settings by which a server under test reaches it. */
  readonly env: Readonly<Record<string, string>>;
  readonly server: MailServer;
  /** Mails as they came over the line. */
  readonly taken: readonly { readonly to: string; readonly source: string }[];
  readonly setMood: (mood: MailMood) => void;
  readonly close: () => Promise<void>;
};

const answer = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** A mail server on this machine that keeps what it is given. */
export async function startMailServer(): Promise<TestMailServer> {
  const taken: { to: string; source: string }[] = [];
  let mood: MailMood = 'takes';
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (mood === 'refuses') done(answer(550, 'no such mailbox'));
      else if (mood === 'is busy') done(answer(451, 'try again later'));
      else done();
    },
    onData: (stream, session, done) => {
      void buffer(stream).then((bytes) => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), source: bytes.toString() });
        if (mood === 'silent') drop();
        else if (mood !== 'hangs') done();
      });
    },
  });
  const sockets = new Set<{ destroy: () => void }>();
  smtp.server.on('connection', (socket: { destroy: () => void }) => sockets.add(socket));
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  smtp.on('error', () => undefined);
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const { port } = smtp.server.address() as AddressInfo;
  const env = {
    LEITWERK_SMTP_URL: `smtp://127.0.0.1:${port}`,
    LEITWERK_MAIL_FROM: 'service@auenwerke.example',
    LEITWERK_PRIVATE_HOSTS: `127.0.0.1:${port}`,
  };
  const server = mailServerOf(env);
  if (!server || 'wrong' in server) throw new Error('the settings of the mail server are wrong');
  return {
    env,
    server,
    taken,
    setMood: (next) => {
      mood = next;
    },
    close: async () => {
      drop();
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  };
}

/**
 * Does the jobs of all mails that are not at their end.
 * @param how at once or one after the other, in which try, over which line; a new one when absent
 * @returns what keeps each from being sent; null when nothing does
 */
export async function sendMails(
  server: TestServer,
  mail: MailServer | null,
  how: { readonly atOnce?: boolean; readonly tries?: number; readonly line?: MailLine } = {},
): Promise<readonly (string | null)[]> {
  const { atOnce = false, tries = 0, line = makeMailLine() } = how;
  const waiting = await server.database.query<{ id: string }>(
    sql`select id from leitwerk.mail where state in ('waiting', 'sending') order by created_at`,
  );
  const model = server.runtime.models.current();
  const send = (id: string) => sendMail(server.database, model, { id, tries }, { server: mail, line });
  if (atOnce) return Promise.all(waiting.map(({ id }) => send(id)));
  const told: (string | null)[] = [];
  for (const { id } of waiting) told.push(await send(id));
  return told;
}

/** When the jobs that mails have asked for come, in seconds from now; an old one that is still there, too. */
export const secondsUntilMails = async (server: TestServer): Promise<readonly number[]> =>
  (
    await server.database.query<{ seconds: number }>(sql`
      select coalesce(extract(epoch from at - now()), 0)::float8 as seconds from leitwerk.job_outbox where name = ${SEND_MAIL} order by id`)
  ).map(({ seconds }) => seconds);

/** As a process leaves mails that is killed while it sends them. */
export const markSending = (server: TestServer) =>
  server.database.query(sql`update leitwerk.mail set state = 'sending' where state = 'waiting'`);
