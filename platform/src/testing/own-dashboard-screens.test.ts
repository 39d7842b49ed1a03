import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, PATIENCE_MS, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { startMailServer } from './work-on-mails.ts';

const ADMIN = 'admin@example.com';
const PICTURES = process.env['LEITWERK_PICTURES'];

const note = chromiumPath ? '' : ' (skipped: no chromium)';
describe.skipIf(chromiumPath === undefined)(`own dashboards${note}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    const make = async (entity: string, values: object): Promise<string> => {
      const made = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
      expect(made.status, made.text).toBe(201);
      return (made.body as { id: string }).id;
    };
    const owner = screens.server.users.get('sales@example.com');
    const team = screens.server.keys.get('team/nord');
    const lead = await make('lead', {
      kind: 'person',
      lastName: 'Zähler',
      email: 'zaehler@example.org',
      source: 'website',
      team,
    });
    for (const index of [1, 2, 3])
      await make('offer', { lead, subject: `Angebot ${index}`, team, ...(index === 1 && { owner }) });
    // Of another team: sales leads do not read it, viewers do.
    await make('offer', { lead, subject: 'Anderswo', team: screens.server.keys.get('team/sued') });
    const product =
      screens.server.keys.get('product/strom-basis') ??
      [...screens.server.keys].find(([key]) => key.startsWith('product/'))?.[1];
    for (const index of [1, 2])
      await make('contract', { lead, team, product, division: 'electricity', instalment: `${index}00.50` });
  });
  afterAll(() => screens?.close());

  const add = async (page: Page, type: string): Promise<void> => {
    await page.getByRole('button', { name: 'Neue Kachel' }).click();
    await page.getByRole('menuitem', { name: type, exact: true }).click();
    await page.getByRole('complementary', { name: 'Kachel' }).getByLabel('Bezeichnung').waitFor();
  };
  const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Kachel' });
  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const listed = (page: Page, section: string) => page.getByRole('region', { name: section, exact: true });

  it('a team lead builds one and shares it; a colleague sees fewer figures by his own rights', async () => {
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    await page.getByRole('navigation').getByRole('link', { name: 'Dashboards', exact: true }).click();
    await heading(page, 'Dashboards').waitFor();
    await page.getByRole('link', { name: 'Neues Dashboard' }).click();
    const name = page.getByLabel('Name des Dashboards');
    const title = `Teamblick ${Date.now()}`;
    await name.fill(title);

    await add(page, 'Zahl');
    await panelOf(page).getByLabel('Was gezählt wird').selectOption({ label: 'Angebote' });
    await panelOf(page).getByLabel('Bezeichnung').fill('Angebote des Teams');
    await panelOf(page).getByLabel('Zeitraum nach').selectOption({ label: 'unabhängig vom Zeitraum' });
    const grid = page.getByRole('application', { name: 'Kacheln' });
    // What it counts is there at once.
    const first = grid.getByRole('group', { name: /^Angebote des Teams:/ });
    await first.getByText('3', { exact: true }).waitFor();

    await add(page, 'Zahl');
    await panelOf(page).getByLabel('Was gezählt wird').selectOption({ label: 'Verträge' });
    await panelOf(page).getByLabel('Rechnung').selectOption({ label: 'Summe' });
    await panelOf(page).getByLabel('von', { exact: true }).selectOption({ label: 'Abschlag' });
    await panelOf(page).getByLabel('Zeitraum nach').selectOption({ label: 'unabhängig vom Zeitraum' });
    await panelOf(page).getByLabel('Bezeichnung').fill('Abschläge');
    await grid
      .getByRole('group', { name: /^Abschläge:/ })
      .getByText('301,00 €')
      .waitFor();

    await add(page, 'Balken');
    await panelOf(page).getByLabel('Was gezählt wird').selectOption({ label: 'Angebote' });
    await panelOf(page).getByLabel('Gruppiert nach').selectOption({ value: 'owner' });
    await panelOf(page).getByLabel('Bezeichnung').fill('Wer hat Angebote');
    const bars = grid.getByRole('group', { name: /^Wer hat Angebote:/ });
    await bars.getByText('Sven Sommer').waitFor();
    // A step back and forward again.
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await grid.getByRole('group', { name: /^Neue Balken:/ }).waitFor();
    await page.getByRole('button', { name: 'Wiederholen' }).click();
    await bars.waitFor();
    // By keys it moves beside the figures.
    await bars.focus();
    await bars.press('ArrowRight');
    await grid.getByRole('group', { name: /^Wer hat Angebote: Spalte 2/ }).waitFor();
    await page.getByLabel('Filter hinzufügen').selectOption({ label: 'Team' });
    await page.getByRole('button', { name: 'Filter entfernen: Team' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Speichern' }).click();

    await heading(page, title).waitFor();
    await region(page, 'Angebote des Teams').getByRole('link', { name: /: 3\./ }).waitFor();
    await page.getByRole('combobox', { name: 'Team' }).waitFor();
    await page.getByRole('button', { name: 'Teilen' }).click();
    const drawer = page.getByRole('dialog', { name: `${title} teilen` });
    await drawer.getByLabel('Mit wem').selectOption({ label: 'Viktor Vogel' });
    await drawer.getByRole('button', { name: 'Hinzufügen' }).click();
    await drawer.getByLabel('Recht: Viktor Vogel').waitFor();
    expect(await violations(page)).toEqual([]);
    await drawer.getByRole('button').first().press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);

    const colleague = await openSignedIn(screens, 'Viktor Vogel', { viewport: { width: 390, height: 844 } });
    await colleague.page.goto(`${screens.url}/dashboards`);
    // He may build none of his own.
    await heading(colleague.page, 'Dashboards').waitFor();
    await listed(colleague.page, 'Mit mir geteilt').getByRole('link', { name: title }).click();
    await heading(colleague.page, title).waitFor();
    await region(colleague.page, 'Angebote des Teams').getByRole('link', { name: /: 4\./ }).waitFor();
    await colleague.page.getByText('Einige Kacheln zeigen, was Sie nicht lesen dürfen').waitFor();
    await expect.poll(() => region(colleague.page, 'Abschläge').count()).toBe(0);
    await expect.poll(() => colleague.page.getByRole('link', { name: 'Bearbeiten' }).count()).toBe(0);
    expect(await colleague.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(colleague.page)).toEqual([]);
    expect(colleague.errors).toEqual([]);
    await colleague.page.context().close();
    await page.context().close();
  });

  it('begin with a copy of one that comes along, are changed, removed and taken back', async () => {
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner', {}, 'en');
    await page.goto(`${screens.url}/dashboards/sales`);
    await page.getByRole('link', { name: 'Make a copy' }).click();
    const name = page.getByLabel('Name of the dashboard');
    await expect.poll(() => name.inputValue()).toBe('Copy of Sales');
    const title = `My sales ${Date.now()}`;
    await name.fill(title);
    await page.getByRole('button', { name: 'Save' }).click();
    await heading(page, title).waitFor();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    const tile = page.getByRole('application', { name: 'Tiles' }).getByRole('group').first();
    await tile.click();
    await panelOfEnglish(page).getByLabel('Label').fill('Renamed tile');
    // Leaving asks first; staying keeps what was typed.
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => panelOfEnglish(page).getByLabel('Label').inputValue()).toBe('Renamed tile');
    await page.getByRole('button', { name: 'Save' }).click();
    await region(page, 'Renamed tile').waitFor();
    await page.getByRole('button', { name: `Remove ${title}` }).click();
    await heading(page, 'Dashboards').waitFor();
    await expect.poll(() => listed(page, 'My own').getByRole('link', { name: title, exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await listed(page, 'My own').getByRole('link', { name: title, exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are shown on a wall by a link, to nobody in particular, until it is withdrawn', async () => {
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    const title = `Für die Wand ${Date.now()}`;
    await page.goto(`${screens.url}/dashboards/sales?period=this-year`);
    await heading(page, 'Vertrieb').waitFor();
    await page.getByRole('button', { name: 'Teilen' }).click();
    const drawer = page.getByRole('dialog', { name: 'Vertrieb teilen' });
    await drawer.getByLabel('Wofür').fill(title);
    await drawer.getByRole('checkbox', { name: 'Team', exact: true }).check();
    await drawer.getByRole('button', { name: 'Link erstellen' }).click();
    const address = (await drawer.getByRole('alert').locator('code').textContent()) ?? '';
    expect(address).toContain('/shared#token=');
    await drawer.getByText('noch nicht benutzt').waitFor();
    expect(await violations(page)).toEqual([]);

    const context = await screens.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'de-DE',
      colorScheme: 'dark',
    });
    const wall = await context.newPage();
    wall.setDefaultTimeout(PATIENCE_MS);
    const failed: string[] = [];
    wall.on('pageerror', (error) => failed.push(String(error)));
    await wall.clock.install();
    await wall.goto(address);
    await heading(wall, 'Vertrieb').waitFor();
    await wall.getByText('Dieses Jahr', { exact: true }).waitFor();
    const offers = region(wall, 'Angebote');
    await offers.getByText('3', { exact: true }).waitFor();
    // It leads nowhere, and nobody is signed in.
    await expect.poll(() => wall.getByRole('link').count()).toBe(0);
    expect(await violations(wall)).toEqual([]);
    await wall.getByRole('button', { name: 'Hell', exact: true }).click();
    await wall.getByRole('button', { name: 'Dunkel', exact: true }).waitFor();
    expect(await violations(wall)).toEqual([]);
    // What was counted stays while the server is away; then it is counted anew.
    await wall.getByRole('button', { name: 'Wechsel anhalten' }).click();
    await wall.route('**/api/shared-dashboards**', (route) => route.abort());
    await expect
      .poll(async () => {
        await wall.clock.fastForward(61_000);
        return wall.getByText(/Keine Verbindung/).count();
      })
      .toBe(1);
    await offers.getByText('3', { exact: true }).waitFor();
    await wall.unroute('**/api/shared-dashboards**');
    await expect
      .poll(async () => {
        await wall.clock.fastForward(61_000);
        return wall.getByText(/^Stand/).count();
      })
      .toBe(1);
    // By itself it turns to the next one.
    await wall.getByRole('button', { name: 'Wechsel fortsetzen' }).click();
    await wall.clock.fastForward(31_000);
    await heading(wall, 'Team').waitFor();
    await wall.setViewportSize({ width: 390, height: 844 });
    expect(await wall.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

    await page.goto(`${screens.url}/dashboards`);
    const links = listed(page, 'Meine Links');
    await links.getByText(title).waitFor();
    await links
      .getByText(/zuletzt benutzt/)
      .first()
      .waitFor();
    await links.getByRole('button', { name: `Link zurückziehen: ${title}` }).click();
    await expect.poll(() => links.getByText(title).count()).toBe(0);
    await wall.reload();
    await heading(wall, 'Dieser Link führt nirgendwohin').waitFor();
    expect(await violations(wall)).toEqual([]);
    expect([errors, failed]).toEqual([[], []]);
    await context.close();
    await page.context().close();
  });

  it('sends one by mail on a schedule, and hands it out as PDF', async () => {
    const mails = await startMailServer();
    Object.assign(process.env, mails.env);
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    await page.goto(`${screens.url}/dashboards/pipeline?period=last-month`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als PDF' }).click();
    expect((await download).suggestedFilename()).toBe('Pipeline und Prozesse.pdf');
    await page.getByRole('button', { name: 'Teilen' }).click();
    const form = region(page, 'Regelmäßig per E-Mail');
    const name = `Montags ${Date.now()}`;
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Wie oft').selectOption({ label: 'Monatlich' });
    await form.getByLabel('Tag', { exact: true }).selectOption({ label: 'letzter' });
    await form.getByLabel('Uhrzeit').fill('18:15');
    await form
      .getByRole('combobox', { name: 'An', exact: true })
      .or(form.getByLabel('An', { exact: true }))
      .first()
      .fill('Viktor');
    await page.getByRole('option', { name: 'Viktor Vogel' }).click();
    await page.keyboard.press('Escape');
    await look(page, 'share');
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Senden lassen' }).click();
    await form.getByText(/am letzten Tag des Monats um 18:15 · an .*Viktor Vogel/).waitFor();
    await page.goto(`${screens.url}/dashboards`);
    const list = listed(page, 'Was ich regelmäßig sende');
    await list.getByRole('button', { name: `Jetzt an mich: ${name}` }).click();
    await list.getByText(/^Probe .*: 1 in Arbeit$/).waitFor();
    await list.getByRole('button', { name: `Anhalten: ${name}` }).click();
    await list.getByText('Angehalten.').waitFor();
    // It is changed where it stands, and goes to all of them when that is wanted.
    await list.getByRole('button', { name: `Ändern: ${name}` }).click();
    const change = list.getByRole('form', { name: `${name} ändern` });
    await change.getByLabel('Uhrzeit').fill('06:45');
    await look(page, 'edit');
    expect(await violations(page)).toEqual([]);
    await change.getByRole('button', { name: 'Speichern' }).click();
    await list.getByText(/am letzten Tag des Monats um 06:45 · an .*Viktor Vogel/).waitFor();
    await list.getByRole('button', { name: `Jetzt an alle: ${name}` }).click();
    await list.getByText('Jetzt an 2 Empfänger senden?').waitFor();
    await list.getByRole('button', { name: 'Jetzt senden' }).click();
    await list.getByText(/^zuletzt .*: 2 in Arbeit$/).waitFor();
    const received = listed(page, 'Was ich regelmäßig bekomme');
    await received.getByText('Es kommt nichts: Es ist angehalten.').waitFor();
    await look(page, 'list');
    // From the row to what is sent, with its period; beside it the period of now is taken over.
    await list.getByRole('link', { name }).click();
    await page.waitForURL(/pipeline\?period=last-month/);
    await page.getByRole('combobox', { name: 'Zeitraum' }).selectOption({ label: 'Dieses Jahr' });
    await page.getByRole('button', { name: 'Teilen' }).click();
    await form.getByRole('button', { name: `Ändern: ${name}` }).click();
    await form.getByLabel('Zeitraum und Filter von jetzt übernehmen').check();
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect.poll(() => form.getByRole('button', { name: 'Speichern' }).count()).toBe(0);
    await page.goto(`${screens.url}/settings`);
    await list.getByRole('link', { name }).waitFor();
    await expect.poll(() => list.getByRole('link', { name }).getAttribute('href')).toContain('period=this-year');
    await look(page, 'settings');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${screens.url}/dashboards`);
    // A report is found beside them, and goes out the same way.
    await listed(page, 'Berichte').getByRole('link', { name: 'Wochenbericht Vertrieb' }).click();
    await heading(page, 'Wochenbericht Vertrieb').waitFor();
    await region(page, 'Was hereinkam').getByRole('region', { name: 'Neue Verträge', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Per E-Mail' }).click();
    await region(page, 'Regelmäßig per E-Mail').getByRole('button', { name: 'Senden lassen' }).waitFor();
    await page.keyboard.press('Escape');
    await look(page, 'report');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${screens.url}/dashboards`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await list.getByRole('button', { name: `Löschen: ${name}` }).click();
    await list.getByRole('button', { name: 'Löschen', exact: true }).click();
    await expect.poll(() => list.getByText(name).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
    for (const key of Object.keys(mails.env)) delete process.env[key];
    await mails.close();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/subscription-${name}.png`, fullPage: true });
  };
  const panelOfEnglish = (page: Page) => page.getByRole('complementary', { name: 'Tile' });
});
