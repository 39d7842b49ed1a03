import { throttleOf } from '@leitwerk/platform/testing/app-passwords';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Device } from './testing/device.ts';
import { card, event, makeDevice, propfind } from './testing/device.ts';

/** Who comes in and who does not, and what hostile contents do: nothing, while others are served. */

const SALES = 'sales@example.com';
const ADMIN = 'admin@example.com';

let server: TestServer;
let url: string;
let device: Device;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  device = await makeDevice(server, url, SALES);
  const session = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: SALES, password: 'leitwerk' },
  });
  cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => server.close());

const basic = (email: string, password: string) => `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
const knock = async (headers: Record<string, string>, method = 'PROPFIND', path = '/dav/'): Promise<Response> =>
  fetch(new URL(path, url), { method, redirect: 'manual', headers: { depth: '0', ...headers } });
const own = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  server.app.inject({ method, url: path, headers: { cookie }, ...(payload && { payload }) });

describe('app passwords', () => {
  it('are made, shown once, listed with their last use, and revoked by their owner; at once', async () => {
    const made = await own('POST', '/api/app-passwords', { name: ' iPhone ' });
    expect(made.statusCode).toBe(201);
    const { id, password } = JSON.parse(made.body) as { id: string; password: string };
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    const listed = async () =>
      (JSON.parse((await own('GET', '/api/app-passwords')).body) as { items: { id: string }[] }).items.find(
        (one) => one.id === id,
      );
    expect(await listed()).toMatchObject({ name: 'iPhone', lastUsedAt: null });
    // Typed as people type: in capitals, without the strokes, the address in any case.
    const typed = basic('Sales@Example.com', password.toUpperCase().replaceAll('-', ''));
    expect((await knock({ authorization: typed })).status).toBe(207);
    expect(await listed()).toMatchObject({ lastUsedAt: expect.any(String) });
    const stored = await server.database.query({ text: 'select * from leitwerk.app_password', values: [] } as never);
    expect(JSON.stringify(stored)).not.toContain(password);
    // Somebody else's cannot be revoked.
    const other = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'lead@example.com', password: 'leitwerk' },
    });
    const theirs = String(other.headers['set-cookie']).split(';')[0] ?? '';
    const foreign = await server.app.inject({
      method: 'DELETE',
      url: `/api/app-passwords/${id}`,
      headers: { cookie: theirs },
    });
    expect(foreign.statusCode).toBe(404);
    expect((await own('DELETE', `/api/app-passwords/${id}`)).statusCode).toBe(204);
    expect((await knock({ authorization: typed })).status).toBe(401);
    for (const wrong of [{ name: '' }, { name: 'x'.repeat(101) }, {}])
      expect((await own('POST', '/api/app-passwords', wrong)).statusCode).toBe(422);
  });

  it('are no way into anything else, and nothing else is a way in here', async () => {
    const right = basic(SALES, device.password);
    expect((await knock({ authorization: right })).status).toBe(207);
    for (const path of ['/api/session', '/api/records/lead', '/api/app-passwords'])
      expect((await fetch(new URL(path, url), { headers: { authorization: right } })).status, path).toBe(401);
    expect(
      (await fetch(new URL('/api/records/lead', url), { headers: { authorization: `Bearer ${device.password}` } }))
        .status,
    ).toBe(401);
    for (const headers of [
      {},
      { cookie },
      { authorization: basic(SALES, 'leitwerk') },
      { authorization: basic(ADMIN, device.password) },
      { authorization: 'Basic !' },
      { authorization: basic('', '') },
    ]) {
      const reply = await knock(headers);
      expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Basic realm='),
      ]);
    }
    // By an API token nobody makes himself one.
    for (const [method, path] of [
      ['GET', '/api/app-passwords'],
      ['POST', '/api/app-passwords'],
      ['DELETE', `/api/app-passwords/${device.home.split('/')[2]}`],
    ] as const)
      expect((await server.ask(ADMIN, method, path, method === 'POST' ? { name: 'x' } : undefined)).status).toBe(403);
  });

  it('end with their owner’s account', async () => {
    const viewer = await makeDevice(server, url, 'viewer@example.com');
    const id = server.users.get('viewer@example.com');
    expect((await viewer.ask('PROPFIND', '/dav/', '', { depth: '0' })).status).toBe(207);
    await server.ask(ADMIN, 'PATCH', `/api/records/user/${id}`, { active: false });
    expect((await viewer.ask('PROPFIND', '/dav/', '', { depth: '0' })).status).toBe(401);
    await server.ask(ADMIN, 'PATCH', `/api/records/user/${id}`, { active: true });
  });

  it('are guessed slowly, and by that nobody locks out the right one', async () => {
    const before = server.runtime.throttle;
    Object.assign(server.runtime, { throttle: throttleOf(server.database) });
    const guess = () => knock({ authorization: basic(SALES, 'aaaa-aaaa-aaaa-aaaa-aaaa') });
    const answers: number[] = [];
    for (let count = 0; count < 12; count += 1) answers.push((await guess()).status);
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(answers.slice(10)).toEqual([429, 429]);
    expect((await guess()).headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await knock({ authorization: basic(SALES, device.password) })).status).toBe(207);
    Object.assign(server.runtime, { throttle: before });
  });
});

describe('addresses', () => {
  it('lead from the host to a person’s calendars and address books (RFC 6764, RFC 5397)', async () => {
    for (const service of ['caldav', 'carddav']) {
      const reply = await knock({}, 'PROPFIND', `/.well-known/${service}`);
      expect([reply.status, reply.headers.get('location')]).toEqual([301, '/dav/']);
    }
    const root = await device.ask('PROPFIND', '/dav/', propfind('d:current-user-principal'), { depth: '0' });
    expect(root.text).toContain(
      `<d:current-user-principal><d:href>${device.home}/</d:href></d:current-user-principal>`,
    );
    const person = await device.ask(
      'PROPFIND',
      `${device.home}/`,
      propfind('c:calendar-home-set', 'b:addressbook-home-set', 'x:own xmlns:x="urn:x"'),
      { depth: '0' },
    );
    expect(person.text).toContain(
      `<c:calendar-home-set><d:href>${device.home}/calendars/</d:href></c:calendar-home-set>`,
    );
    expect(person.text).toContain(
      `<b:addressbook-home-set><d:href>${device.home}/books/</d:href></b:addressbook-home-set>`,
    );
    expect(person.text).toMatch(/<x:own xmlns:x="urn:x"\/><\/d:prop><d:status>HTTP\/1\.1 404 Not Found/);
  });

  it('say what can be done there, and refuse what cannot', async () => {
    const options = await knock({}, 'OPTIONS');
    expect([options.status, options.headers.get('dav')]).toEqual([
      200,
      expect.stringContaining('calendar-access, addressbook'),
    ]);
    for (const method of ['MKCOL', 'MKCALENDAR', 'MOVE', 'COPY', 'LOCK', 'POST'])
      expect((await device.ask(method, `${device.home}/calendars/x/`)).status, method).toBe(405);
    for (const method of ['PUT', 'DELETE', 'GET'])
      expect(
        (await device.ask(method, `${device.home}/calendars/appointments/`, method === 'PUT' ? 'x' : undefined)).status,
      ).toBe(405);
    expect((await device.ask('PROPFIND', '/dav/', '', { depth: 'infinity' })).text).toContain('propfind-finite-depth');
    const patch =
      '<d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><d:displayname>X</d:displayname></d:prop></d:set></d:propertyupdate>';
    expect((await device.ask('PROPPATCH', `${device.home}/calendars/appointments/`, patch)).text).toContain(
      '403 Forbidden',
    );
    for (const path of [
      '/dav/x',
      `${device.home}/x/`,
      `${device.home}/calendars/x/`,
      `${device.home}/calendars/appointments/x.ics/y`,
    ])
      expect((await device.ask('PROPFIND', path, '', { depth: '0' })).status, path).toBe(404);
    for (const path of ['/dav/%', `${device.home}/calendars/%ff/`])
      expect((await device.ask('PROPFIND', path, '', { depth: '0' })).status, path).toBe(400);
  });
});

describe('sync-collection (RFC 6578)', () => {
  const sync = (token: string, more = '') =>
    device.ask(
      'REPORT',
      `${device.home}/calendars/appointments/`,
      `<d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level>${more}<d:prop><d:getetag/></d:prop></d:sync-collection>`,
    );
  const tokenIn = (text: string): string => /<d:sync-token>([^<]+)<\/d:sync-token>/.exec(text)?.[1] ?? '';

  it('tells what is gone, refuses unknown tokens and limits that it cannot keep', async () => {
    const first = tokenIn((await sync('')).text);
    expect(tokenIn((await sync(first)).text)).toBe(first);
    const path = `${device.home}/calendars/appointments/sync.ics`;
    await device.ask('PUT', path, event('sync-1', 'SUMMARY:S', 'DTSTART:20261201T090000Z', 'DURATION:PT1H'), {
      'content-type': 'text/calendar',
    });
    const second = await sync(first);
    expect(second.text).toContain('sync.ics');
    expect((await sync(first, '<d:limit><d:nresults>0</d:nresults></d:limit>')).text).toContain(
      'number-of-matches-within-limits',
    );
    await device.ask('DELETE', path);
    const third = await sync(tokenIn(second.text));
    expect(third.text).toMatch(/sync\.ics<\/d:href><d:status>HTTP\/1\.1 404 Not Found/);
    // What came and went in between is not told of.
    expect((await sync(first)).text).not.toContain('sync.ics');
    for (const wrong of ['data:,x', 'http://example.com/1', `data:,${'A'.repeat(43)}`]) {
      const reply = await sync(wrong);
      expect([reply.status, reply.text]).toEqual([403, expect.stringContaining('<d:valid-sync-token/>')]);
    }
  });

  it('misses nothing that is committed after something later', async () => {
    const make = async (subject: string) =>
      (
        (
          await server.ask(SALES, 'POST', '/api/records/appointment', {
            subject,
            start: '2026-12-01T09:00:00Z',
            end: '2026-12-01T10:00:00Z',
          })
        ).body as { id: string }
      ).id;
    const early = await make('Früh');
    const before = tokenIn((await sync('')).text);
    const { pool } = server.database;
    const slow = await pool.connect();
    // Whatever fails in between, the transaction ends.
    onTestFinished(() => slow.release(true));
    await slow.query('begin');
    await slow.query(
      `update data.appointment set subject = 'Spät', version = version + 1, updated_at = now() where id = '${early}'`,
    );
    const late = await make('Später begonnen');
    const between = await sync(before);
    expect(between.text).toContain(late);
    expect(between.text).not.toContain(early);
    await slow.query('commit');
    const after = await sync(tokenIn(between.text));
    expect(after.text).toContain(early);
    expect(after.text).not.toContain(late);
  });
});

describe('hostile contents', () => {
  const calendar = () => `${device.home}/calendars/appointments/`;
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]><d:propfind xmlns:d="DAV:"><d:prop>&j;</d:prop></d:propfind>`;

  it.each([
    ['entities in entities', bomb, 403],
    [
      'a file from outside',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><d:propfind xmlns:d="DAV:"><d:prop>&a;</d:prop></d:propfind>',
      403,
    ],
    ['depth', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`, 403],
    [
      'too many names',
      `<d:propfind xmlns:d="DAV:"><d:prop>${Array.from({ length: 4000 }, (_, n) => `<d:p${n}/>`).join('')}</d:prop></d:propfind>`,
      403,
    ],
    ['no XML', '<d:propfind', 400],
    ['a prefix that is none', '<d:propfind/>', 400],
    ['something else', '<x/>', 400],
  ])('%s: XML is refused', async (_name, body, status) => {
    const reply = await device.ask('PROPFIND', calendar(), body, { depth: '0' });
    expect(reply.status, reply.text.slice(0, 300)).toBe(status);
    expect(reply.text).not.toContain('root:');
  });

  it.each([
    [
      'a component in a component',
      event('b-1', 'SUMMARY:X', 'DTSTART:20261201T090000Z', 'BEGIN:VALARM\r\n'.repeat(5000)),
    ],
    ['a giant line', event('b-2', 'DTSTART:20261201T090000Z', `SUMMARY:${'x'.repeat(1_500_000)}`)],
    ['endless lines', event('b-3', 'DTSTART:20261201T090000Z', 'X-A:1\r\n'.repeat(30_000))],
    [
      'a zone without end',
      event('b-4', 'DTSTART;TZID=Z:20261201T090000', 'DURATION:PT1H').replace(
        'BEGIN:VEVENT',
        'BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT',
      ),
    ],
    [
      'a repetition without measure',
      event('b-5', 'SUMMARY:X', 'DTSTART:20261201T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2000000000'),
    ],
    ['control characters', event('b-6', 'SUMMARY:X\u0000Y', 'DTSTART:20261201T090000Z')],
    ['a long UID', event('u'.repeat(5000), 'SUMMARY:X', 'DTSTART:20261201T090000Z', 'DURATION:PT1H')],
    ['no day of any calendar', event('b-8', 'SUMMARY:X', 'DTSTART:20261399T990000Z', 'DURATION:PT1H')],
  ])('%s: a calendar is refused with a reason, and others are served', async (_name, text) => {
    const reply = await device.ask('PUT', `${calendar()}boese.ics`, text, { 'content-type': 'text/calendar' });
    expect([403, 413, 422], `${reply.status} ${reply.text.slice(0, 300)}`).toContain(reply.status);
    expect(reply.text).toContain('responsedescription');
    expect((await knock({ authorization: basic(SALES, device.password) })).status).toBe(207);
  });

  it('texts stay texts: no element, no header and no line of their own', async () => {
    const text = event(
      't-1',
      'SUMMARY:<script>alert(1)</script>]]>&amp;\\nBEGIN:VEVENT',
      'DTSTART:20261201T090000Z',
      'DURATION:PT1H',
      'X-X:]]><d:href>evil</d:href>',
    );
    const name = encodeURIComponent('a b&<ü>.ics');
    const made = await device.ask('PUT', `${calendar()}${name}`, text, { 'content-type': 'text/calendar' });
    expect(made.status, made.text).toBe(201);
    const reply = await device.ask(
      'REPORT',
      calendar(),
      `<c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop><d:href>${calendar()}${name}</d:href><d:href>${calendar()}gibt-es-nicht.ics</d:href><d:href>/etc/passwd</d:href></c:calendar-multiget>`,
    );
    expect(reply.text).not.toContain('<script>');
    expect(reply.text).not.toContain('<d:href>evil');
    expect(reply.text).toContain('&lt;script&gt;');
    expect(reply.text.match(/404 Not Found/g)).toHaveLength(2);
    expect(reply.text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    const injected = await device.ask('GET', `${calendar()}x%0d%0aset-cookie:%20a=b.ics`);
    expect([injected.status, injected.headers.get('set-cookie')]).toEqual([404, null]);
  });

  it('more addresses than one answer may hold, and cards that are groups or several, are refused', async () => {
    const hrefs = Array.from({ length: 501 }, (_, index) => `<d:href>${calendar()}${index}.ics</d:href>`).join('');
    const many = await device.ask(
      'REPORT',
      calendar(),
      `<c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/></d:prop>${hrefs}</c:calendar-multiget>`,
    );
    expect([many.status, many.text]).toEqual([403, expect.stringContaining('number-of-matches-within-limits')]);
    const book = `${device.home}/books/my-customers/`;
    const put = (text: string) => device.ask('PUT', `${book}k.vcf`, text, { 'content-type': 'text/vcard' });
    expect((await put(card('g-1', 'FN:Alle', 'N:Alle;;;;', 'X-ADDRESSBOOKSERVER-KIND:group'))).status).toBe(403);
    expect((await put(card('g-2', 'FN:A', 'N:A;;;;') + card('g-3', 'FN:B', 'N:B;;;;'))).status).toBe(403);
    const nobody = await put(card('g-4', 'FN:Anna Müller', 'N:Müller;Anna;;;', 'ORG:Gibt es nicht'));
    expect([nobody.status, nobody.text]).toEqual([409, expect.stringContaining('Gibt es nicht')]);
    expect((await put(card('g-5', 'FN:Anna Müller', 'N:Müller;Anna;;;'))).status).toBe(422);
  });
});
