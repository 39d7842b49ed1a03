import type { Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notifyDue } from '../notification/notify-due.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { doNotifications } from './work-on-runs.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const CLERK = 'Sven Sommer';
const MINUTE_MS = 60_000;

describe.skipIf(chromiumPath === undefined)(`notifications${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());
  beforeEach(async () => {
    const { database } = screens.server;
    await database.query(sql`delete from leitwerk.outbox`);
    await database.query(sql`delete from leitwerk.notification`);
    await database.query(sql`delete from leitwerk.own_setting`);
    await database.query(sql`delete from data.task`);
  });

  const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  const owner = () => screens.server.users.get(SALES);

  async function create(entity: string, values: object): Promise<string> {
    const reply = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  }
  const newLead = (lastName: string) =>
    create('lead', { kind: 'person', lastName, email: `${lastName.toLowerCase()}@example.org`, owner: owner() });
  const newTask = (subject: string, values: object = {}) =>
    create('task', { subject, assignee: owner(), deadline: today(), ...values });
  const remind = () => notifyDue(screens.server.database, screens.server.runtime.models.current());
  const bell = (page: Page) => page.getByRole('button', { name: /^(Mitteilungen|Notifications)/ });

  it('come to the bell while the page is open, open their record and are read then', async () => {
    const { page, errors } = await openSignedIn(screens, CLERK);
    await bell(page).waitFor();
    expect(await page.title()).toBe('Energie-CRM');
    const id = await newLead('Klingel');
    await newLead('Zweitens');
    await doNotifications(screens.server);
    await page.getByRole('button', { name: 'Mitteilungen: 2 ungelesen' }).waitFor();
    expect(await page.title()).toBe('(2) Energie-CRM');
    await page.getByRole('status').filter({ hasText: 'ungelesen' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+j');
    const panel = page.getByRole('dialog');
    await panel.getByText('Heute').waitFor();
    expect(await violations(page)).toEqual([]);
    await panel.getByText('„Klingel“').click();
    await page.waitForURL(`**/records/lead/${id}`);
    await page.getByRole('button', { name: 'Mitteilungen: eine ungelesen' }).waitFor();
    await bell(page).click();
    await panel.getByRole('button', { name: 'Alle als gelesen kennzeichnen' }).click();
    await page.getByRole('button', { name: 'Mitteilungen', exact: true }).waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Energie-CRM');
    expect(errors).toEqual([]);
  });

  it('stand on a page of their own, in English and dark, and several lead to the list of what is mine', async () => {
    const commands = Array.from({ length: 3 }, (_, index) => ({
      action: 'create',
      values: { kind: 'person', lastName: `Viele ${index}`, email: `viele${index}@example.org`, owner: owner() },
    }));
    await screens.server.ask(ADMIN, 'POST', '/api/records/lead/batch', { commands });
    await newTask('Einzeln');
    await doNotifications(screens.server);
    const { page, errors } = await openSignedIn(screens, CLERK, { colorScheme: 'dark' }, 'en');
    await page.goto(`${screens.url}/notifications`);
    await page.getByText('gave you 3').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Unread only').click({ force: true });
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Reminders' }).click();
    await page.getByText('There is no such notification.').waitFor();
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Something was given to me' }).click();
    await page.getByText('gave you 3').click();
    await page.waitForURL(/records\/lead\?filter=/);
    await page.getByText('Viele 2').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('are of what one wants, and a reminder is put off', async () => {
    const { page, errors } = await openSignedIn(screens, CLERK);
    await page.goto(`${screens.url}/settings`);
    // By key: what is read after it moves it on the page.
    await page.getByLabel('Mir wurde etwas übergeben: In der Anwendung').press('Space');
    await expect
      .poll(async () => (await screens.server.ask(SALES, 'GET', '/api/settings/notifications')).body)
      .toEqual({ value: { given: { app: false } } });
    await newTask('Bitte zurückrufen', { reminderAt: new Date(Date.now() - MINUTE_MS).toISOString() });
    await doNotifications(screens.server);
    await remind();
    await page.getByRole('button', { name: 'Mitteilungen: eine ungelesen' }).click();
    await page.getByRole('button', { name: 'Später erinnern: Erinnerung: Bitte zurückrufen' }).click();
    await page.getByRole('menuitem', { name: 'In 10 Minuten' }).click();
    await page.getByText('Nichts Neues').waitFor();
    await screens.server.database.query(sql`update leitwerk.notification set at = now()`);
    await remind();
    await page.getByText('Erinnerung: Bitte zurückrufen').waitFor();
    expect(errors).toEqual([]);
  });

  it('of a reminder are set with one click, by what the record is due by', async () => {
    const { page, errors } = await openSignedIn(screens, CLERK);
    await page.goto(`${screens.url}/records/task/new`);
    await page.getByLabel('Betreff').fill('Mit Frist');
    await page.getByLabel('Frist', { exact: true }).fill('14.3.2031');
    await page.getByRole('button', { name: 'am Vortag, 8:00' }).click();
    await expect.poll(() => page.getByLabel('Erinnerung', { exact: true }).inputValue()).toBe('13.03.2031 08:00');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('heading', { name: 'Mit Frist' }).waitFor();
    const { body } = await screens.server.ask(ADMIN, 'GET', '/api/records/task?fields=reminderAt');
    expect((body as { items: { reminderAt: string }[] }).items[0]?.reminderAt).toBe('2031-03-13T07:00:00.000Z');
    expect(errors).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('and tasks make the day, which is where one begins (%s)', async (colorScheme) => {
    await newTask('Heute anrufen');
    await newTask('Schon lange fällig', { deadline: '2020-01-02' });
    await create('appointment', {
      subject: 'Besuch heute',
      start: `${today()}T10:00:00Z`,
      end: `${today()}T11:00:00Z`,
      kind: 'customer',
      owner: owner(),
    });
    await screens.server.ask(SALES, 'PUT', '/api/settings/day', { value: [{ entity: 'lead', view: 'lead-mine' }] });
    const { page, errors } = await openSignedIn(screens, CLERK, { colorScheme });
    expect(new URL(page.url()).pathname).toBe('/day');
    const list = (name: string) => page.getByRole('region', { name });
    await list('Heute zu erledigen').getByText('Heute anrufen').waitFor();
    await list('Meine überfälligen Aufgaben').getByText('überfällig', { exact: true }).waitFor();
    await list('Termine heute und morgen').getByText('Besuch heute').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Erledigen: Heute anrufen' }).click();
    await list('Heute zu erledigen').getByText('Nichts offen').waitFor();
    const { body } = await screens.server.ask(ADMIN, 'GET', '/api/records/task?filter={"subject":"Heute anrufen"}');
    expect((body as { items: { status: string }[] }).items[0]?.status).toBe('done');
    // Somebody else was faster, after this page has sent its own: the row says why not.
    const { items } = (await screens.server.ask(ADMIN, 'GET', '/api/records/task?filter={"deadline":"2020-01-02"}'))
      .body as { items: { id: string }[] };
    const address = `/api/records/task/${items[0]?.id}/transitions`;
    await page.route(`**${address}/**`, async (route) => {
      await screens.server.ask(ADMIN, 'POST', `${address}/drop`, {});
      await route.continue();
    });
    await page.getByRole('button', { name: 'Erledigen: Schon lange fällig' }).click();
    await page.getByText('Das ging nicht: Erledigen – Schon lange fällig').waitFor();
    await page.getByRole('button', { name: /aus meinem Tag nehmen/ }).click();
    await expect
      .poll(async () => (await screens.server.ask(SALES, 'GET', '/api/settings/day')).body)
      .toEqual({ value: [] });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('go by the clock that one has chosen, and lists and forms by the density', async () => {
    const id = await newTask('Uhrzeit', { reminderAt: '2031-07-01T10:00:00Z' });
    const { page, errors } = await openSignedIn(screens, CLERK);
    await page.goto(`${screens.url}/records/task/${id}`);
    const field = page.getByLabel('Erinnerung', { exact: true });
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe('01.07.2031 12:00');
    await page.goto(`${screens.url}/settings`);
    await page.getByRole('combobox', { name: 'Zeitzone' }).fill('New_York');
    await page.getByRole('option', { name: 'America/New_York' }).click();
    await page.getByText('Großzügig').click();
    await expect
      .poll(async () => (await screens.server.ask(SALES, 'GET', '/api/session')).body)
      .toMatchObject({ timeZone: 'America/New_York', installationTimeZone: 'Europe/Berlin' });
    expect(await violations(page)).toEqual([]);
    await page.goto(`${screens.url}/records/task/${id}`);
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe('01.07.2031 06:00');
    await page.getByText('Nach der Uhr von America/New_York.').first().waitFor();
    await field.fill('1.7.2031 7:30');
    await page.keyboard.press('Control+s');
    await expect
      .poll(async () => (await screens.server.ask(ADMIN, 'GET', `/api/records/task/${id}`)).body)
      .toMatchObject({ reminderAt: '2031-07-01T11:30:00.000Z' });
    await page.goto(`${screens.url}/records/task?view=task-mine`);
    const row = page.getByRole('row').filter({ hasText: 'Uhrzeit' });
    expect((await row.boundingBox())?.height).toBe(48);
    expect(errors).toEqual([]);
  });
});
