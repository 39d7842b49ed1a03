import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import { CLIENT } from '@leitwerk/platform/testing/start-provider';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDovecot } from '../testing/start-dovecot.ts';
import type { HouseMail } from '../testing/start-house-mail.ts';
import { startHouseMail } from '../testing/start-house-mail.ts';
import { message } from '../testing/start-mail.ts';

const PICTURES = process.env['LEITWERK_MAIL_PICTURES'];
const SALES = 'sales@example.com';
const missing = noDovecot ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(`signing in at a provider${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let screens: TestScreens;
  let mail: HouseMail;
  beforeAll(async () => {
    mail = await startHouseMail();
    screens = await startScreens(() => startTestServer(mail.documents));
    await mail.dovecot.deliver(SALES, message('first'));
  });
  afterAll(async () => {
    await screens?.close();
    await mail?.close();
  });

  it('an administrator keeps the secret, and learns what is registered at the provider', async () => {
    const { page, errors } = await openSignedIn(
      screens,
      'Andrea Adler',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/settings/mailboxes`);
    const secrets = page.getByRole('region', { name: 'Secrets of providers' });
    await secrets.getByText(`${screens.url}/settings/mailboxes`).waitFor();
    await secrets.getByText('House mail: No secret kept').waitFor();
    await secrets.getByRole('button', { name: 'Keep the secret of House mail' }).click();
    await secrets.getByLabel('Client secret', { exact: true }).fill(CLIENT.secret);
    expect(await violations(page, '#main')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/provider-en-390.png`, fullPage: true });
    await secrets.getByRole('button', { name: 'Keep it', exact: true }).click();
    await secrets.getByText('House mail: Secret kept').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a person gives no password, signs in there, and has his mailbox', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
    await page.goto(`${screens.url}/settings/mailboxes`);
    const section = page.getByRole('region', { name: 'Beim Anbieter anmelden' });
    await section.getByLabel('E-Mail-Adresse beim Anbieter').fill(SALES);
    await expect.poll(() => section.getByText('Geheimnisse der Anbieter').count()).toBe(0);
    expect(await violations(page, '#main')).toEqual([]);
    await section.getByRole('button', { name: 'Bei Hauspost anmelden' }).click();
    await page.getByText('Das Postfach ist eingerichtet; die E-Mails werden jetzt geholt.').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await doModuleJobs(screens.server);
    await page.reload();
    const card = page.getByRole('region', { name: SALES });
    await card.getByRole('row', { name: /INBOX 1 1 0 .* Vollständig/ }).waitFor();
    await card.getByRole('button', { name: 'Bei Hauspost neu anmelden' }).waitFor();
    await expect.poll(() => card.getByRole('button', { name: 'Neues Kennwort' }).count()).toBe(0);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/provider-de-1440.png`, fullPage: true });

    // Whoever comes back with what nobody has begun is told so.
    await page.goto(`${screens.url}/settings/mailboxes?code=x&state=y`);
    await page.getByText(/Die Anmeldung wurde hier nicht begonnen/).waitFor();
    expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
    await page.context().close();
  });
});
