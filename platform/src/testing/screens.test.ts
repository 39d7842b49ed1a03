import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServer } from '../http/server.ts';
import { makeSetupLink } from '../session/password-links.ts';
import { measurePages } from './measure-pages.ts';
import { openSignedIn, PATIENCE_MS, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';

// A machine without a browser says so; CI installs one.
describe.skipIf(chromiumPath === undefined)(`screens${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  async function signIn(name: string, options: Parameters<typeof openSignedIn>[2] = {}, language = 'de') {
    const opened = await openSignedIn(screens, name, options, language);
    await opened.page.goto(`${screens.url}/records/lead`);
    return opened;
  }

  it('let a clerk create, find, edit and move a record', async () => {
    const { page, errors } = await signIn('Andrea Adler');
    await page.getByRole('button', { name: 'Neu', exact: true }).click();
    await page.getByLabel('Vorname').fill('Berta');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('Pflichtfeld.').first().waitFor();
    await page.getByLabel('Nachname').fill('Browser');
    await page.getByLabel('E-Mail').fill('berta@example.org');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('heading', { name: 'Berta Browser' }).waitFor();

    await page.getByLabel('Vorname').fill('Barbara');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Barbara Browser' }).waitFor();
    await page.getByRole('button', { name: 'Qualifizieren' }).click();
    await page.locator('[aria-current=step]', { hasText: 'Qualifiziert' }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Suchen oder Befehl').fill('browser barb');
    await page.getByRole('dialog').getByText('Barbara Browser').first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Löschen' }).click();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('heading', { name: 'Barbara Browser' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('ask field by field when somebody else has saved meanwhile', async () => {
    const reply = await screens.server.ask('admin@example.com', 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Streit',
      email: 's@example.org',
      notes: 'alt',
    });
    const { id } = reply.body as { id: string };
    const { page } = await signIn('Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByLabel('Nachname').fill('Meiner');
    await screens.server.ask('admin@example.com', 'PATCH', `/api/records/lead/${id}`, { lastName: 'Fremder' });
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('dialog').getByText('Inzwischen hat jemand anders gespeichert').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'So speichern' }).click();
    await page.getByRole('heading', { name: 'Meiner' }).waitFor();
  });

  it('name what filters and changes point at', async () => {
    const { ask, users } = screens.server;
    const made = await ask('admin@example.com', 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Wechsel',
      email: 'wechsel@example.org',
    });
    const { id } = made.body as { id: string };
    await ask('admin@example.com', 'PATCH', `/api/records/lead/${id}`, { owner: users.get('lead@example.com') });
    const { page, errors } = await signIn('Andrea Adler');

    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('combobox', { name: 'Feld' }).fill('Betreut');
    await page.getByRole('option', { name: 'Betreut von', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    // Whose it is begins with one's own; somebody else is asked for by name.
    await page.getByRole('combobox', { name: 'Vergleich' }).click();
    await page.getByRole('option', { name: 'ist', exact: true }).click();
    await page.locator('#filter-value').fill('Lindner');
    await page.getByRole('option', { name: 'Leo Lindner' }).click();
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await page.getByText('Betreut von ist Leo Lindner').waitFor();
    await page.getByText('1 Datensatz', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Wechsel', exact: true }).click();
    await page.getByText('Betreut von: Andrea Adler → Leo Lindner').waitFor();
    // Text that is no value is said so at once and never left out silently by the keys that save.
    await page.getByLabel('Vorname').fill('Wanda');
    await page.getByLabel('Telefon', { exact: true }).fill('abc');
    await page.keyboard.press('Control+s');
    await page.getByText('Keine gültige Telefonnummer.').waitFor();
    const stored = await ask('admin@example.com', 'GET', `/api/records/lead/${id}`);
    expect(stored.body).toMatchObject({ firstName: null, phone: null });
    expect(errors).toEqual([]);
  });

  it('load little at first: boards, editors and what checks inputs come when they are needed', async () => {
    for (const { page, kilobytes, goal, files } of await measurePages(screens)) {
      expect(kilobytes, `${page}: ${files.map(([file]) => file).join(' ')}`).toBeLessThanOrEqual(goal);
    }
  });

  it.each([
    ['light', 'de', 1440],
    ['dark', 'en', 390],
  ] as const)(
    'hand a new person a link that sets the password: %s, %s, %i wide',
    async (colorScheme, language, width) => {
      const email = `neu-${language}@example.org`;
      const german = language === 'de';
      const person = { email, name: 'Nele Neu', roles: ['viewer'], language };
      const reply = await screens.server.ask('admin@example.com', 'POST', '/api/records/user', person);
      const { id } = reply.body as { id: string };
      const viewport = { width, height: 850 };
      const { page, errors } = await signIn('Andrea Adler', { colorScheme, viewport }, language);
      await page.goto(`${screens.url}/records/user/${id}`);
      await page.getByText(german ? 'Noch kein Passwort' : 'No password yet').waitFor();
      await page.getByRole('button', { name: german ? 'Passwort-Link erstellen' : 'Make password link' }).click();
      const field = page.getByRole('dialog').getByLabel('Link', { exact: true });
      const link = await field.inputValue();
      await page.waitForTimeout(500);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);

      const context = await screens.browser.newContext({ colorScheme, viewport, locale: 'de-DE' });
      const other = await context.newPage();
      const sent: string[] = [];
      other.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`));
      other.on('pageerror', (error) => errors.push(String(error)));
      await other.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
      await other.goto(link);
      const password = other.getByLabel(german ? 'Neues Passwort' : 'New password');
      await password.fill('ein-neues-passwort');
      await expect.poll(() => other.getByLabel(german ? 'E-Mail' : 'E-mail').inputValue()).toBe(email);
      expect(await violations(other)).toEqual([]);
      expect(await other.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await password.press('Enter');
      await other.locator('#main h1').waitFor();
      expect(new URL(other.url()).hash).toBe('');
      expect(sent.filter((text) => text.includes(new URL(link).hash.replace('#token=', '')))).toEqual([]);
      // Used once, the link says so and leads on.
      await other.goto(link);
      await other.reload();
      await other.getByRole('link', { name: german ? 'Zur Anmeldung' : 'To the sign-in' }).waitFor();
      expect(await violations(other)).toEqual([]);

      await other.goto(`${screens.url}/settings`);
      await other.getByLabel(german ? 'Bisheriges Passwort' : 'Current password').fill('falsch');
      await other.getByLabel(german ? 'Neues Passwort' : 'New password').fill('noch-ein-passwort');
      const change = other.getByRole('button', { name: german ? 'Passwort ändern' : 'Change password' });
      await change.click();
      await other
        .getByText(german ? 'Das bisherige Passwort stimmt nicht.' : 'The current password is wrong.')
        .waitFor();
      await other.getByLabel(german ? 'Bisheriges Passwort' : 'Current password').fill('ein-neues-passwort');
      await change.click();
      await other.getByText(german ? 'Das Passwort ist geändert.' : 'The password has been changed.').waitFor();
      await other.getByText(german ? 'Diese hier' : 'This one').waitFor();
      expect(await violations(other)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
      await page.context().close();
    },
  );

  it('show a clerk no password links', async () => {
    const { page } = await signIn('Leo Lindner');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${screens.url}/records/user/${screens.server.users.get('viewer@example.com')}`);
    await page.locator('#main h1').waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.getByText('Passwort-Link erstellen').count()).toBe(0);
    expect(asked.filter((address) => address.endsWith('/sign-in'))).toEqual([]);
    await page.context().close();
  });

  it('make the first administrator where nobody can sign in', async () => {
    const empty = await startTestServer();
    await empty.database.query({ text: 'delete from leitwerk.credential', values: [] } as never);
    const { token } = await makeSetupLink(empty.database);
    const app = await makeServer(
      { ...empty.runtime, demo: false },
      { logLevel: 'silent', screensFolder: screens.folder, designerFolder: null },
    );
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const context = await screens.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${address}/setup#token=${token}`);
    await page.getByLabel('Name').fill('Erste Person');
    await page.getByLabel('E-Mail').fill('viewer@example.com');
    await page.getByLabel('Neues Passwort').fill('ein-langes-passwort');
    expect(await violations(page)).toEqual([]);
    const submit = page.getByRole('button', { name: 'Anlegen und anmelden' });
    await submit.click();
    await page.locator('[aria-invalid=true], [role=alert]').first().waitFor();
    await page.getByLabel('E-Mail').fill('erste@example.org');
    await submit.click();
    await page.locator('#main h1').waitFor();
    await page.goto(`${address}/records/user`);
    await page.getByText('Erste Person').first().waitFor();
    await context.close();
    await app.close();
    await empty.close();
  });
});
