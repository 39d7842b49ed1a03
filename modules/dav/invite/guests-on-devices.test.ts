import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Device } from '../testing/device.ts';
import { event, makeDevice } from '../testing/device.ts';

const SALES = 'sales@example.com';

let server: TestServer;
let device: Device;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  device = await makeDevice(server, await server.app.listen({ host: '127.0.0.1', port: 0 }), SALES);
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
const GUESTS = [
  { name: 'Müller, "Anna"', address: 'anna@kunde.example', answer: 'accepted', answeredAt: '2026-11-20T08:00:00.000Z' },
  { name: null, address: 'bert@kunde.example', answer: 'needs-action', answeredAt: null },
];
const at = (name: string): string => `${device.home}/calendars/appointments/${name}`;
const linesOf = (text: string): readonly string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const put = (name: string, text: string) => device.ask('PUT', at(name), text, { 'content-type': 'text/calendar' });
const record = async (id: string): Promise<Body> =>
  (await server.ask(SALES, 'GET', `/api/records/appointment/${id}`)).body as Body;

const invited = async (values: Body = {}): Promise<string> => {
  const { status, body, text } = await server.ask(SALES, 'POST', '/api/records/appointment', {
    subject: 'Mit Gästen',
    start: '2026-12-14T09:00:00Z',
    end: '2026-12-14T10:00:00Z',
    invitation: 'sent',
    invitationSequence: 2,
    organizer: 'Sven Sommer <sales@example.com>',
    guests: GUESTS,
    ...values,
  });
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};

it('devices are told who is invited and what he has answered', async () => {
  const id = await invited();
  const lines = linesOf((await device.ask('GET', at(`${id}.ics`))).text);
  expect(lines).toContain('ORGANIZER;CN=Sven Sommer:mailto:sales@example.com');
  expect(lines).toContain('SEQUENCE:2');
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
    expect.stringMatching(
      /^ATTENDEE;CN="Müller, .*Anna.*";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:anna@kunde.example$/,
    ),
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bert@kunde.example',
  ]);
});

it('a device that changes the time, and knows nothing of guests, loses none', async () => {
  const id = await invited();
  const changed = event(id, 'SUMMARY:Verlegt', 'DTSTART:20261215T090000Z', 'DTEND:20261215T100000Z', 'SEQUENCE:99');
  expect((await put(`${id}.ics`, changed)).status).toBe(204);
  expect(await record(id)).toMatchObject({
    subject: 'Verlegt',
    guests: GUESTS,
    invitation: 'sent',
    invitationSequence: 2,
  });
  const back = (await device.ask('GET', at(`${id}.ics`))).text;
  expect(linesOf(back).filter((line) => line.startsWith('ATTENDEE')).length).toBe(2);
  expect(linesOf(back).filter((line) => line.startsWith('SEQUENCE'))).toEqual(['SEQUENCE:2']);
  // What it was given, it may give back: guests are not doubled.
  expect((await put(`${id}.ics`, back.replace('Verlegt', 'Zurück'))).status).toBe(204);
  const again = linesOf((await device.ask('GET', at(`${id}.ics`))).text);
  expect(again.filter((line) => line.startsWith('ATTENDEE')).length).toBe(2);
  expect(again.filter((line) => line.startsWith('ORGANIZER')).length).toBe(1);
});

it('an accepted invitation has the UID of its organiser on devices, and is found by it', async () => {
  const uid = 'theirs-1@kunde.example';
  const id = await invited({ invitation: 'accepted', invitationUid: uid, organizer: 'Olga <olga@kunde.example>' });
  const { text } = await device.ask('GET', at(`${id}.ics`));
  expect(linesOf(text)).toContain(`UID:${uid}`);
  const taken = await put('other-name.ics', text);
  expect(taken.status).toBe(409);
  expect(taken.text).toContain('no-uid-conflict');
  const cancelled = await server.ask(SALES, 'PATCH', `/api/records/appointment/${id}`, { invitation: 'cancelled' });
  expect(cancelled.status).toBe(200);
  expect(linesOf((await device.ask('GET', at(`${id}.ics`))).text)).toContain('STATUS:CANCELLED');
});

it('what a device has made keeps its UID where guests are invited to it', async () => {
  const made = await put(
    'mine.ics',
    event('device-uid-1', 'SUMMARY:Vom Telefon', 'DTSTART:20261216T090000Z', 'DTEND:20261216T100000Z'),
  );
  expect(made.status).toBe(201);
  const filter = encodeURIComponent(JSON.stringify({ invitationUid: 'device-uid-1' }));
  const { body } = await server.ask(SALES, 'GET', `/api/records/appointment?filter=${filter}`);
  expect((body as { items: readonly Body[] }).items).toMatchObject([{ subject: 'Vom Telefon' }]);
});

const SERVICE = 'service@example.com';

/** An appointment of service in which sales takes part, and may change nothing. */
const shared = async (values: Body = {}): Promise<string> => {
  const made = await server.ask(SERVICE, 'POST', '/api/records/appointment', {
    subject: 'Gemeinsam',
    start: '2026-12-17T09:00:00Z',
    end: '2026-12-17T10:00:00Z',
    owner: server.users.get(SERVICE),
    participants: [server.users.get(SALES)],
    ...values,
  });
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
};
const answers = async (id: string): Promise<unknown> =>
  ((await server.ask(SERVICE, 'GET', `/api/records/appointment/${id}`)).body as Body)['participantAnswers'];
const partstat = (text: string, answer: string): string =>
  text
    .replace(/\r\n[ \t]/g, '')
    .replace(/PARTSTAT=[A-Z-]+(;RSVP=TRUE)?:mailto:sales@example\.com/, `PARTSTAT=${answer}:mailto:sales@example.com`);

it('what a colleague takes part in stands in his own calendar, and he answers there without changing it', async () => {
  const id = await shared({ private: true });
  const { status, text, headers } = await device.ask('GET', at(`${id}.ics`));
  expect(status).toBe(200);
  const lines = linesOf(text);
  expect(lines).toContain('SUMMARY:Gemeinsam');
  expect(lines.filter((line) => line.startsWith('ORGANIZER'))).toEqual([
    expect.stringMatching(/:mailto:service@example\.com$/),
  ]);
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
    expect.stringMatching(/PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:sales@example\.com$/),
  ]);
  const accepted = partstat(text, 'ACCEPTED');
  const match = { 'content-type': 'text/calendar', 'if-match': headers.get('etag') ?? '' };
  expect((await device.ask('PUT', at(`${id}.ics`), accepted, match)).status).toBe(204);
  expect(await answers(id)).toMatchObject([
    { address: SALES, answer: 'accepted', answeredAt: expect.stringMatching(/^20/) },
  ]);
  const after = (await device.ask('GET', at(`${id}.ics`))).text;
  expect(linesOf(after).filter((line) => line.startsWith('ATTENDEE'))).toEqual([
    expect.stringMatching(/PARTSTAT=ACCEPTED:mailto:sales@example\.com$/),
  ]);
  // The same again is no other answer, and what is not his to change is refused as ever.
  const version = (await record(id))['version'];
  const again = await put(`${id}.ics`, after);
  expect(again.status).toBe(403);
  expect((await record(id))['version']).toBe(version);
  const renamed = await put(`${id}.ics`, after.replace('SUMMARY:Gemeinsam', 'SUMMARY:Meins'));
  expect(renamed.status).toBe(403);
  expect(await record(id)).toMatchObject({ subject: 'Gemeinsam' });
  // The owner reads it on his device, too, and nobody writes it by the API.
  const owners = await makeDevice(server, device.url, SERVICE);
  const theirs = await owners.ask('GET', `${owners.home}/calendars/appointments/${id}.ics`);
  expect(theirs.text).toContain('PARTSTAT=ACCEPTED');
  const forged = await server.ask(SERVICE, 'PATCH', `/api/records/appointment/${id}`, { participantAnswers: [] });
  expect(forged.status).toBe(422);
});

it('nobody answers for somebody else, nor where he does not take part (any more)', async () => {
  const id = await shared({ participants: [server.users.get(SALES), server.users.get('lead@example.com')] });
  const { text, headers } = await device.ask('GET', at(`${id}.ics`));
  const forLead = text
    .replace(/\r\n[ \t]/g, '')
    .replace(/PARTSTAT=[A-Z-]+;RSVP=TRUE:mailto:lead@/, 'PARTSTAT=DECLINED:mailto:lead@');
  expect(forLead).toContain('PARTSTAT=DECLINED');
  expect((await put(`${id}.ics`, forLead)).status).toBe(403);
  expect(await answers(id)).toBeNull();
  await server.ask(SERVICE, 'PATCH', `/api/records/appointment/${id}`, { participants: [] });
  expect((await device.ask('GET', at(`${id}.ics`))).status).toBe(404);
  const match = { 'content-type': 'text/calendar', 'if-match': headers.get('etag') ?? '' };
  expect((await device.ask('PUT', at(`${id}.ics`), partstat(text, 'ACCEPTED'), match)).status).toBe(412);
  expect(await answers(id)).toBeNull();
});
