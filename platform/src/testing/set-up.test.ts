import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT } from './work-on-drafts.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

type Given = Awaited<ReturnType<typeof seedDocuments>>[number];

/** The package with two of its modules not in use. */
const withoutSome = (one: Given): Given => {
  const document = one.document as Record<string, unknown>;
  if (document['kind'] === 'role') {
    const actions = (document['callableActions'] as readonly string[] | undefined)?.filter(
      (action) => !action.startsWith('import.'),
    );
    return { ...one, document: { ...document, ...(actions && { callableActions: actions }) } };
  }
  if (document['kind'] !== 'app') return one;
  const {
    contacts: _contacts,
    import: _import,
    ...moduleSettings
  } = document['moduleSettings'] as object as Record<string, unknown>;
  const modules = (document['modules'] as readonly string[]).filter((name) => !['contacts', 'import'].includes(name));
  return { ...one, document: { ...document, modules, moduleSettings } };
};

describe.skipIf(chromiumPath === undefined)(`the guided set-up${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(
      async () => startTestServer((await seedDocuments(false)).map(withoutSome), undefined, false),
      true,
    );
  });
  afterAll(() => screens.close());

  const drafts = async (): Promise<readonly { id: string; name: string; changes: number }[]> =>
    ((await screens.server.ask(CONSULTANT, 'GET', '/api/metadata/drafts')).body as { items: [] }).items;

  it('asks step by step, makes one draft, and nothing is live before it is published', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    const next = () => page.getByRole('button', { name: 'Weiter', exact: true }).click();
    const step = (name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    const accent = () =>
      page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-accent-6')");
    const before = await accent();
    await page.goto(`${screens.url}/designer/go-live`);
    await page.getByRole('link', { name: 'Geführte Einrichtung' }).click();
    await step('Haus');
    await page.getByRole('textbox', { name: 'Kunde' }).fill('Stadtwerke Musterstadt');
    await page.getByLabel('Name der Anwendung (Deutsch)').fill('Kundenwelt');
    await page.getByRole('combobox', { name: 'Farbe' }).click();
    await page.getByRole('option', { name: 'Violett' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Logo: Bild wählen' }).click();
    await (await chooser).setFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(LOGO) });
    await page.getByRole('img', { name: 'Logo auf hellem Grund' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await next();

    await step('Umfang');
    await page.getByRole('checkbox', { name: 'Vertriebstafel' }).uncheck();
    await page.getByRole('button', { name: /^Sparte/ }).click();
    await page.getByRole('checkbox', { name: 'Anbieten: Gas' }).uncheck();
    await page.getByRole('textbox', { name: 'Strom: Deutsch' }).fill('Ökostrom');
    await page.getByLabel('Neuer Wert (Deutsch)').fill('Wasserstoff');
    await page.getByLabel('Neuer Wert (Englisch)').fill('Hydrogen');
    await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await page.getByRole('checkbox', { name: 'Anbieten: Wasserstoff' }).waitFor();
    await page.getByRole('button', { name: '„Strom“ verschieben' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Module' }).click();
    await page.getByRole('switch', { name: 'Sperrliste' }).click();
    await page.getByText(/^„Sperrliste“ lässt sich nicht abschalten/).waitFor();
    // What the package does not use is offered too, and says what it lacks.
    await page.getByRole('switch', { name: 'Adressbuch (vCard)' }).click();
    await page.getByText(/^„Adressbuch \(vCard\)“ lässt sich hier nicht einschalten: .+: Pflichtfeld\./).waitFor();
    await page.getByRole('switch', { name: /^Import/ }).click();
    await page.getByRole('switch', { name: /^Import/, checked: true }).waitFor();
    await next();

    await step('Nummern');
    const leads = page.getByRole('region', { name: 'Interessentennummer' });
    await leads.getByLabel('Muster').fill('K-');
    await page.getByRole('button', { name: 'Nummern: hier ist etwas zu berichtigen' }).waitFor();
    await page
      .getByRole('alert')
      .getByText(/Interessentennummer › Muster/)
      .waitFor();
    await leads.getByLabel('Muster').fill('K-{0000}');
    await leads.getByLabel('Erste Nummer').fill('700');
    await leads.getByText('K-0700').first().waitFor();
    await leads.getByText('(noch keine vergeben)').waitFor();

    // Whoever leaves and comes back goes on where he was.
    await page.reload();
    await step('Nummern');
    await page.getByRole('region', { name: 'Interessentennummer' }).getByText('K-0700').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await next();

    await step('Rollen');
    await page
      .getByRole('region', { name: 'Vertrieb', exact: true })
      .getByText(/^1 Benutzer/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await next();

    await step('Zusammenfassung');
    await page.getByText('Bezeichnung › Deutsch: „Energie-CRM“ → „Kundenwelt“').waitFor();
    await page.getByText('Navigation › „Kunden“ › Darunter › „Vertriebstafel“: entfällt').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await drafts()).toEqual([]);
    await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
    await page.getByRole('heading', { name: 'Stadtwerke Musterstadt' }).waitFor();
    expect(await drafts()).toMatchObject([{ name: 'Stadtwerke Musterstadt', changes: 11 }]);

    await page.goto(screens.url);
    await page.getByText('Energie-CRM').first().waitFor();
    const [draft] = await drafts();
    const published = await screens.server.ask(CONSULTANT, 'POST', `/api/metadata/drafts/${draft?.id}/publish`, {
      revision: 1,
    });
    expect(published.status, published.text).toBe(200);
    const installed = await screens.server.ask(CONSULTANT, 'GET', '/api/metadata/modules');
    expect(installed.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: 'import', isUsed: true })]),
    });
    await page.goto(screens.url);
    await page.getByText('Kundenwelt').first().waitFor();
    await page.locator('.lw-navbar img.lw-logo').waitFor();
    expect(await accent()).not.toBe(before);
    await expect.poll(() => page.getByRole('link', { name: 'Vertriebstafel' }).count()).toBe(0);
    const lead = await screens.server.ask(CONSULTANT, 'POST', '/api/records/lead', { kind: 'person', lastName: 'Neu' });
    expect(lead.text).toContain('K-0700');

    // The next number goes on where the last one was, and each part leads to all its settings.
    await page.goto(`${screens.url}/designer/set-up`);
    await step('Haus');
    await page.getByRole('textbox', { name: 'Kunde' }).fill('Zweiter Kunde');
    await page.getByRole('button', { name: 'Nummern', exact: true }).click();
    await leads.getByText('K-0701').waitFor();
    await leads.getByText('(zuletzt K-0700)').waitFor();
    await leads.getByLabel('Muster').fill('X-{0000}');
    await leads.getByText('X-0701').waitFor();
    await leads.getByRole('button', { name: 'Alle Angaben von „Interessentennummer“' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Entwurf anlegen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Interessentennummer' }).waitFor();
    await expect.poll(() => page.locator('#at-pattern').inputValue()).toBe('X-{0000}');

    // What has become a draft is not asked again.
    await page.goto(`${screens.url}/designer/set-up`);
    await step('Haus');
    await expect.poll(() => page.getByRole('textbox', { name: 'Kunde' }).inputValue()).toBe('');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('fits a phone, and says to those who may not edit drafts why there is nothing to do', async () => {
    const viewport = { width: 390, height: 850 };
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner', { viewport, colorScheme: 'dark' }, 'en');
    await page.goto(`${screens.url}/designer/go-live`);
    await page.getByRole('heading', { name: 'Day 1' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Guided set-up' }).count()).toBe(0);
    await page.goto(`${screens.url}/designer/set-up`);
    await page.getByRole('heading', { name: 'You may not edit drafts' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();

    const own = await openSignedIn(screens, 'Clara Conrad', { viewport, colorScheme: 'dark' }, 'en');
    await own.page.goto(`${screens.url}/designer/set-up`);
    for (const name of ['Company', 'What is used', 'Numbers', 'Roles', 'Summary']) {
      await own.page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
      expect(Number(await own.page.evaluate('document.documentElement.scrollWidth')), name).toBe(390);
      if (name === 'What is used') expect(await violations(own.page)).toEqual([]);
      if (name !== 'Summary') await own.page.getByRole('button', { name: 'Next' }).click();
    }
    await own.page.getByText(/^Nothing is changed yet/).waitFor();
    expect([...errors, ...own.errors]).toEqual([]);
    await own.page.context().close();
  });
});
