import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../demo/demo-users.ts';
import { PATIENCE_MS, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const SALES = 'sales@example.com';
const CHIEF = 'lead@example.com';
const COUNT = 130;

// A machine without a browser says so; CI installs one.
describe.skipIf(chromiumPath === undefined)(`lists${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
    const { ask, users, keys } = screens.server;
    const create = (index: number) => ({
      action: 'create',
      values: {
        kind: 'person',
        lastName: `Liste ${String(index).padStart(3, '0')}`,
        email: `liste${index}@example.org`,
        annualConsumption: 1000 + index,
        owner: users.get(index % 2 ? SALES : CHIEF),
        team: keys.get('team/nord'),
      },
    });
    const made = await ask('admin@example.com', 'POST', '/api/records/lead/batch', {
      atomic: true,
      commands: Array.from({ length: COUNT }, (_, index) => create(index)),
    });
    expect(made.status, made.text.slice(0, 500)).toBe(200);
  });
  afterAll(() => screens.close());

  async function open(who: string, path: string): Promise<{ page: Page; errors: string[] }> {
    const context = await screens.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'de-DE',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await context.request.post(`${screens.url}/api/session`, {
      data: { email: who, password: DEMO_PASSWORD },
      headers: { origin: screens.url },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(`localStorage.setItem('leitwerk.language', 'de')`);
    await page.goto(screens.url + path);
    return { page, errors };
  }

  const tab = (page: Page, name: string) => page.getByRole('tab', { name });

  it('are grouped, added up, saved as a view, and come back by their address', async () => {
    const { page, errors } = await open(SALES, '/records/lead');
    await page.locator('.lw-row').first().waitFor();
    await page.getByRole('button', { name: 'Darstellung' }).click();
    await page.getByRole('combobox', { name: 'Gruppieren nach' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Betreut von' }).click();
    await page.getByRole('option', { name: 'Betreut von' }).waitFor({ state: 'hidden' });
    await page.getByLabel('Jahresverbrauch').check();
    await page.keyboard.press('Escape');
    // 130 · 1,000 + 0 + 1 + … + 129 in all: the groups are those of this query.
    await page.locator('.lw-sums', { hasText: '138.385' }).waitFor();
    // Only rows in sight are in the page: the second group comes up when the first is closed.
    await page.locator('.lw-group').first().getByRole('button').click();
    await page.locator('.lw-group').nth(1).waitFor();
    await expect.poll(() => page.locator('.lw-group-count').allInnerTexts()).toEqual(['65', '65']);
    await page.locator('.lw-group [aria-expanded=false]').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Speichern als …' }).click();
    await page.getByLabel('Name der Ansicht').fill('Nach Betreuer');
    await expect.poll(() => page.getByRole('radio', { name: 'Alle' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
    // Chosen, not only there: the address is that of the view now.
    await page.getByRole('tab', { name: 'Nach Betreuer', selected: true }).waitFor();
    await page.locator('.lw-group').first().waitFor();
    await page.getByRole('img', { name: 'Anders als gespeichert' }).waitFor({ state: 'detached' });

    // A link to a view that its reader does not have shows the same list.
    const { page: other } = await open(CHIEF, page.url().slice(screens.url.length));
    await tab(other, 'Geteilte Liste').waitFor();
    await other.locator('.lw-sums', { hasText: '138.385' }).waitFor();
    await expect.poll(() => tab(other, 'Nach Betreuer').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('are shared by those who may, and changed views say so', async () => {
    const { page } = await open(CHIEF, '/records/lead?sort=lastName');
    await page.getByRole('button', { name: 'Speichern als …' }).click();
    await page.getByLabel('Name der Ansicht').fill('Für alle');
    await page.getByRole('radio', { name: 'Alle' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
    await tab(page, 'Für alle').waitFor();

    const { page: clerk } = await open(SALES, '/records/lead');
    await tab(clerk, 'Für alle').click();
    await clerk.getByRole('row').nth(1).getByText('Liste 000').waitFor();
    await clerk.getByRole('button', { name: 'Nach Nummer sortieren' }).click();
    await clerk.getByRole('img', { name: 'Anders als gespeichert' }).waitFor();
    await expect.poll(() => clerk.getByRole('button', { name: 'Speichern', exact: true }).count()).toBe(0);
    await clerk.getByRole('button', { name: 'Zurücksetzen', exact: true }).click();
    await clerk.getByRole('row').nth(1).getByText('Liste 000').waitFor();

    await page.getByRole('button', { name: 'Nach Nummer sortieren' }).click();
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByRole('img', { name: 'Anders als gespeichert' }).waitFor({ state: 'detached' });
  });

  it('have columns that their reader has set up, on every device', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-list');
    await page.getByRole('button', { name: 'Spalten' }).click();
    const kept = page.waitForResponse(
      (answer) => answer.url().includes('/settings/') && answer.request().method() === 'PUT',
    );
    await page.getByRole('button', { name: 'Nummer verschieben' }).press('ArrowDown');
    await kept;
    await page.getByText('Nummer ist jetzt Spalte 2').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    const edge = page.getByRole('separator', { name: 'Breite von Nummer' });
    const wide = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await edge.press('ArrowRight');
    await wide;
    const { page: again } = await open(SALES, '/records/lead?view=lead-list');
    await again.locator('.lw-row').first().waitFor();
    await expect.poll(() => again.getByRole('columnheader').nth(2).textContent()).toBe('Nummer');
    await expect
      .poll(() => again.getByRole('separator', { name: 'Breite von Nummer' }).getAttribute('aria-valuenow'))
      .toBe(await edge.getAttribute('aria-valuenow'));
  });

  it('are filtered in words: periods, alternatives, opposites, one reference away', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-list');
    const add = async (field: string, comparison: string, value?: string) => {
      await page.getByRole('combobox', { name: 'Feld' }).fill(field);
      const chosen = page.getByRole('option', { name: field, exact: true });
      await chosen.click();
      // A list that is still closing takes the focus, and would close the next one, too.
      await chosen.waitFor({ state: 'hidden' });
      await page.getByRole('combobox', { name: 'Vergleich' }).click();
      await page.getByRole('option', { name: comparison, exact: true }).click();
      if (value !== undefined) await page.locator('#filter-value').fill(value);
      await page.getByRole('button', { name: 'Anwenden' }).click();
    };
    const count = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await add('Erstellt am', 'älter als … Tage', '30');
    await page.getByText('Erstellt am älter als 30 Tage').waitFor();
    await page.getByText('Nichts passt zu dieser Auswahl').waitFor();
    await page.getByRole('button', { name: /^Filter ändern/ }).click();
    await page.getByRole('button', { name: 'Oder …' }).click();
    await add('Betreut von › Name', 'enthält', 'sommer');
    await page.getByText('Erstellt am älter als 30 Tage oder Betreut von › Name enthält sommer').waitFor();
    await count('65 Datensätze');
    await page.getByRole('button', { name: /^Filter ändern/ }).click();
    await page.getByRole('button', { name: 'Ins Gegenteil kehren' }).click();
    await page.locator('.lw-row').first().waitFor();
    await count('65 Datensätze');
    expect(await violations(page)).toEqual([]);
    // What a link asks for and the server refuses has a way out.
    await page.goto(`${screens.url}/records/lead?filter=${encodeURIComponent('{"nonsense":1}')}`);
    await page.getByRole('alert').getByRole('button', { name: 'Suche und Filter zurücksetzen' }).click();
    await page.locator('.lw-row').first().waitFor();
  });

  it('let rows be chosen: a range, all that match, and all but some', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-list&sort=lastName');
    const box = (index: number) =>
      page.getByRole('checkbox', { name: `Liste ${String(index).padStart(3, '0')} auswählen` });
    await box(0).click();
    await box(4).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('region', { name: 'Auswahl' });
    await bar.getByText('5 ausgewählt').waitFor();
    await bar.getByRole('button', { name: 'Kopieren' }).click();
    expect((await page.evaluate<string>('navigator.clipboard.readText()')).split('\n')).toHaveLength(6);
    await bar.waitFor({ state: 'detached' });
    await box(0).click();
    await bar.getByRole('button', { name: `Alle ${COUNT} auswählen` }).click();
    await bar.getByText(`${COUNT} ausgewählt`).waitFor();
    await box(2).click();
    await bar.getByText(`${COUNT - 1} ausgewählt`).waitFor();
    expect(await violations(page)).toEqual([]);
    // Another query begins with nothing chosen.
    await page.getByRole('textbox', { name: /durchsuchen/ }).fill('Liste 1');
    await bar.waitFor({ state: 'detached' });
  });

  it('lead to their end at once', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-list&sort=lastName');
    await page.locator('.lw-row').first().waitFor();
    await page.getByRole('button', { name: 'Zum Ende' }).click();
    await page.getByText(`Liste ${COUNT - 1}`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Zum Anfang' }).click();
    await page.getByText('Liste 000', { exact: true }).waitFor();
  });

  it('have a menu of views that keys and screen readers reach', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-list');
    await page.getByRole('button', { name: 'Ansichten verwalten' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Link zu dieser Liste kopieren' }).waitFor();
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('menuitem');
  });

  it('move cards by keyboard and say why one cannot be moved', async () => {
    const { page } = await open(SALES, '/records/lead?view=lead-board');
    const move = page.getByRole('button', { name: /verschieben$/ }).first();
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Ehemaliger Kunde' }).click();
    await page.getByText('ist von hier kein Schritt möglich').waitFor();
    await page.getByText(/Möglich sind: .*Qualifizieren/).waitFor();
    expect(await violations(page)).toEqual([]);
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Qualifiziert', exact: true }).click();
    await page.locator('.lw-column').nth(1).locator('.lw-card').waitFor();
  });
});
