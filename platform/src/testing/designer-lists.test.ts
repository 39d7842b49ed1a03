import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

type Entry = { readonly id: string; readonly children?: readonly Entry[] };
type App = { readonly navigation: readonly Entry[] };
type OptionSet = {
  readonly options: readonly { readonly id: string; readonly color?: string; readonly archived?: boolean }[];
};

describe.skipIf(chromiumPath === undefined)(
  `navigation, options and numbers in the designer${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
    });
    afterAll(() => screens.close());

    it('a navigation is put in order by mouse and keys, in and out of headings', async () => {
      const draft = await makeDraft(screens, 'Navigation');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      const stored = async () => (await documentIn<App>(screens, draft, 'app', 'utility-crm')).navigation;
      const below = async (at: number) => (await stored())[at]?.children?.map(({ id }) => id) ?? [];
      await openDefinition(screens, page, draft, 'app/utility-crm');
      const tree = page.getByRole('region', { name: 'Navigation' });
      await tree.getByRole('button', { name: '„Vertriebstafel“ verschieben' }).waitFor();
      expect(await violations(page)).toEqual([]);
      const first = await below(0);
      const second = await below(1);

      // By keys: up, and out of its heading.
      const board = tree.getByRole('button', { name: '„Vertriebstafel“ verschieben' });
      await board.focus();
      await page.keyboard.press('ArrowUp');
      const moved = [...first];
      const at = first.indexOf('lead-board');
      expect(at).toBeGreaterThan(0);
      moved.splice(at - 1, 0, ...moved.splice(at, 1));
      await expect.poll(() => below(0)).toEqual(moved);
      await expect
        .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
        .toContain('Vertriebstafel');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(async () => (await stored()).map(({ id }) => id)[1]).toBe('lead-board');
      await tree.getByText('Vertriebstafel steht jetzt an Stelle 2 der Navigation.').waitFor();

      // By the mouse: before the first entry of the next heading.
      const from = await board.boundingBox();
      const target = tree.getByRole('button', { name: /^„Meine Aufgaben“ verschieben/ });
      const to = await target.boundingBox();
      if (!from || !to) throw new Error('nothing to drag');
      await page.mouse.move(from.x + 8, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(to.x + 60, to.y + 12, { steps: 12 });
      await page.mouse.up();
      await expect.poll(() => below(1)).toEqual(['lead-board', ...second]);

      // One more heading, with an entry in it.
      await tree
        .getByRole('button', { name: 'Neu: Navigation' })
        .or(tree.getByRole('button', { name: /Navigation/ }))
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Eigenes');
      await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
      await tree.getByRole('button', { name: 'Zur Überschrift machen' }).click();
      await tree.getByRole('button', { name: /Darunter: Eigenes/ }).click();
      await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Produktliste');
      await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
      await tree.getByRole('combobox', { name: 'Entität' }).last().fill('Produkt (product)');
      await page.getByRole('option', { name: 'Produkt (product)' }).click();
      await expect.poll(async () => (await stored()).at(-1)?.children).toMatchObject([{ entity: 'product' }]);
      await isSaved(page);
      await page.getByRole('button', { name: 'Keine Fehler' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('options stand side by side with colour, order and whether they are offered', async () => {
      const draft = await makeDraft(screens, 'Auswahl');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
      const stored = async () => (await documentIn<OptionSet>(screens, draft, 'option-set', 'division')).options;
      const before = (await stored()).map(({ id }) => id);
      await openDefinition(screens, page, draft, 'option-set/division');
      const table = page.getByRole('region', { name: 'Options' });
      await table.getByRole('button', { name: 'Move “Electricity”', exact: true }).focus();
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(async () => (await stored()).map(({ id }) => id))
        .toEqual([before[1], before[0], ...before.slice(2)]);
      await table.getByRole('checkbox', { name: /gas/ }).check();
      await expect.poll(async () => (await stored()).find(({ id }) => id === 'gas')?.archived).toBe(true);
      await table.getByRole('combobox', { name: /^Colour \(gas\)/ }).click();
      await page.getByRole('option', { name: 'Violet' }).click();
      await expect.poll(async () => (await stored()).find(({ id }) => id === 'gas')?.color).toBe('violet');
      await table.getByRole('textbox', { name: 'Label (gas): English' }).fill('Natural gas');
      await table.locator('.ld-option-look').getByText('Natural gas').waitFor();
      await isSaved(page);
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('a number range shows what comes of its pattern; modules are chosen by name', async () => {
      const draft = await makeDraft(screens, 'Nummern');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await openDefinition(screens, page, draft, 'numbering/lead-number');
      const examples = page.getByRole('region', { name: 'So sehen die Nummern aus' });
      await examples.getByText('L-000001').first().waitFor();
      await page.locator('#at-pattern').fill('K{YY}-{000}');
      await examples
        .getByText(/^K\d\d-001$/)
        .first()
        .waitFor();
      await page.locator('#at-pattern').fill('K-');
      await examples.getByText('–').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await openDefinition(screens, page, draft, 'app/utility-crm');
      await page.getByText('Sperrliste (blacklist)').waitFor();
      await expect.poll(() => page.getByText('gibt es nicht').count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
