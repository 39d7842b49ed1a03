import type { AddressInfo } from 'node:net';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { ImapFlow } from 'imapflow';
import { SMTPServer } from 'smtp-server';
import type { TestDovecot } from './start-dovecot.ts';
import { startDovecot } from './start-dovecot.ts';

export const PASSWORD = 'right-Password-1';
const SALES = 'sales@example.com';

export type Body = Readonly<Record<string, unknown>>;

/** Leitwerk with the shipped configuration beside an IMAP server on which `sales` and `service` have accounts. */
export type TestMail = {
  readonly server: TestServer;
  readonly dovecot: TestDovecot;
  /** What a mailbox of this account is connected with. @param imapPort another way to the server */
  readonly input: (account: string, imapPort?: number) => Body;
  /** Connects a mailbox and copies it. @returns its id */
  readonly connect: (account?: string, as?: string, imapPort?: number) => Promise<string>;
  readonly list: (entity: string, filter: Body, as?: string) => Promise<readonly Body[]>;
  readonly act: (action: string, input: Body, as?: string) => ReturnType<TestServer['ask']>;
  /** All folders of all mailboxes, as every minute. */
  readonly sync: () => Promise<void>;
  /** Jobs that wait, and no others. */
  readonly work: () => Promise<void>;
  /** Somebody else’s program at the same account. */
  readonly client: (folder?: string, account?: string) => Promise<ImapFlow>;
  readonly close: () => Promise<void>;
};

/** What a mailbox of an account of the tests is connected with. */
export const mailboxInput = (account: string, imapPort: number, smtpPort: number): Body => ({
  address: `${account}@example.com`,
  password: PASSWORD,
  userName: account,
  imapHost: '127.0.0.1',
  imapPort,
  imapSecurity: 'none',
  smtpHost: '127.0.0.1',
  smtpPort,
  smtpSecurity: 'none',
});

/** @param hosts further `host:port` that may be reached, as ports of proxies */
export async function startMail(ports: readonly number[] = []): Promise<TestMail> {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  const dovecot = await startDovecot({ sales: PASSWORD, service: PASSWORD });
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'x' }),
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  process.env['LEITWERK_PRIVATE_HOSTS'] = [dovecot.port, smtpPort, ...ports].map((one) => `127.0.0.1:${one}`).join();
  const server = await startTestServer(undefined, undefined, false);
  const act: TestMail['act'] = (action, given, as = SALES) =>
    server.ask(as, 'POST', `/api/actions/mail.${action}`, given);
  const input = (account: string, imapPort = dovecot.port): Body => mailboxInput(account, imapPort, smtpPort);
  const list: TestMail['list'] = async (entity, filter, as = SALES) => {
    const query = `limit=500&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const { status, body, text } = await server.ask(as, 'GET', `/api/records/${entity}?${query}`);
    if (status !== 200) throw new Error(text);
    return (body as { items: readonly Body[] }).items;
  };
  return {
    server,
    dovecot,
    input,
    act,
    list,
    connect: async (account = 'sales', as = SALES, imapPort) => {
      const made = await act('connect', input(account, imapPort), as);
      if (made.status !== 200) throw new Error(made.text);
      await doModuleJobs(server);
      return (made.body as { id: string }).id;
    },
    sync: () => doModuleJobs(server, ['mail.look']),
    work: () => doModuleJobs(server),
    client: async (folder = 'INBOX', account = 'sales') => {
      const auth = { user: account, pass: PASSWORD };
      const one = new ImapFlow({ host: '127.0.0.1', port: dovecot.port, secure: false, auth, logger: false });
      await one.connect();
      await one.mailboxOpen(folder);
      return one;
    },
    close: async () => {
      await server.close();
      await new Promise<void>((done) => smtp.close(() => done()));
      await dovecot.drop();
    },
  };
}

/** A message as it comes over the line. */
export const message = (
  id: string,
  more: { subject?: string; from?: string; headers?: readonly string[]; body?: string; type?: string } = {},
): string =>
  [
    `Message-ID: <${id}@kunde.example>`,
    `From: ${more.from ?? '=?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <Juergen.Mueller@kunde.example>'}`,
    'To: sales@example.com',
    `Subject: ${more.subject ?? `Frage ${id}`}`,
    'Date: Thu, 26 Nov 2026 09:30:00 +0100',
    ...(more.headers ?? []),
    `Content-Type: ${more.type ?? 'text/plain; charset=utf-8'}`,
    '',
    more.body ?? `Guten Tag,\n\nwas kostet der Strom? (${id})`,
    '',
  ].join('\r\n');
