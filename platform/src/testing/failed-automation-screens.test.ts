import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSignedIn, violations } from './open-signed-in.ts';
import { PROCESS_DEFINITIONS } from './process-definitions.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';
import { startTestServer } from './start-test-server.ts';
import { workOnProcesses } from './work-on-processes.ts';

const ADMIN = 'admin@example.com';
const DARK_NARROW = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

const automation = (id: string, de: string, en: string, field: string, rest: object) => ({
  file: `${id}.json`,
  document: {
    kind: 'automation',
    id,
    name: id,
    label: { de, en },
    entity: 'order',
    roles: ['admin'],
    when: [{ on: 'updated', fields: [field] }],
    ...rest,
  },
});
const set = (values: object) => [{ type: 'update-record', params: { values } }];
const DEFINITIONS = [
  ...PROCESS_DEFINITIONS,
  // Refused where there is no reason: an order has a name.
  automation('rename', 'Auftrag umbenennen', 'Rename the order', 'place', {
    actions: set({ name: { formula: 'reason' } }),
  }),
  automation('circle', 'Grund ergänzen', 'Add to the reason', 'reason', {
    if: "$substring(reason, 0, 1) = '#'",
    actions: set({ reason: { formula: "reason & '#'" } }),
  }),
];

describe.skipIf(chromiumPath === undefined)('failed automations', () => {
  let screens: TestScreens;
  let order = '';
  beforeAll(async () => {
    screens = await startScreens(() => startTestServer(DEFINITIONS));
  });
  // Before each, since the second test uses them up, and may have to begin anew.
  beforeEach(async () => {
    await screens.server.database.query(sql`delete from leitwerk.automation_run`);
    order = await make('Fahrrad');
    await change(order, { place: 'Köln' });
    await change(await make('Tisch'), { reason: '#' });
  });
  afterAll(() => screens.close());

  const make = async (name: string): Promise<string> => {
    const reply = await screens.server.ask(ADMIN, 'POST', '/api/records/order', { name });
    expect(reply.status, reply.text).toBe(201);
    return (reply.body as { id: string }).id;
  };
  const change = async (id: string, values: object): Promise<void> => {
    expect((await screens.server.ask(ADMIN, 'PATCH', `/api/records/order/${id}`, values)).status).toBe(200);
    await workOnProcesses(screens.server);
  };

  it('are told at the edge of the page and listed, on a phone and dark, too', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', DARK_NARROW, 'en');
    await page.getByRole('button', { name: 'Background work: 2 have failed' }).click();
    const list = page.getByRole('region', { name: 'Failed automations' });
    await list.getByText('Rename the order').waitFor();
    await list.getByText('Cannot be repeated: they set each other off in a circle').waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBe(390);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are done once more, or left at that', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.goto(`${screens.url}/jobs`);
    const list = page.getByRole('region', { name: 'Gescheiterte Automationen' });
    const line = list.getByRole('listitem').filter({ hasText: 'Auftrag umbenennen' });
    await expect
      .poll(() => line.getByRole('link', { name: 'Fahrrad' }).getAttribute('href'))
      .toBe(`/records/order/${order}`);
    await line.getByText('nach einer Änderung').waitFor();
    expect(await violations(page)).toEqual([]);
    const again = line.getByRole('button', { name: 'Erneut versuchen: Auftrag umbenennen, Fahrrad' });
    await again.click();
    // Refused once more: it stays.
    await page.getByRole('alert').first().waitFor();
    await screens.server.database.query(sql`update data."order" set reason = 'Roller' where id = ${order}::uuid`);
    await again.click();
    await page.getByText('Die Automation ist durchgelaufen.').waitFor();
    await line.waitFor({ state: 'detached' });
    await list.getByRole('button', { name: 'Verwerfen: Grund ergänzen, Tisch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
    await list.getByText('Keine Automation ist gescheitert.').waitFor();
    await page.getByText('Automation: verworfen').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /gescheitert$/ }).count()).toBe(0);
    const { body } = await screens.server.ask(ADMIN, 'GET', `/api/records/order/${order}`);
    expect(body).toMatchObject({ name: 'Roller' });
    expect(errors).toEqual([]);
  });
});
