import { readFile } from 'node:fs/promises';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';
const CLARA = 'consultant@example.com';

describe.skipIf(chromiumPath === undefined)(`analysis${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  let lead: string;
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
  const make = async (entity: string, values: object): Promise<string> => {
    const reply = await screens.server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };
  beforeAll(async () => {
    screens = await startScreens();
    lead = await make('lead', { kind: 'person', lastName: 'Kessel', email: 'kessel@example.org' });
    const { users, keys } = screens.server;
    const owners = [users.get('sales@example.com'), users.get('sales@example.com'), users.get(CLARA)];
    for (const [index, owner] of owners.entries())
      await make('journal-entry', {
        journal: index === 0 ? 'note' : 'call',
        subject: `=Gespräch ${index}`,
        text: 'Besprochen.',
        ...(index > 0 && { direction: 'inbound', outcome: 'reached' }),
        lead,
        owner,
        team: keys.get(index === 2 ? 'team/sued' : 'team/nord'),
      });
    for (const subject of ['Angebot A', 'Angebot B', 'Angebot C'])
      await make('offer', { lead, subject, offerDate: today, owner: users.get(CLARA) });
  });
  afterAll(() => screens.close());

  it('divides by two fields, and every number leads to exactly its records', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/dashboards/user-activity?period=this-month`);
    const pivot = page.getByRole('region', { name: 'Journal nach Person und Art' });
    await pivot.getByRole('link', { name: 'Sven Sommer, Gesamt: 2' }).waitFor();
    await pivot.getByRole('link', { name: 'Sven Sommer, Telefonat: 1' }).waitFor();
    await pivot.getByRole('link', { name: 'Gesamt, Telefonat: 2' }).waitFor();
    await pivot.getByRole('link', { name: 'Gesamt, Gesamt: 3' }).waitFor();
    const offers = page.getByRole('region', { name: 'Angebote nach Person und Stand' });
    await offers.getByRole('button', { name: /^Als Tabelle zeigen/ }).click();
    await offers.getByRole('link', { name: 'Clara Conrad, In Arbeit: 3' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await pivot.getByRole('link', { name: 'Sven Sommer, Telefonat: 1' }).click();
    await page.getByRole('status').filter({ hasText: '1 Datensatz' }).waitFor();
    await page.getByText('=Gespräch 1').first().waitFor();
    await page.goBack();
    await pivot.getByRole('link', { name: 'Gesamt, Telefonat: 2' }).click();
    await page.getByRole('status').filter({ hasText: '2 Datensätze' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('can be narrowed for the whole dashboard, in a link that shows the same', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/dashboards/user-activity?period=this-month`);
    const calls = page.getByRole('region', { name: 'Anrufe', exact: true });
    await calls.getByRole('link', { name: /^Anrufe: 2\./ }).waitFor();
    await page.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('listbox').waitFor();
    await page.getByRole('option', { name: 'Süd' }).click();
    await calls.getByRole('link', { name: /^Anrufe: 1\./ }).waitFor();
    await page.waitForURL(/only=/);
    const address = page.url();
    await page.goto(`${screens.url}/`);
    await page.goto(address);
    await calls.getByRole('link', { name: /^Anrufe: 1\./ }).click();
    await page.getByRole('status').filter({ hasText: '1 Datensatz' }).waitFor();
    await page.getByText('=Gespräch 2').first().waitFor();
    // What knows nothing of the choice says so.
    await page.goto(`${screens.url}/dashboards/pipeline?only=${encodeURIComponent('{"division":"gas"}')}`);
    const open = page.getByRole('region', { name: 'Offene Angebote' });
    await open.getByText('nicht gefiltert').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is taken along as a file, exactly, without formulas', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/dashboards/user-activity?period=this-month`);
    const pivot = page.getByRole('region', { name: 'Journal nach Person und Art' });
    await pivot.getByRole('button', { name: 'Exportieren: Journal nach Person und Art' }).click();
    const csv = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Als CSV' }).click();
    const text = await readFile(await (await csv).path(), 'utf8');
    expect(text.split('\r\n')[0]).toBe('\ufeffErfasst von;Telefonat;Notiz;Gesamt');
    expect(text).toContain('Sven Sommer;1;1;2');
    await pivot.getByRole('button', { name: 'Exportieren: Journal nach Person und Art' }).click();
    const sheet = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Als Excel-Datei (XLSX)' }).click();
    const rows = await readExcelFile(await (await sheet).path());
    expect(JSON.stringify(rows)).toContain('["Gesamt",2,1,3]');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tells nothing of few people on an anonymous dashboard', async () => {
    const { page, errors } = await openSignedIn(screens, 'Sabine Seidel');
    await page.goto(`${screens.url}/dashboards/team?period=this-month`);
    const journal = page.getByRole('region', { name: 'Gespräche und Notizen' });
    await journal.getByText('Weniger als 3 Personen: wird nicht gezeigt.').waitFor();
    await make('journal-entry', {
      journal: 'note',
      subject: 'Dritte',
      text: 'Besprochen.',
      lead,
      owner: screens.server.users.get('lead@example.com'),
      team: screens.server.keys.get('team/nord'),
    });
    await page.reload();
    await journal.getByText('4', { exact: true }).waitFor();
    await expect.poll(() => journal.getByRole('link').count()).toBe(0);
    const byTeam = page.getByRole('region', { name: 'Journal nach Team' });
    await byTeam.getByText('Kleine Gruppen zusammen').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows how far things have come, in English and on a narrow page', async () => {
    const { page, errors } = await openSignedIn(screens, 'Clara Conrad', {}, 'en');
    await page.goto(`${screens.url}/dashboards/pipeline`);
    const funnel = page.getByRole('region', { name: 'From offer to order' });
    await funnel.getByRole('link', { name: /: 3, 100/ }).click();
    await page.getByRole('status').filter({ hasText: '3 records' }).waitFor();
    await page.goBack();
    await page.setViewportSize({ width: 390, height: 844 });
    await funnel.getByRole('link', { name: /: 3, 100/ }).waitFor();
    // How long they were in a stage leads nowhere: they may be in another one by now.
    const stays = page.getByRole('region', { name: 'How long offers were in each stage, by team (average, days)' });
    await stays.getByRole('button', { name: /^Show as a table/ }).click();
    await stays.getByRole('rowheader', { name: 'Draft' }).waitFor();
    expect(await stays.getByRole('link').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
