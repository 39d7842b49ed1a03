import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_MS, violations } from './open-signed-in.ts';
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
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(`localStorage.setItem('leitwerk.language', '${language}')`);
    await page.goto(screens.url);
    await page.getByText(name).click();
    await page.locator('#main h1').waitFor();
    return page;
  }

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

    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByLabel('Begründung').fill('nein');
    await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Mindestens 5 Zeichen.').waitFor();

    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Begründung').fill('Andere Person, Ausweis geprüft');
    await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Andere Person, Ausweis geprüft').waitFor();
    await doReactions(screens.server);
    expect((await screens.server.ask(ADMIN, 'GET', `/api/records/lead/${lead}`)).body).toMatchObject({
      blacklistLevel: 'warn',
    });
    // Who may not release is not offered it.
    const sales = await signIn('Sven Sommer', { language: 'en' });
    await make('blacklist-entry', { ...person, lastName: 'Verkaeufer', reason: 'Bad debt' });
    await sales.goto(`${screens.url}/records/lead`);
    await sales.getByRole('button', { name: 'New', exact: true }).click();
    await sales.getByLabel('First name').fill('Sigrid');
    await sales.getByLabel('Last name').fill('Verkäufer');
    await sales.getByRole('button', { name: 'Create' }).click();
    await sales.getByText('Bad debt').first().waitFor();
    await expect.poll(() => sales.getByRole('button', { name: 'Release' }).count()).toBe(0);
  });

  it('address book files come in with a preview, and go out', async () => {
    const lead = await make('lead', { kind: 'company', companyName: 'Kartenhaus GmbH' });
    await make('contact-person', { lead, lastName: 'Alt', email: 'alt@example.com' });
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
    const text = [
      card('FN:Erna Alt', 'N:Alt;Erna;;;', 'ORG:Kartenhaus GmbH', 'EMAIL:alt@example.com'),
      card('FN:Nora Neu', 'N:Neu;Nora;;;', 'ORG:Kartenhaus GmbH', 'TEL;TYPE=cell:0171 2345678'),
      card('FN:Fritz Fehler', 'N:Fehler;Fritz;;;', 'EMAIL:keine adresse'),
    ].join('');
    const page = await signIn('Andrea Adler');
    await page.goto(`${screens.url}/records/contact-person`);
    await page.getByRole('button', { name: 'vCards einlesen' }).click();
    await page.setInputFiles('input[type=file]', {
      name: 'buch.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(text),
    });
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('Fritz Fehler').waitFor();

    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Einlesen', exact: true }).click();
    await page.getByText('1 angelegt, 1 ergänzt.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click();
    await page.getByText('Nora Neu').click();
    await page.getByRole('heading', { name: 'Nora Neu' }).waitFor();
    await page.getByRole('button', { name: 'vCard', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Als vCard 4.0 laden' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Nora Neu.vcf');

    await page.goto(`${screens.url}/records/contact-person`);
    await page.getByRole('checkbox', { name: 'Alle geladenen auswählen' }).click();
    await page.getByRole('button', { name: 'Exportieren' }).click();
    const [book] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'vCard 4.0' }).click(),
    ]);
    const cards = await readFile(await book.path(), 'utf8');
    expect(cards).toContain('FN:Nora Neu');
    expect(cards.match(/BEGIN:VCARD/g)?.length).toBeGreaterThan(1);
  });

  it('a postal code fills the place, streets are suggested, a pasted line is split', async () => {
    const page = await signIn('Andrea Adler');
    const lead = await make('lead', { kind: 'person', lastName: 'Adressat' });
    await page.goto(`${screens.url}/records/lead/${lead}`);
    const part = (name: string) => page.getByRole('combobox', { name: `Adresse: ${name}`, exact: true });
    await part('PLZ').fill('99991');
    await expect.poll(() => part('Ort').inputValue()).toBe('Musterhausen');
    await part('Straße').pressSequentially('am mue');
    await page.getByRole('option', { name: 'Am Mühlbach' }).click();
    await expect.poll(() => part('Straße').inputValue()).toBe('Am Mühlbach');

    expect(await violations(page)).toEqual([]);
    // The other postal code has two places: both are offered, none is chosen.
    await part('PLZ').fill('99992');
    await part('Ort').fill('');
    await page.getByRole('option', { name: 'Neu Beispiel' }).click();
    await expect.poll(() => part('Ort').inputValue()).toBe('Neu Beispiel');
    await part('Straße').focus();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'Hauptstr. 12a, 50667 Köln');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    const values = await Promise.all(['Straße', 'Nr.', 'PLZ', 'Ort'].map((name) => part(name).inputValue()));
    expect(values).toEqual(['Hauptstr.', '12a', '50667', 'Köln']);
  });
});
