import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { timePasses } from './time-passes.ts';
import { isSaved } from './work-on-drafts.ts';
import { workOnProcesses } from './work-on-processes.ts';

const ADMIN = 'admin@example.com';
const CLERK = 'sales@example.com';
const RECORDS = 10_000;
const BATCH = 1000;

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
    const draftPath = (): string => /\/designer\/drafts\/[^/?]+/.exec(consultant.page.url())?.[0] ?? '';
    const open = async (definition: string): Promise<void> => {
      const { page } = consultant;
      await isSaved(page);
      await page.goto(`${screens.url}${draftPath()}/${definition}`);
      await page.getByRole('heading', { level: 2 }).waitFor();
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
      // What comes late moves what stands below it, and a list that has lost its place is closed.
      await dialog.waitFor({ state: 'detached' });
      await page.locator('.ld-editor-coming').waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 2, name: de, exact: true }).waitFor();
    };
    const choose = async (page: Page, box: ReturnType<Page['locator']>, option: string): Promise<void> => {
      await box.click();
      await page.getByRole('option', { name: new RegExp(`^${option}( \\(|$)`) }).click();
    };
    const side = () => consultant.page.getByRole('complementary', { name: 'Zustände und Übergänge' });
    const addState = async (de: string, en: string): Promise<void> => {
      const { page } = consultant;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Zustand', exact: true }).first().click();
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill(de);
      await dialog.getByLabel('Bezeichnung (Englisch)').fill(en);
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await dialog.waitFor({ state: 'detached' });
      await side().getByRole('heading', { name: de }).waitFor();
    };
    const connect = async (from: string, to: string, by: { de: string; en: string } | 'delay'): Promise<void> => {
      const { page } = consultant;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Übergang', exact: true }).first().click();
      await choose(page, dialog.getByRole('combobox', { name: 'Von' }), from);
      await choose(page, dialog.getByRole('combobox', { name: 'Nach' }), to);
      if (by === 'delay') {
        await dialog.getByText('Frist', { exact: true }).click();
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
        await expect.poll(() => dialog.getByLabel('Kennung').inputValue()).toBe(id);
        if (type !== 'Text') await choose(page, dialog.getByRole('combobox', { name: 'Typ' }), type);
        if (id === 'plug') {
          await dialog.getByLabel('Auswahl').first().fill('CCS');
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
      await choose(page, page.getByRole('combobox', { name: 'Statusfeld' }), 'Stand');
      expect(await violations(page)).toEqual([]);

      await make('Rolle', 'Ladeinfrastruktur', 'Charging');
      await page.getByRole('textbox', { name: 'Entitäten filtern' }).fill('Ladepunkt');
      for (const action of ['Lesen', 'Anlegen', 'Ändern', 'Status bewegen'])
        await page.getByRole('checkbox', { name: `Ladepunkt: ${action}` }).check();

      // The power matters only where everybody may charge: a section of its own, under a condition.
      await open('form/charge-point-record');
      await page.getByRole('button', { name: 'Neuer Abschnitt hinzufügen' }).click();
      const panel = page.getByRole('complementary', { name: 'Angaben' });
      await panel.getByLabel('Bezeichnung: Deutsch').fill('Öffentliches Laden');
      await panel.getByLabel('Bezeichnung: Englisch').fill('Public charging');
      await choose(page, panel.getByRole('combobox', { name: 'Feld' }), 'Öffentlich');
      await page.locator('#at-tabs-0-sections-0-fields-1').click();
      await page.keyboard.press('Control+x');
      await page.locator('#at-tabs-0-sections-1').click({ position: { x: 5, y: 5 } });
      await page.keyboard.press('Control+v');
      await page.locator('#at-tabs-0-sections-1-fields-0', { hasText: 'Ladeleistung' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await publish();
      expect(errors).toEqual([]);
    });

    it('go on with a workflow of a human step and a timer, tried out before it is live', async () => {
      const { page, errors } = consultant;
      const town = await screens.server.ask(ADMIN, 'POST', '/api/records/charge-point', { name: 'Rathaus' });
      expect(town.status, town.text).toBe(201);
      // What follows from it is over before there is a workflow.
      await workOnProcesses(screens.server);
      await beginDraft('Inbetriebnahme');
      await make('Workflow', 'Inbetriebnahme', 'Commissioning');
      await choose(page, page.getByRole('combobox', { name: 'Rollen' }), 'Ladeinfrastruktur');
      await page.getByRole('button', { name: 'Beginnt, wenn: hinzufügen' }).click();
      await page.getByRole('button', { name: 'Weitere Angabe' }).last().click();
      await page.getByRole('menuitem', { name: 'Fristen' }).click();
      await page.getByRole('button', { name: 'Fristen: hinzufügen' }).click();
      await page.getByLabel('Name', { exact: true }).fill('trial');
      await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
      await page.locator('#at-delays-trial-count').fill('14');
      await choose(page, page.locator('#at-delays-trial-unit'), 'Tage');

      await addState('Abnahme', 'Acceptance');
      await side()
        .getByRole('button', { name: /^Für Menschen/ })
        .click();
      await choose(page, side().getByRole('combobox', { name: 'Rollen' }), 'Ladeinfrastruktur');
      await side()
        .getByRole('button', { name: /^Aufgabe/ })
        .click();
      await page.locator('#at-machine-states-acceptance-meta-task-label-de').fill('Abnahme machen');
      await page.locator('#at-machine-states-acceptance-meta-task-label-en').fill('Do the acceptance');
      await addState('Probezeit', 'Trial');
      await addState('Fertig', 'Finished');
      await side().getByText('Ende', { exact: true }).click();
      await connect('Abnahme', 'Probezeit', { de: 'Abgenommen', en: 'Accepted' });
      await connect('Probezeit', 'Fertig', 'delay');
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Ausprobieren' }).click();
      const trial = page.getByRole('complementary').filter({ hasText: 'Nichts davon bleibt' });
      await trial.getByRole('combobox', { name: 'Datensatz' }).fill('Rathaus');
      await page.getByRole('option', { name: 'Rathaus' }).click();
      await trial.getByRole('button', { name: 'Beginnen' }).click();
      await trial.getByText('Inbetriebnahme steht bei Abnahme').waitFor();
      await trial.getByRole('button', { name: 'Abgenommen', exact: true }).click();
      await trial.getByText('Inbetriebnahme steht bei Probezeit').waitFor();
      await trial.getByRole('button', { name: 'bis zur nächsten Frist' }).click();
      await trial.getByText('Der Prozess ist zu Ende.').waitFor();
      expect(await violations(page)).toEqual([]);
      await publish();
      const { body } = await screens.server.ask(ADMIN, 'GET', `/api/records/charge-point/${idOf(town.body)}/processes`);
      expect((body as { items: unknown[] }).items).toEqual([]);
      expect(errors).toEqual([]);
    });

    it('let a clerk work with it at once', async () => {
      const { server } = screens;
      const clerkId = server.users.get(CLERK) ?? '';
      const user = (await server.ask(ADMIN, 'GET', `/api/records/user/${clerkId}`)).body as { roles: string[] };
      const given = await server.ask(ADMIN, 'PATCH', `/api/records/user/${clerkId}`, {
        roles: [...user.roles, 'charging'],
      });
      expect(given.status, given.text).toBe(200);
      const { page, errors } = await openSignedIn(screens, 'Sven Sommer');
      await page.getByRole('link', { name: 'Ladepunkte' }).click();
      await page.goto(`${screens.url}/records/charge-point/new`);
      await page.getByLabel('Name').fill('Bahnhof');
      await page.getByLabel('Ladeleistung').waitFor({ state: 'detached' });
      await page.getByLabel('Öffentlich').check();
      await page.getByLabel('Ladeleistung').fill('22');
      await page.keyboard.press('Control+s');
      await page.getByRole('heading', { name: 'Bahnhof' }).waitFor();
      const record = page.url().split('/').at(-1) ?? '';
      await workOnProcesses(server);
      await page.locator('a[href="/inbox"]').click();
      await page.getByText('Noch frei', { exact: true }).click();
      const row = page.getByRole('listitem').filter({ hasText: 'Abnahme machen' });
      await row.getByRole('button', { name: /öffnen/ }).click();
      await row.getByRole('button', { name: 'Abgenommen' }).click();
      await row.waitFor({ state: 'detached' });
      const processes = async () =>
        (await server.ask(ADMIN, 'GET', `/api/records/charge-point/${record}/processes`)).body as {
          items: { id: string; state: string }[];
        };
      const [process] = (await processes()).items;
      await timePasses(server, process?.id ?? '');
      expect((await processes()).items).toMatchObject([{ state: 'done' }]);
      await page.goto(`${screens.url}/records/charge-point/${record}`);
      await page.getByRole('button', { name: 'Freischalten' }).click();
      await page.locator('.lw-steps [aria-current=step]', { hasText: 'In Betrieb' }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('change it over ten thousand records, and take that back', async () => {
      const { page, errors } = consultant;
      for (let batch = 0; batch < RECORDS / BATCH; batch++) {
        const commands = Array.from({ length: BATCH }, (_, at) => ({
          action: 'create',
          values: {
            name: `Ladepunkt ${batch * BATCH + at}`,
            bays: at % 3,
            ...(at % 2 === 0 && { operator: 'Stadtwerke' }),
          },
        }));
        const made = await screens.server.ask(ADMIN, 'POST', '/api/records/charge-point/batch', { commands });
        expect(made.status, made.text.slice(0, 300)).toBe(200);
      }
      await beginDraft('Betreiber ist Pflicht');
      await open('entity/charge-point');
      await page.getByRole('checkbox', { name: 'Betreiber: Pflicht' }).check();
      await page.getByRole('button', { name: 'Neues Feld' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Inbetriebnahme am');
      await dialog.getByLabel('Bezeichnung (Englisch)').fill('Commissioned on');
      await choose(page, dialog.getByRole('combobox', { name: 'Typ' }), 'Datum');
      await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
      // Half of them and the two from before have no operator.
      await dialog.getByText(/5[.\s]?002/).waitFor();
      await dialog.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
      const [, version = ''] = /(\d+)/.exec((await page.getByText(/Version \d+ ist live/).textContent()) ?? '') ?? [];
      const without = await screens.server.ask(ADMIN, 'POST', '/api/records/charge-point', { name: 'Ohne' });
      expect([without.status, without.text]).toEqual([422, expect.stringContaining('"path":"operator"')]);
      const dated = { name: 'Mit', operator: 'Stadtwerke', commissionedOn: '2026-12-01' };
      const kept = await screens.server.ask(ADMIN, 'POST', '/api/records/charge-point', dated);
      expect(kept.body).toMatchObject(dated);

      await page.goto(`${screens.url}/designer/versions`);
      const before = page.getByRole('listitem').filter({ hasText: `Version ${Number(version) - 1}` });
      await before.getByRole('button', { name: 'Zurück zu dieser' }).click();
      await dialog.getByRole('button', { name: 'Zurück zu dieser' }).click();
      await page.getByText(`Als Version ${Number(version) + 1} veröffentlicht.`).waitFor();
      const again = await screens.server.ask(ADMIN, 'POST', '/api/records/charge-point', { name: 'Ohne' });
      expect(again.body).toMatchObject({ operator: null });
      expect(again.body).not.toHaveProperty('commissionedOn');
      const all = await screens.server.ask(ADMIN, 'GET', '/api/records/charge-point?count=exact&limit=1');
      expect(all.body).toMatchObject({ count: RECORDS + 4 });
      expect(errors).toEqual([]);
    });
  },
);

const idOf = (body: object): string => (body as { id: string }).id;
