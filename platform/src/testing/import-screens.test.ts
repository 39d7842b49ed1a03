import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleRunKinds } from '../module/module-runs.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { workOnRun } from '../run/work-on-run.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ROWS = [
  'Art;Vorname;Nachname;E-Mail;Jahresverbrauch',
  'Person;Ida;Einfuhr;ida@example.org;3.500',
  'Person;Ole;Ohnemail;ole.example.org;2.100',
  'Person;Uwe;Einfuhr;uwe@example.org;4.200',
];

// A machine without a browser says so; CI installs one.
describe.skipIf(chromiumPath === undefined)(`many at once${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  /** Does what the page has just begun: this server has no worker. */
  async function workOnWaiting(page: Page, begin: () => Promise<void>): Promise<void> {
    const begun = page.waitForResponse((answer) => answer.status() === 202);
    await begin();
    await begun;
    const { database, runtime } = screens.server;
    const kinds = () => [...RUN_KINDS, ...moduleRunKinds(runtime.models.current().modules)];
    const waiting = await database.query<{ id: string }>(sql`select id from leitwerk.run where state = 'waiting'`);
    expect(waiting).toHaveLength(1);
    for (const { id } of waiting)
      await workOnRun(database, runtime.models, kinds, id, (error) => {
        throw error;
      });
  }
  const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const leadCount = async (): Promise<number> =>
    (
      (await screens.server.ask('lead@example.com', 'GET', '/api/records/lead?limit=1&count=exact')).body as {
        count: number;
      }
    ).count;

  it('leave out rows by a condition that somebody writes', async () => {
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    await page.goto(`${screens.url}/records/lead/import`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'messe.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${ROWS.join('\r\n')}\r\n`),
    });
    const only = page.getByRole('textbox', { name: 'Nur Zeilen mit' });
    await only.fill('row.Nachname = ');
    await button(page, 'Alle Zeilen prüfen').click();
    await page
      .getByText(/^Die Formel ist nicht lesbar/)
      .first()
      .waitFor();
    await only.fill('row.Nachname = "Ohnemail"');
    await workOnWaiting(page, () => button(page, 'Alle Zeilen prüfen').click());
    await page.getByText('2 werden ausgelassen').waitFor();
    await page.getByText('1 wird abgelehnt').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors.filter((one) => !one.includes('422'))).toEqual([]);
  });

  it('come from a file: looked at, checked, imported, and taken back', async () => {
    const before = await leadCount();
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    await page.goto(`${screens.url}/records/lead/import`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'interessenten.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${ROWS.join('\r\n')}\r\n`),
    });
    await page.getByText('interessenten.csv').waitFor();
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Feld: Jahresverbrauch' }).inputValue())
      .toBe('Jahresverbrauch');
    await expect.poll(() => page.getByRole('combobox', { name: 'Trennzeichen' }).inputValue()).toBe('Semikolon ;');
    expect(await violations(page)).toEqual([]);

    await workOnWaiting(page, () => button(page, 'Alle Zeilen prüfen').click());
    await page.getByText('2 werden angelegt').waitFor();
    await page.getByText('1 wird abgelehnt').waitFor();
    expect(await leadCount()).toBe(before);

    await workOnWaiting(page, () => button(page, 'Jetzt importieren').click());
    await page.getByText('2 angelegt').waitFor();
    await page.getByText('1 abgelehnt').waitFor();
    await page.getByRole('row').getByText('Zeile 3').waitFor();
    await page
      .getByRole('row')
      .getByText(/^E-Mail: .+/)
      .waitFor();
    expect(await leadCount()).toBe(before + 2);
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    const loading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Abgelehnte Zeilen laden' }).click();
    const refused = await textOf(await loading);
    expect(refused).toContain('ole.example.org');
    expect(refused).not.toContain('ida@example.org');

    await button(page, 'Zurücknehmen').click();
    await workOnWaiting(page, () => page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click());
    expect(await leadCount()).toBe(before);
    await page.getByText('wurde zurückgenommen').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are changed and written out from the list', async () => {
    for (const lastName of ['Massen Eins', 'Massen Zwei', 'Massen Drei'])
      await screens.server.ask('admin@example.com', 'POST', '/api/records/lead', {
        kind: 'person',
        lastName,
        email: `${lastName.slice(7)}@example.org`,
        currentSupplier: 'Altstrom',
        team: screens.server.keys.get('team/nord'),
        owner: screens.server.users.get('lead@example.com'),
      });
    const { page, errors } = await openSignedIn(screens, 'Leo Lindner');
    await page.goto(`${screens.url}/records/lead?view=lead-list`);
    const bar = page.getByRole('region', { name: 'Auswahl' });
    const choose = async () => {
      await page.getByRole('checkbox', { name: 'Massen Eins auswählen' }).click();
      await page.getByRole('checkbox', { name: 'Massen Zwei auswählen' }).click();
      await bar.getByText('2 ausgewählt').waitFor();
    };
    await choose();
    await bar.getByRole('button', { name: 'Ändern' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Feld' }).fill('Derzeitiger');
    await page.getByRole('option', { name: 'Derzeitiger Lieferant' }).click();
    await dialog.getByLabel('Derzeitiger Lieferant', { exact: true }).fill('Neustrom');
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await workOnWaiting(page, () => dialog.getByRole('button', { name: 'Ändern', exact: true }).click());
    await dialog.getByText('2 geändert').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Schließen' }).click();
    await bar.waitFor({ state: 'detached' });
    const filter = encodeURIComponent(JSON.stringify({ currentSupplier: 'Neustrom' }));
    const { body } = await screens.server.ask('lead@example.com', 'GET', `/api/records/lead?filter=${filter}`);
    expect((body as { items: object[] }).items).toHaveLength(2);

    await choose();
    await bar.getByRole('button', { name: 'Exportieren' }).click();
    await workOnWaiting(page, () => page.getByRole('menuitem', { name: 'CSV-Datei' }).click());
    const loading = page.waitForEvent('download');
    await dialog.getByRole('link', { name: 'Datei laden' }).click();
    const written = await textOf(await loading);
    expect(written).toContain('Massen Eins');
    expect(written).toContain('Massen Zwei');
    expect(written).not.toContain('Massen Drei');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
