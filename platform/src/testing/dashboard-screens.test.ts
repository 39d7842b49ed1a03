import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const ADMIN = 'admin@example.com';
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
    await group.getByRole('link', { name: 'Vertrieb' }).click();
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
});
