import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

describe.skipIf(chromiumPath === undefined)(`devices${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  const status = async (user: string, password: string): Promise<number> =>
    (
      await fetch(`${screens.url}/dav/`, {
        method: 'PROPFIND',
        headers: { depth: '0', authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
      })
    ).status;

  it('get a password in the settings, with what is to be typed in, and lose it there again', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', { viewport: { width: 390, height: 844 } });
    await page.goto(`${screens.url}/settings`);
    const section = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Kalender und Kontakte auf Ihren Geräten' }) });
    await section.getByText(`${screens.url}/dav/`, { exact: true }).waitFor();
    await section.getByText('Noch kein Gerät.').waitFor();
    await section.getByLabel('Gerät', { exact: true }).fill('Mein iPhone');
    await section.getByRole('button', { name: 'Passwort anlegen' }).click();
    const password = (await section.getByRole('alert').locator('code').textContent()) ?? '';
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    await section.getByText('Mein iPhone', { exact: true }).waitFor();
    await section.getByText('Zuletzt benutzt: noch nie').waitFor();
    expect(await status('admin@example.com', password)).toBe(207);
    await section.getByRole('button', { name: 'Android (DAVx⁵)' }).click();
    await section.getByText('Mit URL und Benutzername anmelden').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    if (process.env['LEITWERK_PICTURES']) await section.screenshot({ path: '/tmp/dav-de-390.png' });
    await page.reload();
    await section.getByText('Mein iPhone', { exact: true }).waitFor();
    // It is not shown again.
    await expect.poll(() => section.getByText(password).count()).toBe(0);
    await section.getByRole('button', { name: 'Gerätepasswort „Mein iPhone“ widerrufen' }).click();
    await section.getByText('Noch kein Gerät.').waitFor();
    expect(await status('admin@example.com', password)).toBe(401);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are explained in English and in the dark', async () => {
    const dark = { colorScheme: 'dark' } as const;
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', dark, 'en');
    await page.goto(`${screens.url}/settings`);
    const section = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Calendar and contacts on your devices' }) });
    await section.getByRole('button', { name: 'Outlook' }).click();
    await section.getByText('Outlook does not speak CalDAV itself').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (process.env['LEITWERK_PICTURES']) await section.screenshot({ path: '/tmp/dav-en-dark.png' });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
