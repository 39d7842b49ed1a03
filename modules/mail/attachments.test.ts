import { seedDocuments } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tnefOf } from './testing/make-tnef.ts';
import { noDovecot } from './testing/start-dovecot.ts';
import type { Body, TestMail } from './testing/start-mail.ts';
import { message, startMail } from './testing/start-mail.ts';

const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const HTML = '<p>Hallo</p><img src="cid:logo@kunde"><img src="cid:evil@kunde"><img src="https://t.example/x.gif">';

/** A letter with a picture in its text, one that is none, and two files. */
const letter = (): string => {
  const part = (headers: readonly string[], body: string): string => ['--b', ...headers, '', body].join('\r\n');
  const file = (type: string, name: string, bytes: Buffer, more: readonly string[] = []): string =>
    part(
      [
        `Content-Type: ${type}; name="${name}"`,
        'Content-Transfer-Encoding: base64',
        ...(more.length > 0 ? more : [`Content-Disposition: attachment; filename="${name}"`]),
      ],
      bytes.toString('base64'),
    );
  return message('files', {
    type: 'multipart/mixed; boundary=b',
    body: [
      part(['Content-Type: text/html; charset=utf-8'], HTML),
      file('image/png', 'logo.png', PNG, ['Content-ID: <logo@kunde>', 'Content-Disposition: inline']),
      file('image/png', 'evil.png', Buffer.from('<svg onload="alert(1)"></svg>'), ['Content-ID: <evil@kunde>']),
      file('application/octet-stream', 'Vertrag.pdf', PDF),
      file('image/png', '../../etc/schein.png', Buffer.from('<html><script>alert(1)</script></html>')),
      '--b--',
    ].join('\r\n'),
  });
};

describe.skipIf(noDovecot !== null)(`files of messages${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let mail: TestMail;
  let found: Body;
  let parts: readonly Body[];
  beforeAll(async () => {
    mail = await startMail();
    await mail.dovecot.deliver('sales', letter());
    await mail.connect();
    found = (await mail.list('mail-message', { messageId: '<files@kunde.example>' }))[0] ?? {};
    parts = found['attachments'] as readonly Body[];
  });
  afterAll(() => mail?.close());

  const partOf = (name: string): unknown => parts.find((one) => one['name'] === name)?.['part'];
  const fetch = (name: string, as = SALES) => mail.act('attachment', { message: found['id'], part: partOf(name) }, as);

  it('are fetched when they are asked for, of the type that their content says, never to be run by a browser', async () => {
    const pdf = await fetch('Vertrag.pdf');
    expect(pdf.status, pdf.text).toBe(200);
    expect(pdf.body).toMatchObject({ name: 'Vertrag.pdf', type: 'application/pdf', size: PDF.length });
    const file = await mail.server.ask(SALES, 'GET', `/api/files/${(pdf.body as { id: string }).id}`);
    expect(file.bytes.equals(PDF)).toBe(true);
    const fake = await fetch('../../etc/schein.png');
    expect(fake.body).toMatchObject({ name: 'schein.png' });
    const page = await mail.server.ask(SALES, 'GET', `/api/files/${(fake.body as { id: string }).id}`);
    expect(page.headers['content-disposition']).toMatch(/^attachment/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await fetch('Vertrag.pdf', SERVICE)).body).toMatchObject({ issues: [{ code: 'mail.unknown-message' }] });
    const none = await mail.act('attachment', { message: found['id'], part: '9' });
    expect(none.body).toMatchObject({ issues: [{ path: 'part', code: 'mail.attachment-gone' }] });
  });

  it('become the file of a record', async () => {
    const { body } = await fetch('Vertrag.pdf');
    const made = await mail.server.ask(SALES, 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Müller',
      owner: mail.server.users.get(SALES),
    });
    const values = { name: 'Vertrag', file: body, lead: (made.body as { id: string }).id };
    const document = await mail.server.ask(SALES, 'POST', '/api/records/document', values);
    expect(document.status, document.text).toBe(201);
    expect(document.body).toMatchObject({ file: { name: 'Vertrag.pdf', type: 'application/pdf' } });
  });

  it('pictures that the message brings along are shown in its text, and nothing else is', async () => {
    const ask = async (query: string) =>
      (await mail.server.ask(SALES, 'GET', `/api/mail/messages/${found['id']}/page${query}`)).body as {
        page: string;
        pictures: number;
      };
    expect((await ask('')).page).not.toContain('<img');
    expect((await ask('')).pictures).toBe(2);
    const { page } = await ask('?pictures=true');
    expect(page).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}"`);
    expect(page.match(/<img/g)).toHaveLength(1);
    expect(page).not.toMatch(/t\.example|svg|cid:/);
  });

  it('packed into a winmail.dat are shown, fetched and forwarded one by one, and its text is read', async () => {
    const pack = tnefOf({
      text: 'Anbei der Vertrag.',
      files: [
        { short: 'VERTRA~1.PDF', long: 'Vertrag März.pdf', type: 'application/pdf', content: PDF },
        { short: 'notiz.txt', content: Buffer.from('Bitte prüfen') },
      ],
    });
    const packed = (id: string, bytes: Buffer): string =>
      message(id, {
        type: 'application/ms-tnef; name="winmail.dat"',
        headers: ['Content-Transfer-Encoding: base64', 'Content-Disposition: attachment; filename="winmail.dat"'],
        body: bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
      });
    await mail.dovecot.deliver('sales', packed('tnef', pack));
    await mail.dovecot.deliver('sales', packed('cut', pack.subarray(0, pack.length - 5)));
    await mail.sync();
    const read = async (id: string): Promise<Body> =>
      (await mail.list('mail-message', { messageId: `<${id}@kunde.example>` }))[0] ?? {};
    const whole = await read('tnef');
    expect(whole).toMatchObject({
      text: 'Anbei der Vertrag.',
      attachments: [
        { part: '1', inner: 0, name: 'Vertrag März.pdf', type: 'application/pdf', size: PDF.length },
        { part: '1', inner: 1, name: 'notiz.txt' },
      ],
    });
    expect((await read('cut'))['attachments']).toMatchObject([{ part: '1', name: 'winmail.dat' }]);
    const taken = await mail.act('attachment', { message: whole['id'], part: '1', inner: 0 });
    expect(taken.body).toMatchObject({ name: 'Vertrag März.pdf', type: 'application/pdf' });
    const file = await mail.server.ask(SALES, 'GET', `/api/files/${(taken.body as { id: string }).id}`);
    expect(file.bytes.equals(PDF)).toBe(true);
    const none = await mail.act('attachment', { message: whole['id'], part: '1', inner: 2 });
    expect(none.body).toMatchObject({ issues: [{ code: 'mail.attachment-gone' }] });
    const begun = await mail.act('begin', { kind: 'forward', message: whole['id'] });
    const [draft] = await mail.list('outgoing-mail', { id: (begun.body as { id: string }).id });
    expect(((draft?.['files'] ?? []) as readonly Body[]).map(({ name }) => name)).toEqual([
      'Vertrag März.pdf',
      'notiz.txt',
    ]);
  });

  it('go along when their message is forwarded, unless that is not wanted or the server does not deliver them', async () => {
    const begun = await mail.act('begin', { kind: 'forward', message: found['id'] });
    expect(begun.status, begun.text).toBe(200);
    const draft = async (reply: { body: { id: string } }): Promise<Body> =>
      (await mail.list('outgoing-mail', { id: reply.body.id }))[0] ?? {};
    const files = (await draft(begun))['files'] as readonly Body[];
    expect(files.map(({ name, size }) => [name, size])).toEqual(
      expect.arrayContaining([
        ['Vertrag.pdf', PDF.length],
        ['logo.png', PNG.length],
      ]),
    );
    expect(files).toHaveLength(parts.length);
    const without = await mail.act('begin', { kind: 'forward', message: found['id'], attachments: false });
    expect((await draft(without))['files'] ?? []).toEqual([]);
    const other = await mail.client();
    await other.messageDelete('1');
    await other.logout();
    const gone = await mail.act('begin', { kind: 'forward', message: found['id'] });
    expect(gone.body).toMatchObject({ issues: [{ path: 'message' }] });
  });

  describe('go to an interface', () => {
    const ADMIN = 'admin@example.com';
    const PARTNER = 'orders@portal.example';
    const rows = (id: string, ...files: (readonly [name: string, text: string])[]): string =>
      message(id, {
        from: PARTNER,
        subject: 'Standorte der Woche',
        type: 'multipart/mixed; boundary=b',
        body: [
          ...files.map(([name, text]) =>
            [
              `--b\r\nContent-Type: text/csv; name="${name}"`,
              `Content-Disposition: attachment; filename="${name}"\r\n\r\n${text}`,
            ].join('\r\n'),
          ),
          '--b--',
        ].join('\r\n'),
      });
    const deliveries = () => mail.list('exchange-delivery', { interface: 'mailed-places' }, ADMIN);
    const state = async () => (await mail.list('exchange-state', { interface: 'mailed-places' }, ADMIN))[0] ?? {};
    const minute = async (): Promise<void> => {
      await mail.sync();
      await mail.server.database.query(
        sql`update data.exchange_state set kept_until = now() - interval '2 minutes', look_again_at = now()`,
      );
      await doModuleJobs(mail.server, ['exchange.watch']);
    };

    beforeAll(async () => {
      const definition = {
        kind: 'interface',
        id: 'mailed-places',
        name: 'mailed-places',
        label: { de: 'Orte per E-Mail', en: 'Places by mail' },
        roles: ['interface'],
        format: { type: 'csv' },
        language: 'de',
        columns: [{ id: 'number', from: 'Nr.', type: 'text', required: true }],
        steps: [{ id: 'one', do: 'find', entity: 'lead', by: { lastName: { formula: 'number' } }, missing: 'leave' }],
        pickUp: {
          mail: { mailbox: 'service@example.com', senders: [PARTNER, '@grid.example'], subject: 'woche standorte' },
          files: '*.csv',
          archive: 'Taken',
          mostMb: 1,
          schedule: { cron: '* * * * *' },
        },
      };
      const documents = [
        ...(await seedDocuments(false)),
        { file: 'interface/mailed-places.json', document: definition },
      ];
      const published = await mail.server.ask(ADMIN, 'POST', '/api/metadata/publish', { documents });
      expect(published.status, published.text).toBe(200);
      const other = await mail.client('INBOX', 'service');
      await other.mailboxCreate('Taken');
      await other.logout();
      await mail.connect('service', SERVICE);
    });

    it('of a team’s mailbox only', async () => {
      await mail.dovecot.deliver('service', rows('own', ['own.csv', 'Nr.\n1\n']));
      await minute();
      await minute();
      expect(await state()).toMatchObject({ triedAt: null });
      await mail.server.ask(ADMIN, 'POST', '/api/actions/exchange.pickUp', { interface: 'mailed-places' });
      await doModuleJobs(mail.server);
      expect(await state()).toMatchObject({ result: 'failed', problem: [{ code: 'exchange.unknown-mailbox' }] });
      expect(await deliveries()).toEqual([]);
    });

    it('each once, of senders who are named, and the letter goes where it belongs', async () => {
      await mail.server.database.query(
        sql`update data.mailbox set owner = null, team = (select id from data.team limit 1) where address = 'service@example.com'`,
      );
      const service = (id: string, more: Parameters<typeof message>[1]) =>
        mail.dovecot.deliver('service', message(id, more));
      const csv = { type: 'text/csv; name="evil.csv"', body: 'Nr.\n9\n', subject: 'Standorte der Woche' };
      await service('stranger', { ...csv, from: 'orders@portal.example.evil.example' });
      await service('alias', { ...csv, from: '"orders@portal.example" <x@evil.example>' });
      await service('topic', { ...csv, from: 'a@grid.example', subject: 'Rechnung' });
      await mail.dovecot.deliver('service', rows('week', ['a.csv', 'Nr.\n2\n'], ['b.txt', 'x'], ['c.csv', 'Nr.\n3\n']));
      await minute();
      expect(await state()).toMatchObject({ result: 'taken', files: 3, problem: null });
      const came = await deliveries();
      expect(came.map(({ name, source, state: is }) => [name, source, is]).sort()).toEqual([
        ['a.csv', 'mail', 'done'],
        ['c.csv', 'mail', 'done'],
        ['own.csv', 'mail', 'done'],
      ]);
      const linked = await mail.server.database.query<{ message: string; name: string }>(sql`
        select d.name, m.message_id as message from data.exchange_delivery d join data.mail_message m on m.id = d.mail order by d.name`);
      expect(linked.map(({ name, message: of }) => [name, of])).toEqual([
        ['a.csv', '<week@kunde.example>'],
        ['c.csv', '<week@kunde.example>'],
        ['own.csv', '<own@kunde.example>'],
      ]);
      await mail.sync();
      const folder = await mail.client('Taken', 'service');
      expect((folder.mailbox as { exists: number }).exists).toBe(2);
      await folder.logout();
      // The same letter once more, and what is looked through again, are nothing new.
      await mail.dovecot.deliver('service', rows('week', ['a.csv', 'Nr.\n2\n'], ['b.txt', 'x'], ['c.csv', 'Nr.\n3\n']));
      await mail.server.database.query(sql`update data.exchange_state set mails_until = null`);
      await minute();
      await minute();
      expect(await deliveries()).toHaveLength(3);
    });

    it('not when they are too large, which is said once', async () => {
      await mail.dovecot.deliver('service', rows('large', ['large.csv', `Nr.\n${'x'.repeat(1_500_000)}\n`]));
      await minute();
      await minute();
      expect(await deliveries()).toHaveLength(3);
      const refused = await mail.list('exchange-file', { interface: 'mailed-places', state: 'refused' }, ADMIN);
      expect(refused).toMatchObject([{ name: 'large.csv', problem: [{ code: 'exchange.file-too-large' }] }]);
      expect(await mail.list('exchange-alarm', { interface: 'mailed-places' }, ADMIN)).toHaveLength(1);
    });
  });
});
