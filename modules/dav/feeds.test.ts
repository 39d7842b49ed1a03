import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SALES = 'sales@example.com';
const LEAD = 'lead@example.com';
const ADMIN = 'admin@example.com';

describe('a calendar by its secret address', () => {
  let server: TestServer;
  let url: string;
  beforeAll(async () => {
    server = await startTestServer(undefined, undefined, false);
    url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    await meeting('Angebot Müller', {
      location: 'Köln',
      description: 'vertraulich',
      repetition: 'RRULE:FREQ=WEEKLY;BYDAY=TH',
    });
    await meeting('Von anderen', { owner: server.users.get(LEAD) }, ADMIN);
  });
  afterAll(() => server.close());

  const meeting = async (subject: string, values: object, as = SALES): Promise<string> => {
    const made = await server.ask(as, 'POST', '/api/records/appointment', {
      subject,
      kind: 'customer',
      start: '2026-12-10T09:00:00Z',
      end: '2026-12-10T10:00:00Z',
      owner: server.users.get(SALES),
      ...values,
    });
    expect(made.status, made.text).toBe(201);
    return (made.body as { id: string }).id;
  };
  const signIn = async (email: string): Promise<string> => {
    const payload = { email, password: 'leitwerk' };
    const session = await server.app.inject({ method: 'POST', url: '/api/session', payload });
    return String(session.headers['set-cookie']).split(';')[0] ?? '';
  };
  const own = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object, email = SALES) =>
    server.app.inject({ method, url: path, headers: { cookie: await signIn(email) }, ...(payload && { payload }) });
  const makeFeed = async (shows: 'everything' | 'busy', calendar = 'appointments') => {
    const made = await own('POST', '/api/calendar-feeds', { name: ' Tafel ', calendar, shows });
    expect(made.statusCode, made.body).toBe(201);
    return JSON.parse(made.body) as { id: string; path: string };
  };
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(new URL(path, url), { headers });
    return { status: reply.status, text: await reply.text(), headers: reply.headers };
  };
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => ({
      summary: one.getFirstPropertyValue('summary'),
      names: one.getAllProperties().map((property) => property.name),
    }));

  it('is read by whoever has it, without a sign-in: what its owner sees, with its repetition', async () => {
    const { path } = await makeFeed('everything');
    expect(path).toMatch(/^\/dav\/feeds\/[\w-]{32}\.ics$/);
    const reply = await read(path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(eventsOf(reply.text).map((one) => one.summary)).toEqual(['Angebot Müller']);
    expect(reply.text).toContain('RRULE:FREQ=WEEKLY');
    expect(reply.text).toContain('BEGIN:VTIMEZONE');
    expect(reply.text).toContain('LOCATION:Köln');
    expect((await read(path, { 'if-none-match': reply.headers.get('etag') ?? '' })).status).toBe(304);
    const later = await meeting('Später', { start: '2026-12-11T09:00:00Z', end: '2026-12-11T10:00:00Z' });
    const next = await read(path, { 'if-none-match': reply.headers.get('etag') ?? '' });
    expect(eventsOf(next.text).map((one) => one.summary)).toEqual(['Angebot Müller', 'Später']);
    expect((await server.ask(SALES, 'DELETE', `/api/records/appointment/${later}`)).status).toBe(204);
  });

  it('says only when there is something where its owner wants that', async () => {
    const { path } = await makeFeed('busy');
    const { text } = await read(path);
    const [event] = eventsOf(text);
    expect(event?.summary).toBe('Busy');
    expect(new Set(event?.names)).toEqual(new Set(['uid', 'dtstamp', 'dtstart', 'dtend', 'rrule', 'summary', 'class']));
    for (const word of ['Müller', 'Köln', 'vertraulich']) expect(text).not.toContain(word);
  });

  it('is listed without its secret, kept as a digest, and ends at once when it is revoked', async () => {
    const { id, path } = await makeFeed('everything');
    await read(path);
    const secret = /feeds\/(.*)\.ics/.exec(path)?.[1] ?? '';
    const listed = await own('GET', '/api/calendar-feeds');
    expect(listed.body).not.toContain(secret);
    const { calendars, items } = JSON.parse(listed.body) as { calendars: { name: string }[]; items: { id: string }[] };
    expect(calendars.map((one) => one.name)).toContain('appointments');
    expect(calendars.map((one) => one.name)).not.toContain('tasks');
    expect(items.find((one) => one.id === id)).toMatchObject({
      name: 'Tafel',
      calendar: 'appointments',
      shows: 'everything',
      lastUsedAt: expect.any(String),
    });
    const stored = await server.database.pool.query('select * from leitwerk.calendar_feed');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    expect((await own('DELETE', `/api/calendar-feeds/${id}`, undefined, LEAD)).statusCode).toBe(404);
    expect((await own('DELETE', `/api/calendar-feeds/${id}`)).statusCode).toBe(204);
    expect((await read(path)).status).toBe(404);
  });

  it('ends with its owner, and opens nothing else', async () => {
    const { path } = await makeFeed('everything');
    const secret = /feeds\/(.*)\.ics/.exec(path)?.[1] ?? '';
    const user = server.users.get(SALES);
    for (const wrong of ['/dav/feeds/x.ics', `/dav/feeds/${'x'.repeat(32)}.ics`, `/dav/feeds/${secret}`])
      expect((await read(wrong)).status, wrong).toBe(404);
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await read('/api/records/appointment', bearer)).status).toBe(401);
    const basic = { authorization: `Basic ${Buffer.from(`${SALES}:${secret}`).toString('base64')}` };
    expect((await read(`/dav/${user}/calendars/appointments/`, basic)).status).toBe(401);
    await server.database.pool.query('update data."user" set active = false where id = $1', [user]);
    expect((await read(path)).status).toBe(404);
    await server.database.pool.query('update data."user" set active = true where id = $1', [user]);
    expect((await read(path)).status).toBe(200);
  });

  it('is refused for calendars of others, unknown contents and without a session', async () => {
    const refused = async (body: object) => (await own('POST', '/api/calendar-feeds', body)).statusCode;
    expect(await refused({ name: 'x', calendar: 'others', shows: 'busy' })).toBe(422);
    expect(await refused({ name: 'x', calendar: 'tasks', shows: 'busy' })).toBe(422);
    expect(await refused({ name: ' ', calendar: 'appointments', shows: 'busy' })).toBe(422);
    expect(await refused({ name: 'x', calendar: 'appointments', shows: 'all' })).toBe(422);
    expect((await server.ask(SALES, 'GET', '/api/calendar-feeds')).status).toBe(403);
    expect((await server.ask(null, 'GET', '/api/calendar-feeds')).status).toBe(401);
  });
});
