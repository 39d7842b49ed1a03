import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import sql from 'sql-template-tag';
import type { MailServer } from '../mail/mail-server.ts';
import { mailServerOf } from '../mail/mail-server.ts';
import { sendMail } from '../mail/send-mail.ts';
import type { TestServer } from './start-test-server.ts';

/** What the next mails meet. `silent`: the text is taken and the connection ends without an answer. */
export type MailMood = 'takes' | 'refuses' | 'is busy' | 'silent';

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
        else done();
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

/** Does the jobs of all mails that are not at their end. @returns what has become of the tries: null or an error */
export async function sendMails(server: TestServer, mail: MailServer | null): Promise<readonly (string | null)[]> {
  const waiting = await server.database.query<{ id: string }>(
    sql`select id from leitwerk.mail where state in ('waiting', 'sending') order by created_at`,
  );
  const told: (string | null)[] = [];
  for (const { id } of waiting)
    told.push(
      await sendMail(server.database, server.runtime.models.current(), { id }, mail).then(
        () => null,
        (error: unknown) => String(error),
      ),
    );
  return told;
}

/** As a process leaves mails that is killed while it sends them. */
export const markSending = (server: TestServer) =>
  server.database.query(sql`update leitwerk.mail set state = 'sending' where state = 'waiting'`);
