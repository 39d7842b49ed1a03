import type { Server } from '@leitwerk/platform/testing/start-server-process';
import { asker, ended, endServers, start, tokenFor } from '@leitwerk/platform/testing/start-server-process';
import { makeTestDatabase } from '@leitwerk/platform/testing/start-test-server';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from './testing/start-dovecot.ts';
import { noDovecot, startDovecot } from './testing/start-dovecot.ts';
import { mailboxInput, message, PASSWORD } from './testing/start-mail.ts';
import type { TestSmtp } from './testing/start-smtp.ts';
import { startSmtp } from './testing/start-smtp.ts';

/** How often the server is killed while it copies, and while it sends. `LEITWERK_CRASHES=30` takes some ten minutes. */
const CRASHES = Number(process.env['LEITWERK_CRASHES'] ?? 3);
const COPIED = 400 * (CRASHES + 1);
const SENT = 6 * (CRASHES + 1);
const LONG_MS = 120_000 + CRASHES * 40_000;

type Row = Readonly<Record<string, unknown>>;

describe.skipIf(noDovecot !== null)(`mail of a killed server${noDovecot === null ? '' : ` (${noDovecot})`}`, () => {
  let test: Awaited<ReturnType<typeof makeTestDatabase>>;
  let dovecot: TestDovecot;
  let smtp: TestSmtp;
  let server: Server;
  let token = '';
  let mailbox = '';

  beforeAll(async () => {
    test = await makeTestDatabase();
    dovecot = await startDovecot({ sales: PASSWORD });
    smtp = await startSmtp(PASSWORD);
    server = await startServer();
    token = await tokenFor(test.database, 'sales');
  });
  afterAll(async () => {
    await endServers();
    await smtp?.close();
    await dovecot?.drop();
    await test?.drop();
  });

  const startServer = (): Promise<Server> =>
    start({
      DATABASE_URL: test.database.url,
      LEITWERK_SECRET: 'a secret of the tests only',
      LEITWERK_PRIVATE_HOSTS: `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`,
    });
  const killServer = async (): Promise<void> => {
    await ended(server.process, 'SIGKILL');
    server = await startServer();
  };
  const rows = async (text: string): Promise<readonly Row[]> => (await test.database.pool.query<Row>(text)).rows;
  const count = async (text: string): Promise<number> => Number((await rows(text))[0]?.['count']);
  const send = async (method: string, path: string, body: Row): Promise<Row> => {
    const reply = await asker(server.url, token)(method, path, body);
    const text = await reply.text();
    expect(reply.status, text).toBeLessThan(300);
    return JSON.parse(text) as Row;
  };

  it(
    'is copied to the last message, none of them twice',
    async () => {
      await dovecot.fill('sales', COPIED, (index) => message(`copied-${index}`));
      mailbox = String(
        (await send('POST', '/api/actions/mail.connect', mailboxInput('sales', dovecot.port, smtp.port)))['id'],
      );
      const here = () => count('select count(*) from data.mail_message');
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const before = await here();
        await expect.poll(here, { timeout: LONG_MS, interval: 20 }).toBeGreaterThan(before + Math.random() * 300);
        await killServer();
      }
      expect(await here(), 'it was killed in the middle').toBeLessThan(COPIED);
      const state = () => rows(`select state from data.mailbox`);
      await expect.poll(state, { timeout: LONG_MS, interval: 200 }).toEqual([{ state: 'healthy' }]);
      expect(
        await rows(`select server_count::int as there, local_count::int as here, missing_count::int as missing
          from data.mail_folder where path = 'INBOX'`),
      ).toEqual([{ there: COPIED, here: COPIED, missing: 0 }]);
      expect(await count('select count(distinct message_id) from data.mail_message')).toBe(COPIED);
      expect(
        await count(`select count(*) from leitwerk.history where entity = 'mail-message' and action = 'create'`),
      ).toBe(COPIED);
    },
    2 * LONG_MS,
  );

  it(
    'goes out once or is said to be uncertain, and lies once among the sent ones',
    async () => {
      await send('PATCH', `/api/records/mailbox/${mailbox}`, { undoSeconds: 0 });
      smtp.setMood('is slow');
      const mails: string[] = [];
      for (let index = 0; index < SENT; index += 1) {
        const { id } = await send('POST', '/api/actions/mail.begin', { kind: 'new', to: `p${index}@kunde.example` });
        await send('PATCH', `/api/records/outgoing-mail/${id}`, { subject: `Sent ${index}`, text: '<p>Hallo</p>' });
        mails.push(String(id));
      }
      const lettingGo = mails.map((mail) => send('POST', '/api/actions/mail.send', { mail }));
      await Promise.all(lettingGo);
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const before = smtp.taken.length;
        await expect.poll(() => smtp.taken.length, { timeout: LONG_MS, interval: 5 }).toBeGreaterThan(before + 1);
        // The text was taken and the answer is under way: nobody here can know.
        await killServer();
      }
      const open = () =>
        count(
          `select count(*) from data.outgoing_mail where state in ('waiting', 'sending') or state = 'sent' and not filed`,
        );
      await expect.poll(open, { timeout: LONG_MS, interval: 200 }).toBe(0);
      const states = await rows('select id, state, message_id from data.outgoing_mail');
      expect(states).toHaveLength(SENT);
      const sources = smtp.taken.map(({ source }) => source);
      const timesOf = (messageId: unknown): number => sources.filter((one) => one.includes(String(messageId))).length;
      const uncertain = states.filter(({ state }) => state === 'uncertain');
      expect(uncertain.length, 'it was killed while it sent').toBeGreaterThan(0);
      for (const { id, state, message_id: messageId } of states) {
        if (state === 'sent') expect(timesOf(messageId), String(id)).toBe(1);
        else {
          expect(state).toBe('uncertain');
          expect(timesOf(messageId), String(id)).toBeLessThanOrEqual(1);
        }
      }
      const filed = await sentFolder();
      expect([...filed].sort()).toEqual(
        states
          .filter(({ state }) => state === 'sent')
          .map((one) => one['message_id'])
          .sort(),
      );
    },
    2 * LONG_MS,
  );

  async function sentFolder(): Promise<readonly string[]> {
    const auth = { user: 'sales', pass: PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    await client.mailboxOpen('Sent');
    const found: string[] = [];
    for await (const { envelope } of client.fetch('1:*', { envelope: true })) found.push(envelope?.messageId ?? '');
    await client.logout();
    return found;
  }
});
