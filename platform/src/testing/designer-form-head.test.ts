import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

type Form = {
  readonly keyFacts?: readonly string[];
  readonly tabs: readonly { readonly related?: readonly { readonly columns?: readonly string[] }[] }[];
};

describe.skipIf(chromiumPath === undefined)(
  `header and related lists on the canvas${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
    });
    afterAll(() => screens.close());

    const stored = (draft: string): Promise<Form> => documentIn<Form>(screens, draft, 'form', 'lead-record');
    const factsOf = async (draft: string) => (await stored(draft)).keyFacts;
    const columnsOf = async (draft: string) => (await stored(draft)).tabs[1]?.related?.[0]?.columns;
    const at = (page: Page, ...path: (string | number)[]) => page.locator(`#at-${path.join('-')}`);
    const drag = async (page: Page, from: ReturnType<Page['locator']>, to: ReturnType<Page['locator']>) => {
      const [one, other] = [await from.boundingBox(), await to.boundingBox()];
      if (!one || !other) throw new Error('nothing to drag');
      await page.mouse.move(one.x + 20, one.y + 12);
      await page.mouse.down();
      await page.mouse.move(other.x + 8, other.y + 10, { steps: 12 });
      await page.mouse.up();
    };

    it('are put together by mouse and keys', async () => {
      const draft = await makeDraft(screens, 'Kopf');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await openDefinition(screens, page, draft, 'form/lead-record');
      const before = (await factsOf(draft)) ?? [];
      const [first = '', second = '', third = ''] = before;
      const header = page.getByRole('region', { name: 'Kopf der Seite' });
      await header.waitFor();
      expect(await violations(page)).toEqual([]);

      // With keys: one place on.
      const told = (text: string | RegExp) =>
        page.locator('[aria-live=assertive]').filter({ hasText: text }).first().waitFor({ state: 'attached' });
      await at(page, 'keyFacts', 0).focus();
      await page.keyboard.press('Space');
      await told('Nummer ist über vor Nummer.');
      await page.keyboard.press('ArrowRight');
      await told('Nummer ist über vor Status.');
      await page.keyboard.press('ArrowRight');
      await told(/^Nummer ist über vor (?!Nummer|Status)/);
      await page.keyboard.press('Space');
      await expect.poll(() => factsOf(draft)).toEqual([second, first, ...before.slice(2)]);
      // With the mouse.
      await drag(page, at(page, 'keyFacts', 2), at(page, 'keyFacts', 0));
      await expect.poll(() => factsOf(draft)).toEqual([third, second, first, ...before.slice(3)]);
      // Taken out, and another one chosen by its name.
      await at(page, 'keyFacts', 0).click();
      await page.keyboard.press('Delete');
      await expect.poll(() => factsOf(draft)).toEqual([second, first, ...before.slice(3)]);
      await header.getByRole('combobox', { name: 'Feld in den Kopf' }).fill('Geburtsdatum');
      await page.getByRole('option', { name: 'Geburtsdatum' }).click();
      await expect.poll(() => factsOf(draft)).toEqual([second, first, ...before.slice(3), 'birthDate']);
      // A field of the form is dragged there, and stays where it is entered.
      const field = at(page, 'tabs', 0, 'sections', 0, 'fields', 0);
      const id = ((await stored(draft)) as never as { tabs: { sections: { fields: { field: string }[] }[] }[] }).tabs[0]
        ?.sections[0]?.fields[0]?.field;
      await drag(page, field, at(page, 'keyFacts', 0));
      await expect.poll(async () => (await factsOf(draft))?.[0]).toBe(id);
      await field.waitFor();
      expect(await violations(page)).toEqual([]);

      // Columns of a related list.
      await page.getByRole('button', { name: /^Ansprechpartner, Reiter/ }).click();
      const columns = (await columnsOf(draft)) ?? [];
      const column = (n: number) => at(page, 'tabs', 1, 'related', 0, 'columns', n);
      await drag(page, column(2), column(0));
      await expect.poll(() => columnsOf(draft)).toEqual([columns[2], columns[0], columns[1], ...columns.slice(3)]);
      await column(0).click();
      await page.keyboard.press('Delete');
      await expect.poll(() => columnsOf(draft)).toEqual([columns[0], columns[1], ...columns.slice(3)]);
      const list = page.getByRole('region', { name: 'Spalten von Ansprechpartner' });
      await list.getByRole('combobox', { name: 'Spalte hinzufügen' }).fill('Geburtsdatum');
      await page.getByRole('option', { name: 'Geburtsdatum' }).click();
      await expect.poll(async () => (await columnsOf(draft))?.at(-1)).toBe('birthDate');
      // Without own columns it has those of its view, from which own ones can begin.
      for (let left = columns.length; left > 0; left--) {
        await column(0).click();
        await page.keyboard.press('Delete');
        await expect.poll(async () => (await columnsOf(draft))?.length).toBe(left > 1 ? left - 1 : undefined);
      }
      await list.getByRole('button', { name: 'Eigene Spalten' }).click();
      await expect.poll(async () => ((await columnsOf(draft)) ?? []).length).toBeGreaterThan(2);
      await isSaved(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('are seen in the preview with the records of related lists', async () => {
      const draft = await makeDraft(screens, 'Ansehen');
      const make = async (entity: string, values: object): Promise<string> => {
        const made = await screens.server.ask(CONSULTANT, 'POST', `/api/records/${entity}`, values);
        expect(made.status, made.text).toBe(201);
        return (made.body as { id: string }).id;
      };
      const lead = await make('lead', { kind: 'company', companyName: 'Muster GmbH' });
      await make('contact-person', { lead, lastName: 'Ansprech', birthDate: '1970-02-03' });
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
      await openDefinition(screens, page, draft, 'form/lead-record');
      await page.getByRole('button', { name: /^Contact persons, Tab/ }).click();
      const list = page.getByRole('region', { name: 'Columns of Contact persons' });
      await list.getByRole('combobox', { name: 'Add a column' }).fill('Date of birth');
      await page.getByRole('option', { name: 'Date of birth' }).click();
      await isSaved(page);
      await page.getByText('Preview', { exact: true }).first().click();
      const preview = page.getByRole('region', { name: 'Preview', exact: true });
      await preview.getByRole('combobox', { name: 'Record' }).fill('Muster');
      await page.getByRole('option', { name: 'Muster GmbH' }).click();
      await preview.getByRole('tab', { name: 'Contact persons' }).click();
      await preview.getByRole('columnheader', { name: 'Date of birth' }).waitFor();
      await preview.getByRole('cell', { name: '03/02/1970' }).waitFor();
      await expect.poll(() => preview.getByRole('link', { name: 'New' }).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      // What a role may not read is not a column for it.
      await preview.getByRole('combobox', { name: 'As role' }).click();
      await page.getByRole('option', { name: 'Viewer' }).click();
      await page.keyboard.press('Escape');
      await preview.getByRole('tab', { name: 'Contact persons' }).click();
      await preview.getByRole('cell', { name: 'Ansprech' }).first().waitFor();
      await expect.poll(() => preview.getByText('03/02/1970').count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
