import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { signContract } from './sign-contract.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';
const DARK_NARROW = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

// Processes as people see and move them, over the seed's supplier switch.
describe.skipIf(chromiumPath === undefined)('processes of a record', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  it('are begun and moved by buttons, ask for what they need, and tell how they came there', async () => {
    const { server, url } = screens;
    const { contract, lead } = await signContract(server);
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${url}/records/contract/${contract}`);
    const panel = page.getByRole('region', { name: 'Prozesse' });
    await panel.getByRole('button', { name: 'Prozess beginnen' }).click();
    await page.getByRole('menuitem', { name: 'Lieferantenwechsel' }).click();
    const card = panel.getByRole('article', { name: 'Lieferantenwechsel' });
    await card.getByText('In Arbeit › Prüfung').waitFor();
    // The status of the contract has gone along.
    await page.locator('.lw-steps [aria-current=step]', { hasText: 'In Prüfung' }).waitFor();
    expect(await violations(page, '#main')).toEqual([]);

    // Why not, in the words of the server, which knows the demo users as English.
    await card.getByRole('button', { name: 'Annehmen' }).hover();
    await page.getByText('The market location or the delivery point is missing.').first().waitFor();
    const location = await server.ask(ADMIN, 'POST', '/api/records/market-location', {
      maloId: '50203040501',
      lead,
      division: 'electricity',
      address: { street: 'Hauptstraße', houseNumber: '12', postalCode: '50667', city: 'Köln', country: 'DE' },
    });
    const { id } = location.body as { id: string };
    await server.ask(ADMIN, 'PATCH', `/api/records/contract/${contract}`, { marketLocation: id, earlyStart: true });
    await page.reload();
    await card.getByRole('button', { name: 'Annehmen' }).click();
    await card.getByText('Widerrufsfrist läuft').waitFor();
    await card.getByText('fällig').waitFor();
    await card.getByRole('button', { name: 'Sofort beginnen' }).click();
    await card.getByRole('button', { name: 'Kündigung bestätigt' }).click();
    const dialog = page.getByRole('dialog', { name: 'Kündigung bestätigt' });
    await dialog.getByRole('button', { name: 'Kündigung bestätigt' }).click();
    await dialog.getByText('Pflichtfeld.').first().waitFor();
    await dialog.getByLabel('Altlieferant').fill('Alt & Co. KG');
    await dialog.getByRole('textbox', { name: 'Vollmacht vom' }).fill('01.02.2026');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Kündigung bestätigt' }).click();
    await card.getByText('Anmeldung beim Netzbetreiber').first().waitFor();
    await card.getByRole('button', { name: /Verlauf/ }).click();
    await card.getByText('Sofort beginnen').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are seen on a phone, in English and dark, and ended by who may', async () => {
    const { server, url } = screens;
    const { contract } = await signContract(server);
    await server.ask(ADMIN, 'POST', '/api/workflows/supplier-switch/processes', { record: contract });
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', DARK_NARROW, 'en');
    await page.goto(`${url}/records/contract/${contract}`);
    const card = page.getByRole('article', { name: 'Supplier switch' });
    await card.getByText('In progress › Review').waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await card.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Supplier switch: cancelled').waitFor();
    const { items } = (await server.ask(ADMIN, 'GET', `/api/records/contract/${contract}/processes`))
      .body as WireProcesses;
    expect(items).toMatchObject([{ state: 'cancelled', timers: [] }]);
    expect(errors).toEqual([]);
  });
});
