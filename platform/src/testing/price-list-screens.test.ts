import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

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
    expect(await page.getByRole('combobox', { name: 'Bedeutung: Arbeitspreis ct/kWh' }).inputValue()).toBe(
      'Arbeitspreis (ct/kWh)',
    );
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByText('Ein Produkt „UNBEKANNT“ gibt es nicht.').waitFor();
    await page.getByText('Grundpreis: Die Staffeln überschneiden sich bei 3000 kWh (Zeilen 2 und 3).').waitFor();
    await page.getByText('0,319 ct/kWh ist sehr wenig: Sind es €/kWh?').waitFor();
    expect(await page.getByRole('button', { name: 'Als Entwürfe anlegen' }).isDisabled()).toBe(true);
    expect(await violations(page, '#main')).toEqual([]);
    await picture('price-list-bad-de-1440');

    await page.getByRole('button', { name: 'Andere Datei' }).click();
    await drop(GOOD);
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const energy = page.getByRole('row', { name: /Arbeitspreis 0 – 4\.000/ });
    await energy.waitFor();
    expect(await energy.textContent()).toMatch(/33,20/);
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
});
