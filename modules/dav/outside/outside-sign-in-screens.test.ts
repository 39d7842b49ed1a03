import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import { CLIENT } from '@leitwerk/platform/testing/start-provider';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_USER, startHouseCalendar } from '../testing/start-house-calendar.ts';
import { noRadicale } from '../testing/start-radicale.ts';

const PICTURES = process.env['LEITWERK_DAV_PICTURES'];
const ADMIN = 'admin@example.com';
const missing = noRadicale ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(
  `signing in at the provider of a calendar${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    let screens: TestScreens;
    let house: Awaited<ReturnType<typeof startHouseCalendar>>;
    beforeAll(async () => {
      house = await startHouseCalendar();
      await house.radicale.makeCalendar('work');
      screens = await startScreens(() => startTestServer(house.documents, undefined, false));
    });
    afterAll(async () => {
      await screens?.close();
      await house?.drop();
    });

    it('an administrator keeps the secret, in English, dark and narrow', async () => {
      const look = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
      const { page, errors } = await openSignedIn(screens, 'Andrea Adler', look, 'en');
      await page.goto(`${screens.url}/settings/calendars`);
      const secrets = page.getByRole('region', { name: 'Secrets of providers' });
      await secrets.getByText(`${screens.url}/settings/calendars`).waitFor();
      await secrets.getByRole('button', { name: 'Keep the secret of House calendar' }).click();
      await secrets.getByLabel('Client secret', { exact: true }).fill(CLIENT.secret);
      expect(await violations(page, '#main')).toEqual([]);
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/sign-in-en-390-dark.png`, fullPage: true });
      await secrets.getByRole('button', { name: 'Keep it', exact: true }).click();
      await secrets.getByText('House calendar: Secret kept').waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('a person gives no password, signs in there, and sees the calendars', async () => {
      const kept = { provider: 'house', secret: CLIENT.secret };
      expect((await screens.server.ask(ADMIN, 'POST', '/api/actions/dav.setProviderSecret', kept)).status).toBe(200);
      const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
      await page.goto(`${screens.url}/settings/calendars`);
      const section = page.getByRole('region', { name: 'Beim Anbieter anmelden' });
      await section.getByLabel('E-Mail-Adresse beim Anbieter').fill(HOUSE_USER);
      expect(await violations(page, '#main')).toEqual([]);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/sign-in-de-1440.png`, fullPage: true });
      await section.getByRole('button', { name: 'Bei Hauskalender anmelden' }).click();
      await page.getByText('Das Konto ist verbunden; seine Kalender und Adressbücher werden jetzt gesucht.').waitFor();
      await expect.poll(() => new URL(page.url()).search).toBe('');
      await doModuleJobs(screens.server);
      await page.reload();
      const card = page.getByRole('region', { name: new RegExp(`^${HOUSE_USER} · `) });
      await card.getByRole('region', { name: 'work' }).waitFor();
      await card.getByRole('button', { name: 'Bei Hauskalender neu anmelden' }).waitFor();
      await expect.poll(() => card.getByRole('button', { name: 'Neues Kennwort' }).count()).toBe(0);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/signed-in-de-1440.png`, fullPage: true });
      // Whoever comes back with what nobody has begun is told so.
      await page.goto(`${screens.url}/settings/calendars?code=x&state=y`);
      await page.getByText(/Die Anmeldung wurde hier nicht begonnen/).waitFor();
      expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      await page.context().close();
    });
  },
);
