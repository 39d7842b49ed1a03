import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { doReactions } from './work-on-runs.ts';

const ADMIN = 'admin@example.com';

// What modules add to the screens, over the seed that uses them.
describe.skipIf(chromiumPath === undefined)('screens of modules', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  async function signIn(
    name: string,
    { language = 'de', ...options }: Parameters<Browser['newContext']>[0] & { language?: string } = {},
  ): Promise<Page> {
    const context = await screens.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
    await page.goto(screens.url);
    await page.getByText(name).click();
    await page.locator('#main h1').waitFor();
    return page;
  }

  const violations = async (page: Page): Promise<string[]> =>
    (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`,
    );

  const make = async (entity: string, values: object): Promise<string> => {
    const reply = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };

  it('a block stands on the record with its reason, and is released with another', async () => {
    const person = { kind: 'person', firstName: 'Sigrid', lastName: 'Sperrmann' };
    await make('blacklist-entry', { ...person, reason: 'Zahlt nicht' });
    await make('blacklist-entry', { ...person, firstName: undefined, reason: 'Name bekannt', level: 'warn' });
    const lead = await make('lead', person);
    const page = await signIn('Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.getByRole('button', { name: 'Freigeben' }).waitFor();
    await page.screenshot({ path: `/tmp/m-${Date.now()}.png` }); expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByLabel('Begründung').fill('nein');
    await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Mindestens 5 Zeichen.').waitFor();
    await page.screenshot({ path: `/tmp/m-${Date.now()}.png` }); expect(await violations(page)).toEqual([]);
    await page.getByLabel('Begründung').fill('Andere Person, Ausweis geprüft');
    await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Andere Person, Ausweis geprüft').waitFor();
    await doReactions(screens.server);
    expect((await screens.server.ask(ADMIN, 'GET', `/api/records/lead/${lead}`)).body).toMatchObject({
      blacklistLevel: 'warn',
    });
    // Who may not release is not offered it.
    const sales = await signIn('Sven Sommer', { language: 'en' });
    await make('blacklist-entry', { ...person, lastName: 'Verkaeufer', reason: 'Bad debt' });
    await sales.getByRole('button', { name: 'New', exact: true }).click();
    await sales.getByLabel('First name').fill('Sigrid');
    await sales.getByLabel('Last name').fill('Verkäufer');
    await sales.getByRole('button', { name: 'Create' }).click();
    await sales.getByText('Bad debt').first().waitFor();
    expect(await sales.getByRole('button', { name: 'Release' }).count()).toBe(0);
  });
});
