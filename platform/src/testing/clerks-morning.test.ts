import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { smallPdf } from './small-files.ts';
import { startDemoServer } from './start-demo-server.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { doNotifications, workOn } from './work-on-runs.ts';

const CLERK = 'sales@example.com';
const PICTURES = resolve(import.meta.dirname, '../../../docs/pictures');
/** `npm run pictures`: what is seen on the way becomes the pictures of `docs/clerks-morning.md`. */
const takesPictures = process.env['LEITWERK_PICTURES'] === '1';

// The walk of `docs/clerks-morning.md`, step by step.
describe.skipIf(chromiumPath === undefined)(`a clerk's morning${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  let page: Page;
  let errors: string[];
  let caller: string;

  beforeAll(async () => {
    screens = await startScreens(() => startDemoServer(0.02));
    caller = await create('lead', {
      kind: 'person',
      salutation: 'mrs',
      firstName: 'Petra',
      lastName: 'Brandt',
      phone: '+49 201 5550123',
      email: 'petra.brandt@example.org',
      address: { street: 'Am Mühlbach', houseNumber: '4', postalCode: '99991', city: 'Musterhausen', country: 'DE' },
      annualConsumption: 3200,
      owner: screens.server.users.get(CLERK),
    });
    await plan('task', { subject: 'Call back: meter reading', deadline: day(), priority: 'high', lead: caller });
    await plan('appointment', { subject: 'Visit Petra Brandt', kind: 'customer', lead: caller, ...at(9) });
    ({ page, errors } = await openSignedIn(screens, 'Sven Sommer', { viewport: { width: 1280, height: 800 } }, 'en'));
    await page.clock.setFixedTime(new Date(`${day()}T08:12:00+01:00`));
    await page.reload();
  }, 300_000);
  afterAll(() => screens.close());

  async function create(entity: string, values: object): Promise<string> {
    const reply = await screens.server.ask('admin@example.com', 'POST', `/api/records/${entity}`, values);
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  }
  const plan = (entity: string, values: object) =>
    create(entity, { [entity === 'task' ? 'assignee' : 'owner']: screens.server.users.get(CLERK), ...values });
  const day = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  const at = (hour: number) => ({
    start: new Date(`${day()}T${String(hour).padStart(2, '0')}:00:00`).toISOString(),
    end: new Date(`${day()}T${String(hour + 1).padStart(2, '0')}:00:00`).toISOString(),
  });

  /** Looks at the page: for machines always, for people as a picture. */
  async function look(name: string): Promise<void> {
    await page.waitForTimeout(700);
    if (takesPictures) {
      mkdirSync(PICTURES, { recursive: true });
      writeFileSync(resolve(PICTURES, `morning-${name}.png`), await page.screenshot());
    }
    expect(await violations(page), name).toEqual([]);
  }

  it('begins with the day', async () => {
    expect(new URL(page.url()).pathname).toBe('/day');
    await page.getByText('Call back: meter reading').first().waitFor();
    await look('1-day');
  });

  it('tells what colleagues have handed over', async () => {
    await plan('task', { subject: 'Check the contract of Petra Brandt', deadline: day(), lead: caller });
    await doNotifications(screens.server);
    await page.keyboard.press('Control+j');
    await page.getByRole('dialog').getByText('Check the contract of Petra Brandt').waitFor();
    await look('2-notifications');
    await page.keyboard.press('Escape');
  });

  it('finds the caller by the number on the phone', async () => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search or command').fill('0201 5550123');
    await page.getByRole('dialog').getByText('Petra Brandt').first().waitFor();
    await look('3-search');
    await page.getByRole('dialog').getByText('Petra Brandt').first().click();
    await page.getByRole('heading', { name: 'Petra Brandt' }).waitFor();
    await look('4-record');
  });

  it('keeps what was said', async () => {
    await page.getByRole('button', { name: 'Entry', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Call', exact: true }).click();
    await page.getByLabel('Subject').fill('Wants green electricity from next month');
    for (const [field, option] of [
      ['Direction', 'Inbound'],
      ['Outcome', 'Reached'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    }
    await look('5-call');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('region', { name: 'Timeline' }).getByText('Wants green electricity').waitFor();
  });

  it('takes in the power of attorney and shows it', async () => {
    const content = smallPdf(['Power of attorney', 'Page two']);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Files', exact: true }).click();
    await (await chooser).setFiles({ name: 'Power of attorney.pdf', mimeType: 'application/pdf', buffer: content });
    await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'Power of attorney.pdf' }).click();
    await page.getByRole('dialog').locator('canvas').first().waitFor();
    await look('6-file');
    await page.keyboard.press('Escape');
  });

  it('warns while a new lead is typed who is there already', async () => {
    await page.getByRole('button', { name: 'Quick entry' }).click();
    await page.getByRole('menuitem', { name: 'Lead' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('First name').fill('Petra');
    await dialog.getByLabel('Last name').fill('Brand');
    await dialog.getByLabel('Phone', { exact: true }).fill('0201-555 01 23');
    await dialog.getByText('Does this exist already?').waitFor();
    await look('7-duplicate');
    await page.keyboard.press('Escape');
  });

  it('sees the week', async () => {
    await page.goto(`${screens.url}/records/appointment?view=appointment-calendar`);
    await page.getByText('Week', { exact: true }).click();
    await page.getByText('Visit Petra Brandt').first().waitFor();
    await look('8-calendar');
  });

  it('works on many at once', async () => {
    await page.goto(`${screens.url}/records/lead`);
    await page.locator('.lw-row').nth(4).waitFor();
    await page.getByRole('checkbox', { name: 'Select all loaded' }).click();
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Change' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Field' }).fill('Source');
    await look('9-many');
    await page.keyboard.press('Escape');
    await page.goto(`${screens.url}/records/lead?view=lead-board`);
    await page.locator('.lw-card').first().waitFor();
    await look('10-board');
  });

  it('brings in a bought list and sees before what becomes of each row', async () => {
    await page.goto(`${screens.url}/records/lead/import`);
    const rows = [
      'First name;Last name;Phone;E-mail;Street;House number;Postal code;City',
      'Petra;Brandt;0201 5550123;p.brandt@example.com;Am Mühlbach;4;99991;Musterhausen',
      'Jonas;Keller;0201 5550777;jonas.keller@example.com;Hauptstraße;12a;1067;Dresden',
      'Mira;Vogt;;not a mail;Ring;3;50667;Köln',
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'bought-list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\r\n')),
    });
    const begun = page.waitForResponse((answer) => answer.status() === 202);
    await page.getByRole('button', { name: 'Check all rows' }).click();
    const { id } = (await (await begun).json()) as { id: string };
    await workOn(screens.server, id);
    await page.getByRole('button', { name: '1 may be there already' }).click();
    await page.getByText('Same phone number').waitFor();
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 5000);
    await look('11-import');
  });

  it('and goes out with the day on the phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${screens.url}/day`);
    await page.getByText('Call back: meter reading').first().waitFor();
    await look('12-phone');
    expect(errors).toEqual([]);
  });
});
