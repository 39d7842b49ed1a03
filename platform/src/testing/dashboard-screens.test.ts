import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const ADMIN = 'admin@example.com';
const PICTURES = process.env['LEITWERK_PICTURES'];
type Tile = { readonly id: string; readonly x: number; readonly y: number; readonly width: number };

describe.skipIf(chromiumPath === undefined)(`dashboards${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  const day = (back: number): string =>
    new Date(Date.now() - back * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
    const make = async (entity: string, values: object): Promise<string> => {
      const made = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
      expect(made.status, made.text).toBe(201);
      return (made.body as { id: string }).id;
    };
    const owner = screens.server.users.get('sales@example.com');
    const lead = await make('lead', {
      kind: 'person',
      lastName: 'Zähler',
      email: 'zaehler@example.org',
      source: 'website',
    });
    await make('lead', { kind: 'person', lastName: 'Herkunftslos', email: 'ohne@example.org' });
    for (const [index, offerDate] of [day(0), day(0), day(0), day(40)].entries())
      await make('offer', { lead, subject: `Angebot ${index}`, offerDate, ...(index < 2 && { owner }) });
  });
  afterAll(() => screens.close());

  it('count what their reader may read, for a period, and lead to exactly the records', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    const group = page.getByRole('region', { name: 'Auswertungen' });
    await group.getByRole('button', { name: 'Auswertungen' }).click();
    await group.getByRole('link', { name: 'Vertrieb', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Vertrieb' }).waitFor();
    const period = page.getByRole('combobox', { name: 'Zeitraum' });
    await period.selectOption('Letzte 30 Tage');
    await page.waitForURL(/period=last-30-days/);
    const offers = page.getByRole('region', { name: 'Angebote', exact: true });
    await offers.getByRole('link', { name: /^Angebote: 3\./ }).waitFor();
    await offers.getByText('Zeitraum davor: 1').waitFor();
    const sources = page.getByRole('region', { name: 'Interessenten nach Herkunft' });
    await sources.getByRole('link', { name: '(ohne Angabe): 1' }).waitFor();
    // A ring is a table as well.
    const pipeline = page.getByRole('region', { name: 'Angebote nach Stand' });
    await pipeline.getByRole('link', { name: 'In Arbeit: 4' }).waitFor();
    await pipeline.getByRole('link', { name: 'Beauftragt: 0' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await offers.getByRole('link').click();
    await page.getByRole('status').filter({ hasText: '3 Datensätze' }).waitFor();
    await page.goBack();
    await sources.getByRole('link', { name: 'Website: 1' }).click();
    await page.getByRole('status').filter({ hasText: '1 Datensatz' }).waitFor();
    await page.getByText('Zähler').first().waitFor();

    await page.goto(`${screens.url}/dashboards/sales?from=${day(41)}&to=${day(39)}`);
    await offers.getByRole('link', { name: /^Angebote: 1\./ }).waitFor();
    await expect.poll(() => page.getByLabel('Von', { exact: true }).inputValue()).toBe(day(41));
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto(`${screens.url}/dashboards/nonsense`);
    await page.getByRole('heading', { name: 'Dieses Dashboard gibt es nicht' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();

    // Whoever reads his own only counts his own only.
    const clerk = await openSignedIn(screens, 'Sven Sommer');
    await clerk.page.goto(`${screens.url}/dashboards/sales?period=last-30-days`);
    const own = clerk.page.getByRole('region', { name: 'Angebote', exact: true });
    await own.getByRole('link', { name: /^Angebote: 2\./ }).waitFor();
    await clerk.page.context().close();
  });

  it('are put together in their grid by keys and by the mouse, with what they will count', async () => {
    const draft = await makeDraft(screens, 'Mehr Zahlen');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'dashboard/sales');
    const grid = page.getByRole('application', { name: 'Kacheln' });
    const tile = (name: string) => grid.getByRole('group', { name: new RegExp(`^${name}:`) });
    await tile('Angebote').getByText('4', { exact: true }).waitFor();
    const tiles = async () =>
      (await documentIn<{ tiles: readonly Tile[] }>(screens, draft, 'dashboard', 'sales')).tiles;
    const placeOf = async (id: string) => {
      const found = (await tiles()).find((one) => one.id === id);
      return found && `${found.x},${found.y} ${found.width}`;
    };
    expect(await placeOf('withdrawals')).toBe('9,0 3');
    await tile('Widerrufe').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page
      .getByRole('status')
      .filter({ hasText: 'Widerrufe: Spalte 10, Zeile 1, 2 breit' })
      .waitFor({ state: 'attached' });
    await expect.poll(() => placeOf('withdrawals')).toBe('9,0 2');

    await page.getByRole('button', { name: 'Neue Kachel' }).click();
    await page.getByRole('menuitem', { name: 'Zahl', exact: true }).click();
    const panel = page.getByRole('complementary', { name: 'Kachel' });
    await panel.getByLabel('Bezeichnung: Deutsch').fill('Offene Vorgänge');
    await panel.getByRole('combobox', { name: 'Entität' }).fill('Aufgabe');
    await page.getByRole('option', { name: /^Aufgabe/ }).click();
    await page
      .getByRole('button', { name: /Fehler/ })
      .first()
      .waitFor();
    await isSaved(page);
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
    await tile('Offene Vorgänge').waitFor();
    expect(await violations(page)).toEqual([]);

    // Divided by two fields, one of them of a related record, with the result at once.
    await page.getByRole('button', { name: 'Neue Kachel' }).click();
    await page.getByRole('menuitem', { name: 'Kreuztabelle', exact: true }).click();
    await panel.getByRole('combobox', { name: 'Entität' }).fill('Angebot');
    await page.getByRole('option', { name: 'Angebot (offer)', exact: true }).click();
    await panel.getByRole('combobox', { name: 'Gruppiert nach' }).fill('Herkunft');
    await page.getByRole('option', { name: /Herkunft \(lead\.source\)/ }).click();
    await isSaved(page);
    const pivot = tile('Neue Kreuztabelle').getByRole('table', { name: 'Neue Kreuztabelle' });
    await pivot.getByText('Website').waitFor();
    await page.getByRole('button', { name: 'Neue Kachel' }).click();
    await page.getByRole('menuitem', { name: 'Trichter', exact: true }).click();
    await tile('Neuer Trichter').getByText('In Arbeit').waitFor();

    // By the mouse to the right.
    const from = await tile('Angebote').boundingBox();
    if (!from) throw new Error('the tile is not on the page');
    await page.mouse.move(from.x + 20, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 14, { steps: 4 });
    await page.mouse.move(from.x - 130, from.y + 14, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => placeOf('offers')).not.toBe('6,0 3');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(() => placeOf('offers')).toBe('6,0 3');
    const checked = await screens.server.ask(CONSULTANT, 'POST', `/api/metadata/drafts/${draft}/check`);
    const wrong = (checked.body as { issues: { severity?: string; path: string }[] }).issues;
    expect(wrong.filter((one) => one.severity === undefined)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('reports are found in the navigation and by the search, and filtered as a whole, lists too', async () => {
    const { server } = screens;
    const team = server.keys.get('team/nord');
    const make = async (entity: string, values: object): Promise<string> => {
      const made = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
      expect(made.status, made.text).toBe(201);
      return (made.body as { id: string }).id;
    };
    const lead = await make('lead', { kind: 'person', lastName: 'Nord', email: `nord-${Date.now()}@example.org` });
    const product = [...server.keys].find(([key]) => key.startsWith('product/'))?.[1];
    await make('contract', { lead, team, product, division: 'electricity' });
    const north = `Nordaufgabe ${Date.now()}`;
    await make('task', { subject: north, deadline: day(3), team });
    await make('task', { subject: 'Heimatlos', deadline: day(3) });
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    const group = page.getByRole('region', { name: 'Auswertungen' });
    const link = group.getByRole('link', { name: 'Wochenbericht Vertrieb' });
    await group.getByRole('button', { name: 'Auswertungen' }).click();
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Wochenbericht Vertrieb' }).waitFor();
    await expect.poll(() => link.getAttribute('data-active')).toBe('true');
    const overdue = page.getByRole('region', { name: 'Überfällige Aufgaben', exact: true }).last();
    await overdue.getByText('Heimatlos').first().waitFor();
    await page.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option', { name: 'Nord' }).click();
    await page.waitForURL(/only=/);
    await overdue.getByText(north).waitFor();
    await expect.poll(() => overdue.getByText('Heimatlos').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await look(page, 'report');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await look(page, 'report-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await overdue
      .getByRole('link', { name: /Überfällige Aufgaben/ })
      .first()
      .click();
    // It leads to exactly what it shows.
    await page.waitForURL(/filter=.*team/);
    await page.getByText(north).first().waitFor();
    await expect.poll(() => page.getByText('Heimatlos').count()).toBe(0);
    await page.goto(`${screens.url}/day`);
    await page.locator('#main h1').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Suchen oder Befehl').fill('Wochenbericht');
    await page.getByRole('button', { name: 'Wochenbericht Vertrieb', exact: true }).click();
    await page.waitForURL(/reports\/weekly-sales/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('reports are put together by click, with what they will show', async () => {
    const draft = await makeDraft(screens, 'Mehr Bericht');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'report/weekly-sales');
    const section = (name: string) => page.getByRole('region', { name, exact: true });
    await section('Was hereinkam').getByText('Neue Verträge', { exact: true }).first().waitFor();
    await look(page, 'editor');
    await section('Was hereinkam').getByRole('button', { name: 'Was hereinkam' }).click();
    const panel = page.getByRole('complementary', { name: 'Abschnitt' });
    await panel.getByRole('button', { name: 'Abschnitt nach unten' }).click();
    const ids = async () =>
      (
        await documentIn<{ sections: readonly { id: string }[] }>(screens, draft, 'report', 'weekly-sales')
      ).sections.map((one) => one.id);
    await expect.poll(ids).toEqual(['pipeline', 'orders', 'deadlines', 'overdue', 'clarification']);
    // Tiles of its own, chosen by click, counted at once.
    await page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click();
    await page.getByRole('menuitem', { name: 'Eigene Kacheln' }).click();
    await panel.getByLabel('Überschrift: Deutsch').fill('Aus der Runde');
    const own = section('Aus der Runde');
    const tile = own.getByRole('application', { name: 'Kacheln' }).getByRole('group').first();
    await tile.click();
    const tilePanel = page.getByRole('complementary', { name: 'Kachel' });
    await tilePanel.getByLabel('Bezeichnung: Deutsch').fill('Alle Angebote');
    await tilePanel.getByRole('combobox', { name: 'Entität' }).fill('Angebot');
    await page.getByRole('option', { name: 'Angebot (offer)', exact: true }).click();
    await isSaved(page);
    await own
      .getByRole('group', { name: /^Alle Angebote:/ })
      .getByText('4', { exact: true })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await look(page, 'editor-own');
    // A list, with the records that it will have.
    await page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click();
    await page.getByRole('menuitem', { name: 'Liste einer Ansicht' }).click();
    await panel.getByRole('combobox', { name: 'Liste dieser Ansicht' }).fill('task-overdue');
    await page.getByRole('option', { name: /\(task-overdue\)/ }).click();
    await isSaved(page);
    await section('Neuer Abschnitt').getByText('Heimatlos').first().waitFor();
    // What is wrong is marked at its section and in its form.
    await page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click();
    await page.getByRole('menuitem', { name: 'Nur Text' }).click();
    await panel.getByLabel('Text: Deutsch').fill('');
    await panel.getByLabel('Text: Englisch').fill('');
    await page
      .getByRole('button', { name: /Fehler/ })
      .first()
      .waitFor();
    await page.locator('.ldr-section[data-wrong]').waitFor();
    await panel.getByText(/„text“/).waitFor();
    expect(await violations(page)).toEqual([]);
    await look(page, 'editor-wrong');
    await panel.getByRole('button', { name: 'Abschnitt entfernen' }).click();
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/report-${name}.png`, fullPage: true });
  };
});
