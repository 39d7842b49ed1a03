import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { workOnProcesses } from '@leitwerk/platform/testing/work-on-processes';
import { ImapFlow } from 'imapflow';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from './testing/start-dovecot.ts';
import { noDovecot, startDovecot } from './testing/start-dovecot.ts';
import { mailboxInput } from './testing/start-mail.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const PASSWORD = 'right-Password-1';

type Body = Readonly<Record<string, unknown>>;
const message = (id: string, more: { subject?: string; headers?: string; body?: string } = {}): string =>
  [
    `Message-ID: <${id}@kunde.example>`,
    'From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <Juergen.Mueller@kunde.example>',
    'To: sales@example.com',
    `Subject: ${more.subject ?? `Frage ${id}`}`,
    'Date: Thu, 26 Nov 2026 09:30:00 +0100',
    ...(more.headers ? [more.headers] : ['Content-Type: text/plain; charset=utf-8']),
    '',
    more.body ?? 'Guten Tag,\n\nwas kostet der Strom?',
    '',
  ].join('\r\n');

describe.skipIf(noDovecot !== null)(`a mailbox${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let server: TestServer;
  let dovecot: TestDovecot;
  let smtp: SMTPServer;
  let input: Body;

  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    dovecot = await startDovecot({ sales: PASSWORD, service: PASSWORD });
    smtp = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === PASSWORD ? done(null, { user: 'x' }) : done(new Error('wrong password')),
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
    const smtpPort = (smtp.server.address() as AddressInfo).port;
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtpPort}`;
    input = mailboxInput('sales', dovecot.port, smtpPort);
    server = await startTestServer(undefined, undefined, false);
  });
  afterAll(async () => {
    await server?.close();
    await new Promise<void>((done) => smtp.close(() => done()));
    await dovecot?.drop();
  });

  const connect = (values: Body, as = SALES) => server.ask(as, 'POST', '/api/actions/mail.connect', values);
  const list = async (entity: string, filter: Body, as = SALES): Promise<readonly Body[]> =>
    (
      (
        await server.ask(
          as,
          'GET',
          `/api/records/${entity}?limit=500&filter=${encodeURIComponent(JSON.stringify(filter))}`,
        )
      ).body as { items: readonly Body[] }
    ).items;
  const sync = () => doModuleJobs(server, ['mail.look']);
  const folderOf = async (mailbox: string, name: string) => (await list('mail-folder', { mailbox, name }))[0];
  const client = async (user = 'sales') => {
    const one = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      auth: { user, pass: PASSWORD },
      logger: false,
    });
    await one.connect();
    await one.mailboxOpen('INBOX');
    return one;
  };
  let mailbox = '';

  it('is kept only when both sign-ins work, and says why not', async () => {
    const wrong = await connect({ ...input, password: 'wrong' });
    expect(wrong.status, wrong.text).toBe(422);
    expect(wrong.body).toMatchObject({ issues: [{ path: 'password', code: 'mail.imap-refused' }] });
    const silent = createServer();
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    silent.close();
    const away = await connect({ ...input, imapPort: port });
    // Not one of those that the operator allows.
    expect(away.body).toMatchObject({ status: 422, code: 'outbound.private' });
    const noSmtp = await connect({ ...input, smtpPort: dovecot.port });
    expect(noSmtp.body).toMatchObject({ issues: [{ path: 'smtpHost', code: 'mail.smtp-away' }] });
    expect(await list('mailbox', {}, ADMIN)).toEqual([]);
    // Nobody asks for himself what he may not have: a mailbox of a team is added by an administrator.
    const team = server.keys.get('team/sales') ?? [...server.keys].find(([key]) => key.startsWith('team/'))?.[1];
    expect((await connect({ ...input, team })).status).toBe(403);
  });

  it('is copied: what lies on the server lies here, counted', async () => {
    await dovecot.deliver('sales', message('one'));
    await dovecot.deliver('sales', message('two', { subject: '=?utf-8?b?w5xiZXJ3ZWlzdW5n?=' }));
    await dovecot.deliver('sales', message('sent'), 'Sent');
    const made = await connect(input);
    expect(made.status, made.text).toBe(200);
    mailbox = (made.body as { id: string }).id;
    await doModuleJobs(server);
    const mails = await list('mail-message', { mailbox });
    expect(mails.map((one) => one['subject']).sort()).toEqual(['Frage one', 'Frage sent', 'Überweisung']);
    expect(mails.find((one) => one['subject'] === 'Frage one')).toMatchObject({
      fromName: 'Jürgen Müller',
      fromAddress: 'juergen.mueller@kunde.example',
      recipients: 'sales@example.com',
      sentAt: '2026-11-26T08:30:00.000Z',
      seen: false,
      messageId: '<one@kunde.example>',
      preview: 'Guten Tag, was kostet der Strom?',
    });
    expect(await folderOf(mailbox, 'INBOX')).toMatchObject({
      use: 'inbox',
      serverCount: 2,
      localCount: 2,
      unreadCount: 2,
      missingCount: 0,
      healthy: true,
    });
    expect(await folderOf(mailbox, 'Sent')).toMatchObject({ use: 'sent', serverCount: 1, localCount: 1 });
    expect(await list('mailbox', { id: mailbox })).toMatchObject([{ state: 'healthy', problem: null, failures: 0 }]);
  });

  it('is seen by its owner alone; its password by nobody', async () => {
    for (const entity of ['mail-message', 'mail-folder', 'mailbox'])
      expect(await list(entity, {}, SERVICE)).toEqual([]);
    expect(await list('mail-message', {}, ADMIN)).toEqual([]);
    const [mail] = await list('mail-message', { mailbox });
    expect((await server.ask(ADMIN, 'GET', `/api/records/mail-message/${mail?.['id']}`)).status).toBe(404);
    expect((await server.ask(ADMIN, 'GET', `/api/records/mail-message/${mail?.['id']}/history`)).status).toBe(404);
    const page = await server.ask(SERVICE, 'GET', `/api/mail/messages/${mail?.['id']}/page`);
    expect(page.body).toMatchObject({ issues: [{ code: 'mail.unknown-message' }] });
    const { rows } = await server.database.pool.query(`
      select (select string_agg(t::text, '') from data.mailbox t) as records,
        (select string_agg(h::text, '') from leitwerk.history h where entity = 'mailbox') as history,
        (select string_agg(encode(sealed, 'escape'), '') from leitwerk.secret) as sealed`);
    expect(rows[0].sealed.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    // Its servers stay: otherwise the password could be had from a server of one's own.
    const moved = await server.ask(SALES, 'PATCH', `/api/records/mailbox/${mailbox}`, { imapHost: 'evil.example' });
    expect(moved.body).toMatchObject({ issues: [{ path: 'imapHost', code: 'mail.stays' }] });
  });

  it('follows what is marked, moved and deleted on the server, and what is new', async () => {
    const imap = await client();
    await imap.messageFlagsAdd('1', ['\\Seen', '\\Flagged']);
    await imap.messageDelete('2');
    await imap.append('INBOX', message('three'), ['\\Seen']);
    await imap.logout();
    await sync();
    const inbox = await folderOf(mailbox, 'INBOX');
    const mails = await list('mail-message', { folder: inbox?.['id'], goneAt: { isNull: true } });
    expect(mails.map(({ subject, seen, flagged }) => [subject, seen, flagged]).sort()).toEqual([
      ['Frage one', true, true],
      ['Frage three', true, false],
    ]);
    expect(inbox).toMatchObject({ serverCount: 2, localCount: 2, unreadCount: 0, healthy: true });
    // In no other folder either: what went there has gone here.
    await sync();
    expect(await list('mail-message', { folder: inbox?.['id'] })).toHaveLength(2);
    // Nothing has changed: nothing is written.
    const versions = mails.map(({ id, version }) => [id, version]);
    await sync();
    expect((await list('mail-message', { folder: inbox?.['id'] })).map(({ id, version }) => [id, version])).toEqual(
      versions,
    );
  });

  it('two with one Message-ID are two, as on the server', async () => {
    await dovecot.deliver('sales', message('three'));
    await sync();
    expect(await list('mail-message', { messageId: '<three@kunde.example>' })).toHaveLength(2);
    expect(await folderOf(mailbox, 'INBOX')).toMatchObject({ serverCount: 3, localCount: 3, healthy: true });
  });

  it('is read anew when the server has numbered a folder anew', async () => {
    const before = await folderOf(mailbox, 'INBOX');
    await dovecot.renumber('sales');
    await sync();
    const inbox = await folderOf(mailbox, 'INBOX');
    expect(inbox?.['uidValidity']).not.toBe(before?.['uidValidity']);
    expect(inbox).toMatchObject({ serverCount: 3, localCount: 3, healthy: true });
    const mails = await list('mail-message', { folder: inbox?.['id'] });
    expect(new Set(mails.map((one) => one['uidValidity']))).toEqual(new Set([inbox?.['uidValidity']]));
  });

  it('reads hostile messages without harm, and shows HTML that loads and runs nothing', async () => {
    const html = `<p style="color:red;background:url(https://t.example/x)">Hallo <b>Welt</b></p><script>alert(1)</script>
      <img src="https://t.example/pixel.gif" onerror="alert(2)"><a href="javascript:alert(3)">x</a><iframe src="https://t.example"></iframe>
      <style>@import "https://t.example/s.css"</style><form action="https://t.example"><input name="a"></form>`;
    await dovecot.deliver('sales', message('html', { headers: 'Content-Type: text/html; charset=utf-8', body: html }));
    const deep = Array.from(
      { length: 300 },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    );
    await dovecot.deliver(
      'sales',
      message('deep', { headers: 'Content-Type: multipart/mixed; boundary=b0', body: deep.join('') }),
    );
    await dovecot.deliver('sales', Buffer.from([0, 1, 2, 255, 13, 10, 13, 10, 0, 0, 7]));
    await dovecot.deliver(
      'sales',
      message('nul', { subject: `A\u0000B\u0007${'x'.repeat(5000)}`, body: 'a\u0000b\u0008c' }),
    );
    await sync();
    const inbox = await folderOf(mailbox, 'INBOX');
    expect(inbox).toMatchObject({ serverCount: 7 });
    const gaps = await list('mail-gap', { mailbox });
    // Each is here, or listed as missing with its reason.
    expect(Number(inbox?.['localCount']) + gaps.length).toBe(7);
    for (const gap of gaps) expect(gap['cause']).toMatch(/^(unreadable|too-heavy|refused|no-text)$/);
    const [mail] = await list('mail-message', { messageId: '<html@kunde.example>' });
    const { page } = (await server.ask(SALES, 'GET', `/api/mail/messages/${mail?.['id']}/page`)).body as {
      page: string;
    };
    expect(page).toContain('Hallo <b>Welt</b>');
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/t\.example|alert|<script|<iframe|<form|<img|@import|javascript:/);
  });

  it('raises an alarm once as a task when it fails again and again, and anew after it was complete', async () => {
    const { pool } = server.database;
    const tasks = () => list('task', { subject: { contains: 'sales@example.com' } }, ADMIN);
    const before = (await tasks()).length;
    const fail = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        await pool.query(`update data.mailbox set tried_at = null`);
        await sync();
      }
      await workOnProcesses(server);
    };
    await pool.query('delete from leitwerk.secret where key = $1', [mailbox]);
    await fail(4);
    expect(await tasks()).toHaveLength(before);
    await fail(3);
    expect((await tasks()).slice(before)).toMatchObject([
      {
        subject: 'Postfach sales@example.com wird nicht mehr abgeglichen',
        assignee: server.users.get(SALES),
        priority: 'high',
        description: expect.stringContaining('password'),
      },
    ]);
    expect(await list('mailbox', { id: mailbox })).toMatchObject([{ alarmed: true }]);
    const right = await server.ask(SALES, 'POST', '/api/actions/mail.setPassword', { mailbox, password: PASSWORD });
    expect(right.status, right.text).toBe(200);
    // What lies there and cannot be read is looked at by itself below.
    await pool.query('delete from data.mail_gap');
    await fail(1);
    expect(await list('mailbox', { id: mailbox })).toMatchObject([{ alarmed: false, failures: 0 }]);
    expect(await tasks()).toHaveLength(before + 1);
  });

  it('says what fails, is left alone for longer each time, and goes on with a new password', async () => {
    const { rows } = await server.database.pool.query('select sealed from leitwerk.secret where key = $1', [mailbox]);
    await server.database.pool.query('delete from leitwerk.secret where key = $1', [mailbox]);
    await sync();
    expect(await list('mailbox', { id: mailbox })).toMatchObject([
      { state: 'failing', failures: 1, problem: expect.stringContaining('password') },
    ]);
    await sync();
    expect(await list('mailbox', { id: mailbox })).toMatchObject([{ failures: 1 }]);
    const wrong = await server.ask(SALES, 'POST', '/api/actions/mail.setPassword', { mailbox, password: 'wrong' });
    expect(wrong.status, wrong.text).toBe(422);
    const other = await server.ask(SERVICE, 'POST', '/api/actions/mail.setPassword', { mailbox, password: PASSWORD });
    expect(other.body).toMatchObject({ issues: [{ code: 'mail.unknown-mailbox' }] });
    const right = await server.ask(SALES, 'POST', '/api/actions/mail.setPassword', { mailbox, password: PASSWORD });
    expect(right.status, right.text).toBe(200);
    await doModuleJobs(server);
    expect(await list('mailbox', { id: mailbox })).toMatchObject([{ failures: 0, problem: null }]);
    const after = await server.database.pool.query('select sealed from leitwerk.secret where key = $1', [mailbox]);
    expect(after.rows[0].sealed.equals(rows[0].sealed)).toBe(false);
  });

  it('goes with all that was copied from it', async () => {
    const removed = await server.ask(SALES, 'POST', '/api/actions/mail.remove', { mailbox });
    expect(removed.status, removed.text).toBe(200);
    await doModuleJobs(server);
    for (const table of ['mail_message', 'mail_folder', 'mail_gap', 'mailbox']) {
      const { rows } = await server.database.pool.query(`select count(*)::int as n from data.${table}`);
      expect(rows[0].n, table).toBe(0);
    }
    const { rows } = await server.database.pool.query('select count(*)::int as n from leitwerk.secret');
    expect(rows[0].n).toBe(0);
  });
});
