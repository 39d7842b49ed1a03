import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_MS, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';
const PICTURES = process.env['LEITWERK_PRICE_PICTURES'];

// What the module `tariff` shows, over the seed that uses it.
describe.skipIf(chromiumPath === undefined)('screens of prices', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  async function signIn(
    language: 'de' | 'en',
    colorScheme: 'light' | 'dark',
    width: number,
    name = 'Andrea Adler',
  ): Promise<Page> {
    const context = await screens.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
    await page.goto(screens.url);
    await page.getByText(name).click();
    await page.locator('#main h1').waitFor();
    return page;
  }
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const fits = async (page: Page, width: number): Promise<void> => {
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width);
    expect(await violations(page, '#main')).toEqual([]);
  };
  const make = async (entity: string, values: object): Promise<string> => {
    const reply = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };

  it('compares products for an address, with parts and the tree of one of them', async () => {
    const page = await signIn('de', 'light', 1440);
    await page.getByRole('link', { name: 'Preise vergleichen' }).click();
    await page.getByRole('textbox', { name: 'Lieferbeginn' }).fill('01.01.2026');
    await page.getByRole('combobox', { name: 'PLZ' }).fill('99992');
    await page.getByLabel('Jahresverbrauch').fill('3.500');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    // Two places have this postal code.
    await page.getByText('Es hilft: der Ort').waitFor();
    await picture(page, 'ambiguous-de-light-1440');
    await page.getByRole('combobox', { name: 'Verbrauchsstelle: Ort' }).fill('Beispielstadt');
    await page.getByRole('combobox', { name: 'Straße' }).fill('Hauptstraße');
    await page.getByRole('combobox', { name: 'Nr.' }).fill('8');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByRole('link', { name: 'S-99002 Stromnetz Beispielstadt' }).waitFor();
    await page.getByRole('button', { name: 'Strom Regional', exact: true }).click();
    await page.getByRole('heading', { name: 'So setzt sich „Strom Regional“ zusammen' }).waitFor();
    const row = page.getByRole('row', { name: /^KWKG-Umlage/ });
    await expect.poll(() => row.textContent()).toContain('0,446');
    await expect.poll(() => row.textContent()).toContain('15,61');
    await expect.poll(() => page.getByRole('img', { name: /^Strom Basis: Lieferant / }).count()).toBe(1);
    await fits(page, 1440);
    await picture(page, 'prices-de-light-1440');
    await page.context().close();
  });

  it('is readable narrow, dark and in English', async () => {
    const page = await signIn('en', 'dark', 390);
    await page.goto(`${screens.url}/prices`);
    await page.getByRole('textbox', { name: 'Supply start' }).fill('01/01/2026');
    await page.getByRole('combobox', { name: 'Postal code' }).fill('99991');
    await page.getByLabel('Annual consumption').fill('3,500');
    await page.getByRole('button', { name: 'Metering and control' }).click();
    await page.getByRole('combobox', { name: '§14a EnWG' }).click();
    await page.getByRole('option', { name: 'Module 1', exact: true }).click();
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.getByRole('heading', { name: 'Parts' }).waitFor();
    await page.getByRole('button', { name: 'Strom Regional', exact: true }).click();
    await page.getByText('§14a EnWG module 1: flat reduction').first().waitFor();
    await fits(page, 390);
    await picture(page, 'prices-en-dark-390');
    await page.context().close();
  });

  it('a delivery point fills the form; an offer takes the prices, explains them and tells what has changed', async () => {
    const product = screens.server.keys.get('product/strom-regional');
    const lead = await make('lead', { kind: 'person', firstName: 'Petra', lastName: 'Preis' });
    const address = { street: 'Lindenweg', houseNumber: '3', postalCode: '99991', city: 'Musterhausen', country: 'DE' };
    const point = await make('market-location', {
      maloId: '51238696781',
      lead,
      division: 'electricity',
      address,
      annualForecast: 4200,
    });
    const page = await signIn('de', 'light', 1440);
    await page.goto(`${screens.url}/records/market-location/${point}`);
    await page.getByRole('button', { name: 'Preise vergleichen' }).click();
    await page.getByLabel('Jahresverbrauch').waitFor();
    await expect.poll(() => page.getByLabel('Jahresverbrauch').inputValue()).toContain('4.200');
    await expect.poll(() => page.getByRole('combobox', { name: 'PLZ' }).inputValue()).toBe('99991');

    const head = await make('offer', { subject: 'Strom', lead });
    const offer = await make('offer-item', { offer: head, division: 'electricity', product });
    await page.goto(`${screens.url}/records/offer-item/${offer}`);
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByRole('textbox', { name: 'Lieferbeginn' }).fill('01.01.2026');
    await page.getByRole('combobox', { name: 'PLZ' }).fill('99991');
    await page.getByLabel('Jahresverbrauch').fill('3500');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByRole('button', { name: 'Ins Angebot übernehmen' }).click();
    await page.getByRole('button', { name: 'So kommt der Preis zustande' }).click();
    await page.getByRole('dialog').getByText('Netz-Arbeitspreis').waitFor();

    const levy = screens.server.keys.get('tariff-regulated-value/kwkg-2026');
    await screens.server.ask(ADMIN, 'PATCH', `/api/records/tariff-regulated-value/${levy}`, { value: '0.546' });
    await page.getByRole('button', { name: 'Mit heutigen Daten neu berechnen' }).click();
    const change = page.getByRole('dialog').getByRole('row', { name: /KWKG-Umlage 15,61/ });
    await change.waitFor();
    await picture(page, 'offer-de-light-1440');
    await page.getByRole('button', { name: 'Neue Preise übernehmen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const kept = (await screens.server.ask(ADMIN, 'GET', `/api/records/offer-item/${offer}`)).body;
    expect(kept).toMatchObject({ energyPrice: '30.9800', annualConsumption: 3500 });
    await page.context().close();
  });
});
