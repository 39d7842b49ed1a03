import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { localDate } from '../rights/context.ts';
import { openSignedIn, PATIENCE_MS, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { timePasses } from './time-passes.ts';
import { workOnProcesses } from './work-on-processes.ts';

const SERVICE = 'service@example.com';
const today = (): string => textFromDate(localDate(new Date()), 'de');

// From a caller to a customer in supply, as sales and service do it.
describe.skipIf(chromiumPath === undefined)('a contract by supplier switch', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  const pick = async (page: Page, field: string, text: string): Promise<void> => {
    const box = page.getByRole('combobox', { name: field, exact: true });
    const option = page.getByRole('option', { name: text }).first();
    // What others do meanwhile may draw the page anew, which closes a list: it is opened again, as people do.
    await vi.waitFor(
      async () => {
        await box.fill('');
        await box.fill(text);
        await option.click({ timeout: 10_000 });
      },
      { timeout: PATIENCE_MS },
    );
  };
  const fillAddress = async (page: Page, field: string): Promise<void> => {
    const parts = { Straße: 'Hauptstraße', 'Nr.': '12', PLZ: '50667', Ort: 'Köln' };
    for (const [part, text] of Object.entries(parts))
      await page.locator(`input[aria-label="${field}: ${part}"]`).fill(text);
    await page.keyboard.press('Escape');
  };
  const idIn = (page: Page): string => /records\/\w[\w-]*\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

  it('goes from the lead to supply in the browser, while the clock is moved forward', async () => {
    const { server, url } = screens;
    const sales = await openSignedIn(screens, 'Sven Sommer');
    const seller = sales.page;
    await seller.goto(`${url}/records/lead/new`);
    await seller.getByRole('textbox', { name: 'Vorname' }).fill('Erika');
    await seller.getByRole('textbox', { name: 'Nachname' }).fill('Wechsel');
    await fillAddress(seller, 'Adresse');
    await seller.getByRole('button', { name: 'Anlegen' }).click();
    await seller.getByRole('heading', { level: 1, name: 'Erika Wechsel' }).waitFor();
    const lead = idIn(seller);

    await seller.goto(`${url}/records/contract/new?preset=${encodeURIComponent(JSON.stringify({ lead }))}`);
    await seller.getByRole('combobox', { name: 'Sparte' }).click();
    await seller.getByRole('option', { name: 'Strom', exact: true }).click();
    await pick(seller, 'Produkt', 'Strom Basis');
    await fillAddress(seller, 'Verbrauchsstelle');
    await seller.getByRole('button', { name: 'Anlegen' }).click();
    await seller.getByRole('heading', { level: 1, name: /^V-/ }).waitFor();
    const contract = idIn(seller);
    await seller.getByRole('button', { name: 'Unterschrift erfassen' }).click();
    const signing = seller.getByRole('dialog');
    await signing.getByRole('textbox', { name: 'Unterschrieben am' }).fill(today());
    await signing.getByRole('button', { name: 'Unterschrift erfassen' }).click();
    await seller.locator('.lw-steps [aria-current=step]', { hasText: 'Unterschrieben' }).waitFor();
    await workOnProcesses(server);

    // Service finds the order in the inbox, without its market location.
    const service = await openSignedIn(screens, 'Sabine Seidel');
    const clerk = service.page;
    await clerk.locator('a[href="/inbox"]').click();
    const row = clerk.getByRole('listitem').filter({ hasText: 'Auftrag prüfen' });
    await row.getByRole('button', { name: 'Übernehmen' }).click();
    await row.waitFor({ state: 'detached' });
    await clerk.getByText('Meine (1)').click();
    await row.getByRole('button', { name: 'Auftrag prüfen: öffnen' }).click();
    await row.getByRole('button', { name: 'Annehmen' }).waitFor();
    expect(await violations(clerk, '#main')).toEqual([]);
    const location = await server.ask(SERVICE, 'POST', '/api/records/market-location', {
      maloId: '50203040501',
      lead,
      division: 'electricity',
      address: { street: 'Hauptstraße', houseNumber: '12', postalCode: '50667', city: 'Köln', country: 'DE' },
    });
    await row.getByRole('link', { name: /^V-/ }).click();
    await pick(clerk, 'Marktlokation', '50203040501');
    expect(location.status).toBe(201);
    await clerk.getByRole('button', { name: 'Speichern' }).click();
    const panel = clerk.getByRole('region', { name: 'Prozesse' });
    const conclusion = panel.getByRole('article', { name: 'Vertragsabschluss' });
    await conclusion.getByRole('button', { name: 'Annehmen' }).click();
    await clerk.locator('.lw-steps [aria-current=step]', { hasText: 'Widerrufsfrist läuft' }).waitFor();

    // The order confirmation is made and filed, once although its job comes twice; then two weeks pass.
    await workOnProcesses(server);
    const letters = async (): Promise<readonly string[]> => {
      const filter = JSON.stringify({ contract });
      const { body } = await server.ask(
        SERVICE,
        'GET',
        `/api/records/document?filter=${filter}&sort=createdAt&limit=9`,
      );
      return (body as { items: { template: string; name: string }[] }).items.map((one) => one.template);
    };
    expect(await letters()).toEqual(['order-confirmation']);
    const instanceOf = async (workflow: string): Promise<string> => {
      const { items } = (await server.ask(SERVICE, 'GET', `/api/records/contract/${contract}/processes`))
        .body as WireProcesses;
      return items.find((one) => one.workflow === workflow)?.id ?? '';
    };
    await timePasses(server, await instanceOf('contract-conclusion'));

    await clerk.goto(`${url}/records/contract/${contract}`);
    const change = panel.getByRole('article', { name: 'Lieferantenwechsel' });
    await change.getByRole('button', { name: 'Kündigung bestätigt' }).click();
    const dialog = clerk.getByRole('dialog', { name: 'Kündigung bestätigt' });
    await dialog.getByRole('textbox', { name: /^Altlieferant/ }).fill('Alt & Co. KG');
    await dialog.getByRole('textbox', { name: 'Vollmacht vom' }).fill(today());
    await dialog.getByRole('button', { name: 'Kündigung bestätigt' }).click();
    await clerk.locator('.lw-steps [aria-current=step]', { hasText: 'Anmeldung Netz' }).waitFor();
    await workOnProcesses(server);
    await clerk.reload();
    const grid = panel.getByRole('article', { name: 'Anmeldung beim Netzbetreiber' });
    await grid.getByRole('button', { name: 'Netz bestätigt' }).click();
    const answer = clerk.getByRole('dialog', { name: 'Netz bestätigt' });
    await answer.getByRole('textbox', { name: 'Lieferbeginn' }).fill(today());
    await answer.getByRole('button', { name: 'Netz bestätigt' }).click();
    await clerk.locator('.lw-steps [aria-current=step]', { hasText: 'Bestätigt' }).waitFor();
    await timePasses(server, await instanceOf('grid-registration'));
    await clerk.reload();
    await clerk.locator('.lw-steps [aria-current=step]', { hasText: 'In Belieferung' }).waitFor();
    expect(await letters()).toEqual(['order-confirmation', 'contract-confirmation']);
    expect(await violations(clerk, '#main')).toEqual([]);
    expect([...sales.errors, ...service.errors]).toEqual([]);
  });
});
