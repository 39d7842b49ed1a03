import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const label = { de: 'Hochstufen', en: 'Raise' };
const AUTOMATION = {
  kind: 'automation',
  id: 'raise',
  name: 'raise',
  label,
  entity: 'task',
  roles: ['consultant'],
  when: [{ on: 'created' }],
  actions: [
    { type: 'update-record', params: { values: { subject: 'Neu', ghost: { deep: [1] } } } },
    { type: 'call-action', params: { action: 'geodata.locate' } },
    { type: 'call-action', params: { action: 'market.register', input: { template: 'letter' } } },
  ],
};
type Stored = { readonly actions: readonly { readonly params: Readonly<Record<string, unknown>> }[] };

describe.skipIf(chromiumPath === undefined)(
  `values and inputs of actions${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
    });
    afterAll(() => screens.close());

    const paramsOf = async (draft: string, at: number) =>
      (await documentIn<Stored>(screens, draft, 'automation', 'raise')).actions[at]?.params;

    it('are chosen by name, given as values of their field or worked out, and what is not known is kept', async () => {
      const draft = await makeDraft(screens, 'Werte', [AUTOMATION]);
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await page.goto(`${screens.url}/designer/drafts/${draft}/automation/raise?at=actions.0.params.values`);
      const row = (key: string, at = 0) => page.locator(`#at-actions-${at}-params-values-${key}`);
      const values = async () => (await paramsOf(draft, 0))?.['values'];
      await row('subject').getByRole('textbox', { name: 'Betreff: Wert' }).fill('Aufgabe');
      await expect.poll(values).toEqual({ subject: 'Aufgabe', ghost: { deep: [1] } });
      // A field that is not there is named, and its value stays as JSON.
      await row('ghost').getByText('Dieses Feld gibt es nicht.').waitFor();
      await expect.poll(() => row('ghost').getByRole('textbox').inputValue()).toContain('"deep"');
      await row('ghost').getByRole('button', { name: '„ghost“ entfernen' }).click();

      const add = page.getByRole('combobox', { name: 'Feld hinzufügen' }).first();
      await add.fill('Priorität');
      await page.getByRole('option', { name: 'Priorität', exact: true }).click();
      await row('priority').getByRole('combobox', { name: 'Priorität: Wert' }).click();
      await page.getByRole('option', { name: 'Hoch', exact: true }).click();
      await expect.poll(values).toEqual({ subject: 'Aufgabe', priority: 'high' });
      await add.fill('Frist');
      await page.getByRole('option', { name: 'Frist', exact: true }).click();
      await row('deadline').getByText('Formel', { exact: true }).click();
      await row('deadline').getByRole('textbox', { name: 'Formel' }).click();
      await page.keyboard.insertText('$today');
      await expect.poll(values).toEqual({ subject: 'Aufgabe', priority: 'high', deadline: { formula: '$today' } });
      // A record is not the same everywhere: by a formula only.
      await add.fill('Kunde');
      await page.getByRole('option', { name: /Kunde/ }).first().click();
      await row('lead').getByRole('textbox', { name: 'Formel' }).waitFor();
      await row('lead').getByText('leer', { exact: true }).click();
      await row('lead').getByText('Das Feld wird geleert.').waitFor();
      await expect.poll(async () => ((await values()) as { lead?: unknown }).lead).toBeNull();
      await isSaved(page);
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('of modules go by what the action takes; those of an action that nobody has are free', async () => {
      const draft = await makeDraft(screens, 'Eingaben', [AUTOMATION]);
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
      const input = (at: number, key: string) => page.locator(`#at-actions-${at}-params-input-${key}`);
      await openDefinition(screens, page, draft, 'automation/raise');
      await page.goto(`${screens.url}/designer/drafts/${draft}/automation/raise?at=actions.1.params.input`);
      await input(1, 'entity').getByRole('textbox', { name: 'Entity: Value' }).fill('lead');
      await input(1, 'field').getByRole('textbox', { name: 'Address field: Value' }).fill('address');
      await input(1, 'ids').getByText('Formula', { exact: true }).click();
      await input(1, 'ids').getByRole('textbox', { name: 'Formula' }).click();
      await page.keyboard.insertText('[id]');
      await expect
        .poll(async () => (await paramsOf(draft, 1))?.['input'])
        .toEqual({ entity: 'lead', field: 'address', ids: { formula: '[id]' } });
      await isSaved(page);
      expect(await violations(page)).toEqual([]);

      await page.goto(`${screens.url}/designer/drafts/${draft}/automation/raise?at=actions.2.params.input`);
      await input(2, 'template').getByRole('textbox', { name: 'template: Value' }).fill('reminder');
      await page.getByText('No module has this action; its inputs are free.').waitFor();
      await page.getByRole('textbox', { name: 'Key of the input' }).last().fill('copies');
      await page.getByRole('textbox', { name: 'Key of the input' }).last().press('Enter');
      await input(2, 'copies').getByText('Formula', { exact: true }).click();
      await input(2, 'copies').getByRole('textbox', { name: 'Formula' }).click();
      await page.keyboard.insertText('2');
      await expect
        .poll(async () => (await paramsOf(draft, 2))?.['input'])
        .toEqual({ template: 'reminder', copies: { formula: '2' } });
      // Actions of modules are offered where one is named.
      const action = page.locator('#at-actions-2-params-action');
      await action.fill('blacklist');
      await page.getByRole('option', { name: 'blacklist.release' }).click();
      await input(2, 'reason').getByRole('textbox', { name: 'Reason: Value' }).waitFor();
      await input(2, 'template').waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
