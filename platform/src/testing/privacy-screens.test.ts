import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { workOn } from './work-on-runs.ts';

const PICTURES = process.env['LEITWERK_PRIVACY_PICTURES'];

// Somebody asks what is known about her and wants it gone. What is found and what goes: platform/src/privacy.
describe.skipIf(chromiumPath === undefined)('screens of data protection', () => {
  let screens: TestScreens;
  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  const create = async (entity: string, values: object): Promise<string> => {
    const reply = await screens.server.ask('admin@example.com', 'POST', `/api/records/${entity}`, values);
    if (reply.status !== 201) throw new Error(reply.text);
    return (reply.body as { id: string }).id;
  };
  /** @param name that nobody else has */
  const makePerson = async (name: string): Promise<string> => {
    const lead = await create('lead', { kind: 'person', firstName: 'Erna', lastName: name, birthDate: '1970-05-04' });
    await create('task', { lead, subject: 'Zurückrufen' });
    await create('consent', {
      lead,
      channel: 'phone',
      purpose: 'own-products',
      textVersion: 'Telefon 2026-01',
      grantedAt: '2026-02-03T10:00:00Z',
      source: 'call',
      evidence: 'Aufzeichnung 4711',
    });
    await create('document', { lead, name: 'Rechnung 1', kind: 'invoice', documentDate: '2025-03-15' });
    return lead;
  };
  /** Does the work of what was begun, as a worker would. */
  const workOnRuns = async (): Promise<void> => {
    const find = () =>
      screens.server.database.query<{ id: string }>(sql`select id from leitwerk.run where state = 'waiting'`);
    await expect.poll(async () => (await find()).length).toBeGreaterThan(0);
    for (const { id } of await find()) await workOn(screens.server, id);
  };

  it('lead from the person to report, hold, restriction and erasure', async () => {
    const name = `Auskunft${Date.now()}`;
    const lead = await makePerson(name);
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/privacy`);
    await page.getByLabel('Person suchen').fill(name);
    await page.getByRole('link', { name: `Erna ${name}` }).click();
    await page.getByRole('heading', { name: `Erna ${name}`, level: 2 }).waitFor();
    const documents = page.getByRole('region', { name: 'Dokumente', exact: true });
    await documents.getByText('1 nur eingeschränkt').waitFor();
    await documents.getByText('Aufzubewahren bis 31.12.2033').waitFor();
    await documents.getByRole('button', { name: 'Datensätze zeigen' }).click();
    await documents.getByText('§ 147').waitFor();
    const consents = page.getByRole('region', { name: 'Einwilligungen', exact: true });
    await consents.getByText('Telefon 2026-01').waitFor();
    await consents.getByText('Aufzeichnung 4711').waitFor();
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/privacy-de-1440.png`, fullPage: true });

    await page.getByRole('button', { name: 'Auskunft erstellen' }).click();
    const report = page.getByRole('status', { name: 'Auskunft über die Daten einer Person' });
    await report.waitFor();
    await workOnRuns();
    const download = page.waitForEvent('download');
    await report.getByRole('link').click();
    expect((await download).suggestedFilename()).toMatch(/^Auskunft .*\.zip$/);

    await page.getByRole('button', { name: 'Löschsperre setzen …' }).click();
    const hold = page.getByRole('dialog', { name: 'Löschsperre setzen' });
    await hold.getByLabel('Grund').fill('Klage beim Amtsgericht');
    await hold.getByRole('button', { name: 'Löschsperre setzen' }).click();
    await page.getByText('Löschsperre: Klage beim Amtsgericht').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Löschen …' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Löschsperre aufheben …' }).click();
    const release = page.getByRole('dialog', { name: 'Löschsperre aufheben' });
    await release.getByLabel('Grund').fill('Vergleich');
    await release.getByRole('button', { name: 'Löschsperre aufheben' }).click();
    await page.getByText('Löschsperre: Klage beim Amtsgericht').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Einschränken', exact: true }).click();
    await page.getByText('Auf Verlangen eingeschränkt (Art. 18 DSGVO)').waitFor();
    await page.getByRole('button', { name: 'Einschränkung aufheben' }).click();
    await page.getByText('Auf Verlangen eingeschränkt (Art. 18 DSGVO)').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Löschen …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Daten dieser Person löschen?' });
    await dialog.getByText('1 Datensatz wird endgültig gelöscht.').waitFor();
    await dialog.getByText('3 Datensätze müssen noch aufbewahrt werden.').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/privacy-erase-de-1440.png` });
    await dialog.getByRole('button', { name: 'Endgültig löschen' }).click();
    await page.getByRole('status', { name: 'Daten einer Person löschen' }).waitFor();
    await workOnRuns();
    await page.getByRole('main').getByText('Eingeschränkt', { exact: true }).first().waitFor();
    const log = page.getByRole('region', { name: 'Vorgänge' });
    await log.getByText('Gelöscht').waitFor();
    // For everybody else the customer is gone.
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.getByRole('heading', { name: 'Hier ist nichts' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('can be used on a phone, dark and in English, and are not there for others', async () => {
    const name = `Phone${Date.now()}`;
    const lead = await makePerson(name);
    const { page } = await openSignedIn(
      screens,
      'Andrea Adler',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      'en',
    );
    await page.goto(`${screens.url}/privacy?entity=lead&id=${lead}`);
    await page.getByRole('region', { name: 'Documents', exact: true }).getByText('1 restricted only').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page, '#main')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/privacy-en-390-dark.png`, fullPage: true });
    await page.context().close();

    const { page: other } = await openSignedIn(screens, 'Sven Sommer');
    await other.goto(`${screens.url}/privacy?entity=lead&id=${lead}`);
    await other.getByRole('heading', { name: 'Hier ist nichts' }).waitFor();
    await other.context().close();
  });
});
