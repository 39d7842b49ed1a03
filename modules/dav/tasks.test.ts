import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Device } from './testing/device.ts';
import { card, event, makeDevice } from './testing/device.ts';

const SALES = 'sales@example.com';
const ADMIN = 'admin@example.com';

let server: TestServer;
let device: Device;
let viewer: Device;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  [device, viewer] = await Promise.all([makeDevice(server, url, SALES), makeDevice(server, url, 'viewer@example.com')]);
});
afterAll(() => server.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (entity: string): Promise<readonly Row[]> =>
  ((await server.ask(ADMIN, 'GET', `/api/records/${entity}?sort=createdAt`)).body as { items: Row[] }).items;
const todo = (...lines: readonly string[]): string => event('aufgabe-1', ...lines).replaceAll('VEVENT', 'VTODO');
const put = (text: string) =>
  device.ask('PUT', `${device.home}/calendars/tasks/a.ics`, text, { 'content-type': 'text/calendar' });
const get = async (): Promise<string> => (await device.ask('GET', `${device.home}/calendars/tasks/a.ics`)).text;

it('a task’s alarm is its reminder, also where nothing is due', async () => {
  const path = `${device.home}/calendars/tasks/alarm.ics`;
  const send = (...lines: readonly string[]) =>
    device.ask('PUT', path, event('aufgabe-wecker', 'SUMMARY:Wecker', ...lines).replaceAll('VEVENT', 'VTODO'), {
      'content-type': 'text/calendar',
    });
  const alarm = (trigger: string) => ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:x', trigger, 'END:VALARM'];
  const reminder = async () => (await rows('task')).find((one) => one['subject'] === 'Wecker')?.['reminderAt'];
  expect((await send(...alarm('TRIGGER;VALUE=DATE-TIME:20310314T070000Z'))).status).toBe(201);
  expect(await reminder()).toBe('2031-03-14T07:00:00.000Z');
  expect((await device.ask('GET', path)).text).toContain('TRIGGER;VALUE=DATE-TIME:20310314T070000Z');
  expect((await send('DUE;VALUE=DATE:20310314', ...alarm('TRIGGER;RELATED=END:PT9H'))).status).toBe(204);
  expect(await reminder()).toBe('2031-03-14T08:00:00.000Z');
  expect((await device.ask('GET', path)).text).toContain('TRIGGER;VALUE=DATE-TIME:20310314T080000Z');
  expect((await send('DUE;VALUE=DATE:20310314')).status).toBe(204);
  expect(await reminder()).toBeNull();
  const [made] = (await rows('task')).filter((one) => one['subject'] === 'Wecker');
  expect((await server.ask(ADMIN, 'DELETE', `/api/records/task/${String(made?.['id'])}`)).status).toBe(204);
});

it('a task is made, changed, done and opened again from a device, by its status in Leitwerk', async () => {
  const made = await put(
    todo('SUMMARY:Anrufen', 'DUE;VALUE=DATE:20261205', 'PRIORITY:2', 'DESCRIPTION:Erste Zeile\\nZweite', 'X-FREMD:1'),
  );
  expect(made.status, made.text).toBe(201);
  expect(await rows('task')).toMatchObject([
    {
      subject: 'Anrufen',
      deadline: '2026-12-05',
      priority: expect.stringMatching(/urgent|high/),
      status: 'open',
      description: 'Erste Zeile\nZweite',
      assignee: server.users.get(SALES),
    },
  ]);
  const text = await get();
  for (const line of [
    'STATUS:NEEDS-ACTION',
    'DUE;VALUE=DATE:20261205',
    'X-FREMD:1',
    'DESCRIPTION:Erste Zeile\\nZweite',
  ])
    expect(text).toContain(line);
  // Changed and done at once, and done in Leitwerk means that its fields are closed.
  const done = await put(
    text.replace('SUMMARY:Anrufen', 'SUMMARY:Angerufen').replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED'),
  );
  expect(done.status, done.text).toBe(204);
  expect(await rows('task')).toMatchObject([{ subject: 'Angerufen', status: 'done', completedOn: expect.any(String) }]);
  const after = await get();
  expect(after).toMatch(/STATUS:COMPLETED\r\nCOMPLETED:\d{8}T\d{6}Z/);
  const closed = await put(after.replace('SUMMARY:Angerufen', 'SUMMARY:Zu spät'));
  expect([403, 409, 422], closed.text).toContain(closed.status);
  const again = await put(
    after.replace('SUMMARY:Angerufen', 'SUMMARY:Doch nicht').replace('STATUS:COMPLETED', 'STATUS:NEEDS-ACTION'),
  );
  expect(again.status, again.text).toBe(204);
  expect(await rows('task')).toMatchObject([{ subject: 'Doch nicht', status: 'open', completedOn: null }]);
  // A transition that is not to be had now is a conflict, and nothing else is written either.
  const wrong = await put((await get()).replace('STATUS:NEEDS-ACTION', 'STATUS:X-ANDERS').replace('Doch nicht', 'Nie'));
  expect([wrong.status, wrong.text]).toEqual([409, expect.stringContaining('X-ANDERS')]);
  expect(await rows('task')).toMatchObject([{ subject: 'Doch nicht' }]);
  expect((await put((await get()).replace('STATUS:', 'RRULE:FREQ=DAILY\r\nSTATUS:'))).status).toBe(403);
  const history = (
    await server.ask(SALES, 'GET', `/api/records/task/${String((await rows('task'))[0]?.['id'])}/history`)
  ).body as { items: { action: string }[] };
  expect(history.items.map((one) => one.action)).toEqual(['update', 'transition', 'transition', 'update', 'create']);
});

it('cards: 3.0 and 4.0, by query, and nothing of a field that the reader may not see', async () => {
  const lead = await server.ask(SALES, 'POST', '/api/records/lead', {
    kind: 'company',
    companyName: 'Werk AG',
    email: 'info@werk.example.com',
  });
  expect(lead.status, lead.text).toBe(201);
  const book = `${device.home}/books/my-customers/`;
  const made = await device.ask(
    'PUT',
    `${book}k.vcf`,
    card('k-1', 'FN:Jürgen von der Heide', 'ORG:Werk AG', 'BDAY:1970-02-03', 'EMAIL:j@werk.example.com', 'NICKNAME:Jo'),
    { 'content-type': 'text/vcard' },
  );
  expect(made.status, made.text).toBe(201);
  expect(await rows('contact-person')).toMatchObject([
    { lastName: 'Heide', firstName: 'Jürgen von der', birthDate: '1970-02-03' },
  ]);
  const query = (text: string, version: string) =>
    device.ask(
      'REPORT',
      book,
      `<b:addressbook-query xmlns:d="DAV:" xmlns:b="urn:ietf:params:xml:ns:carddav"><d:prop><b:address-data content-type="text/vcard" version="${version}"/></d:prop><b:filter><b:prop-filter name="FN"><b:text-match collation="i;unicode-casemap" match-type="contains">${text}</b:text-match></b:prop-filter></b:filter></b:addressbook-query>`,
    );
  const four = await query('HEIDE', '4.0');
  for (const line of ['VERSION:4.0', 'UID:k-1', 'BDAY;VALUE=DATE:19700203', 'NICKNAME:Jo', 'ORG:Werk AG'])
    expect(four.text).toContain(line);
  expect(four.text).toMatch(/\bREV:\d{8}T\d{6}Z/);
  expect((await query('heide', '3.0')).text).toContain('VERSION:3.0');
  expect((await query('niemand', '3.0')).text).not.toContain('VCARD');
  expect((await query('heide', '2.1')).text).toContain('supported-address-data');
  // The viewer's role hides the date of birth.
  const team = server.keys.get('team/nord');
  const id = String((lead.body as { id: string }).id);
  await server.ask(ADMIN, 'PATCH', `/api/records/lead/${id}`, { owner: server.users.get('viewer@example.com'), team });
  const seen = await viewer.ask('GET', `${viewer.home}/books/my-customers/k.vcf`);
  expect(seen.text).toContain('NICKNAME:Jo');
  expect(seen.text).not.toContain('BDAY');
});

it('a card that would be another team’s is not made', async () => {
  const lead = await server.ask(ADMIN, 'POST', '/api/records/lead', {
    kind: 'company',
    companyName: 'Fremd AG',
    email: 'info@fremd.example.com',
    owner: server.users.get('lead@example.com'),
    team: server.keys.get('team/nord'),
  });
  expect(lead.status, lead.text).toBe(201);
  const before = (await rows('contact-person')).length;
  const made = await device.ask(
    'PUT',
    `${device.home}/books/my-customers/f.vcf`,
    card('f-1', 'FN:Fritz Fremd', 'ORG:Fremd AG'),
    { 'content-type': 'text/vcard' },
  );
  expect([made.status, made.text]).toEqual([403, expect.stringContaining('collection')]);
  expect(await rows('contact-person')).toHaveLength(before);
});
