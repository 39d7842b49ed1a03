import type { Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { workOn } from './work-on-runs.ts';

const PICTURES = process.env['LEITWERK_PRICE_PICTURES'];
const HEAD = 'Produkt;Gültig ab;PLZ;Von kWh;Bis kWh;Grundpreis €/Jahr;Arbeitspreis ct/kWh\n';
const GOOD = `${HEAD}STROM-BASIS;01.01.2030;;;4000;150,00;33,2\nSTROM-BASIS;01.01.2030;;4001;;170,00;31,9\n`;
const BAD = `${HEAD}STROM-BASIS;01.01.2030;;;4000;150,00;33,2\nSTROM-BASIS;01.01.2030;;3000;;170,00;0,319\nUNBEKANNT;01.01.2030;;;;1;2\n`;

// A price list becomes drafts, which somebody else approves: over the seed.
describe.skipIf(chromiumPath === undefined)('screens of price lists', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  it('a person drops a list, sees what is wrong with it, mends it, and makes drafts', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', {}, 'de');
    const picture = async (name: string): Promise<void> => {
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    };
    const drop = (content: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'preise.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(content),
      });
    await page.goto(`${screens.url}/records/price-sheet`);
    await page.getByRole('button', { name: 'Preisliste importieren' }).click();
    await page.getByRole('heading', { name: 'Preisliste importieren' }).waitFor();
    await drop(BAD);
    await page.getByRole('heading', { name: 'Spalten' }).waitFor();
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Bedeutung: Arbeitspreis ct/kWh' }).inputValue())
      .toBe('Arbeitspreis (ct/kWh)');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByText('Ein Produkt „UNBEKANNT“ gibt es nicht.').waitFor();
    await page.getByText('Grundpreis: Die Staffeln überschneiden sich bei 3.000 kWh (Zeilen 2 und 3).').waitFor();
    await page.getByText('0,319 ct/kWh ist sehr wenig: Sind es €/kWh?').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Als Entwürfe anlegen' }).isDisabled()).toBe(true);
    expect(await violations(page, '#main')).toEqual([]);
    await picture('price-list-bad-de-1440');

    await page.getByRole('button', { name: 'Andere Datei' }).click();
    await drop(GOOD);
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const energy = page.getByRole('row', { name: /Arbeitspreis 0 – 4\.000/ });
    await energy.waitFor();
    await expect.poll(() => energy.textContent()).toMatch(/33,20/);
    await picture('price-list-good-de-1440');
    await page.getByRole('button', { name: 'Als Entwürfe anlegen' }).click();
    await page.getByText('1 Entwurf angelegt').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is readable narrow, dark and in English', async () => {
    const { page } = await openSignedIn(
      screens,
      'Clara Conrad',
      { viewport: { width: 390, height: 900 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/price-lists`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'prices.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(GOOD.replaceAll('2030', '2031')),
    });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: '1 price sheet' }).waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/price-list-en-dark-390.png`, fullPage: true });
    await page.context().close();
  });

  /** Does what the page has just begun: this server has no worker. */
  async function workOnWaiting(): Promise<void> {
    const { database } = screens.server;
    const waiting = await database.query<{ id: string }>(sql`select id from leitwerk.run where state = 'waiting'`);
    expect(waiting).toHaveLength(1);
    for (const { id } of waiting) await workOn(screens.server, id);
  }
  const begun = (page: Page) => page.waitForResponse((answer) => answer.url().includes('recalculateContracts'));

  it('chosen contracts are recalculated, and the result tells the sum and the spread', async () => {
    const { server } = screens;
    const made = async (entity: string, values: object): Promise<string> => {
      const reply = await server.ask('admin@example.com', 'POST', `/api/records/${entity}`, values);
      expect(reply.status, reply.text).toBe(201);
      return (reply.body as { id: string }).id;
    };
    const lead = await made('lead', { kind: 'person', firstName: 'Paula', lastName: 'Portfolio' });
    for (const annualConsumption of [2000, 4000])
      await made('contract', {
        lead,
        division: 'electricity',
        product: server.keys.get('product/strom-basis'),
        priceSheet: server.keys.get('price-sheet/strom-basis-2025'),
        annualConsumption,
        deliveryAddress: { postalCode: '99991', country: 'DE' },
      });
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', {}, 'de');
    const filter = encodeURIComponent(JSON.stringify({ lead }));
    await page.goto(`${screens.url}/records/contract?filter=${filter}`);
    await page.getByRole('row').nth(2).waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Neu berechnen' }).click();
    const dialog = page.getByRole('dialog', { name: '2 Verträge neu berechnen' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Preise 2026');
    await dialog.getByRole('textbox', { name: 'Stichtag' }).fill('01.01.2026');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/recalculate-de-1440.png` });
    const answer = begun(page);
    await dialog.getByRole('button', { name: 'Berechnen', exact: true }).click();
    await answer;
    await workOnWaiting();
    await dialog.getByText('2 angelegt').waitFor();
    await dialog.getByRole('button', { name: 'Ergebnis öffnen' }).click();
    await page.getByRole('heading', { name: 'Preise 2026' }).waitFor();
    // 1.5 ct less and 6 € more: 24 € and 54 € less.
    await page.getByText('-78,00').first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/price-change-de-1440.png`, fullPage: true });
    await page.getByRole('tab', { name: 'Verträge' }).click();
    await page.getByText('-54,00').first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/price-change-lines-de-1440.png`, fullPage: true });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
