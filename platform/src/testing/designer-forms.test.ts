import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const FORM = 'appointment-record';
const kind = 'customer';

describe.skipIf(chromiumPath === undefined)(
  `forms in the designer${chromiumPath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let screens: TestScreens;
    beforeAll(async () => {
      screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
    });
    afterAll(() => screens.close());

    const stored = (draft: string, kind: string, id: string) => documentIn(screens, draft, kind, id);
    /** Ids of the fields of a section as the server has them. */
    const fieldsOf = async (draft: string, tab: number, section: number): Promise<string[]> => {
      const form = (await stored(draft, 'form', FORM)) as never as {
        tabs: { sections: { fields: { field: string }[] }[] }[];
      };
      return form.tabs[tab]?.sections[section]?.fields.map(({ field }) => field) ?? [];
    };
    const part = (page: Page, ...path: (string | number)[]) => page.locator(`#at-${path.join('-')}`);

    it('are put together by mouse and keys: moved, taken out, put back, cut and pasted, and undone', async () => {
      const draft = await makeDraft(screens, 'Aufbau');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      await openDefinition(screens, page, draft, `form/${FORM}`);
      const before = await fieldsOf(draft, 0, 0);
      const [first = '', second = '', third = ''] = before;
      const field = (at: number) => part(page, 'tabs', 0, 'sections', 0, 'fields', at);
      await field(0).waitFor();
      expect(await violations(page)).toEqual([]);

      // With keys: taken up with space, two places on, put down.
      await field(0).focus();
      // Each key is told before the next one, as to whoever hears it.
      const told = (text: string) =>
        page.locator('[aria-live=assertive]').filter({ hasText: text }).first().waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await told('Betreff ist über vor Betreff.');
      await page.keyboard.press('ArrowRight');
      await told('Betreff ist über vor Beginn.');
      await page.keyboard.press('ArrowRight');
      await told('Betreff ist über vor Ende.');
      await page.keyboard.press('Space');
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([second, first, ...before.slice(2)]);
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('at-tabs-0-sections-0-fields-1');

      // With the mouse, before the first one.
      const from = await field(2).boundingBox();
      const to = await field(0).boundingBox();
      await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 12);
      await page.mouse.down();
      await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 30, { steps: 8 });
      await page.mouse.up();
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([third, second, first, ...before.slice(3)]);

      // Taken out it is offered, and goes where the cursor is.
      const name = await field(0).locator('.ld-canvas-label').textContent();
      await field(0).click();
      await page.keyboard.press('Delete');
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([second, first, ...before.slice(3)]);
      const palette = page.getByRole('complementary', { name: 'Bausteine' });
      await palette.getByLabel('Felder suchen').fill((name ?? '').replace('*', '').trim());
      await field(1).click();
      await palette
        .getByRole('button', { name: /hinzufügen$/ })
        .last()
        .click();
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([second, first, third, ...before.slice(3)]);

      // Cut here, pasted there.
      await page.keyboard.press('Control+x');
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([second, first, ...before.slice(3)]);
      await field(0).click();
      await page.keyboard.press('Control+v');
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual([second, third, first, ...before.slice(3)]);
      await page.keyboard.press('Control+c');
      await page.keyboard.press('Control+v');
      await page.getByText(`Diese Felder stehen schon im Formular: ${third}`).waitFor();
      expect(await violations(page)).toEqual([]);

      // The settings of what is chosen stand beside it.
      const panel = page.getByRole('complementary', { name: 'Angaben' });
      await panel.getByLabel('Breite in Spalten').fill('2');
      await isSaved(page);
      await page.getByRole('button', { name: 'Neuer Abschnitt hinzufügen' }).click();
      await panel.getByRole('heading', { name: /^Abschnitt: / }).waitFor();
      for (let step = 0; step < 10; step++) await page.keyboard.press('Control+z');
      await expect.poll(() => fieldsOf(draft, 0, 0)).toEqual(before);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('have conditions in words, filters in words, and formulas that are tried on a record', async () => {
      const draft = await makeDraft(screens, 'Regeln');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
      const task = await screens.server.ask(CONSULTANT, 'POST', '/api/records/appointment', {
        subject: 'Visit',
        start: '2026-12-01T09:00:00Z',
        end: '2026-12-01T10:00:00Z',
        kind,
      });
      expect(task.status, task.text).toBe(201);
      await openDefinition(screens, page, draft, `form/${FORM}`);
      await part(page, 'tabs', 0, 'sections', 0).click();
      const panel = page.getByRole('complementary', { name: 'Settings' });
      await panel.getByRole('combobox', { name: 'Field' }).click();
      await page.getByRole('option', { name: 'Subject', exact: true }).click();
      await panel.getByRole('combobox', { name: 'Comparison' }).click();
      await page.getByRole('option', { name: 'contains' }).click();
      await panel.getByRole('textbox', { name: 'Value', exact: true }).fill('Vis');
      const visibleWhen = async () =>
        ((await stored(draft, 'form', FORM)) as never as { tabs: { sections: { visibleWhen?: string }[] }[] }).tabs[0]
          ?.sections[0]?.visibleWhen;
      await expect.poll(visibleWhen).toBe("$contains(subject, 'Vis')");
      await panel.getByRole('button', { name: 'Try it on a record' }).click();
      await panel.getByRole('combobox', { name: 'Record' }).click();
      await page.getByRole('option', { name: 'Visit' }).click();
      await panel.getByText('holds', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);

      // As JSONata: what the builder cannot say stays as it is typed, and a wrong name is marked.
      await panel.getByRole('radiogroup', { name: 'Visible when: Entry' }).getByText('JSONata').click();
      await panel.getByRole('textbox', { name: 'Visible when' }).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('$length(subject) > nothing');
      await panel.locator('.cm-lintRange-error').waitFor();
      await panel.getByText('This formula cannot be shown as a rule; it stays as it is.').waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('$length(subject) > 4');
      await panel.getByText('true', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);

      await openDefinition(screens, page, draft, 'view/appointment-mine');
      await page.getByRole('button', { name: /^(Change|Edit).*me/i }).waitFor();
      await page
        .getByRole('button', { name: 'Clear filters' })
        .or(page.getByRole('button', { name: /remove.*filter|filters/i }))
        .last()
        .click();
      await expect.poll(async () => (await stored(draft, 'view', 'appointment-mine'))['filter']).toBe(undefined);
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('are looked at with a record and as a role, and nothing of it is stored', async () => {
      const draft = await makeDraft(screens, 'Ansehen');
      const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
      const made = await screens.server.ask(CONSULTANT, 'POST', '/api/records/appointment', {
        subject: 'Vorschautermin',
        start: '2026-12-02T09:00:00Z',
        end: '2026-12-02T10:00:00Z',
        kind,
      });
      const { id } = made.body as { id: string };
      const foreign = await screens.server.ask('admin@example.com', 'POST', '/api/records/appointment', {
        subject: 'Fremdtermin',
        start: '2026-12-02T09:00:00Z',
        end: '2026-12-02T10:00:00Z',
        kind,
      });
      expect(foreign.status, foreign.text).toBe(201);
      await openDefinition(screens, page, draft, `form/${FORM}`);
      await page.getByText('Vorschau', { exact: true }).first().click();
      const preview = page.getByRole('region', { name: 'Vorschau' });
      await preview.getByRole('combobox', { name: 'Datensatz' }).fill('Vorschau');
      await page.getByRole('option', { name: 'Vorschautermin' }).click();
      const subject = page.locator('#field-preview-subject');
      await expect.poll(() => subject.inputValue()).toBe('Vorschautermin');
      await subject.fill('Etwas anderes');
      expect(await violations(page)).toEqual([]);
      await preview.getByRole('combobox', { name: 'Als Rolle' }).click();
      await page.getByRole('option', { name: 'Nur lesen' }).click();
      await page.keyboard.press('Escape');
      await subject.waitFor({ state: 'detached' });
      await preview.getByText('Vorschautermin').first().waitFor();
      expect(await violations(page)).toEqual([]);

      // Whether a role sees a record is asked too; own ones of the role are one's own.
      await preview.getByRole('combobox', { name: 'Als Rolle' }).press('Backspace');
      await subject.waitFor();
      await preview.getByRole('combobox', { name: 'Als Rolle' }).click();
      await page.getByRole('option', { name: 'Vertrieb', exact: true }).click();
      await page.keyboard.press('Escape');
      await expect.poll(() => subject.inputValue()).toBe('Vorschautermin');
      await preview.getByRole('combobox', { name: 'Datensatz' }).fill('Fremd');
      await page.getByRole('option', { name: 'Fremdtermin' }).click();
      await preview.getByText(/^Diesen Datensatz sieht die Rolle nicht/).waitFor();
      await expect.poll(() => subject.count()).toBe(0);
      const read = await screens.server.ask(CONSULTANT, 'GET', `/api/records/appointment/${id}`);
      expect(read.body).toMatchObject({ subject: 'Vorschautermin', version: 1 });
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
);
