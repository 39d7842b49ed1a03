import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';
import { makeOffer } from './work-on-letters.ts';

const ADMIN = 'admin@example.com';
/** Where pictures of the screens are kept to be looked at, if anywhere. */
const FOLDER = process.env['LETTERS'];

type Template = { readonly body: { readonly de: string }; readonly subject: { readonly de: string } };
type Layout = { readonly logo: { readonly x: number; readonly width: number }; readonly boxes: readonly unknown[] };

describe.skipIf(chromiumPath === undefined)('letters in the designer', () => {
  let screens: TestScreens;
  let offer: string;

  const picture = async (page: Page, name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  };
  const drawn = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const tools = (page: Page, name: string) => page.getByRole('toolbar', { name: `Werkzeuge: ${name}` });

  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
    offer = await makeOffer(screens, { salutation: 'mrs', firstName: 'Zoë', lastName: 'Zeichner' });
  });
  afterAll(() => screens.close());

  it('are drawn by an administrator: the next letter shows it, the one before stays', async () => {
    const letter = { template: 'offer', entity: 'offer', record: offer };
    const first = await screens.server.ask(ADMIN, 'POST', '/api/actions/documents.make', letter);
    expect(first.status, first.text).toBe(200);
    const { file, document } = first.body as { file: string; document: string };
    const before = await screens.server.ask(ADMIN, 'GET', `/api/files/${file}`);

    const draft = await makeDraft(screens, 'Angebot');
    const was = await documentIn<Template>(screens, draft, 'template', 'offer');
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', { viewport: { width: 1440, height: 1100 } });
    await openDefinition(screens, page, draft, 'template/offer');
    const preview = page.getByRole('region', { name: 'Vorschau' });
    // With the first record at once, without anybody choosing one.
    await preview.getByText('Sehr geehrte Frau Zeichner,').waitFor();

    const body = drawn(page, 'Text');
    await body
      .locator('p')
      .first()
      .click({ position: { x: 3, y: 8 } });
    await page.keyboard.press('Home');
    await page.keyboard.type('Liebe Grüße & alles Gute, ');
    await tools(page, 'Text').getByRole('button', { name: 'Variable' }).click();
    await page.getByRole('textbox', { name: 'Feld suchen' }).fill('kunde vorname');
    await page.getByRole('option', { name: /lead.firstName/ }).click();
    await body.locator('.ld-chip', { hasText: 'Kunde › Vorname' }).waitFor();
    const panel = page.getByRole('region', { name: 'Eigenschaften: Text' });
    await panel.getByRole('combobox', { name: 'Feld', exact: true }).waitFor();
    await picture(page, 'drawing');
    expect(await violations(page)).toEqual([]);
    await preview.getByText(/Liebe Grüße & alles Gute, Zoë/).waitFor();
    await isSaved(page);
    const now = await documentIn<Template>(screens, draft, 'template', 'offer');
    // Not a character more than has been written.
    expect(now.body.de.replace('Liebe Grüße &amp; alles Gute, {{lead.firstName}}', '')).toBe(was.body.de);
    expect({ ...now, body: was.body }).toEqual(was);

    // The keyboard chooses a chip, and goes on from the text to its properties.
    await body.press('ArrowLeft');
    await body.locator('.ld-chip.ProseMirror-selectednode').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => panel.locator(':focus').count()).toBe(1);

    // The longest case is made up: rows and names that no record has.
    await preview.getByText('Längster Fall').click();
    await preview
      .getByText(/Wiśniewska-Großmannsdörfer/)
      .first()
      .waitFor();

    // Undone and done again as everything else in a draft.
    await body.click({ position: { x: 3, y: 3 } });
    await page.keyboard.press('Control+z');
    await expect.poll(() => body.locator('.ld-chip', { hasText: 'Kunde › Vorname' }).count()).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await body.locator('.ld-chip', { hasText: 'Kunde › Vorname' }).waitFor();

    await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await page.getByText(/Version \d+ ist live/).waitFor();
    expect(errors).toEqual([]);

    await page.goto(`${screens.url}/records/offer/${offer}`);
    await page.getByRole('button', { name: 'Schreiben' }).click();
    await page.getByText(/Liebe Grüße & alles Gute, Zoë/).waitFor();
    await page.getByRole('button', { name: 'Ausstellen und ablegen' }).click();
    await page.getByText('Das Schreiben liegt beim Datensatz').waitFor();
    const after = await screens.server.ask(ADMIN, 'GET', `/api/files/${file}`);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    const { items } = (await screens.server.ask(ADMIN, 'GET', '/api/records/document?limit=50')).body as {
      items: { id: string; templateVersion: number }[];
    };
    const versions = new Map(items.map((one) => [one.id, one.templateVersion]));
    expect(versions.size).toBe(2);
    const [next] = items.filter((one) => one.id !== document);
    expect(next?.templateVersion).toBeGreaterThan(versions.get(document) ?? 0);
  });

  it('get branches, columns and text blocks, and where these are used is found', async () => {
    const draft = await makeDraft(screens, 'Bausteine');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { viewport: { width: 1440, height: 1100 } });
    await openDefinition(screens, page, draft, 'text-block/contract-prices');
    const body = drawn(page, 'Text');
    const panel = page.getByRole('region', { name: 'Eigenschaften: Text' });
    await body.getByText('Wenn Preisblatt gefüllt').click();
    await panel.getByRole('button', { name: 'Sonst-Zweig dazu' }).click();
    await body.getByText('sonst', { exact: true }).nth(2).waitFor();
    await isSaved(page);
    const { body: changed } = await documentIn<Template>(screens, draft, 'text-block', 'contract-prices');
    expect(changed.de).toMatch(/\{\{else\}\}<p><\/p>\{\{\/if\}\}$/);

    await body
      .locator('th')
      .first()
      .click({ position: { x: 4, y: 4 } });
    await panel.getByRole('button', { name: 'Zelle', exact: true }).click();
    await panel.getByRole('button', { name: 'Spalte rechts' }).click();
    await expect.poll(() => body.locator('th').count()).toBe(3);
    await expect.poll(() => body.locator('td').count()).toBe(3);

    await tools(page, 'Text').getByRole('button', { name: 'Einfügen' }).click();
    await page.getByRole('menuitem', { name: 'Grußformel' }).click();
    await body.locator('.ld-text-block', { hasText: 'Grußformel' }).waitFor();
    await panel.getByRole('link', { name: 'Textbaustein öffnen' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'drawing-block');

    // Where it is used is asked as of everything else.
    await panel.getByRole('link', { name: 'Textbaustein öffnen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Grußformel' }).waitFor();
    await page.getByRole('button', { name: 'Verwendung' }).click();
    await page.getByRole('dialog').getByText('Preise des Vertrags').first().waitFor();
    await page.getByRole('dialog').getByText('Vertragsbestätigung').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('have a letterhead that is drawn to scale', async () => {
    const draft = await makeDraft(screens, 'Briefbogen');
    const narrow = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', narrow, 'en');
    await openDefinition(screens, page, draft, 'layout/company');
    const logo = page.getByRole('button', { name: /^Logo: 133 mm/ });
    await logo.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: /^Logo: 131 mm from the left, 13 mm from the top, 15 mm wide/ }).waitFor();
    await page.getByRole('button', { name: 'Text at a fixed place' }).click();
    await isSaved(page);
    const layout = await documentIn<Layout>(screens, draft, 'layout', 'company');
    expect(layout.logo).toMatchObject({ x: 131, width: 15 });
    expect(layout.boxes).toHaveLength(2);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'letterhead');
    expect(errors).toEqual([]);
  });
});
