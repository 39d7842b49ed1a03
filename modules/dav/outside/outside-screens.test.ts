import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event } from '../testing/device.ts';
import type { TestRadicale } from '../testing/start-radicale.ts';
import { noRadicale, startRadicale } from '../testing/start-radicale.ts';

const PICTURES = process.env['LEITWERK_DAV_PICTURES'];
const PASSWORD = 'right-Password-1';
const SALES = 'sales@example.com';

const missing = noRadicale ?? (chromiumPath === undefined ? 'no Chromium' : null);

describe.skipIf(missing !== null)(
  `the screen of calendars on other servers${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    let screens: TestScreens;
    let radicale: TestRadicale;

    beforeAll(async () => {
      process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
      radicale = await startRadicale('sales', PASSWORD);
      process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${radicale.port}`;
      await radicale.makeCalendar('work');
      await radicale.makeBook('people');
      screens = await startScreens(() => startTestServer(undefined, undefined, false));
      await put('one.ics', event('one', 'SUMMARY:Dort', 'DTSTART:20261210T090000Z', 'DTEND:20261210T100000Z'));
      await put(
        'rule.ics',
        event('rule', 'SUMMARY:Regel', 'DTSTART:20261210T090000Z', 'DTEND:20261210T100000Z', 'RDATE:20261212T090000Z'),
      );
    });
    afterAll(async () => {
      await screens?.close();
      await radicale?.drop();
    });

    const put = async (name: string, text: string): Promise<void> => {
      const reply = await radicale.ask('PUT', `work/${name}`, text, { 'content-type': 'text/calendar' });
      expect(reply.status, reply.text).toBeLessThan(300);
    };

    /** Does the jobs that wait; nothing relays changes of records to open pages here. */
    const workOn = async (page: Page): Promise<void> => {
      await doModuleJobs(screens.server);
      await page.reload();
    };

    it('connects an account after a test, and shows what is kept in step, what is missing and why', async () => {
      const { page, errors } = await openSignedIn(screens, 'Sven Sommer', {}, 'de');
      await page.getByRole('button', { name: /Sven Sommer/ }).click();
      await page.getByRole('menuitem', { name: 'Kalender und Adressbücher' }).click();
      await page.getByRole('heading', { name: 'Kalender und Adressbücher auf anderen Servern', level: 1 }).waitFor();
      await page.getByText('Noch kein Konto verbunden.').waitFor();
      expect(await violations(page, '#main')).toEqual([]);
      await page.getByLabel('Adresse des Servers').fill(radicale.url);
      await page.getByLabel('Benutzername').fill('sales');
      const password = page.getByRole('textbox', { name: 'Kennwort', exact: true });
      await password.fill('falsch');
      await page.getByRole('button', { name: 'Prüfen und verbinden' }).click();
      await page
        .getByRole('alert')
        .getByText(/nimmt die Anmeldung nicht an \(401\)/)
        .waitFor();
      await password.fill(PASSWORD);
      await page.getByRole('button', { name: 'Prüfen und verbinden' }).click();
      await page.getByText('Verbunden. Wählen Sie nun, was abgeglichen wird.').waitFor();
      const card = page.getByRole('region', { name: `sales · ${radicale.url}` });
      await card.getByText('Kalender und Adressbücher werden gesucht …').waitFor();
      await workOn(page);
      const work = card.getByRole('region', { name: 'work' });
      await work.getByText('Nicht abgeglichen').waitFor();
      await card.getByRole('region', { name: 'people' }).getByText('Kontakte', { exact: true }).waitFor();
      await work.getByLabel('Richtung für „work“').selectOption({ label: 'In beide Richtungen' });
      await work.getByText('Noch nicht verglichen').waitFor();
      await workOn(page);
      await work.getByText('Dort 2 · hier 1 · fehlend 1').waitFor();
      await work.getByText('Unvollständig').waitFor();
      const gaps = work.getByRole('list', { name: 'Was in „work“ fehlt und warum' });
      await gaps.getByText('rule.ics').waitFor();
      await gaps.getByText(/RDATE/).waitFor();
      expect(await violations(page, '#main')).toEqual([]);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/outside-de-1440.png`, fullPage: true });
      // Mended there, tried again here.
      await put('rule.ics', event('rule', 'SUMMARY:Regel', 'DTSTART:20261210T090000Z', 'DTEND:20261210T100000Z'));
      await gaps.getByRole('button', { name: '„rule.ics“ noch einmal versuchen' }).click();
      await gaps.getByText('Der Abgleich hat begonnen.').waitFor();
      await workOn(page);
      await work.getByText('Dort 2 · hier 2 · fehlend 0').waitFor();
      await work.getByText('Vollständig', { exact: true }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('makes a secret address of a calendar, shown once, and revokes it', async () => {
      const look = { viewport: { width: 390, height: 844 } } as const;
      const { page, errors } = await openSignedIn(screens, 'Sven Sommer', look, 'de');
      await page.goto(`${screens.url}/settings/calendars`);
      const section = page.getByRole('region', { name: 'Kalender als geheime Adresse' });
      await section.getByText('Noch keine Adresse.').waitFor();
      await section.getByLabel('Wofür').fill('Flur');
      await section.getByLabel('Kalender', { exact: true }).selectOption('appointments');
      await section.getByLabel('Was zu sehen ist').selectOption({ label: 'Alle Angaben' });
      await section.getByRole('button', { name: 'Adresse anlegen' }).click();
      const address = (await section.getByRole('alert').locator('code').textContent()) ?? '';
      await section.getByText(/ · Alle Angaben · Zuletzt gelesen: noch nie/).waitFor();
      expect((await fetch(address)).status).toBe(200);
      expect(await (await fetch(address)).text()).toContain('SUMMARY:Dort');
      expect(await violations(page, '#main')).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/feeds-de-390.png`, fullPage: true });
      await page.reload();
      await section.getByRole('button', { name: 'Adresse „Flur“ widerrufen' }).waitFor();
      await expect.poll(() => section.getByText(address).count()).toBe(0);
      await section.getByRole('button', { name: 'Adresse „Flur“ widerrufen' }).click();
      await section.getByText('Noch keine Adresse.').waitFor();
      expect((await fetch(address)).status).toBe(404);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('asks about many deletions, in English, dark and narrow, and is disconnected', async () => {
      for (let day = 10; day < 18; day += 1)
        await put(
          `m${day}.ics`,
          event(`m${day}`, `SUMMARY:Many ${day}`, `DTSTART:202612${day}T120000Z`, `DTEND:202612${day}T130000Z`),
        );
      await screens.server.database.pool.query('update data.outside_account set tried_at = null');
      await doModuleJobs(screens.server, ['dav.look']);
      for (let day = 10; day < 18; day += 1) await radicale.ask('DELETE', `work/m${day}.ics`);
      const look = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
      const { page, errors } = await openSignedIn(screens, 'Sven Sommer', look, 'en');
      await page.goto(`${screens.url}/settings/calendars`);
      const work = page.getByRole('region', { name: 'work' });
      await work.getByText('There 10 · here 10 · missing 0').waitFor();
      await page.getByRole('button', { name: 'Sync now' }).click();
      await page.getByText('The sync has begun.').waitFor();
      await workOn(page);
      const question = work.getByRole('alert', { name: '8 entries have been deleted there' });
      await question.getByText(/What is deleted here lies in the bin afterwards/).waitFor();
      expect(await violations(page, '#main')).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/outside-en-390-dark.png`, fullPage: true });
      await question.getByRole('button', { name: 'Delete here, too' }).click();
      await work.getByText('Your answer is being carried out.').waitFor();
      await workOn(page);
      await work.getByText('There 2 · here 2 · missing 0').waitFor();
      await work.getByText('Healthy').waitFor();
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByText(/Really disconnect\?/).waitFor();
      await page.getByRole('button', { name: 'Disconnect' }).last().click();
      await page.getByText(/Really disconnect\?/).waitFor({ state: 'detached' });
      await workOn(page);
      await page.getByText('No account connected yet.').waitFor();
      expect((await radicale.entries('work')).size).toBe(2);
      const { ask } = screens.server;
      const kept = await ask(SALES, 'GET', `/api/records/appointment?limit=500&filter={"subject":"Dort"}`);
      expect((kept.body as { items: readonly unknown[] }).items).toHaveLength(1);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
