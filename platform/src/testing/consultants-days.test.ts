import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';

const ADMIN = 'admin@example.com';
const CLERK = 'sales@example.com';

/** Label and type, as people choose it. The first field, its name, comes with the entity. */
const FIELDS: readonly (readonly [string, string, string, string])[] = [
  ['Ladeleistung', 'Charging power', 'Dezimalzahl', 'chargingPower'],
  ['Stecker', 'Plug', 'Auswahl', 'plug'],
  ['Öffentlich', 'Public', 'Ja/Nein', 'public'],
  ['Betreiber', 'Operator', 'Text', 'operator'],
  ['Geplant für', 'Planned for', 'Datum', 'plannedFor'],
  ['Kosten', 'Costs', 'Betrag', 'costs'],
  ['Ladeplätze', 'Bays', 'Ganze Zahl', 'bays'],
  ['Bemerkung', 'Note', 'Langer Text', 'note'],
  ['Stand', 'State', 'Auswahl', 'state'],
];

describe.skipIf(chromiumPath === undefined)(
  `a consultant's days${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    let consultant: { page: Page; errors: string[] };
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false)), true);
      consultant = await openSignedIn(screens, 'Clara Conrad');
    });
    afterAll(() => screens.close());

    const beginDraft = async (name: string): Promise<void> => {
      const { page } = consultant;
      await page.goto(`${screens.url}/designer/`);
      await page.getByRole('button', { name: 'Neuer Entwurf' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill(name);
      await page.getByRole('button', { name: 'Anlegen' }).click();
      await page.getByRole('button', { name: 'Neu: Entität' }).waitFor();
    };
    /** A definition about charge points. */
    const make = async (kind: string, de: string, en: string): Promise<void> => {
      const { page } = consultant;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: `Neu: ${kind}` }).click();
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill(de);
      await dialog.getByLabel('Bezeichnung (Englisch)').fill(en);
      const entity = dialog.getByRole('combobox', { name: 'Entität' });
      if (await entity.count()) await choose(page, entity, 'Ladepunkt');
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await page.getByRole('heading', { level: 2, name: de, exact: true }).waitFor();
    };
    const choose = async (page: Page, box: ReturnType<Page['locator']>, option: string): Promise<void> => {
      await box.click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    const side = () => consultant.page.getByRole('complementary', { name: 'Zustände und Übergänge' });
    const addState = async (de: string, en: string): Promise<void> => {
      const { page } = consultant;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Zustand', exact: true }).first().click();
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill(de);
      await dialog.getByLabel('Bezeichnung (Englisch)').fill(en);
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await side().getByRole('heading', { name: de }).waitFor();
    };
    const connect = async (
      from: string,
      to: string,
      by: { de: string; en: string } | { delay: string },
    ): Promise<void> => {
      const { page } = consultant;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Übergang', exact: true }).first().click();
      await choose(page, dialog.getByRole('combobox', { name: 'Von' }), from);
      await choose(page, dialog.getByRole('combobox', { name: 'Nach' }), to);
      if ('delay' in by) {
        await dialog.getByText('Frist', { exact: true }).click();
        await choose(page, dialog.getByRole('combobox', { name: 'Frist' }), by.delay);
      } else {
        await dialog.getByLabel('Bezeichnung des Knopfs (Deutsch)').fill(by.de);
        await dialog.getByLabel('Bezeichnung des Knopfs (Englisch)').fill(by.en);
      }
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const publish = async (): Promise<void> => {
      const { page } = consultant;
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
      const publishing = page.getByRole('button', { name: 'Veröffentlichen', exact: true });
      await publishing.waitFor();
      const risks = page.getByRole('dialog').getByRole('checkbox');
      for (const risk of await risks.all()) await risk.check();
      await publishing.click();
      await page.getByText(/Version \d+ ist live/).waitFor();
    };

    it('begin with an entity of ten fields, its form with a condition, its status and a role', async () => {
      const { page, errors } = consultant;
      const dialog = page.getByRole('dialog');
      await beginDraft('Ladepunkte');
      await page.getByRole('button', { name: 'Neu: Entität' }).click();
      await dialog.getByLabel('Bezeichnung (Deutsch)', { exact: true }).fill('Ladepunkt');
      await dialog.getByLabel('Bezeichnung (Englisch)', { exact: true }).fill('Charge point');
      await dialog.getByLabel('Bezeichnung (Mehrzahl) (Deutsch)').fill('Ladepunkte');
      await dialog.getByLabel('Bezeichnung (Mehrzahl) (Englisch)').fill('Charge points');
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      for (const [de, en, type, id] of FIELDS) {
        await page.getByRole('button', { name: 'Neues Feld' }).click();
        await dialog.getByLabel('Bezeichnung (Deutsch)').fill(de);
        await dialog.getByLabel('Bezeichnung (Englisch)').fill(en);
        expect(await dialog.getByLabel('Kennung').inputValue()).toBe(id);
        if (type !== 'Text') await choose(page, dialog.getByRole('combobox', { name: 'Typ' }), type);
        if (id === 'plug') {
          await dialog.getByLabel('Auswahl', { exact: true }).last().fill('CCS');
          await page.keyboard.press('Enter');
          await page.keyboard.type('Typ 2');
          await page.keyboard.press('Enter');
        }
        const column = dialog.getByRole('checkbox', { name: 'Ladepunkte' });
        if (id === 'chargingPower') await column.check();
        await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
      }

      await make('Status', 'Ladepunktstatus', 'Charge point state');
      await addState('Geplant', 'Planned');
      await addState('In Betrieb', 'Running');
      await connect('Geplant', 'In Betrieb', { de: 'Freischalten', en: 'Switch on' });
      await choose(page, page.getByRole('combobox', { name: 'Feld' }), 'Stand (state)');

      await make('Rolle', 'Ladeinfrastruktur', 'Charging');
      await page.getByRole('textbox', { name: 'Entitäten filtern' }).fill('Ladepunkt');
      for (const action of ['Lesen', 'Anlegen', 'Ändern', 'Status bewegen'])
        await page.getByRole('checkbox', { name: `Ladepunkt: ${action}` }).check();

      await page
        .getByRole('searchbox')
        .or(page.getByPlaceholder(/Bezeichnung, Kennung/))
        .first()
        .fill('charge-point');
      await page
        .getByRole('button', { name: /Formular/ })
        .or(page.getByRole('link', { name: /Formular/ }))
        .first()
        .click();
      await publish();
      expect(errors).toEqual([]);
    });
  },
);
