import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { doModuleJobs } from './work-on-module-jobs.ts';

const PICTURES = process.env['LEITWERK_EXCHANGE_PICTURES'];
const HEAD =
  'portal;externalOrderId;orderedAt;division;productCode;processType;firstName;lastName;email;street;houseNumber;zip;city;annualKwh;iban;Extra';
const order = (number: number, more: { process?: string; mail?: string } = {}): string =>
  `Beispielportal;BP-${number};20.11.2026;Strom;STROM-NATUR;${more.process ?? 'SWITCH'};Mia;Sommer ${number};${more.mail ?? `mia${number}@example.com`};Lindenweg;4a;44135;Dortmund;2.800;DE02120300000000202051;x`;

// A clerk delivers a file of the shipped interface by hand and corrects what was refused. The way itself: modules/exchange.
describe.skipIf(chromiumPath === undefined)('screens of interfaces', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  it('take a file, show what was refused, and take it after a correction', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/exchange`);
    const card = page.getByRole('region', { name: 'Aufträge von Portalen' });
    await card.getByText('Noch nichts geliefert').waitFor();
    await card.locator('input[type=file]').setInputFiles({
      name: 'auftraege.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEAD, order(1), order(2, { process: 'WECHSEL' }), order(3, { mail: 'keine' })].join('\n')),
    });
    await card.getByText('auftraege.csv').waitFor();
    await doModuleJobs(screens.server);
    await page.reload();
    await card.getByText('1 übernommen, 0 schon bekannt, 2 abgewiesen').waitFor();
    await card.getByText('Unbekannte Spalten: Extra').waitFor();
    const row = card.getByRole('group', { name: /Zeile 3/ });
    await row.getByText('Vorgang: Der Wert „WECHSEL“ ist nicht vorgesehen.').waitFor();
    const flow = page.getByRole('region', { name: 'Durchsatz und Rückstand' });
    await flow.getByText('3 Zeilen in 1 Lieferung').waitFor();
    await flow.getByText('66,7 % abgewiesen').waitFor();
    await flow.getByText('24 Stunden').click();
    await flow.getByRole('img', { name: /Aufträge von Portalen: Zeilen im Verlauf, höchstens 3/ }).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/exchange-de-1440.png`, fullPage: true });
    await row.getByRole('button', { name: 'Berichtigen' }).click();
    await row.getByLabel('Vorgang').fill('SWITCH');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/exchange-correct-de-1440.png`, fullPage: true });
    await row.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await row.waitFor({ state: 'detached' });
    await doModuleJobs(screens.server);
    await card
      .getByRole('group', { name: /Zeile 4/ })
      .getByRole('button', { name: 'Verwerfen' })
      .click();
    await card.getByRole('group', { name: /Zeile 4/ }).waitFor({ state: 'detached' });
    await doModuleJobs(screens.server);
    await page.reload();
    await card.getByText('2 übernommen, 0 schon bekannt, 0 abgewiesen').waitFor();
    await page.goto(`${screens.url}/records/contract`);
    await page.getByText('Sommer 2').first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('can be used on a phone, dark and in English', async () => {
    const { page } = await openSignedIn(
      screens,
      'Andrea Adler',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/exchange`);
    await page.getByRole('region', { name: 'Orders of portals' }).getByText('2 taken').waitFor();
    const recordings = page.getByRole('region', { name: 'Recordings of calls' });
    await recordings.locator('input[type=file]').setInputFiles(
      [
        ['call-1.mp3', 'ID3'],
        ['call-1.json', '{"contract": "V-0", "date": '],
      ].map(([name = '', text = '']) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })),
    );
    await recordings.getByText('call-1.mp3').waitFor();
    await doModuleJobs(screens.server);
    await page.reload();
    // Both came as one delivery, whose side file cannot be read.
    await recordings.getByText('0 taken, 0 known already, 1 refused').waitFor();
    await recordings.getByText(/This is no JSON/).waitFor();
    const deliveries = page.getByRole('region', { name: 'Bills of billing', exact: true });
    await deliveries
      .locator('input[type=file]')
      .setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') });
    await deliveries.getByText('wrong.csv').waitFor();
    await doModuleJobs(screens.server);
    await page.reload();
    await deliveries.getByRole('button', { name: 'Read again' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/exchange-en-390.png`, fullPage: true });
    await page.context().close();
  });
});
