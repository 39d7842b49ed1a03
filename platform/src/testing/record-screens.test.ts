import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';

describe.skipIf(chromiumPath === undefined)(`a record${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;

  beforeAll(async () => {
    screens = await startScreens();
  });
  afterAll(() => screens.close());

  async function newLead(lastName: string, values: object = {}): Promise<string> {
    const reply = await screens.server.ask(ADMIN, 'POST', '/api/records/lead', {
      kind: 'person',
      lastName,
      email: `${lastName.toLowerCase()}@example.org`,
      ...values,
    });
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  }

  it('keeps what was typed over a sign-out and another browser, until it is taken over and saved', async () => {
    const id = await newLead('Entwurf');
    const first = await openSignedIn(screens, 'Andrea Adler');
    await first.page.goto(`${screens.url}/records/lead/${id}`);
    await first.page.getByLabel('Vorname').fill('Erna');
    await first.page.getByText('Entwurf gesichert').waitFor();
    await first.page.context().close();

    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByText('Nicht gespeicherte Eingaben vom').waitFor();
    await expect.poll(() => page.getByLabel('Vorname').inputValue()).toBe('');
    expect(await violations(page)).toEqual([]);
    // Whoever types before deciding keeps both.
    await page.getByLabel('Titel').fill('Dr.');
    await page.getByText('Entwurf gesichert').waitFor();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await expect.poll(() => page.getByLabel('Vorname').inputValue()).toBe('Erna');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { name: 'Dr. Erna Entwurf' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Dr. Erna Entwurf' }).waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.getByText('Nicht gespeicherte Eingaben vom').count()).toBe(0);
    expect((await screens.server.ask(ADMIN, 'GET', `/api/drafts/lead/${id}`)).status).toBe(204);

    // Of a new record, with a reference by its name.
    await page.goto(`${screens.url}/records/task/new`);
    await page.getByLabel('Betreff').fill('Später weiter');
    await page.getByText('Entwurf gesichert').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${screens.url}/records/task/new`);
    await page.getByText('Nicht gespeicherte Eingaben vom').waitFor();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByText('Nicht gespeicherte Eingaben vom').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('Betreff').waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.getByText('Nicht gespeicherte Eingaben vom').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('shows appointments, tasks and documents in its timeline, by kind and page by page', async () => {
    const { ask, database } = screens.server;
    const id = await newLead('Zeitstrahl');
    const add = async (entity: string, values: object) =>
      expect((await ask(ADMIN, 'POST', `/api/records/${entity}`, { lead: id, ...values })).status, entity).toBe(201);
    await add('task', { subject: 'Rückruf vereinbaren' });
    await add('document', { name: 'Vollmacht', kind: 'other' });
    await add('appointment', {
      subject: 'Besuch am Montag',
      start: '2031-05-05T08:00:00Z',
      end: '2031-05-05T09:00:00Z',
    });
    for (let number = 1; number <= 30; number += 1)
      await add('journal-entry', {
        journal: 'note',
        subject: `Notiz ${number}`,
        text: 'x',
        happenedAt: `2020-01-${String(number).padStart(2, '0')}T08:00:00Z`,
      });
    await database.query({ text: 'analyze', values: [] } as never);
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    const timeline = page.getByRole('region', { name: 'Verlauf' });
    const entries = timeline.getByRole('listitem');
    await entries.first().getByText('Besuch am Montag').waitFor();
    await timeline.getByText('Rückruf vereinbaren').waitFor();
    await timeline.getByText('hat angelegt').waitFor();
    const many = await entries.count();
    await timeline.getByRole('button', { name: 'Ältere zeigen' }).click();
    await timeline.getByText('Notiz 1', { exact: true }).waitFor();
    await expect.poll(() => entries.count()).toBeGreaterThan(many);
    expect(await violations(page)).toEqual([]);
    await timeline.getByText('Dokumente').click();
    await timeline.getByText('Vollmacht').waitFor();
    await timeline.getByText('Rückruf vereinbaren').waitFor({ state: 'detached' });
    await expect.poll(() => entries.count()).toBe(1);
    expect(errors).toEqual([]);
  });

  it('is merged with its duplicate, field by field, and the merge is undone', async () => {
    const { ask } = screens.server;
    const id = await newLead('Doppel', { firstName: 'Dora', email: 'dora@example.org', phone: '030 7654321' });
    const other = await newLead('Doppelt', {
      firstName: 'Theodora',
      email: 'dora@example.org',
      mobile: '0171 1234567',
    });
    const made = await ask(ADMIN, 'POST', '/api/records/task', { lead: other, subject: 'Folgt mit' });
    const task = (made.body as { id: string }).id;
    const leadOfTask = async () =>
      ((await ask(ADMIN, 'GET', `/api/records/task/${task}`)).body as { lead: string }).lead;
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByText('Gibt es das schon?').waitFor();
    await page.getByRole('button', { name: 'Zusammenführen …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Wird hierher umgehängt: 1 × Aufgaben').waitFor();
    await dialog.getByRole('radio', { name: 'Vorname: Geht: Theodora Doppelt' }).check();
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Zusammenführen' }).click();
    await page.getByRole('heading', { name: 'Theodora Doppel', exact: true }).waitFor();
    await page.getByText('hat „Theodora Doppelt“ hierher zusammengeführt').waitFor();
    expect((await ask(ADMIN, 'GET', `/api/records/lead/${id}`)).body).toMatchObject({ mobile: '+49 171 1234567' });
    expect(await leadOfTask()).toBe(id);
    await page.getByRole('button', { name: 'Zusammenführung rückgängig machen' }).click();
    await page.getByRole('heading', { name: 'Dora Doppel', exact: true }).waitFor();
    expect(await leadOfTask()).toBe(other);

    // Once more, by the menu; then something changes, and the undo says what.
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Zusammenführen mit …' }).click();
    await dialog.getByLabel('Der andere Datensatz').fill('Doppelt');
    await page.getByRole('option', { name: 'Theodora Doppelt' }).click();
    await dialog.getByText('Wird hierher umgehängt').waitFor();
    await dialog.getByRole('button', { name: 'Zusammenführen' }).click();
    await dialog.waitFor({ state: 'detached' });
    await ask(ADMIN, 'PATCH', `/api/records/task/${task}`, { subject: 'Ganz anders' });
    await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
    await page.getByText('Aufgabe „Ganz anders“ wurde seitdem geändert.').waitFor();
    expect(errors).toEqual([]);
  });

  it('is entered from anywhere in its short form, by the plus and by the keyboard, and warns of a duplicate', async () => {
    await newLead('Meier', { firstName: 'Jörg', birthDate: '1970-05-06' });
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/contract`);
    await page.getByRole('button', { name: 'Schnell erfassen' }).click();
    await page.getByRole('menuitem', { name: 'Interessent/Kunde' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vorname').fill('Joerg');
    await dialog.getByLabel('Nachname').fill('Mayer');
    await dialog.getByLabel('E-Mail').fill('MEIER@example.org');
    await dialog.getByText('Gibt es das schon?').waitFor();
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'E-Mail' }).fill('mayer@example.org');
    await page.keyboard.press('Control+s');
    await page.getByText('Angelegt').waitFor();
    expect(new URL(page.url()).pathname).toBe('/records/contract');
    await page.getByRole('link', { name: 'Joerg Mayer' }).click();
    await page.getByRole('heading', { name: 'Joerg Mayer' }).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Suchen oder Befehl').fill('neu aufgabe');
    await page.getByRole('dialog').getByText('Aufgabe', { exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Betreff').fill('Nachfassen');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('link', { name: 'Nachfassen' }).waitFor();
    await page.getByRole('heading', { name: 'Joerg Mayer' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('shows who else has it open and edits, until their tab closes', async () => {
    const id = await newLead('Besuch');
    const address = `${screens.url}/records/lead/${id}`;
    const first = await openSignedIn(screens, 'Andrea Adler');
    await first.page.goto(address);
    const second = await openSignedIn(screens, 'Clara Conrad');
    await second.page.goto(address);
    await first.page.getByRole('listitem', { name: 'hat dies auch geöffnet' }).waitFor();
    await second.page.getByRole('listitem', { name: 'Andrea Adler hat dies auch geöffnet' }).waitFor();
    await second.page.getByLabel('Vorname').fill('Bea');
    await first.page.getByRole('listitem', { name: 'bearbeitet dies gerade' }).waitFor();
    expect(await violations(first.page)).toEqual([]);
    await second.page.context().close();
    await first.page.getByRole('list', { name: 'Auch hier' }).waitFor({ state: 'detached' });
    expect(first.errors).toEqual([]);
  });

  it('is not left with unsaved input by accident', async () => {
    const id = await newLead('Bleibt');
    const { page } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/records/lead/${id}`);
    await page.getByLabel('Vorname').fill('Bert');
    let asked = 0;
    page.once('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Aufgaben', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Bleibt' }).waitFor();
    await expect.poll(() => page.getByLabel('Vorname').inputValue()).toBe('Bert');
    expect(asked).toBe(1);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Aufgaben', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Aufgaben', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/records/task');
  });
});
