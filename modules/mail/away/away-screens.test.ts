import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDovecot } from '../testing/start-dovecot.ts';
import { noDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { mailboxInput, message } from '../testing/start-mail.ts';
import type { TestSmtp } from '../testing/start-smtp.ts';
import { startSmtp } from '../testing/start-smtp.ts';

const PICTURES = process.env['LEITWERK_MAIL_PICTURES'];
const SALES = 'sales@example.com';
const PASSWORD = 'right-Password-1';
const missing = noDovecot ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(`texts of a mailbox${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let screens: TestScreens;
  let dovecot: TestDovecot;
  let smtp: TestSmtp;
  let id = '';

  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    dovecot = await startDovecot({ sales: PASSWORD });
    smtp = await startSmtp(PASSWORD);
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`;
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    await dovecot.deliver('sales', message('first'));
    const input = mailboxInput('sales', dovecot.port, smtp.port);
    const made = await screens.server.ask(SALES, 'POST', '/api/actions/mail.connect', input);
    expect(made.status, made.text).toBe(200);
    id = (made.body as { id: string }).id;
    await doModuleJobs(screens.server);
  });
  afterAll(async () => {
    await screens?.close();
    await smtp?.close();
    await dovecot?.drop();
  });

  const mailbox = async (): Promise<Readonly<Record<string, unknown>>> =>
    (await screens.server.ask(SALES, 'GET', `/api/records/mailbox/${id}`)).body as Readonly<Record<string, unknown>>;

  it('a signature is written, seen below a mail, and kept', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/settings/mailboxes`);
    const card = page.getByRole('region', { name: SALES });
    await card.getByRole('button', { name: 'Signatur', exact: true }).click();
    const form = card.getByRole('region', { name: 'Signatur' });
    await form.getByRole('textbox', { name: 'Signatur' }).fill('Sven Sommer, Auenwerke');
    await form.frameLocator('iframe').getByText('Sven Sommer, Auenwerke').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/signature-de.png`, fullPage: true });
    await form.getByRole('button', { name: 'Speichern' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await mailbox()).toMatchObject({ signature: '<p>Sven Sommer, Auenwerke</p>' });
    // What sets the language of a test page runs in the sandboxed preview, too, and may store nothing there.
    expect(errors.filter((text) => !text.includes('sandboxed'))).toEqual([]);
    await page.context().close();
  });

  it('an absence is set up, stands in the screens while it lasts, and is ended', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', { colorScheme: 'dark' }, 'en');
    await page.goto(`${screens.url}/settings/mailboxes`);
    const card = page.getByRole('region', { name: SALES });
    await card.getByRole('button', { name: 'Absence', exact: true }).click();
    const form = card.getByRole('region', { name: 'Absence' });
    await form.getByLabel('From').fill('2020-01-01');
    await form.getByRole('textbox', { name: 'Answer while away' }).fill('I am away.');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/away-en-dark.png`, fullPage: true });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await mailbox()).toMatchObject({ awayFrom: '2020-01-01', awayUntil: null, awayText: '<p>I am away.</p>' });
    await card.getByText('The answer while away is on').waitFor();
    await page.goto(`${screens.url}/mail`);
    await page.getByRole('navigation', { name: 'Folders' }).getByText('The answer while away is on').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/away-mail-en-dark.png`, fullPage: true });
    await page.goto(`${screens.url}/settings/mailboxes`);
    await card.getByRole('button', { name: 'Absence', exact: true }).click();
    await card.getByRole('button', { name: 'End the absence' }).click();
    await card.getByText('The answer while away is on').waitFor({ state: 'detached' });
    expect(await mailbox()).toMatchObject({ awayFrom: null });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
