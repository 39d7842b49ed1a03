import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { workOnProcesses } from '@leitwerk/platform/testing/work-on-processes';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from '../testing/start-dovecot.ts';
import { noDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { mailboxInput } from '../testing/start-mail.ts';
import type { TestSmtp } from '../testing/start-smtp.ts';
import { startSmtp } from '../testing/start-smtp.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const PASSWORD = 'right-Password-1';

type Body = Readonly<Record<string, unknown>>;

const ORIGINAL = [
  'Message-ID: <two@kunde.example>',
  'References: <one@kunde.example>',
  'From: =?utf-8?q?M=C3=BCller=2C_J=C3=BCrgen?= <juergen@kunde.example>',
  'Reply-To: Antworten <antworten@kunde.example>',
  'To: sales@example.com, Anna <anna@kunde.example>',
  'Cc: bernd@kunde.example',
  'Subject: AW: Frage zum Abschlag',
  'Date: Thu, 26 Nov 2026 09:30:00 +0100',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Was kostet <b>der Strom</b>?</p><script>alert(1)</script><img src="https://t.example/x.gif">',
  '',
].join('\r\n');

describe.skipIf(noDovecot !== null)(`writing mail${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
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
    await dovecot.deliver('sales', ORIGINAL);
    const made = await server.ask(
      SALES,
      'POST',
      '/api/actions/mail.connect',
      mailboxInput('sales', dovecot.port, smtp.port),
    );
    expect(made.status, made.text).toBe(200);
    mailbox = (made.body as { id: string }).id;
    await doModuleJobs(server);
    const set = await patch('mailbox', mailbox, {
      undoSeconds: 0,
      senderName: 'Sven Sommer',
      signature: '<p>Gruß</p>',
    });
    expect(set.status, set.text).toBe(200);
  });
  afterEach(() => {
    smtp.setMood('takes');
    smtp.taken.length = 0;
  });
  afterAll(async () => {
    await server?.close();
    await smtp?.close();
    await dovecot?.drop();
  });

  const patch = (entity: string, id: string, values: Body, as = SALES) =>
    server.ask(as, 'PATCH', `/api/records/${entity}/${id}`, values);
  const action = (verb: string, input: Body, as = SALES) => server.ask(as, 'POST', `/api/actions/mail.${verb}`, input);
  const list = async (entity: string, filter: Body, as = SALES): Promise<readonly Body[]> => {
    const query = `limit=500&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return ((await server.ask(as, 'GET', `/api/records/${entity}?${query}`)).body as { items: readonly Body[] }).items;
  };
  const outgoing = async (id: string): Promise<Body> => (await list('outgoing-mail', { id }))[0] ?? {};
  const begin = async (input: Body): Promise<string> => {
    const begun = await action('begin', input);
    expect(begun.status, begun.text).toBe(200);
    return (begun.body as { id: string }).id;
  };
  /** A mail that is written and let go; not yet sent. */
  const letGo = async (values: Body = {}): Promise<string> => {
    const id = await begin({ kind: 'new', to: 'anna@kunde.example' });
    const written = await patch('outgoing-mail', id, { subject: 'Angebot', text: '<p>Guten Tag</p>', ...values });
    expect(written.status, written.text).toBe(200);
    const sent = await action('send', { mail: id });
    expect(sent.status, sent.text).toBe(200);
    return id;
  };
  const original = async (): Promise<Body> =>
    (await list('mail-message', { messageId: '<two@kunde.example>' }))[0] ?? {};
  const inSent = async (): Promise<readonly string[]> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      auth: { user: 'sales', pass: PASSWORD },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('Sent');
    const found: string[] = [];
    for await (const { envelope } of client.fetch('1:*', { envelope: true })) found.push(envelope?.messageId ?? '');
    await client.logout();
    return found;
  };
  /** Makes one that waits for its next try due. */
  const comeDue = (id: string) =>
    server.database.pool.query(`update data.outgoing_mail set send_at = now() - interval '1 second' where id = $1`, [
      id,
    ]);

  it('an answer to all goes where answers are wanted, stands in its thread, and quotes what it answers', async () => {
    const message = await original();
    const id = await begin({ kind: 'answer-all', message: message['id'], zone: 'Europe/Berlin' });
    const draft = await outgoing(id);
    expect(draft).toMatchObject({
      state: 'draft',
      mailbox,
      owner: message['owner'],
      subject: 'Re: Frage zum Abschlag',
      recipients: 'Antworten <antworten@kunde.example>, Anna <anna@kunde.example>',
      copies: 'bernd@kunde.example',
      text: '<p></p><p></p><p>Gruß</p>',
      quoteHead: 'On Nov 26, 2026, 9:30 AM, Müller, Jürgen <juergen@kunde.example> wrote:',
      inReplyTo: '<two@kunde.example>',
      thread: '<one@kunde.example>',
    });
    await patch('outgoing-mail', id, {
      text: '<p>30 <strong>Cent</strong></p>',
      blindCopies: 'chef@auenwerke.example',
    });
    expect((await action('send', { mail: id })).status).toBe(200);
    await doModuleJobs(server);
    expect(smtp.taken).toHaveLength(1);
    const [{ to, from, source } = { to: [], from: '', source: '' }] = smtp.taken;
    expect(from).toBe('sales@example.com');
    expect([...to].sort()).toEqual([
      'anna@kunde.example',
      'antworten@kunde.example',
      'bernd@kunde.example',
      'chef@auenwerke.example',
    ]);
    // Nobody sees who got a blind copy.
    expect(source).not.toContain('chef@');
    const mail = await simpleParser(source);
    expect(mail.from?.value).toEqual([{ address: 'sales@example.com', name: 'Sven Sommer' }]);
    expect(mail.inReplyTo).toBe('<two@kunde.example>');
    expect(mail.references).toEqual(['<one@kunde.example>', '<two@kunde.example>']);
    expect(mail.html).toContain('30 <strong>Cent</strong>');
    expect(mail.html).toContain('<b>der Strom</b>');
    expect(mail.html).not.toMatch(/script|t\.example/);
    expect(mail.text).toMatch(/30 Cent[\s\S]*> Was kostet der Strom\?/);
    const sent = await outgoing(id);
    expect(sent).toMatchObject({ state: 'sent', filed: true, problem: null, tries: 1, messageId: mail.messageId });
    expect(await inSent()).toEqual([mail.messageId]);
    // Copied back: the mark of the answered one, and the copy.
    expect(await original()).toMatchObject({ answered: true });
    expect(await list('mail-message', { messageId: mail.messageId })).toHaveLength(1);
  });

  it('one about a record goes to its address, and is filed there with what is answered', async () => {
    const lead = await server.ask(SALES, 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Brandt',
      email: 'brandt@kunde.example',
      owner: server.users.get(SALES),
    });
    expect(lead.status, lead.text).toBe(201);
    const about = { entity: 'lead', id: (lead.body as { id: string }).id };
    const id = await begin({ kind: 'new', about });
    expect(await outgoing(id)).toMatchObject({ recipients: 'brandt@kunde.example', lead: about.id });
    // To somebody else, and with nothing that names the customer: by what it is about it is filed all the same.
    await patch('outgoing-mail', id, { recipients: 'anna@kunde.example', subject: 'Rückfrage', text: '<p>Hallo</p>' });
    expect((await action('send', { mail: id })).status).toBe(200);
    await doModuleJobs(server);
    const { messageId } = await outgoing(id);
    await dovecot.deliver(
      'sales',
      [
        'Message-ID: <back-1@kunde.example>',
        `In-Reply-To: ${messageId}`,
        `References: ${messageId}`,
        'From: anna@kunde.example',
        'To: sales@example.com',
        'Subject: Re: Rueckfrage',
        '',
        'Gern.',
      ].join('\r\n'),
    );
    await doModuleJobs(server, ['mail.look']);
    expect(await list('mail-message', { messageId })).toMatchObject([{ lead: about.id, filedBy: 'thread' }]);
    expect(await list('mail-message', { messageId: '<back-1@kunde.example>' })).toMatchObject([{ lead: about.id }]);
    const foreign = await action('begin', { kind: 'new', about: { entity: 'task', id: about.id } });
    expect(foreign.body).toMatchObject({ issues: [{ path: 'about', code: 'mail.unknown-record' }] });
  });

  it('a forwarded one begins a thread of its own and tells whose it was', async () => {
    const id = await begin({ kind: 'forward', message: (await original())['id'], zone: 'Europe/Berlin' });
    expect(await outgoing(id)).toMatchObject({
      subject: 'Fwd: AW: Frage zum Abschlag',
      recipients: null,
      quoteHead: expect.stringMatching(/From: Müller, Jürgen <juergen@kunde.example>\nDate: Nov 26, 2026/),
    });
    await patch('outgoing-mail', id, { recipients: 'fach@auenwerke.example' });
    await action('send', { mail: id });
    await doModuleJobs(server);
    const mail = await simpleParser(smtp.taken[0]?.source ?? '');
    expect([mail.inReplyTo, mail.references]).toEqual([undefined, undefined]);
    expect(mail.html).toContain('der Strom');
  });

  it('is not let go without anybody to go to, or with what is no address', async () => {
    const id = await begin({ kind: 'new' });
    const nobody = await action('send', { mail: id });
    expect(nobody.body).toMatchObject({ status: 422, issues: [{ path: 'recipients', code: 'mail.nobody' }] });
    await patch('outgoing-mail', id, { recipients: 'anna@kunde.example, bernd, x@y' });
    const wrong = await action('send', { mail: id });
    expect(wrong.body).toMatchObject({ issues: [{ path: 'recipients', code: 'mail.no-address' }] });
    expect(wrong.text).toContain('bernd, x@y');
    const lines = await patch('outgoing-mail', id, { subject: 'A\r\nBcc: x@evil.example' });
    expect(lines.body).toMatchObject({ issues: [{ path: 'subject', code: 'value.one-line' }] });
    // What a long text takes cannot end a header either.
    const hostile = { recipients: '"a\nBcc: x@evil.example" <anna@kunde.example>', subject: 'A', inReplyTo: '<a> x' };
    expect((await patch('outgoing-mail', id, hostile)).status).toBe(200);
    expect((await action('send', { mail: id })).status).toBe(200);
    await doModuleJobs(server);
    const [{ source, to } = { source: '', to: [] }] = smtp.taken;
    expect(to).toEqual(['anna@kunde.example']);
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|in-reply-to|references):/im);
  });

  it('can be called back until it goes, and then stays as it is', async () => {
    const id = await begin({ kind: 'new', to: 'anna@kunde.example' });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect((await action('send', { mail: id, at: later })).body).toMatchObject({ sendAt: later });
    await doModuleJobs(server, ['mail.outbox']);
    expect(smtp.taken).toEqual([]);
    const changed = await patch('outgoing-mail', id, { subject: 'Anders' });
    expect(changed.body).toMatchObject({ issues: [{ path: 'subject', code: 'mail.frozen' }] });
    expect((await patch('outgoing-mail', id, { state: 'draft', sendAt: null })).status).toBe(200);
    expect((await patch('outgoing-mail', id, { subject: 'Anders' })).status).toBe(200);
    const past = await action('send', { mail: id, at: '2020-01-01T00:00:00Z' });
    expect(past.body).toMatchObject({ issues: [{ code: 'mail.sent-in-past' }] });
    // Nobody marks one as sent that is not, or takes the place of the one who sends.
    for (const state of ['sent', 'sending', 'uncertain']) {
      const moved = await patch('outgoing-mail', id, { state });
      expect(moved.body, state).toMatchObject({ issues: [{ path: 'state', code: 'mail.no-such-move' }] });
    }
    expect((await patch('outgoing-mail', id, { triedAt: later })).body).toMatchObject({
      issues: [{ path: 'triedAt', code: 'value.read-only' }],
    });
  });

  it('waits while the server is busy, longer each time, and sends the same bytes then', async () => {
    smtp.setMood('is busy');
    const id = await letGo();
    await doModuleJobs(server);
    const first = await outgoing(id);
    expect(first).toMatchObject({ state: 'waiting', tries: 1, problem: expect.stringContaining('try again later') });
    expect(Date.parse(String(first['sendAt']))).toBeGreaterThan(Date.now() + 50_000);
    await comeDue(id);
    await doModuleJobs(server, ['mail.outbox']);
    const second = await outgoing(id);
    expect(Date.parse(String(second['sendAt']))).toBeGreaterThan(Date.now() + 110_000);
    expect(second).toMatchObject({ tries: 2, messageId: first['messageId'], source: first['source'] });
    smtp.setMood('takes');
    await comeDue(id);
    await doModuleJobs(server, ['mail.outbox']);
    expect(await outgoing(id)).toMatchObject({ state: 'sent', tries: 3, problem: null });
    expect(smtp.taken[0]?.source).toContain(String(first['messageId']));
  });

  it.each([
    ['refuses', 'no such mailbox'],
    ['refuses the text', 'this looks like spam'],
  ] as const)('one that the server %s is refused with its words, and can be mended', async (mood, words) => {
    smtp.setMood(mood);
    const id = await letGo();
    await doModuleJobs(server);
    const refused = await outgoing(id);
    expect(refused).toMatchObject({ state: 'refused', problem: expect.stringContaining(words) });
    await doModuleJobs(server, ['mail.outbox']);
    smtp.setMood('takes');
    smtp.taken.length = 0;
    expect((await patch('outgoing-mail', id, { state: 'draft' })).status).toBe(200);
    expect((await patch('outgoing-mail', id, { subject: 'Besser' })).status).toBe(200);
    await action('send', { mail: id });
    await doModuleJobs(server);
    expect(await outgoing(id)).toMatchObject({ state: 'sent', tries: 1 });
    expect(smtp.taken[0]?.source).toContain('Besser');
    expect(smtp.taken[0]?.source).not.toContain(String(refused['messageId']));
  });

  it('tells whom the server refused when it took the others', async () => {
    smtp.setMood('refuses one');
    const id = await letGo({ copies: 'nobody@kunde.example' });
    await doModuleJobs(server);
    expect(await outgoing(id)).toMatchObject({
      state: 'sent',
      unreached: expect.stringMatching(/^nobody@kunde\.example: 550 .*no such mailbox/),
    });
  });

  it('one that comes back names whom it did not reach, once, and tells its sender', async () => {
    const id = await letGo();
    await doModuleJobs(server);
    const { messageId } = await outgoing(id);
    const report = [
      `Message-ID: <report@mx.example>`,
      'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
      'To: sales@example.com',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'Date: Thu, 26 Nov 2026 10:30:00 +0100',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; anna@kunde.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 mailbox closed',
      '',
      '--r',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${String(messageId)}`,
      'Subject: Angebot',
      '',
      'Guten Tag',
      '--r--',
      '',
    ].join('\r\n');
    await dovecot.deliver('sales', report);
    await dovecot.deliver('sales', report.replace('report@', 'again@'));
    await doModuleJobs(server, ['mail.look']);
    expect(await outgoing(id)).toMatchObject({
      state: 'sent',
      unreached: 'anna@kunde.example: 550 5.1.1 mailbox closed',
      unreachedSettled: false,
    });
    expect(await list('mail-message', { messageId: '<report@mx.example>' })).toMatchObject([
      { automatic: true, text: 'Sorry.' },
    ]);
    await workOnProcesses(server);
    const told = await server.ask(SALES, 'GET', '/api/notifications?limit=20');
    expect(told.text).toContain('E-Mail nicht zugestellt · Angebot');
    expect((await patch('outgoing-mail', id, { unreachedSettled: true })).status).toBe(200);
  });

  it('one whose answer is lost is uncertain, and is sent again only when somebody says so', async () => {
    smtp.setMood('drops after the text');
    const id = await letGo();
    await doModuleJobs(server);
    expect(await outgoing(id)).toMatchObject({ state: 'uncertain', tries: 1 });
    await doModuleJobs(server, ['mail.outbox']);
    expect(smtp.taken).toHaveLength(1);
    smtp.setMood('takes');
    expect((await action('send', { mail: id })).status).toBe(200);
    await doModuleJobs(server);
    expect(await outgoing(id)).toMatchObject({ state: 'sent', tries: 2 });
    // The same one: whoever has it twice sees one, where his program looks at Message-IDs.
    expect(smtp.taken).toHaveLength(2);
    expect(smtp.taken[1]?.source).toBe(smtp.taken[0]?.source);
  });

  it('an uncertain one that has arrived is filed as sent, once', async () => {
    smtp.setMood('drops after the text');
    const id = await letGo();
    await doModuleJobs(server);
    const { messageId } = await outgoing(id);
    expect((await patch('outgoing-mail', id, { state: 'sent' })).status).toBe(200);
    await doModuleJobs(server, ['mail.outbox']);
    expect(await outgoing(id)).toMatchObject({ state: 'sent', filed: true });
    // As a process leaves it that ends after the copy was laid down.
    await server.database.pool.query('update data.outgoing_mail set filed = false where id = $1', [id]);
    await doModuleJobs(server, ['mail.outbox']);
    expect((await inSent()).filter((one) => one === messageId)).toEqual([messageId]);
  });

  it('what ends before the text is tried again', async () => {
    smtp.setMood('drops before the text');
    const id = await letGo();
    await doModuleJobs(server);
    expect(await outgoing(id)).toMatchObject({ state: 'waiting', tries: 1 });
  });

  it('one that a process left while sending is uncertain and not sent again', async () => {
    const id = await letGo();
    await server.database.pool.query(`update data.outgoing_mail set state = 'sending', tries = 1 where id = $1`, [id]);
    await doModuleJobs(server, ['mail.outbox']);
    expect(await outgoing(id)).toMatchObject({ state: 'uncertain' });
    expect(smtp.taken).toEqual([]);
  });

  it('addresses are suggested from records and mail that the asker may read', async () => {
    const lead = await server.ask(SALES, 'POST', '/api/records/lead', {
      kind: 'person',
      firstName: 'Jutta',
      lastName: 'Sonderbar',
      email: 'jutta@sonderbar.example',
      address: { street: 'Weg', houseNumber: '1', postalCode: '50667', city: 'Köln', country: 'DE' },
    });
    expect(lead.status, lead.text).toBe(201);
    const people = async (q: string, as = SALES) => {
      const reply = await server.ask(as, 'GET', `/api/mail/people?q=${encodeURIComponent(q)}`);
      expect(reply.status, reply.text).toBe(200);
      return (reply.body as { items: readonly Body[] }).items;
    };
    const jutta = { name: 'Jutta Sonderbar', address: 'jutta@sonderbar.example', entity: 'lead' };
    expect(await people('sonderb')).toEqual([jutta]);
    expect(await people('jutta@')).toEqual([jutta]);
    expect(await people('juergen')).toContainEqual({
      name: 'Müller, Jürgen',
      address: 'juergen@kunde.example',
      entity: null,
    });
    // Those to whom only others have written are nobody's to see.
    expect(await people('juergen', SERVICE)).toEqual([]);
    expect(await people('j')).toEqual([]);
  });

  it('a file of a record is attached as a copy, when the writer may have it', async () => {
    const upload = async (as: string): Promise<string> => {
      const body = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nHallo\r\n--b--\r\n';
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const reply = await server.ask(as, 'POST', '/api/files?purpose=record', body, headers);
      expect(reply.status, reply.text).toBe(201);
      return (reply.body as { id: string }).id;
    };
    const mine = await upload(SALES);
    const taken = await action('takeFile', { file: mine });
    expect(taken.body).toMatchObject({ name: 'a.txt', size: 5 });
    expect((taken.body as { id: string }).id).not.toBe(mine);
    const foreign = await action('takeFile', { file: await upload(SERVICE) });
    expect(foreign.body).toMatchObject({ status: 422, issues: [{ code: 'mail.unknown-file' }] });
  });

  it('is seen and written by those whose mailbox it is', async () => {
    const id = await begin({ kind: 'new' });
    expect(await list('outgoing-mail', { id }, SERVICE)).toEqual([]);
    expect(await list('outgoing-mail', { id }, ADMIN)).toEqual([]);
    expect((await patch('outgoing-mail', id, { subject: 'x' }, SERVICE)).status).toBe(404);
    expect((await action('send', { mail: id }, SERVICE)).body).toMatchObject({
      issues: [{ code: 'mail.unknown-outgoing' }],
    });
    // Nor does anybody write from a mailbox that is not his.
    const forged = await server.ask(SERVICE, 'POST', '/api/records/outgoing-mail', { mailbox, subject: 'x' });
    expect([403, 422]).toContain(forged.status);
    const other = await action('begin', { kind: 'new', mailbox }, SERVICE);
    expect(other.body).toMatchObject({ issues: [{ code: 'mail.no-mailbox' }] });
    const answer = await action('begin', { kind: 'answer', message: (await original())['id'] }, SERVICE);
    expect(answer.body).toMatchObject({ issues: [{ code: 'mail.unknown-message' }] });
    const sentNow = await server.ask(SALES, 'POST', '/api/records/outgoing-mail', { mailbox, state: 'waiting' });
    expect(sentNow.status).toBe(422);
  });
});
