import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import type { DAVCalendar, DAVCollection, DAVObject } from 'tsdav';
import { createDAVClient } from 'tsdav';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Device } from './testing/device.ts';
import { event, makeDevice } from './testing/device.ts';

/** A client that other people wrote (tsdav) against this server: what it finds by itself from host, name and password. */

const SALES = 'sales@example.com';
const LEAD = 'lead@example.com';

let server: TestServer;
let device: Device;
let client: Awaited<ReturnType<typeof createDAVClient>>;

const clientOf = (kind: 'caldav' | 'carddav') =>
  createDAVClient({
    serverUrl: device.url,
    credentials: { username: device.email, password: device.password },
    authMethod: 'Basic',
    defaultAccountType: kind,
  });

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  device = await makeDevice(server, url, SALES);
  client = await clientOf('caldav');
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
const made = async (entity: string, values: Body, as = SALES): Promise<string> => {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const read = async (entity: string, id: string): Promise<Record<string, unknown>> => {
  const reply = await server.ask('admin@example.com', 'GET', `/api/records/${entity}/${id}`);
  return reply.body as Record<string, unknown>;
};
const calendarOf = async (path: string): Promise<DAVCalendar> => {
  const found = (await client.fetchCalendars()).find((one) => one.url.endsWith(path));
  if (!found) throw new Error(`no ${path}`);
  return found;
};

it('finds calendars by host, name and password alone: one of his own, one per team, and tasks', async () => {
  const calendars = await client.fetchCalendars();
  const team = server.keys.get('team/nord');
  expect(calendars.map((one) => [one.displayName, one.components])).toEqual([
    ['Appointments', ['VEVENT']],
    ['Appointments: Nord', ['VEVENT']],
    ['Tasks', ['VTODO']],
  ]);
  expect(calendars[1]?.url).toBe(`${device.url}${device.home}/calendars/appointments-${team}/`);
  expect(calendars[0]?.reports).toContain('syncCollection');
});

it('reads what was made in Leitwerk, and writes, changes and deletes it', async () => {
  const id = await made('appointment', {
    subject: 'Vor-Ort-Termin; Zähler, Keller',
    start: '2026-03-27T08:00:00Z',
    end: '2026-03-27T09:00:00Z',
    repetition: 'RRULE:FREQ=WEEKLY;UNTIL=20260410\nEXDATE;VALUE=DATE:20260403',
    location: 'Köln',
  });
  const calendar = await calendarOf('/appointments/');
  const [object] = await client.fetchCalendarObjects({ calendar });
  const text = String(object?.data);
  expect(text).toContain('DTSTART;TZID=Europe/Berlin:20260327T090000');
  expect(text).toContain('EXDATE;TZID=Europe/Berlin:20260403T090000');
  // 23:59:59 in Berlin, in summer time.
  expect(text).toContain('UNTIL=20260410T215959Z');
  expect(text).toContain('SUMMARY:Vor-Ort-Termin\\; Zähler\\, Keller');
  expect(text).toMatch(/BEGIN:DAYLIGHT[\s\S]*RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU[\s\S]*END:DAYLIGHT/);
  const reply = await client.updateCalendarObject({
    calendarObject: {
      url: object?.url ?? '',
      etag: object?.etag ?? '',
      data: text.replace('LOCATION:Köln', 'LOCATION:Bonn'),
    },
  });
  expect(reply.status).toBe(204);
  expect((await read('appointment', id))['location']).toBe('Bonn');
  const history = await server.ask(SALES, 'GET', `/api/records/appointment/${id}/history`);
  expect((history.body as { items: { changes: object }[] }).items[0]?.changes).toEqual({ location: ['Köln', 'Bonn'] });
  // What was seen before is old now.
  const stale = await client.deleteCalendarObject({
    calendarObject: { url: object?.url ?? '', etag: object?.etag ?? '' },
  });
  expect(stale.status).toBe(412);
  const [now] = await client.fetchCalendarObjects({ calendar });
  expect(
    (await client.deleteCalendarObject({ calendarObject: { url: now?.url ?? '', etag: now?.etag ?? '' } })).status,
  ).toBe(204);
  expect((await server.ask(SALES, 'GET', `/api/records/appointment/${id}`)).status).toBe(404);
});

it('keeps in step by sync-collection: new, changed, deleted, and what is not to be seen any more', async () => {
  const calendar = await calendarOf('/appointments/');
  const step = async (collection: DAVCollection): Promise<DAVCollection & { objects: DAVObject[] }> => {
    const next = await client.smartCollectionSync({ collection, method: 'webdav' });
    return { ...next, objects: next.objects ?? [] };
  };
  const state = await step({ ...calendar, objects: [], objectMultiGet: client.calendarMultiGet });
  expect(state.objects).toEqual([]);
  await client.createCalendarObject({
    calendar,
    filename: 'neu.ics',
    iCalString: event('neu-1', 'DTSTART:20261201T090000Z', 'DTEND:20261201T100000Z', 'SUMMARY:Neu', 'X-EIGEN:bleibt'),
  });
  const later = await made('appointment', {
    subject: 'Zweiter',
    start: '2026-12-02T09:00:00Z',
    end: '2026-12-02T10:00:00Z',
  });
  const second = await step(state);
  expect(second.objects.map((one) => one.url.split('/').at(-1)).sort()).toEqual([`${later}.ics`, 'neu.ics'].sort());
  expect(second.objects.map((one) => String(one.data)).join()).toContain('X-EIGEN:bleibt');
  // It is given to somebody else by the team's leader: gone for this person's devices.
  const other = server.users.get(LEAD);
  expect(
    (await server.ask('admin@example.com', 'PATCH', `/api/records/appointment/${later}`, { owner: other })).status,
  ).toBe(200);
  const third = await step(second);
  expect(third.objects.map((one) => one.url.split('/').at(-1))).toEqual(['neu.ics']);
});

it('finds address books and reads vCards', async () => {
  const books = await clientOf('carddav');
  const lead = await made('lead', { kind: 'company', companyName: 'Mühle GmbH', email: 'info@muehle.example.com' });
  await made('contact-person', { lead, firstName: 'Anna', lastName: 'Müller', email: 'anna@muehle.example.com' });
  const found = await books.fetchAddressBooks();
  expect(found.map((one) => one.displayName)).toEqual(['My customers', 'My teams’ customers']);
  const cards = await books.fetchVCards({ addressBook: found[0] ?? { url: '' } });
  expect(String(cards[0]?.data)).toContain('ORG:Mühle GmbH');
  expect(String(cards[0]?.data)).toContain('FN:Anna Müller');
});
