import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSignedIn, violations } from '@leitwerk/platform/testing/open-signed-in';
import type { TestScreens } from '@leitwerk/platform/testing/start-screens';
import { chromiumPath, startScreens } from '@leitwerk/platform/testing/start-screens';
import { seedDocuments, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { isSaved } from '@leitwerk/platform/testing/work-on-drafts';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import type { Locator, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PICTURES = process.env['LEITWERK_EXCHANGE_PICTURES'];
const HEAD = 'Order No,Customer,Mail,Phone,Street,Nr,Zip,Town,kWh per year,Signed';
const SAMPLE = [
  HEAD,
  'SP-1,Mia Sommer,mia@example.com,0231 123456,Lindenweg,4a,44135,Dortmund,2800,2026-11-20',
  'SP-2,Jonas Winter,jonas@example.com,,Am Bach,7,01067,Dresden,4100,2026-11-21',
].join('\n');
/** Five orders, three of which nobody can take as they are. */
const NIGHT = [
  HEAD,
  'SP-11,Ada Kranz,ada@example.com,0231 1,Lindenweg,1,44135,Dortmund,2800,2026-11-25',
  'SP-12,Bert Lenz,bert.example.com,0231 2,Lindenweg,2,44135,Dortmund,2800,2026-11-25',
  'SP-13,,cora@example.com,0231 3,Lindenweg,3,44135,Dortmund,2800,2026-11-25',
  'SP-14,Dora Manz,dora@example.com,0231 4,Lindenweg,4,44135,Dortmund,viel,2026-11-25',
  'SP-15,Emil Nolte,emil@example.com,0231 5,Lindenweg,5,44135,Dortmund,2800,2026-11-25',
].join('\n');

// What comes of an unknown partner's file: a consultant, an administrator and a clerk, each in a browser of his own.
describe.skipIf(chromiumPath === undefined)(
  `an interface for a new partner${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    let folder: string;
    /** What a try before this one has published keeps its name. */
    let attempt = 0;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'leitwerk-partner-'));
      await mkdir(join(folder, 'in'));
      process.env['LEITWERK_EXCHANGE_FOLDER'] = folder;
      process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
      screens = await startScreens(async () => startTestServer(await seedDocuments(false)), true);
    });
    afterAll(async () => {
      await screens?.close();
      await rm(folder, { recursive: true, force: true });
    });

    const picture = async (page: Page, name: string): Promise<void> => {
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    };
    const choose = async (box: Locator, page: Page, words: string, option = words): Promise<void> => {
      await box.click();
      await box.fill(words);
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    it('is built on a sample, published, fails at night on three rows, and a clerk corrects them', async () => {
      attempt += 1;
      const connection = `partner-${attempt}`;
      const label = `Sonnenpartner ${attempt}`;
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/`);
      await page.getByRole('button', { name: 'Neuer Entwurf' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(label);
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await page.getByRole('button', { name: 'Neu: Schnittstelle', exact: true }).click();
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill(label);
      await dialog.getByLabel('Bezeichnung (Englisch)').fill(label);
      await dialog.getByRole('button', { name: 'Anlegen' }).click();
      await dialog.waitFor({ state: 'detached' });

      const trial = page.getByRole('region', { name: 'Ausprobieren', exact: true });
      await trial.getByRole('textbox', { name: 'oder Zeilen einfügen' }).fill(SAMPLE);
      await trial.getByText('CSV, mit Komma').waitFor();
      await trial.getByRole('button', { name: 'Format übernehmen' }).click();
      await trial.getByRole('button', { name: 'Alle übernehmen' }).click();
      const becomes = trial.getByRole('combobox', { name: 'Was aus einer Zeile wird' });
      await choose(becomes, page, 'Interessent', 'Interessent/Kunde');
      await choose(page.getByRole('combobox', { name: 'Rollen' }), page, 'Schnittstelle', 'Schnittstelle (interface)');
      await trial.getByText('2 abgewiesen').waitFor();
      await trial.getByText('Nachname: Pflichtfeld.').waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, 'partner-suggested-de-1440');

      const way = page.getByRole('region', { name: 'Weg einer Zeile' });
      const drawn = way.getByRole('application', { name: 'Bild des Weges' });
      /** Chooses a box of the picture: what it says stands beside it then. */
      const station = async (name: string | RegExp): Promise<Locator> => {
        await drawn.getByText(name).first().click();
        return way.getByRole('complementary', { name: 'Stationen' });
      };
      const lead = await station('Schreiben: Interessent/Kunde');
      await choose(lead.getByRole('combobox', { name: 'Feld hinzufügen' }).last(), page, 'Nachname');
      await page.locator('[id$="values-lastName"]').getByRole('textbox', { name: 'Formel' }).click();
      await page.keyboard.type('cust');
      await page.getByRole('option', { name: /customer/ }).click();
      await trial.getByText('2 übernommen').waitFor();
      await picture(page, 'partner-taken-de-1440');
      await drawn.getByText('2 anlegen').waitFor();
      await trial.getByRole('button', { name: 'Als Beispiel behalten' }).click();
      await drawn.getByText('1 Beispiel').waitFor();

      await station('Schlüssel');
      await page.getByRole('textbox', { name: 'Schlüssel einer Zeile' }).click();
      await page.keyboard.insertText('orderNo');
      await trial.getByText('SP-1', { exact: true }).first().waitFor();
      const source = await station('Quelle');
      await source.getByRole('button', { name: /^Abholung/ }).click();
      const pickUp = source.locator('#at-pickUp');
      await pickUp.getByRole('textbox', { name: 'Verbindung' }).fill(connection);
      await pickUp.getByRole('textbox', { name: 'Dateien' }).fill('*.csv');
      await pickUp.getByLabel('Unverändert seit (Sekunden)').fill('0');
      await picture(page, 'partner-pick-up-de-1440');
      await pickUp.getByRole('button', { name: /^Wann/ }).click();
      await pickUp.getByRole('textbox', { name: 'Zeiten' }).fill('30 2 * * *');
      await isSaved(page);
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      await page.getByRole('button', { name: 'Prüfen & veröffentlichen' }).click();
      await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
      await page.getByText(/Version \d+ ist live/).waitFor();
      expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      await page.context().close();

      const admin = (await openSignedIn(screens, 'Andrea Adler')).page;
      await admin.goto(`${screens.url}/exchange`);
      await admin
        .getByRole('region', { name: label, exact: true })
        .getByText(`sobald die Verbindung „${connection}“ angelegt ist`)
        .waitFor();
      await admin.getByRole('button', { name: 'Verbindung anlegen' }).click();
      const form = admin.getByRole('region', { name: 'Verbindung anlegen', exact: true });
      await form.getByText('Ordner', { exact: true }).click();
      await form.getByLabel('Name', { exact: true }).fill(connection);
      await form.getByLabel('Unterordner', { exact: true }).fill('in');
      await form.getByRole('button', { name: 'Prüfen und anlegen' }).click();
      await admin.getByRole('region', { name: connection, exact: true }).waitFor();
      await admin.context().close();

      // Nobody is there at half past two.
      const { server } = screens;
      await doModuleJobs(server, ['exchange.watch']);
      await writeFile(join(folder, 'in', `orders-${attempt}.csv`), NIGHT);
      await server.database.query(sql`
        update data.exchange_state set kept_until = now() - interval '1 day', look_again_at = null`);
      await doModuleJobs(server, ['exchange.watch']);
      await doModuleJobs(server);

      const clerk = (await openSignedIn(screens, 'Sabine Seidel')).page;
      await clerk.goto(`${screens.url}/exchange`);
      const card = clerk.getByRole('region', { name: label, exact: true });
      await card.getByText('2 übernommen, 0 schon bekannt, 3 abgewiesen').waitFor();
      await card
        .getByRole('group', { name: /Zeile 4/ })
        .getByText('Nachname')
        .waitFor();
      expect(await violations(clerk, '#main')).toEqual([]);
      await picture(clerk, 'partner-refused-de-1440');
      const correct = async (line: number, column: string, text: string): Promise<void> => {
        const row = card.getByRole('group', { name: new RegExp(`Zeile ${line}`) });
        await row.getByRole('button', { name: 'Berichtigen' }).click();
        await row.getByLabel(column).fill(text);
        await row.getByRole('button', { name: 'Noch einmal versuchen' }).click();
        await row.waitFor({ state: 'detached' });
      };
      await correct(3, 'Mail', 'bert@example.com');
      await correct(4, 'Customer', 'Cora Moser');
      await correct(5, 'kWh per year', '3100');
      await doModuleJobs(server);
      await clerk.reload();
      await card.getByText('5 übernommen, 0 schon bekannt, 0 abgewiesen').waitFor();
      await clerk.goto(`${screens.url}/records/lead`);
      for (const name of ['Bert Lenz', 'Cora Moser', 'Dora Manz']) await clerk.getByText(name).first().waitFor();
      await clerk.context().close();
    });
  },
);
