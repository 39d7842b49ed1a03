import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { CONSULTANT, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

describe.skipIf(chromiumPath === undefined)(`the designer${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
  });
  afterAll(() => screens.close());

  it('makes a new kind of record with which a clerk works a moment later', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await page.getByRole('button', { name: /Clara Conrad/ }).click();
    await page.getByRole('menuitem', { name: 'Designer' }).click();
    await page.getByRole('button', { name: 'Neuer Entwurf' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Wallboxen');
    await page.getByRole('button', { name: 'Anlegen' }).click();

    await page.getByRole('button', { name: 'Neu: Entität' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bezeichnung (Deutsch)', { exact: true }).fill('Wallbox');
    await dialog.getByLabel('Bezeichnung (Mehrzahl) (Deutsch)').fill('Wallboxen');
    await dialog.getByRole('combobox', { name: 'Rollen mit vollen Rechten' }).fill('Vertrieb');
    await page.getByRole('option', { name: 'Vertrieb', exact: true }).click();
    await page.keyboard.press('Tab');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('heading', { name: 'Wallbox', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Neues Feld' }).click();
    await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Leistung');
    await dialog.getByLabel('Bezeichnung (Englisch)').fill('Power');
    await expect.poll(() => dialog.getByLabel('Kennung').inputValue()).toBe('power');
    await dialog.getByRole('combobox', { name: 'Typ' }).click();
    await page.getByRole('option', { name: 'Dezimalzahl' }).click();
    await dialog.getByRole('checkbox', { name: 'Wallboxen' }).check();
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await page.getByRole('button', { name: /^Leistung power/ }).click();
    await page.getByRole('button', { name: 'Weitere Angabe' }).first().click();
    await page.getByRole('menuitem', { name: 'Einheit' }).click();
    await page.locator('#at-fields-1-unit').fill('kW');
    await isSaved(page);
    expect(await violations(page)).toEqual([]);

    // A formula that names nothing: the list of errors leads to its place, undo takes it back.
    await page.getByRole('button', { name: 'Weitere Angabe' }).first().click();
    await page.getByRole('menuitem', { name: 'Sichtbar, wenn' }).click();
    await page.getByRole('radiogroup', { name: 'Sichtbar, wenn: Eingabe' }).getByText('JSONata').click();
    await page.getByRole('textbox', { name: 'Sichtbar, wenn' }).click();
    await page.keyboard.insertText('nonsense > 1');
    await page.getByRole('button', { name: '1 Fehler', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Felder › Leistung › Sichtbar, wenn/ })
      .click();
    await page.waitForURL(/at=fields\.1\.visibleWhen/);
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('at-fields-1-visibleWhen');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.locator('#at-fields-1-visibleWhen').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();

    await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
    await page.getByText('Entität „Wallbox“').waitFor();
    await page.getByText('Rechte an Datensätzen: neu').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await page.getByText(/Version \d+ ist live/).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();

    const clerk = await openSignedIn(screens, 'Sven Sommer');
    await clerk.page.getByRole('link', { name: 'Wallboxen' }).click();
    await clerk.page.goto(`${screens.url}/records/wallbox/new`);
    await clerk.page.getByLabel('Name').fill('Garage');
    await clerk.page.getByLabel('Leistung').fill('11,5');
    await clerk.page.keyboard.press('Control+s');
    await clerk.page.getByRole('heading', { name: 'Garage' }).waitFor();
    const { body } = await screens.server.ask('sales@example.com', 'GET', '/api/records/wallbox');
    expect(body).toMatchObject({ items: [{ name: 'Garage', power: '11.5000' }] });
    expect(clerk.errors).toEqual([]);
    await clerk.page.context().close();
  });

  it('changes what a module brings, and keeps what its program goes by', async () => {
    const draft = await makeDraft(screens, 'Sperrliste mit Frist');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'entity/blacklist-release');
    const link = page.getByRole('link', { name: /^Freigabe/ }).first();
    await link.getByRole('img', { name: 'aus dem Modul blacklist' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Löschen', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Neues Feld' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Gilt bis');
    await dialog.getByLabel('Bezeichnung (Englisch)').fill('Valid until');
    await dialog.getByRole('combobox', { name: 'Typ' }).click();
    await page.getByRole('option', { name: 'Datum', exact: true }).click();
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await isSaved(page);
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();

    // What the module writes itself cannot be taken away: the check says so.
    await page.getByRole('button', { name: /^Begründung reason/ }).click();
    await page.locator('#at-fields-4-maxLength').fill('10');
    await page.getByRole('button', { name: '1 Fehler', exact: true }).click();
    await page
      .getByText(/„reason“ gibt das Modul vor/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
    await page.getByRole('button', { name: /^Herkunft/ }).click();
    await page.getByText(/Kommt mit dem Modul blacklist/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
    await page.getByText('Entität „Freigabe“').waitFor();
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await page.getByText(/Version \d+ ist live/).waitFor();
    await page.goto(`${screens.url}/records/blacklist-release/new`);
    await page.getByRole('textbox', { name: 'Gilt bis' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('lets two people work on one draft and asks only where both have changed the same', async () => {
    const draft = await makeDraft(screens, 'Zu zweit');
    const mine = await openSignedIn(screens, 'Clara Conrad');
    const other = await openSignedIn(screens, 'Andrea Adler');
    await openDefinition(screens, mine.page, draft, 'option-set/priority');
    await openDefinition(screens, other.page, draft, 'option-set/priority');
    const german = (page: Page) => page.getByLabel('Bezeichnung: Deutsch').first();
    await german(other.page).fill('Dringlichkeit');
    await isSaved(other.page);
    // Nobody has told this page of it yet.
    await mine.page.route('**/changes?*', (route) => route.abort());
    await mine.page.getByLabel('Bezeichnung: Englisch').first().fill('Urgency');
    await isSaved(mine.page);
    await expect.poll(() => german(mine.page).inputValue()).toBe('Dringlichkeit');

    await german(other.page).fill('Rang');
    await isSaved(other.page);
    await german(mine.page).fill('Vorrang');
    const dialog = mine.page.getByRole('dialog', { name: 'Jemand hat dasselbe geändert' });
    await dialog.getByText('Angabe von Andrea Adler').waitFor();
    expect(await violations(mine.page)).toEqual([]);
    await dialog.getByRole('radio', { name: /Ihre Angabe/ }).check();
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await isSaved(mine.page);
    const read = await screens.server.ask(CONSULTANT, 'GET', `/api/metadata/drafts/${draft}`);
    const documents = (read.body as { documents: { document: { id: string; kind: string; label: unknown } }[] })
      .documents;
    const priority = documents.find(({ document }) => document.kind === 'option-set' && document.id === 'priority');
    expect(priority?.document.label).toEqual({ de: 'Vorrang', en: 'Urgency' });
    expect([...mine.errors, ...other.errors]).toEqual([]);
    await mine.page.context().close();
    await other.page.context().close();
  });

  it('shows the same as code, finds everything that is said, and says where a field is used', async () => {
    const draft = await makeDraft(screens, 'Code');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
    await openDefinition(screens, page, draft, 'option-set/priority');
    await page.getByRole('button', { name: 'Show code' }).click();
    const code = page.getByRole('textbox', { name: /as JSON/ });
    await code.click();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(
      JSON.stringify({
        kind: 'option-set',
        id: 'priority',
        name: 'priority',
        label: { de: 'Rang', en: 'Rank' },
        options: [{ id: 'normal', label: { de: 'Normal', en: 'Normal' } }],
      }),
    );
    await page.getByRole('heading', { name: 'Rank' }).waitFor();
    await expect.poll(() => page.getByLabel('Label: German').first().inputValue()).toBe('Rang');
    await isSaved(page);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Label: English').first().fill('Order');
    await expect.poll(() => code.textContent()).toContain('"Order"');

    await page.getByRole('textbox', { name: 'Search everything' }).fill('lastName');
    await page
      .getByRole('button', { name: /Lead.*lastName/ })
      .first()
      .click();
    await page.waitForURL(/\/entity\/lead\?at=/);
    // It is scrolled to, and the list of fields with it.
    await page.locator('[id^=at-fields-]:focus').waitFor();
    await page.getByRole('button', { name: 'Last name: more' }).click();
    await page.getByRole('menuitem', { name: 'Where used' }).click();
    const uses = page.getByRole('dialog', { name: 'Where used: Last name' });
    await uses
      .getByRole('button', { name: /Lead › Tabs ›/ })
      .first()
      .waitFor();
    await uses.getByText('Entity · formula').first().waitFor();
    // A menu that fades out has no contrast any more.
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('renames a field wherever it is named, in one step that can be taken back', async () => {
    const draft = await makeDraft(screens, 'Namen');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'entity/lead');
    await page.getByRole('button', { name: 'Telefon: mehr' }).click();
    await page.getByRole('menuitem', { name: 'Umbenennen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Technischer Name').fill('email');
    await dialog.getByRole('button', { name: 'Umbenennen' }).click();
    await dialog.getByText(/So heißt schon etwas anderes/).waitFor();
    await dialog.getByLabel('Technischer Name').fill('telephone');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Umbenennen' }).click();
    await dialog.waitFor({ state: 'detached' });
    await isSaved(page);
    await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
    const nameOf = async (): Promise<unknown> => {
      const { body } = await screens.server.ask(CONSULTANT, 'GET', `/api/metadata/drafts/${draft}`);
      const { documents } = body as {
        documents: { file: string; document: { fields: { id: string; name?: string }[] } }[];
      };
      const lead = documents.find(({ file }) => file === 'definitions/entity/lead.json');
      return lead?.document.fields.find(({ id }) => id === 'phone')?.name;
    };
    expect(await nameOf()).toBe('telephone');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(nameOf).not.toBe('telephone');
    await page.getByRole('button', { name: 'Umbenennen' }).click();
    await expect.poll(() => dialog.getByLabel('Technischer Name').inputValue()).toBe('lead');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('brings a draft up to what went live meanwhile, asks where both changed the same, and rolls back', async () => {
    const { ask } = screens.server;
    const relabel = async (draft: string, de: string): Promise<number> => {
      const { body } = await ask(CONSULTANT, 'GET', `/api/metadata/drafts/${draft}`);
      const changed = await ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${draft}`, {
        revision: (body as { revision: number }).revision,
        operations: [{ op: 'set', at: ['option-set/priority', 'label', 'de'], value: de }],
      });
      return (changed.body as { revision: number }).revision;
    };
    const [mine, theirs] = [await makeDraft(screens, 'Meiner'), await makeDraft(screens, 'Deren')];
    await relabel(mine, 'Vorrang');
    const revision = await relabel(theirs, 'Rang');
    const published = await ask(CONSULTANT, 'POST', `/api/metadata/drafts/${theirs}/publish`, { revision });
    expect(published.status).toBe(200);
    const { version } = published.body as { version: number };

    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, mine, 'option-set/priority');
    await page.getByText('Inzwischen ist eine neuere Version live').waitFor();
    await page.getByRole('button', { name: 'Auf den neuesten Stand bringen' }).click();
    await page.getByText('Entscheidungen: 1 Entscheidung offen').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Nehmen: Aus der neueren Version/ }).click();
    await page.getByText('Entscheidungen: 1 Entscheidung offen').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Bezeichnung: Deutsch').first().inputValue()).toBe('Rang');

    await page.getByRole('link', { name: 'Versionen' }).click();
    const live = page.getByRole('listitem').filter({ hasText: `Version ${version}` });
    await live.getByText('live', { exact: true }).waitFor();
    await live.getByRole('button', { name: 'Was war neu?' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Bezeichnung › Deutsch: .* → „Rang“/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const before = page.getByRole('listitem').filter({ hasText: `Version ${version - 1}` });
    await before.getByRole('button', { name: 'Zurück zu dieser' }).click();
    await dialog.getByRole('button', { name: 'Zurück zu dieser' }).click();
    await page.getByText(`Als Version ${version + 1} veröffentlicht.`).waitFor();
    const { body } = await ask(CONSULTANT, 'GET', '/api/metadata/export');
    expect(JSON.stringify(body)).not.toContain('"Rang"');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('fits on a phone, and is nothing for those who may not read definitions', async () => {
    const draft = await makeDraft(screens, 'Unterwegs');
    const viewport = { width: 390, height: 850 };
    const { page } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark', viewport }, 'en');
    await page.goto(`${screens.url}/designer/`);
    await page.getByRole('button', { name: 'Change name and note of “Unterwegs”' }).click();
    const words = page.getByRole('dialog');
    await words.getByLabel('Name').fill('On the way');
    await words.getByLabel('Note').fill('What the sales team has asked for');
    await words.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'On the way' }).waitFor();
    await page.getByText('What the sales team has asked for').waitFor();
    for (const path of ['', 'versions', `drafts/${draft}/entity/lead`, `drafts/${draft}/workflow/move-in`]) {
      await page.goto(`${screens.url}/designer/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path.startsWith('drafts')) await page.getByRole('heading', { level: 2 }).waitFor();
      expect(Number(await page.evaluate('document.documentElement.scrollWidth')), path).toBe(390);
      expect(await violations(page), path).toEqual([]);
    }
    await page.context().close();

    const clerk = await openSignedIn(screens, 'Sven Sommer');
    await clerk.page.getByRole('button', { name: /Sven Sommer/ }).click();
    await clerk.page.getByRole('menuitem', { name: 'Einstellungen' }).waitFor();
    await expect.poll(() => clerk.page.getByRole('menuitem', { name: 'Designer' }).count()).toBe(0);
    await clerk.page.goto(`${screens.url}/designer/drafts/${draft}/entity/lead`);
    await clerk.page.getByText('Ihre Rollen erlauben nicht, Definitionen zu lesen.').waitFor();
    await clerk.page.context().close();
  });
});
