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
    const steps = card.getByRole('list', { name: 'Verlauf mit Gründen' });
    const early = steps.getByRole('listitem').filter({ hasText: '3. Sofort beginnen' });
    await early.getByText('erfüllt', { exact: true }).waitFor();
    // The condition as it is written, and what it saw.
    await early.getByText('earlyStart = true').waitFor();
    await early.getByText('Früher Lieferbeginn verlangt: ja').waitFor();
    await early.getByText('Anlass: von Hand').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are drawn with where they are and how they came there, and go on before one’s eyes', async () => {
    const { server, url } = screens;
    const { contract } = await signContract(server);
    const begun = await server.ask(ADMIN, 'POST', '/api/workflows/supplier-switch/processes', { record: contract });
    const { id } = begun.body as { id: string };
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${url}/records/contract/${contract}`);
    const card = page.getByRole('article', { name: 'Lieferantenwechsel' });
    await card.getByRole('button', { name: 'Bild' }).click();
    const picture = card.getByRole('region', { name: /Bild des Prozesses/ });
    const review = picture.locator('.lw-state[data-active]', { hasText: 'Prüfung' }).last();
    await review.getByText('fällig').waitFor();
    await picture.locator('.lw-way-label', { hasText: 'Annehmen' }).waitFor();
    // States inside the one that holds them.
    const [outer, inner] = await Promise.all([
      picture.locator('.lw-state[data-holder]').boundingBox(),
      picture.locator('.lw-state', { hasText: 'Prüfung' }).last().boundingBox(),
    ]);
    expect(inner?.x).toBeGreaterThan(outer?.x ?? Infinity);
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0));
    // To be read out: the same as a list.
    const list = card.getByRole('list', { name: 'Zustände des Prozesses' });
    expect(await list.locator('[aria-current=step]').allInnerTexts()).toHaveLength(2);
    expect(await violations(page, '#main')).toEqual([]);
    await server.ask(ADMIN, 'POST', `/api/processes/${id}/events/reject`, { rejectionReason: 'credit' });
    await page.getByText('Lieferantenwechsel: abgeschlossen').waitFor();
    await page.getByRole('button', { name: /Beendete Prozesse/ }).click();
    await card.getByRole('button', { name: 'Bild' }).click();
    await picture
      .locator('.lw-way-label[data-taken]', { hasText: 'Ablehnen' })
      .getByText('2', { exact: true })
      .waitFor();
    await picture.locator('.lw-state[data-type=final][data-active]', { hasText: 'Abgelehnt' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('say why they do not go on', async () => {
    const { server, url } = screens;
    const { contract } = await signContract(server);
    await server.ask(ADMIN, 'POST', '/api/workflows/supplier-switch/processes', { record: contract });
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${url}/records/contract/${contract}`);
    await page.getByRole('button', { name: 'Warum?' }).click();
    const drawer = page.getByRole('dialog', { name: 'Warum?' });
    await drawer.getByText('$boolean(marketLocation) and $boolean(deliveryAddress)').waitFor();
    await drawer.getByText('Es fehlen die Marktlokation oder die Verbrauchsstelle.').waitFor();
    await drawer.getByText('Marktlokation: leer').waitFor();
    const starts = drawer.getByRole('region', { name: 'Was beginnen könnte' });
    await starts.getByText("status = 'signed' and processType = 'switch'").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('stand in a list and on a board, where cards are moved by the events that lead there', async () => {
    const { server } = screens;
    const { contract } = await signContract(server);
    await server.ask(ADMIN, 'POST', '/api/workflows/supplier-switch/processes', { record: contract });
    const record = await server.ask(ADMIN, 'GET', `/api/records/contract/${contract}`);
    const title = (record.body as { contractNumber: string }).contractNumber;
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.getByRole('link', { name: 'Prozesse', exact: true }).click();
    const row = page.getByRole('row', { name: new RegExp(title) });
    await row.getByText('Prüfung').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    await page.getByText('Tafel', { exact: true }).click();
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    await column('Prüfung').getByText(title).waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    // What its condition does not let pass is said.
    const move = page.getByRole('button', { name: `${title} verschieben` });
    await move.click();
    await page.getByRole('menuitem', { name: 'Widerrufsfrist läuft' }).click();
    await page.getByText('The market location or the delivery point is missing.').waitFor();
    await move.click();
    await page.getByRole('menuitem', { name: 'Lieferbeginn steht fest' }).click();
    await page.getByText(/Von hier führt kein Schritt/).waitFor();
    // Dragged to where an event asks for something.
    const card = column('Prüfung').locator('.lw-card', { hasText: title });
    const target = column('Abgelehnt');
    await target.scrollIntoViewIfNeeded();
    await move.click();
    await page.getByRole('menuitem', { name: 'Abgelehnt' }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`Ablehnen: ${title}`) });
    await dialog.getByRole('button', { name: 'Ablehnen' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Ablehnungsgrund').first().click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Ablehnen' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByText(/abgeschlossen · /).click();
    await column('Abgelehnt').getByText(title).waitFor();
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
    await card.getByRole('button', { name: 'Picture' }).click();
    await card.getByRole('list', { name: 'States of the process' }).getByText('here').first().waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    await card.getByRole('button', { name: 'Put right' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put the process right' });
    await dialog.getByRole('radio', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await dialog.getByText('Please fill in.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Why?').fill('The customer has changed his mind.');
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await page.getByText('Supplier switch: cancelled').waitFor();
    const { items } = (await server.ask(ADMIN, 'GET', `/api/records/contract/${contract}/processes`))
      .body as WireProcesses;
    expect(items).toMatchObject([
      { state: 'cancelled', timers: [], steps: [{ repair: { reason: 'The customer has changed his mind.' } }, {}] },
    ]);
    expect(errors).toEqual([]);
  });
});
