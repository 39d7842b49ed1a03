import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packDefinitions } from '../archive/configuration-archive.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft } from './work-on-drafts.ts';

describe.skipIf(chromiumPath === undefined)(
  `the designer's overview${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
      const draft = await makeDraft(screens, 'Unsere Worte');
      await change(draft, 'lead', 'fields/lastName/maxLength', 60);
      const published = await screens.server.ask(CONSULTANT, 'POST', `/api/metadata/drafts/${draft}/publish`, {
        revision: 1,
      });
      expect(published.status, published.text).toBe(200);
    });
    afterAll(() => screens.close());

    const change = (draft: string, entity: string, at: string, value: unknown) =>
      screens.server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${draft}`, {
        revision: 0,
        operations: [{ op: 'set', at: [`entity/${entity}`, ...at.split('/')], value }],
      });
    it('says why a field is as it is, and takes it back to the package, which can be undone', async () => {
      const draft = await makeDraft(screens, 'Herkunft');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/entity/lead`);
      await page.getByRole('button', { name: 'Nachname: hier geändert' }).click();
      const why = page.getByRole('dialog', { name: 'Nachname: hier geändert' });
      await why.getByText('Felder › „Nachname“ › Höchstlänge: 80 → 60').waitFor();
      await why.getByText(/live seit Version 2, von Clara Conrad/).waitFor();
      expect(await violations(page)).toEqual([]);
      await why.getByRole('button', { name: /^Zurück auf den Stand des Pakets/ }).click();
      await page.getByRole('button', { name: 'Nachname: hier geändert' }).waitFor({ state: 'detached' });
      await isSaved(page);
      const { fields } = (await documentIn(screens, draft, 'entity', 'lead')) as {
        fields: { id: string; maxLength?: number }[];
      };
      expect(fields.find(({ id }) => id === 'lastName')?.maxLength).toBe(80);
      await page.getByRole('button', { name: 'Rückgängig' }).click();
      await page.getByRole('button', { name: 'Herkunft (1)' }).click();
      await page.getByRole('dialog').getByText('Aus Paket utility-crm 1.0.0').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('takes a new version of the package out of an archive, and asks where both have changed the same', async () => {
      const next = (await seedDocuments(false)).map((one) => {
        const document = structuredClone(one.document) as {
          id: string;
          kind: string;
          version?: string;
          fields?: object[];
        };
        if (document.kind === 'app') document.version = '1.1.0';
        const name = document.fields?.find((field) => 'id' in field && field.id === 'lastName');
        if (document.id === 'lead' && name) Object.assign(name, { maxLength: 120, searchable: false });
        return { ...one, document };
      });
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
      await page.goto(`${screens.url}/designer/packages`);
      await page.getByRole('heading', { name: 'New version of the package' }).waitFor();
      expect(await violations(page)).toEqual([]);
      const upload = page
        .getByRole('region', { name: 'New version of the package' })
        .locator('input[type=file]')
        .first();
      await upload.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') });
      await page.getByText('This is no .zip archive.').waitFor();
      const buffer = await packDefinitions(next as never);
      await upload.setInputFiles({ name: 'utility-crm.zip', mimeType: 'application/zip', buffer });
      const taken = page.getByRole('region', { name: 'Draft “utility-crm 1.1.0”' });
      await taken.getByText('One place has to be decided').waitFor();
      await taken.getByText(/“Last name” › Searchable/).waitFor();
      expect(await violations(page)).toEqual([]);
      await taken.getByRole('button', { name: /Take: From the vendor|From the vendor/ }).click();
      await taken.getByText('Nothing to decide: everything has merged by itself.').waitFor();
      await taken.getByRole('link', { name: 'Open draft' }).click();
      await page.getByRole('heading', { name: 'utility-crm 1.1.0' }).waitFor();

      await page.goto(`${screens.url}/designer/packages`);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download changes' }).click();
      expect((await downloading).suggestedFilename()).toBe('utility-crm-overlay.zip');
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('shows who may do what with the role it comes from, and a click changes the role', async () => {
      const draft = await makeDraft(screens, 'Rechte');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}`);
      await page.getByRole('button', { name: 'Überblick' }).click();
      await page.getByRole('menuitem', { name: 'Wer darf was' }).click();
      await page.getByRole('combobox', { name: 'Benutzer' }).fill('Sven');
      await page.getByRole('option', { name: 'Sven Sommer' }).click();
      await page.getByRole('button', { name: 'Interessent/Kunde: Ändern: Eigene' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Interessent/Kunde: Löschen: nicht erlaubt' }).click();
      const cell = page.getByRole('dialog', { name: 'Interessent/Kunde: Löschen' });
      expect(await violations(page)).toEqual([]);
      await cell.getByRole('checkbox', { name: 'Vertrieb' }).check();
      await page.getByRole('button', { name: 'Interessent/Kunde: Löschen: Eigene' }).waitFor();
      await isSaved(page);
      const sales = (await documentIn(screens, draft, 'role', 'sales')) as {
        grants: { entity: string; actions: string[] }[];
      };
      expect(sales.grants.filter(({ entity }) => entity === 'lead').at(-1)?.actions).toContain('delete');

      await page.goto(`${screens.url}/designer/drafts/${draft}/role/sales`);
      const box = page.getByRole('checkbox', { name: 'Interessent/Kunde: Löschen' });
      await expect.poll(() => box.isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Interessent/Kunde', exact: true }).click();
      await page.getByText('Verborgene Felder').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await box.uncheck();
      await isSaved(page);
      const after = (await documentIn(screens, draft, 'role', 'sales')) as {
        grants: { entity: string; actions: string[] }[];
      };
      expect(after.grants.filter(({ entity }) => entity === 'lead').flatMap(({ actions }) => actions)).not.toContain(
        'delete',
      );
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('leads to what nothing uses, and hands out the manual', async () => {
      const draft = await makeDraft(screens, 'Aufräumen');
      const set = {
        kind: 'option-set',
        id: 'forgotten',
        name: 'forgotten',
        label: { de: 'Vergessen', en: 'Forgotten' },
      };
      const options = [{ id: 'one', label: { de: 'Eins', en: 'One' } }];
      await screens.server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${draft}`, {
        revision: 0,
        operations: [{ op: 'add', at: ['option-set/forgotten'], value: { ...set, options } }],
      });
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/unused`);
      await page.getByRole('button', { name: 'Vergessen' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Überblick' }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Handbuch (HTML)' }).click();
      expect((await downloading).suggestedFilename()).toBe('handbuch-utility-crm-1.0.0.html');
      await page.locator('#main').getByRole('button', { name: 'Vergessen' }).first().click();
      await page.waitForURL(/option-set\/forgotten/);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('shows on a phone how far going live is, and keeps what is ticked off', async () => {
      const viewport = { width: 390, height: 850 };
      const { page, errors } = await openSignedIn(screens, 'Andrea Adler', { viewport });
      await page.goto(`${screens.url}/designer/go-live`);
      await page.getByRole('heading', { name: 'Tag 1' }).waitFor();
      expect(await violations(page)).toEqual([]);
      const item = page.getByRole('listitem').filter({ hasText: 'E-Mails gehen hinaus' });
      await item.getByRole('checkbox', { name: 'Erledigt: E-Mails gehen hinaus' }).check();
      await item.getByText(/erledigt von Andrea Adler/).waitFor();
      await item.getByRole('button', { name: 'Notiz zu: E-Mails gehen hinaus' }).click();
      await item.getByRole('textbox').fill('Links übergibt die IT');
      await item.getByRole('button', { name: 'Übernehmen' }).click();
      await item.getByText('Links übergibt die IT').waitFor();
      for (const path of ['go-live', 'packages']) {
        await page.goto(`${screens.url}/designer/${path}`);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        expect(Number(await page.evaluate('document.documentElement.scrollWidth')), path).toBe(390);
        expect(await violations(page), path).toEqual([]);
      }
      await page.goto(`${screens.url}/designer/go-live`);
      await page.getByText('Links übergibt die IT').waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
