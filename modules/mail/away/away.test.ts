import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDovecot } from '../testing/start-dovecot.ts';
import { noDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { mailboxInput, message } from '../testing/start-mail.ts';
import type { TestSmtp } from '../testing/start-smtp.ts';
import { startSmtp } from '../testing/start-smtp.ts';

const SALES = 'sales@example.com';
const PASSWORD = 'right-Password-1';
const DAY_MS = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe.skipIf(noDovecot !== null)(`being away${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let server: TestServer;
  let dovecot: TestDovecot;
  let smtp: TestSmtp;
  let mailbox = '';

  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    dovecot = await startDovecot({ sales: PASSWORD });
    smtp = await startSmtp(PASSWORD);
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`;
    server = await startTestServer(undefined, undefined, false);
    const input = mailboxInput('sales', dovecot.port, smtp.port);
    const made = await server.ask(SALES, 'POST', '/api/actions/mail.connect', input);
    expect(made.status, made.text).toBe(200);
    mailbox = (made.body as { id: string }).id;
    await set({ undoSeconds: 0 });
    await doModuleJobs(server);
  });
  beforeEach(() => {
    smtp.taken.length = 0;
  });
  afterAll(async () => {
    await server?.close();
    await smtp?.close();
    await dovecot?.drop();
  });

  const set = (values: Readonly<Record<string, unknown>>) =>
    server.ask(SALES, 'PATCH', `/api/records/mailbox/${mailbox}`, values);
  let letters = 0;
  /** Mails that come, and what goes back. */
  const come = async (...mails: readonly Parameters<typeof message>[1][]) => {
    for (const one of mails) {
      letters += 1;
      await dovecot.deliver('sales', message(`away-${letters}`, one));
    }
    await doModuleJobs(server, ['mail.look']);
    await doModuleJobs(server, ['mail.away']);
    await doModuleJobs(server, ['mail.outbox']);
    return smtp.taken.splice(0);
  };

  it('each sender is told once in so many days, by a mail that nobody answers', async () => {
    const values = {
      awayFrom: dayIn(-1),
      awayUntil: dayIn(1),
      awayText: '<p>Bin <strong>im Urlaub</strong>.</p>',
      awayDays: 3,
    };
    const said = await set(values);
    expect(said.status, said.text).toBe(200);
    const [sent, ...more] = await come({ from: 'Anna <anna@kunde.example>' }, { from: 'anna@kunde.example' });
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ from: '', to: ['anna@kunde.example'] });
    const mail = await simpleParser(sent?.source ?? '');
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail.inReplyTo).toMatch(/^<away-\d+@kunde\.example>$/);
    expect(mail.subject).toMatch(/^(Automatische Antwort|Automatic reply): Frage away-/);
    expect(mail.text).toContain('Bin im Urlaub.');
    expect(await come({ from: 'anna@kunde.example' })).toEqual([]);
    await server.database.pool.query(`update data.outgoing_mail set created_at = created_at - interval '4 days'`);
    expect((await come({ from: 'anna@kunde.example' })).map(({ to }) => to)).toEqual([['anna@kunde.example']]);
  });

  it('lists, programs, own addresses and those who wrote to another address get nothing, nor does anybody afterwards', async () => {
    await set({ awayFrom: dayIn(-1), awayUntil: null, awayText: '<p>Weg</p>' });
    expect(
      await come(
        { from: 'list@kunde.example', headers: ['List-Id: <news.kunde.example>'] },
        { from: 'auto@kunde.example', headers: ['Auto-Submitted: auto-replied'] },
        { from: 'noreply@kunde.example' },
        { from: SALES },
      ),
    ).toEqual([]);
    const blind = message('away-blind', { from: 'bert@kunde.example' }).replace(
      'To: sales@example.com',
      'To: all@example.com',
    );
    await dovecot.deliver('sales', blind);
    expect(await come()).toEqual([]);
    expect((await come({ from: 'carla@kunde.example' })).length).toBe(1);
    await set({ awayFrom: dayIn(-3), awayUntil: dayIn(-1) });
    expect(await come({ from: 'dora@kunde.example' })).toEqual([]);
    await set({ awayFrom: dayIn(1), awayUntil: dayIn(2) });
    expect(await come({ from: 'emil@kunde.example' })).toEqual([]);
    expect((await set({ awayFrom: dayIn(2), awayUntil: dayIn(1) })).status).toBe(422);
  });
});
