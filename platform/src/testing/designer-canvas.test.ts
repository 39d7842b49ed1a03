import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { CONSULTANT, documentIn, isSaved, makeDraft, openDefinition } from './work-on-drafts.ts';
import { workOnProcesses } from './work-on-processes.ts';

const text = (de: string, en: string) => ({ de, en });
const state = (de: string, en: string) => ({ meta: { label: text(de, en) } });

/** Small enough to be read, with all sorts of states. */
const WORKFLOW = {
  kind: 'workflow',
  id: 'welcome',
  name: 'welcome',
  label: text('Begrüßung', 'Welcome'),
  entity: 'lead',
  roles: ['process'],
  starts: [{ on: 'person' }],
  delays: { wait: { count: 3, unit: 'days' } },
  machine: {
    initial: 'open',
    states: {
      open: {
        meta: {
          label: text('Offen', 'Open'),
          roles: ['sales'],
          task: { label: text('Anrufen', 'Call'), due: 'wait' },
        },
        on: { reached: [{ target: 'done', meta: { label: text('Erreicht', 'Reached') } }] },
        after: { wait: [{ target: 'done' }] },
      },
      done: { ...state('Fertig', 'Done'), type: 'final' },
    },
  },
};

describe.skipIf(chromiumPath === undefined)(`the canvas${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(undefined, undefined, false), true);
  });
  afterAll(() => screens.close());

  const open = async (page: Page, draft: string, path: string): Promise<void> => {
    await openDefinition(screens, page, draft, path);
    await page.locator('.lc-canvas .react-flow__node').first().waitFor();
  };
  const box = (page: Page, path: string): Locator => page.locator(`.react-flow__node[data-id="${path}"]`);
  const middleOf = async (at: Locator) => {
    const { x, y, width, height } = (await at.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  };
  const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
    const [start, end] = [await middleOf(from), await middleOf(to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
  };

  it('draws a workflow, and takes states and transitions that are drawn in', async () => {
    const draft = await makeDraft(screens, 'Zeichnen', [WORKFLOW]);
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await open(page, draft, 'workflow/welcome');
    await box(page, 'open').getByText('Anrufen · fällig nach 3 Tagen').waitFor();
    await box(page, 'open').getByText('Vertrieb').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Zustand', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bezeichnung (Deutsch)').fill('Später');
    await dialog.getByLabel('Bezeichnung (Englisch)').fill('Later');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await box(page, 'later').waitFor();
    // From its handle to another state.
    await box(page, 'open').click();
    await page.getByRole('complementary').getByRole('heading', { name: 'Offen' }).waitFor();
    await drag(
      page,
      box(page, 'open').locator('.react-flow__handle.source'),
      box(page, 'later').locator('.react-flow__handle.target'),
    );
    await dialog.getByLabel('Bezeichnung des Knopfs (Deutsch)').fill('Nicht erreicht');
    await dialog.getByLabel('Bezeichnung des Knopfs (Englisch)').fill('Not reached');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('complementary').getByRole('heading', { name: 'Nicht erreicht' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await isSaved(page);
    const { machine } = await documentIn(screens, draft, 'workflow', 'welcome');
    expect(machine).toMatchObject({
      states: {
        open: {
          on: {
            reached: [{ target: 'done' }],
            'not-reached': [{ target: 'later', meta: { label: text('Nicht erreicht', 'Not reached') } }],
          },
        },
        later: { meta: { label: text('Später', 'Later') } },
      },
    });
    // The end of its line to another state.
    await drag(
      page,
      page.locator('.react-flow__edgeupdater').first(),
      box(page, 'open').locator('.react-flow__handle.target'),
    );
    await isSaved(page);
    await expect
      .poll(async () => JSON.stringify((await documentIn(screens, draft, 'workflow', 'welcome'))['machine']))
      .toContain('"not-reached":[{"target":"open"');
    // What is wrong stands where it is: nothing leads to the new state any more.
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is worked in by keys: chosen, renamed with all that leads there, copied, pasted and removed', async () => {
    const draft = await makeDraft(screens, 'Tasten', [WORKFLOW]);
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', { colorScheme: 'dark' }, 'en');
    await open(page, draft, 'workflow/welcome');
    const canvas = page.getByRole('application', { name: 'Picture' });
    await canvas.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('status').filter({ hasText: 'Chosen: Open' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('status').filter({ hasText: 'Chosen: Done' }).waitFor();
    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Id').fill('finished');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await box(page, 'finished').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'All states' }).click();
    await page
      .getByRole('navigation', { name: 'States and transitions' })
      .getByRole('button', { name: /^Open/ })
      .click();
    await canvas.focus();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await dialog.getByRole('button', { name: 'Paste' }).click();
    await box(page, 'open-2').waitFor();
    await isSaved(page);
    const copied = (await documentIn(screens, draft, 'workflow', 'welcome'))['machine'];
    const on = { reached: [{ target: 'finished' }] };
    expect(copied).toMatchObject({
      states: { open: { on, after: { wait: [{ target: 'finished' }] } }, 'open-2': { on } },
    });

    await canvas.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary').getByRole('heading', { name: 'Done' }).waitFor();
    await page.keyboard.press('Delete');
    await dialog.getByText('Remove the 4 transitions that lead here, too').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await box(page, 'finished').waitFor({ state: 'detached' });
    await isSaved(page);
    expect(JSON.stringify((await documentIn(screens, draft, 'workflow', 'welcome'))['machine'])).not.toContain(
      'finished',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await box(page, 'finished').waitFor();

    // What was drawn elsewhere; what no workflow has is named with its place.
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Take over XState JSON' }).click();
    const put = (machine: object) => dialog.getByLabel('JSON').fill(JSON.stringify(machine));
    await put({ initial: 'a', context: {}, states: { a: { on: { GO: 'b' } }, b: { type: 'final' } } });
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await dialog.getByText('machine.context').waitFor();
    expect(await violations(page)).toEqual([]);
    await put({ initial: 'first step', states: { 'first step': { on: { GO: 'b' } }, b: { type: 'final' } } });
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await box(page, 'first-step').waitFor();
    await isSaved(page);
    expect((await documentIn(screens, draft, 'workflow', 'welcome'))['machine']).toMatchObject({
      initial: 'first-step',
      states: { 'first-step': { on: { go: [{ target: 'b' }] } } },
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('draws the status of a contract, and the events between', async () => {
    const draft = await makeDraft(screens, 'Status');
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await open(page, draft, 'contract-status/lead-status');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Übergang', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const choose = async (name: string, at: number): Promise<void> => {
      await dialog.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option').nth(at).click();
    };
    await choose('Von', 0);
    await choose('Nach', 1);
    await dialog.getByLabel('Bezeichnung des Knopfs (Deutsch)').fill('Weiterreichen');
    await dialog.getByLabel('Bezeichnung des Knopfs (Englisch)').fill('Hand on');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('complementary').getByRole('heading', { name: 'Weiterreichen' }).waitFor();
    await isSaved(page);
    const { transitions, states } = await documentIn(screens, draft, 'contract-status', 'lead-status');
    const ids = (states as { id: string }[]).map(({ id }) => id);
    expect(transitions).toContainEqual({
      id: 'hand-on',
      label: text('Weiterreichen', 'Hand on'),
      from: [ids[0]],
      to: ids[1],
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tries the draft out with a real record, and counts what is under way', async () => {
    const { ask } = screens.server;
    const made = await ask('sales@example.com', 'POST', '/api/records/lead', { lastName: 'Probst' });
    expect(made.status, made.text).toBe(201);
    await workOnProcesses(screens.server);
    const { machine } = WORKFLOW;
    const opened = { ...machine.states.open, on: { ...machine.states.open.on, later: [{ target: 'waiting' }] } };
    const waiting = { ...state('Wartet', 'Waiting'), after: { wait: [{ target: 'open' }] } };
    const states = { ...machine.states, open: opened, waiting };
    const draft = await makeDraft(screens, 'Probe', [
      { ...WORKFLOW, machine: { ...machine, states } } as typeof WORKFLOW,
    ]);
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad');
    await open(page, draft, 'workflow/welcome');
    await page.getByRole('button', { name: 'Ausprobieren' }).click();
    const panel = page.getByRole('region', { name: 'Ausprobieren' });
    await panel.getByRole('combobox', { name: 'Datensatz' }).fill('Probst');
    await page.getByRole('option', { name: /Probst/ }).click();
    await panel.getByRole('button', { name: 'Beginnen' }).click();
    await page.locator('.lc-state[data-active]').getByText('Offen').waitFor();
    await panel.getByRole('button', { name: 'Erreicht' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'bis zur nächsten Frist' }).click();
    await page.locator('.lc-state[data-active]').getByText('Fertig').waitFor();
    await panel.getByText('Der Prozess ist zu Ende.').waitFor();
    await expect.poll(() => page.locator('.lc-way[data-mark="taken"]').count()).toBe(1);

    // From the middle: a state is chosen to begin in.
    await panel.getByRole('combobox', { name: 'Beginnt bei' }).click();
    await page.getByRole('option', { name: 'Wartet' }).click();
    await panel.getByRole('button', { name: 'Beginnen' }).click();
    await page.locator('.lc-state[data-active]').getByText('Wartet').waitFor();
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'bis zur nächsten Frist' }).click();
    await page.locator('.lc-state[data-active]').getByText('Offen').waitFor();
    const { id } = made.body as { id: string };
    const processes = await ask(CONSULTANT, 'GET', `/api/records/lead/${id}/processes`);
    expect(processes.body).toMatchObject({ items: [] });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('fits on a phone', async () => {
    const draft = await makeDraft(screens, 'Unterwegs', [WORKFLOW]);
    const viewport = { width: 390, height: 850 };
    const { page } = await openSignedIn(screens, 'Clara Conrad', { viewport, colorScheme: 'dark' });
    for (const path of ['workflow/welcome', 'workflow/contract-conclusion', 'contract-status/contract-status']) {
      await open(page, draft, path);
      expect(Number(await page.evaluate('document.documentElement.scrollWidth')), path).toBe(390);
      expect(await violations(page), path).toEqual([]);
    }
    await page.context().close();
  });
});
