import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';
import { CONSULTANT, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';

const label = { de: 'Lieblingsfarbe', en: 'Favourite colour' };
const FIELD = { id: 'favouriteColor', type: 'text', label };

describe.skipIf(chromiumPath === undefined)(`views of a draft${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(async () => startTestServer(await seedDocuments(false), undefined, false), true);
    const make = async (entity: string, values: object) => {
      const made = await screens.server.ask(CONSULTANT, 'POST', `/api/records/${entity}`, values);
      expect(made.status, made.text).toBe(201);
    };
    await make('lead', { kind: 'person', lastName: 'Vorschau', birthDate: '1980-03-14' });
    await make('task', { subject: 'Vorschauaufgabe', deadline: new Date().toISOString().slice(0, 10) });
  });
  afterAll(() => screens.close());

  const change = async (draft: string, operations: readonly object[]) => {
    const done = await screens.server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${draft}`, {
      revision: 1,
      operations,
    });
    expect(done.status, done.text).toBe(200);
  };

  it('are seen as lists with real records, as a role, while they are changed', async () => {
    const draft = await makeDraft(screens, 'Ansichten');
    await change(draft, [
      { op: 'add', at: ['entity/lead', 'fields', 'favouriteColor'], value: FIELD },
      {
        op: 'set',
        at: ['view/lead-list', 'columns'],
        value: ['leadNumber', 'displayName', 'birthDate', 'favouriteColor'],
      },
    ]);
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'view/lead-list');
    await page.getByText('Mit Vorschau').click();
    const preview = page.getByRole('region', { name: 'Vorschau' });
    await preview.getByRole('cell', { name: '14.03.1980' }).waitFor();
    await preview.getByText(/^Nur im Entwurf gibt es: Lieblingsfarbe/).waitFor();
    await expect.poll(() => preview.getByRole('columnheader', { name: 'Lieblingsfarbe' }).count()).toBe(0);
    // It is looked at only: nothing can be chosen for a change of many.
    await expect.poll(() => preview.getByRole('checkbox').count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    // A role sees less, whatever one sees oneself.
    await preview.getByRole('combobox', { name: 'Als Rolle' }).click();
    await page.getByRole('option', { name: 'Nur lesen' }).click();
    await page.keyboard.press('Escape');
    await preview.getByRole('columnheader', { name: 'Geburtsdatum' }).waitFor({ state: 'detached' });
    await preview.getByRole('cell', { name: 'Vorschau', exact: true }).first().waitFor();
    await expect.poll(() => preview.getByText('14.03.1980').count()).toBe(0);

    // What is changed in the form below is seen above.
    await page
      .locator('#at-columns')
      .getByRole('combobox')
      .or(page.getByRole('combobox', { name: 'Spalten' }))
      .first()
      .fill('E-Mail');
    await page
      .getByRole('option', { name: /^E-Mail/ })
      .first()
      .click();
    await isSaved(page);
    await preview.getByRole('columnheader', { name: /E-Mail/ }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('show a role the records only that it may see', async () => {
    const foreign = { kind: 'person', lastName: 'Fremd' };
    const made = await screens.server.ask('admin@example.com', 'POST', '/api/records/lead', foreign);
    expect(made.status, made.text).toBe(201);
    const draft = await makeDraft(screens, 'Zeilen');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'view/lead-list');
    await page.getByText('Mit Vorschau').click();
    const preview = page.getByRole('region', { name: 'Vorschau' });
    const row = (name: string) => preview.getByRole('cell', { name, exact: true });
    await row('Fremd').first().waitFor();
    await preview.getByRole('combobox', { name: 'Als Rolle' }).click();
    await page.getByRole('option', { name: 'Vertrieb', exact: true }).click();
    await page.keyboard.press('Escape');
    await row('Fremd').first().waitFor({ state: 'detached' });
    await row('Vorschau').first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are seen as boards and calendars, on which nothing can be moved', async () => {
    const draft = await makeDraft(screens, 'Tafel und Kalender');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
    await openDefinition(screens, page, draft, 'view/task-board');
    await page.getByText('With preview').click();
    const preview = page.getByRole('region', { name: 'Preview', exact: true });
    await preview.getByText('Vorschauaufgabe').waitFor();
    await expect.poll(() => preview.getByRole('button', { name: /^Move/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    const before = await screens.server.ask(CONSULTANT, 'GET', '/api/records/task?limit=1');
    const card = await preview.getByText('Vorschauaufgabe').boundingBox();
    if (!card) throw new Error('no card');
    await page.mouse.move(card.x + 30, card.y + 30);
    await page.mouse.down();
    await page.mouse.move(card.x + 400, card.y + 40, { steps: 8 });
    await page.mouse.up();
    await openDefinition(screens, page, draft, 'view/task-calendar');
    await page.getByText('With preview').click();
    await preview.getByText('Vorschauaufgabe').first().waitFor();
    await expect.poll(() => preview.getByRole('button', { name: 'Set up the calendar' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect((await screens.server.ask(CONSULTANT, 'GET', '/api/records/task?limit=1')).text).toBe(before.text);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('say why there is nothing to see', async () => {
    const draft = await makeDraft(screens, 'Nichts zu sehen');
    const view = {
      kind: 'view',
      id: 'plant-list',
      name: 'plant-list',
      label,
      entity: 'plant',
      type: 'list',
      columns: ['name'],
    };
    const role = (await seedDocuments(false)).find(({ file }) => file.endsWith('role/consultant.json'));
    const { grants = [] } = (role?.document ?? {}) as { readonly grants?: readonly object[] };
    const entity = { kind: 'entity', id: 'plant', name: 'plant', label, labelPlural: label, titleField: 'name' };
    await change(draft, [
      { op: 'add', at: ['entity/plant'], value: { ...entity, fields: [{ id: 'name', type: 'text', label }] } },
      { op: 'add', at: ['view/plant-list'], value: view },
      { op: 'set', at: ['role/consultant', 'grants'], value: [...grants, { entity: 'plant', actions: ['read'] }] },
    ]);
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await openDefinition(screens, page, draft, 'view/plant-list');
    await page.getByText('Mit Vorschau').click();
    const preview = page.getByRole('region', { name: 'Vorschau' });
    await preview.getByText(/^Diese Entität gibt es so nur im Entwurf/).waitFor();
    await preview.getByRole('combobox', { name: 'Als Rolle' }).click();
    await page.getByRole('option', { name: 'Nur lesen' }).click();
    await page.keyboard.press('Escape');
    await preview.getByText(/^So ist diese Ansicht nicht zu sehen/).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
