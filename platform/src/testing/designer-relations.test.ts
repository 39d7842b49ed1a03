import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

type Entity = { readonly fields: readonly { readonly id: string; readonly type: string; readonly entity?: string }[] };

describe.skipIf(chromiumPath === undefined)(`relations${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
  });
  afterAll(() => screens.close());

  const box = (page: Page, entity: string): Locator => page.locator(`.react-flow__node[data-id="${entity}"]`);
  const lines = (page: Page): Locator => page.locator('.react-flow__edge');
  const relationsIn = async (draft: string, entity: string): Promise<readonly string[]> => {
    const { fields } = await documentIn<Entity>(screens, draft, 'entity', entity);
    return fields.flatMap(({ id, entity: target }) => (target ? [`${id} ${target}`] : []));
  };
  const middleOf = async (at: Locator) => {
    const { x, y, width, height } = (await at.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  };

  it('are drawn, found and followed; new ones are made by a button and by drawing them', async () => {
    const draft = await makeDraft(screens, 'Datenmodell');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await page.goto(`${screens.url}/designer/drafts/${draft}`);
    await page.getByRole('button', { name: 'Überblick' }).click();
    await page.getByRole('menuitem', { name: 'Beziehungen' }).click();
    await box(page, 'contract').getByText('Kunde *').waitFor();
    await box(page, 'blacklist-entry').getByRole('img', { name: 'aus einem Modul oder der Plattform' }).waitFor();
    await expect.poll(() => box(page, 'user').count()).toBe(0);

    await page.getByRole('combobox', { name: 'Entität finden' }).fill('Zähl');
    await page.getByRole('option', { name: 'Zähler' }).click();
    const panel = page.getByRole('complementary', { name: 'Zähler' });
    await panel
      .getByRole('region', { name: 'Darauf zeigen' })
      .getByRole('button', { name: 'Zählwerk' })
      .first()
      .waitFor();
    await panel.getByRole('button', { name: /^Zähler › / }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('switch', { name: 'Nur was damit zu tun hat' }).click();
    await expect.poll(() => page.locator('.react-flow__node').count()).toBe(3);
    await page.getByRole('switch', { name: 'Nur was damit zu tun hat' }).click();
    await expect.poll(() => lines(page).count()).toBeGreaterThan(30);

    // By keys alone: to a neighbour, into its details, and a relation of it.
    await page.getByRole('application', { name: 'Bild der Beziehungen' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('status').filter({ hasText: 'Gewählt: Zählwerk' }).waitFor();
    await page.keyboard.press('Enter');
    const before = await lines(page).count();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Neue Beziehung' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Neue Beziehung von „Zählwerk“' });
    await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Preis');
    await dialog.getByRole('combobox', { name: 'Entität' }).fill('Preisblatt');
    await page.getByRole('option', { name: /^Preisblatt/ }).click();
    await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
    await box(page, 'register').getByText('Preis').waitFor();
    await expect.poll(() => lines(page).count()).toBe(before + 1);

    // From one box to another one.
    const handle = box(page, 'task').locator('.react-flow__handle.source');
    await page.getByRole('button', { name: 'Alles zeigen' }).click();
    const [start, end] = [await middleOf(handle), await middleOf(box(page, 'product'))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    const drawn = page.getByRole('dialog', { name: 'Neue Beziehung von „Aufgabe“ zu „Produkt“' });
    await drawn.getByRole('button', { name: 'Hinzufügen' }).click();
    await box(page, 'task').getByRole('img', { name: 'in diesem Entwurf neu' }).waitFor();
    await isSaved(page);
    expect(await relationsIn(draft, 'register')).toContain('preis price-sheet');
    expect(await relationsIn(draft, 'task')).toContain('product product');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await box(page, 'task').getByRole('img', { name: 'in diesem Entwurf neu' }).waitFor({ state: 'detached' });
    await expect.poll(() => relationsIn(draft, 'task')).not.toContain('product product');

    await page
      .getByRole('row', { name: /^Zählwerk Preis/ })
      .getByRole('button', { name: 'Preis', exact: true })
      .click();
    await page.waitForURL(/entity\/register\?at=/);
    await page.getByRole('heading', { name: 'Zählwerk', level: 2 }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are a list on a phone, with the picture behind a switch', async () => {
    const draft = await makeDraft(screens, 'Telefon');
    const options = { colorScheme: 'dark' as const, viewport: { width: 390, height: 850 } };
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', options, 'en');
    await openDefinition(screens, page, draft, 'relations');
    const row = page.getByRole('row', { name: 'Reading Register Required Register n:1' });
    await row.waitFor();
    await expect.poll(() => lines(page).count()).toBe(0);
    const { x, width } = (await page.getByRole('table').boundingBox()) ?? { x: 0, width: 0 };
    expect(x + width).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await row.getByRole('button', { name: 'Reading' }).click();
    await page.getByRole('complementary', { name: 'Reading' }).waitFor();
    await page.getByText('Picture', { exact: true }).click();
    await box(page, 'reading').waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBe(390);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
