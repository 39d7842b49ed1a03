import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { SEED, seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft } from './work-on-drafts.ts';

const PICTURES = process.env['LEITWERK_EXCHANGE_PICTURES'];

/** What a consultant has after the new definition was named: a partner whose file nobody has seen yet. */
const PARTNER = {
  kind: 'interface',
  id: 'partner-leads',
  name: 'partner-leads',
  label: { de: 'Interessenten eines Partners', en: 'Leads of a partner' },
  roles: ['interface'],
  format: { type: 'csv' },
  language: 'de',
  columns: [{ id: 'mail', from: 'E-Mail', type: 'email', required: true }],
  steps: [
    {
      id: 'lead',
      do: 'write',
      entity: 'lead',
      by: { email: { formula: 'mail' } },
      values: { lastName: { formula: 'name' }, source: 'portal', kind: 'person' },
    },
  ],
};
const ROWS = [
  'Auftrags-Nr.;Name;E-Mail;PLZ',
  'A-1;Sommer;mia@example.com;44135',
  'A-2;Winter;kein Winter;01067',
  'A-3;Herbst;herbst@example.com;10115',
].join('\n');

const LEAD = { kind: 'person', lastName: 'Sommer', email: 'told@example.com', source: 'portal' };
const TOLD = {
  kind: 'outgoing',
  id: 'partner-told',
  name: 'partner-told',
  label: { de: 'Rückmeldung an einen Partner', en: 'Feedback to a partner' },
  roles: ['interface'],
  entity: 'lead',
  key: "email & ' ' & lastName",
  columns: [
    { id: 'mail', formula: 'email' },
    { id: 'name', formula: 'lastName' },
  ],
  format: { type: 'csv' },
  send: { connection: 'partner', file: 'leads-{number}.csv' },
};

type Stored = {
  readonly steps: readonly { readonly id: string }[];
  readonly columns: readonly { readonly id: string; readonly from?: string; readonly type: string }[];
  readonly examples?: readonly { readonly row: object; readonly expected: object }[];
};

describe.skipIf(chromiumPath === undefined)(
  `an interface for a file that nobody has seen${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
    });
    afterAll(() => screens.close());

    const stored = (draft: string) => documentIn<Stored>(screens, draft, 'interface', 'partner-leads');

    it('is built on a sample: its columns are taken, each row is seen on both sides, one is kept as an example', async () => {
      const draft = await makeDraft(screens, 'Partner', [PARTNER]);
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/interface/partner-leads`);
      const trial = page.getByRole('region', { name: 'Ausprobieren', exact: true });
      await trial.getByRole('textbox', { name: 'oder Zeilen einfügen' }).fill(ROWS);
      const fresh = trial.getByRole('region', { name: 'Spalten der Probe, die die Schnittstelle nicht kennt' });
      await fresh.getByText('A-1 · A-2 · A-3').waitFor();
      // The formula of the last name knows no column of that name yet: it is empty, and the field wants something.
      await trial.getByText('3 abgewiesen').waitFor();
      await fresh.getByRole('button', { name: 'Spalte „Name“ übernehmen' }).click();
      await expect
        .poll(async () => (await stored(draft)).columns.slice(1))
        .toEqual([{ id: 'name', from: 'Name', label: { de: 'Name', en: 'Name' }, type: 'text' }]);
      await trial.getByText('2 übernommen').waitFor();
      await fresh.getByRole('button', { name: 'Alle übernehmen' }).click();
      await fresh.waitFor({ state: 'detached' });
      await expect
        .poll(async () => (await stored(draft)).columns.slice(2).map(({ from, type }) => [from, type]))
        .toEqual([
          ['Auftrags-Nr.', 'text'],
          ['PLZ', 'text'],
        ]);

      const rows = trial.getByRole('region', { name: 'Zeilen der Probe' });
      await rows.getByRole('button', { name: /^Zeile 3/ }).click();
      await rows.getByText(/^mail: /).waitFor();
      await rows.getByRole('button', { name: /^Zeile 2/ }).click();
      const step = rows.getByRole('region', { name: 'lead', exact: true });
      await step.getByText('Sommer', { exact: true }).waitFor();
      // By keyboard: a field marks the columns that it reads, a column what reads it.
      const linked = () =>
        rows.locator('[data-linked]').evaluateAll((all) => all.map((one) => one.getAttribute('data-end')));
      await step.getByRole('button', { name: 'Nachname' }).focus();
      await expect.poll(linked).toEqual(['column name', 'target lead.lastName']);
      await expect.poll(() => rows.locator('.ld-mapping-lines path').count()).toBe(1);
      const file = rows.getByRole('region', { name: 'In der Datei' });
      await file.getByRole('button', { name: 'mail (führt zu: E-Mail)' }).press('Enter');
      await expect.poll(linked).toEqual(['column mail', 'target lead.email']);
      await step.getByRole('button', { name: 'Nachname' }).hover();
      await expect.poll(linked).toEqual(['column name', 'target lead.lastName']);
      await page.mouse.move(0, 0);
      await expect.poll(linked).toEqual(['column mail', 'target lead.email']);
      expect(await file.getByText('unbenutzt', { exact: true }).count()).toBe(2);
      expect(await violations(page)).toEqual([]);
      if (PICTURES) {
        await page.screenshot({ path: `${PICTURES}/studio-de-1440.png`, fullPage: true });
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.screenshot({ path: `${PICTURES}/studio-de-1440-dark.png`, fullPage: true });
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await rows.getByRole('button', { name: 'Als Beispiel behalten' }).click();
      await rows.getByText(/wird bei jeder Prüfung gerechnet/).waitFor();
      await expect
        .poll(async () => (await stored(draft)).examples)
        .toMatchObject([
          {
            row: { mail: 'mia@example.com', name: 'Sommer', plz: '44135' },
            expected: { steps: { lead: { email: 'mia@example.com', lastName: 'Sommer', source: 'portal' } } },
          },
        ]);

      // By keyboard: from box to box, another step, which lacks something, put first, removed again.
      const way = page.getByRole('region', { name: 'Weg einer Zeile' });
      const drawn = way.getByRole('application', { name: 'Bild des Weges' });
      const side = way.getByRole('complementary', { name: 'Stationen' });
      const steps = async () => (await stored(draft)).steps.map(({ id }) => id);
      await drawn.focus();
      for (let at = 0; at < 5; at++) await page.keyboard.press('ArrowDown');
      await side.getByRole('heading', { name: 'Schreiben: Interessent/Kunde' }).waitFor();
      await side.getByRole('link', { name: 'Entität „Interessent/Kunde“ öffnen' }).waitFor();
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: 'Neuer Schritt' });
      await dialog.getByText('Suchen', { exact: true }).click();
      await dialog.getByRole('combobox', { name: 'Entität' }).fill('Vertrag');
      await page.getByRole('option', { name: 'Vertrag', exact: true }).click();
      await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
      await side.getByRole('heading', { name: 'Suchen: Vertrag' }).waitFor();
      await expect.poll(steps).toEqual(['lead', 'contract']);
      await side.getByRole('alert').waitFor();
      await drawn.getByRole('img', { name: /Hinweis/ }).waitFor();
      expect(await violations(page)).toEqual([]);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/way-de-1440.png` });
      await drawn.focus();
      await page.keyboard.press('Alt+ArrowUp');
      await expect.poll(steps).toEqual(['contract', 'lead']);
      await side.getByRole('button', { name: 'Später' }).click();
      await expect.poll(steps).toEqual(['lead', 'contract']);
      await drawn.focus();
      await page.keyboard.press('Delete');
      await expect.poll(steps).toEqual(['lead']);
      await drawn.getByRole('button', { name: 'Schritt 1 einfügen' }).click();
      await page.keyboard.press('Escape');
      await isSaved(page);
      expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      await page.context().close();
    });

    it('what another system is told is drawn and tried on a real record, wrong formulas at their place', async () => {
      const made = await screens.server.ask(CONSULTANT, 'POST', '/api/records/lead', LEAD);
      expect(made.status, made.text).toBe(201);
      const draft = await makeDraft(screens, 'Rückmeldung', [TOLD]);
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/outgoing/partner-told`);
      const trial = page.getByRole('region', { name: 'Ausprobieren', exact: true });
      await trial.getByRole('region', { name: 'Die Datei' }).getByText('mail;name').waitFor();
      await trial
        .getByRole('button', { name: /Sommer/ })
        .first()
        .click();
      const becomes = trial.getByRole('region', { name: 'Wird zu' });
      await becomes.getByText('told@example.com Sommer').waitFor();
      const way = page.getByRole('region', { name: 'Weg einer Zeile' });
      const drawn = way.getByRole('application', { name: 'Bild des Weges' });
      const side = way.getByRole('complementary', { name: 'Stationen' });
      await drawn.getByText('Abbildung').click();
      await side.getByRole('button', { name: /^name/ }).click();
      const formula = side.getByRole('textbox', { name: 'Formel' });
      await formula.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('$number(lastName)');
      await becomes.getByText('Formel scheitert', { exact: true }).waitFor();
      await drawn.getByText(/^\d+ Formel scheitert/).waitFor();
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/outgoing-de-1440.png`, fullPage: true });
      await formula.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('lastN');
      await page.getByRole('option', { name: /lastName/ }).click();
      await becomes.getByText('würde gesendet').waitFor();
      await becomes.getByText('Sommer', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      await becomes.getByRole('button', { name: 'Als Beispiel behalten' }).click();
      await drawn.getByText('1 Beispiel').waitFor();
      await expect
        .poll(
          async () => (await documentIn<{ examples?: unknown }>(screens, draft, 'outgoing', 'partner-told')).examples,
        )
        .toEqual([
          {
            id: 'record-1',
            record: { email: 'told@example.com', lastName: 'Sommer' },
            expected: { row: { mail: 'told@example.com', name: 'Sommer' } },
          },
        ]);
      await isSaved(page);
      expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      await page.context().close();
    });

    it('a variant shows what it inherits, and says one thing more otherwise', async () => {
      const draft = await makeDraft(screens, 'Variante', []);
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/interface-variant/sunny-portal-orders`);
      const way = page.getByRole('region', { name: 'Weg einer Zeile' });
      const drawn = way.getByRole('application', { name: 'Bild des Weges' });
      const side = way.getByRole('complementary', { name: 'Stationen' });
      await drawn.getByText('geerbt').first().waitFor();
      await drawn.getByText('Prüfen').click();
      await side.getByText('immer „Sonnenportal“').waitFor();
      await side.getByRole('button', { name: 'Bei „iban“ abweichen' }).click();
      await side.locator('[id$="columns-14-from"]').fill('Bank');
      type Changed = { readonly columns: readonly object[] };
      await expect
        .poll(
          async () =>
            (await documentIn<Changed>(screens, draft, 'interface-variant', 'sunny-portal-orders')).columns[14],
        )
        .toEqual({ id: 'iban', from: 'Bank' });
      expect(await violations(page)).toEqual([]);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/variant-de-1440.png` });
      await side.getByRole('button', { name: 'Alle Stationen' }).click();
      await side.getByRole('button', { name: /Suchen: Produkt/ }).click();
      await side.getByRole('button', { name: 'Bei „product“ abweichen' }).click();
      await side.getByRole('combobox', { name: 'Feld hinzufügen' }).first().waitFor();
      const trial = page.getByRole('region', { name: 'Ausprobieren', exact: true });
      await trial
        .getByRole('textbox', { name: 'oder Zeilen einfügen' })
        .fill(await readFile(join(SEED, 'samples/sunny-portal-orders.csv'), 'utf8'));
      await trial.getByText('Nicht so aufgebaut wie #####').or(trial.getByText('2 abgewiesen')).first().waitFor();
      await trial
        .getByRole('button', { name: /^Straße/ })
        .first()
        .focus();
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/mapping-de-1440.png`, fullPage: true });
      await isSaved(page);
      expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      await page.context().close();
    });

    it('is tried on a narrow screen, dark and in English; what cannot be read is said', async () => {
      const draft = await makeDraft(screens, 'Partner', [{ ...PARTNER, id: 'partner-leads' }]);
      const { page } = await openSignedIn(
        screens,
        'Clara Conrad',
        { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
        'en',
      );
      await page.goto(`${screens.url}/designer/drafts/${draft}/interface/partner-leads`);
      const trial = page.getByRole('region', { name: 'Try it out', exact: true });
      await trial.locator('input[type=file]').setInputFiles({
        name: 'leads.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Name;Ort\nSommer;Köln'),
      });
      await trial.getByText('File: leads.csv').waitFor();
      await trial.getByText(/The file lacks the column “E-Mail”/).waitFor();
      const way = page.getByRole('region', { name: 'Way of a row' });
      await way
        .getByRole('complementary')
        .getByRole('button', { name: /^Check/ })
        .click();
      await way.getByRole('complementary').getByRole('heading', { name: 'Check' }).waitFor();
      await trial.getByRole('button', { name: 'Take the column “Ort”' }).waitFor();
      await trial
        .locator('input[type=file]')
        .setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
      const rows = trial.getByRole('region', { name: 'Rows of the sample' });
      await rows.getByRole('button', { name: 'mail (leads to: E-mail)' }).click();
      // One side below the other: what belongs together is marked, and no line is drawn.
      await expect.poll(() => rows.locator('[data-linked]').count()).toBe(2);
      expect(await rows.locator('.ld-mapping-lines path').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await violations(page)).toEqual([]);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/studio-en-390.png`, fullPage: true });
      await page.context().close();
    });
  },
);
