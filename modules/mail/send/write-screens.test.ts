import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from '../testing/start-dovecot.ts';
import { noDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { mailboxInput } from '../testing/start-mail.ts';
import type { TestSmtp } from '../testing/start-smtp.ts';
import { startSmtp } from '../testing/start-smtp.ts';

const PICTURES = process.env['LEITWERK_MAIL_PICTURES'];
const SALES = 'sales@example.com';
const PASSWORD = 'right-Password-1';
const ORIGINAL = [
  'Message-ID: <one@kunde.example>',
  'From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <juergen@kunde.example>',
  'To: sales@example.com',
  'Subject: Frage zum Abschlag',
  'Date: Thu, 26 Nov 2026 09:30:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Warum so viel?',
  '',
].join('\r\n');

const WITH_FILE = [
  'Message-ID: <file@kunde.example>',
  'From: Anna <anna@kunde.example>',
  'To: sales@example.com',
  'Subject: Unterlagen',
  'Date: Thu, 26 Nov 2026 08:30:00 +0100',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'Anbei.',
  '--b',
  'Content-Type: text/plain; name="Zaehler.txt"',
  'Content-Disposition: attachment; filename="Zaehler.txt"',
  '',
  '12345',
  '--b--',
  '',
].join('\r\n');

const missing = noDovecot ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(`screens of writing${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let screens: TestScreens;
  let dovecot: TestDovecot;
  let smtp: TestSmtp;

  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    dovecot = await startDovecot({ sales: PASSWORD });
    smtp = await startSmtp(PASSWORD);
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`;
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    await dovecot.deliver('sales', ORIGINAL);
    await dovecot.deliver('sales', WITH_FILE);
    const { ask } = screens.server;
    const made = await ask(SALES, 'POST', '/api/actions/mail.connect', mailboxInput('sales', dovecot.port, smtp.port));
    expect(made.status, made.text).toBe(200);
    const { id } = made.body as { id: string };
    // Long enough to be called back on any machine.
    const values = { undoSeconds: 120, senderName: 'Sven Sommer', signature: '<p>Freundliche Grüße</p>' };
    expect((await ask(SALES, 'PATCH', `/api/records/mailbox/${id}`, values)).status).toBe(200);
    await doModuleJobs(screens.server);
  });
  afterAll(async () => {
    await screens?.close();
    await smtp?.close();
    await dovecot?.drop();
  });

  /** As if the seconds in which it can be called back were over. */
  const goNow = async (): Promise<void> => {
    await screens.server.database.pool.query(
      `update data.outgoing_mail set send_at = now() - interval '1 second' where state = 'waiting'`,
    );
    await doModuleJobs(screens.server, ['mail.outbox']);
  };

  it('a message is answered with a file; what was typed is there after a reload, and the copy in the mailbox', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: /Frage zum Abschlag/ }).click();
    await page.getByRole('heading', { name: 'Frage zum Abschlag', level: 2 }).waitFor();
    await page.getByRole('button', { name: 'Antworten', exact: true }).click();
    const form = page.getByRole('form', { name: 'E-Mail schreiben' });
    await form.getByText('Freundliche Grüße').waitFor();
    await form.getByRole('textbox', { name: 'Text' }).press('Control+Home');
    await page.keyboard.type('Guten Tag, das sehen wir uns an.');
    await form.getByText(/schrieb Jürgen Müller <juergen@kunde.example>:/).waitFor();
    await form.frameLocator('iframe[title="Zitiertes Original"]').getByText('Warum so viel?').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Abrechnung.txt', mimeType: 'text/plain', buffer: Buffer.from('30 Cent') });
    await form.getByRole('link', { name: 'Abrechnung.txt' }).waitFor();
    await form.getByText('Gespeichert', { exact: true }).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-write-de-1440.png` });

    await page.reload();
    await form.getByText('Guten Tag, das sehen wir uns an.').waitFor();
    await form.getByRole('link', { name: 'Abrechnung.txt' }).waitFor();
    await form.getByRole('textbox', { name: 'Text' }).press('Control+Enter');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await form.getByText('Guten Tag, das sehen wir uns an.').waitFor();
    expect(smtp.taken).toEqual([]);
    await form.getByRole('button', { name: 'Senden', exact: true }).click();
    await page.getByRole('button', { name: 'Rückgängig' }).waitFor();
    await goNow();

    expect(smtp.taken).toHaveLength(1);
    const mail = await simpleParser(smtp.taken[0]?.source ?? '');
    expect(smtp.taken[0]?.to).toEqual(['juergen@kunde.example']);
    expect(mail.subject).toBe('Re: Frage zum Abschlag');
    expect(mail.inReplyTo).toBe('<one@kunde.example>');
    expect(mail.text).toMatch(/^Guten Tag, das sehen wir uns an\.[\s\S]*Freundliche Grüße[\s\S]*> Warum so viel\?/);
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['Abrechnung.txt', '30 Cent'],
    ]);
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: /^Sent/ }).click();
    await page.getByRole('button', { name: /Re: Frage zum Abschlag/ }).click();
    await page.getByRole('heading', { name: 'Re: Frage zum Abschlag', level: 2 }).waitFor();
    // The test's own first script cannot set the language in the sandboxed frame.
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('a message is forwarded with its files, and without them when the server does not deliver them', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: /Unterlagen/ }).click();
    await page.getByRole('heading', { name: 'Unterlagen', level: 2 }).waitFor();
    await page.getByRole('button', { name: 'Weiterleiten', exact: true }).click();
    const form = page.getByRole('form', { name: 'E-Mail schreiben' });
    await form.getByRole('link', { name: 'Zaehler.txt' }).waitFor();
    await form.getByRole('button', { name: 'Verwerfen' }).click();
    await form.waitFor({ state: 'detached' });

    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      auth: { user: 'sales', pass: PASSWORD },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    await client.messageDelete({ header: { 'message-id': '<file@kunde.example>' } });
    await client.logout();
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: /Unterlagen/ }).click();
    await page.getByRole('heading', { name: 'Unterlagen', level: 2 }).waitFor();
    await page.getByRole('button', { name: 'Weiterleiten', exact: true }).click();
    await page.getByRole('button', { name: 'Ohne Anhänge weiterleiten' }).click();
    await form.getByText(/Weitergeleitete Nachricht/).waitFor();
    await expect.poll(() => form.getByRole('link', { name: 'Zaehler.txt' }).count()).toBe(0);
    await form.getByRole('button', { name: 'Verwerfen' }).click();
    await form.waitFor({ state: 'detached' });
    expect(errors.filter((text) => !text.includes('The document is sandboxed') && !/ 422 | 503 /.test(text))).toEqual(
      [],
    );
    await page.context().close();
  });

  it('a new one waits in the outbox, and is decided about when it is uncertain', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: 'Schreiben', exact: true }).click();
    const form = page.getByRole('form', { name: 'E-Mail schreiben' });
    await form.getByRole('combobox', { name: 'An', exact: true }).fill('juerg');
    await page.getByRole('option', { name: /juergen@kunde\.example/ }).click();
    await form.getByRole('textbox', { name: 'Betreff' }).fill('Ihr Angebot');
    await form.getByRole('button', { name: 'Textbaustein' }).click();
    await page.getByRole('menuitem', { name: 'Grußformel' }).click();
    await form.getByText('Ihre Auenwerke Energie GmbH').waitFor();
    await form.getByText('Gespeichert', { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Später senden' }).click();
    await page.getByRole('button', { name: 'Einplanen' }).click();
    await page.getByRole('button', { name: 'Rückgängig' }).waitFor();
    await page.getByRole('button', { name: /^Postausgang/ }).click();
    const outbox = page.getByRole('region', { name: 'Postausgang' });
    await outbox.getByRole('button', { name: /Ihr Angebot.*Wartet/ }).click();
    await page.getByText(/^Geht hinaus: /).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-outbox-de-1440.png` });

    smtp.setMood('drops after the text');
    await goNow();
    await page.reload();
    const state = page.getByRole('article', { name: 'Ihr Angebot' });
    await state.getByText('Niemand weiß, ob sie angekommen ist').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-uncertain-de-1440.png` });
    await state.getByRole('button', { name: 'Sie ist angekommen' }).click();
    await state
      .getByText(/^Gesendet/)
      .first()
      .waitFor();
    expect(errors.filter((text) => !text.includes('The document is sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('is written on a phone, dark and in English', async () => {
    const { page } = await openSignedIn(
      screens,
      'Sven Sommer',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    const form = page.getByRole('form', { name: 'Write an e-mail' });
    await form.getByRole('combobox', { name: 'To', exact: true }).fill('nobody');
    await form.getByRole('textbox', { name: 'Subject' }).fill('Offer');
    await form.getByText('Not an e-mail address: nobody').waitFor();
    await form.getByText('Saved', { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await form.getByRole('alert').getByText('Not an e-mail address: nobody').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/mail-write-en-390.png` });
    await form.getByRole('button', { name: 'Discard' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Drafts/ }).click();
    await page.getByRole('status').getByText('No draft.').waitFor();
    await page.context().close();
  });

  it('a mail is begun at a record, to its address', async () => {
    const made = await screens.server.ask(SALES, 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Brandt',
      email: 'brandt@kunde.example',
      owner: screens.server.users.get(SALES),
    });
    expect(made.status, made.text).toBe(201);
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/records/lead/${(made.body as { id: string }).id}`);
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'E-Mail schreiben' }).click();
    const form = page.getByRole('form', { name: 'E-Mail schreiben' });
    await form.getByText('brandt@kunde.example').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
