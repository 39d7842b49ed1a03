import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

// What is asked for a new contract depends on what is sold.
describe.skipIf(chromiumPath === undefined)('forms by division and product', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  const field = (page: Page, name: string) => page.getByRole('main').getByText(name, { exact: true });
  const choose = async (page: Page, name: string, text: string): Promise<void> => {
    const box = page.getByRole('combobox', { name, exact: true });
    await box.click();
    await page.getByRole('option', { name: text, exact: true }).click();
  };

  it('change while a contract is entered, keep what was typed, and are the record’s own afterwards', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    const lead = await screens.server.ask('admin@example.com', 'POST', '/api/records/lead', {
      kind: 'person',
      lastName: 'Wärme',
    });
    const preset = JSON.stringify({ lead: (lead.body as { id: string }).id });
    await page.goto(`${screens.url}/records/contract/new?preset=${encodeURIComponent(preset)}`);
    await page.getByRole('textbox', { name: 'Zählernummer' }).fill('1ABC0001');
    await expect.poll(() => field(page, 'Verwendung des Gases').count()).toBe(0);
    await choose(page, 'Sparte', 'Gas');
    await field(page, 'Verwendung des Gases').waitFor();
    await choose(page, 'Sparte', 'Strom');
    await field(page, 'Verwendung des Gases').waitFor({ state: 'detached' });
    await expect.poll(() => field(page, 'Steuerbare Verbrauchseinrichtung').count()).toBe(0);
    await choose(page, 'Produkt', 'Wärmepumpenstrom');
    await page.getByRole('textbox', { name: 'Davon Niedertarif' }).fill('4000');
    await expect.poll(() => page.getByRole('textbox', { name: 'Zählernummer' }).inputValue()).toBe('1ABC0001');
    await page.getByRole('textbox', { name: 'Jahresverbrauch' }).fill('3000');
    expect(await violations(page, '#main')).toEqual([]);
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('Der Niedertarif kann nicht mehr sein als der Jahresverbrauch.').first().waitFor();
    await page.getByRole('textbox', { name: 'Davon Niedertarif' }).fill('1000');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('heading', { level: 1, name: /^V-/ }).waitFor();
    const [, id] = /contract\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
    const stored = await screens.server.ask('admin@example.com', 'GET', `/api/records/contract/${id}`);
    expect(stored.body).toMatchObject({ offPeakConsumption: 1000, annualConsumption: 3000, meterNumber: '1ABC0001' });
    expect(errors).toEqual([]);
  });
});
