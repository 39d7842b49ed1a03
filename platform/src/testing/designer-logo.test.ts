import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const drawing = (fill: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32" viewBox="0 0 120 32"><rect width="120" height="32" rx="6" fill="${fill}"/></svg>`;
const file = (name: string, text: string, mimeType = 'image/svg+xml') => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

describe.skipIf(chromiumPath === undefined)(`the logo${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
  });
  afterAll(() => screens.close());

  it('is chosen as a file, seen before it is live, and stands on every page after that', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    const draft = await makeDraft(screens, 'Logo');
    await openDefinition(screens, page, draft, 'app/utility-crm');
    const choose = async (button: string, given: ReturnType<typeof file>) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: button }).click();
      await (await chooser).setFiles(given);
    };
    await choose('Logo: Bild wählen', file('evil.svg', drawing('red').replace('<rect', '<script>1</script><rect')));
    await page.getByText(/enthält Skripte/).waitFor();
    await choose('Logo: Bild wählen', file('text.png', 'no picture', 'image/png'));
    await page.getByText('Das ist kein PNG-Bild.').waitFor();
    await choose('Logo: Bild wählen', file('logo.svg', drawing('navy')));
    await page.getByRole('img', { name: 'Logo auf hellem Grund' }).waitFor();
    await page.getByRole('button', { name: 'Weitere Angabe' }).first().click();
    await page.getByRole('menuitem', { name: 'Logo auf dunklem Grund' }).click();
    await choose('Logo auf dunklem Grund: Bild wählen', file('dark.svg', drawing('white')));
    await page.getByRole('img', { name: 'Logo auf dunklem Grund auf dunklem Grund' }).waitFor();
    await isSaved(page);
    expect(await violations(page)).toEqual([]);
    const app = await documentIn(screens, draft, 'app', 'utility-crm');
    expect(String(app['logo'])).toMatch(/^data:image\/svg\+xml;base64,/);

    await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
    await page.getByText(/Logo: nichts → Bild \(SVG, 1 KB\)/).waitFor();
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await expect
      .poll(async () => (await screens.server.ask(null, 'GET', '/api/application')).text)
      .toContain('logoDark');

    await page.goto(screens.url);
    const shown = page.locator('.lw-navbar img.lw-logo');
    await shown.waitFor();
    expect(
      Number(
        await shown.evaluate(
          '(one) => one.naturalWidth'.replace('(one) => one', 'document.querySelector(".lw-navbar img.lw-logo")'),
        ),
      ),
    ).toBe(120);
    await page.context().close();

    // Before the sign-in, in the dark.
    const context = await screens.browser.newContext({ colorScheme: 'dark', locale: 'de-DE' });
    const stranger = await context.newPage();
    await stranger.goto(screens.url);
    await stranger.getByRole('heading', { name: 'Energie-CRM' }).waitFor();
    const { logoDark } = (await screens.server.ask(null, 'GET', '/api/application')).body as { logoDark: string };
    await expect.poll(() => stranger.locator('img.lw-logo').getAttribute('src')).toBe(logoDark);
    expect(await violations(stranger)).toEqual([]);
    await context.close();
    expect(errors).toEqual([]);
  });

  it.each(['yellow', 'lime', 'red', 'gray'])('leaves everything readable in %s, in light and dark', async (color) => {
    const draft = await makeDraft(screens, color);
    const operations = [{ op: 'set', at: ['app/utility-crm', 'color'], value: color }];
    const { body } = await screens.server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${draft}`, {
      revision: 1,
      operations,
    });
    const { revision } = body as { revision: number };
    const done = await screens.server.ask(CONSULTANT, 'POST', `/api/metadata/drafts/${draft}/publish`, { revision });
    expect(done.status, done.text).toBe(200);
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme });
      for (const path of ['/day', '/records/lead', '/records/lead/new', '/designer/go-live']) {
        await page.goto(`${screens.url}${path}`);
        await page.locator('#main h1').first().waitFor();
        expect(await violations(page), `${colorScheme} ${path}`).toEqual([]);
      }
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });
});
