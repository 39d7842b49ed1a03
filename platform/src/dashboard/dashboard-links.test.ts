import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../http/routes.ts';
import { makeServer } from '../http/server.ts';
import { makeSignInThrottle } from '../session/sign-in-throttle.ts';
import type { Reply, TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { removeEndedLinks } from './dashboard-links.ts';

const LEAD = 'lead@example.com';
const ADMIN = 'admin@example.com';
const PASSWORD = 'leitwerk';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const label = { de: 'Kachel', en: 'Tile' };
const place = (y: number) => ({ x: 0, y, width: 4, height: 2 });
const CONTENT = {
  filters: [{ id: 'team', label, fields: [{ entity: 'offer', field: 'team' }] }],
  tiles: [
    { id: 'all', label, type: 'figure', entity: 'offer', filter: { subject: { contains: 'Angebot' } }, ...place(0) },
    { id: 'who', label, type: 'bars', entity: 'offer', group: 'owner', ...place(2) },
    { id: 'cross', label, type: 'pivot', entity: 'offer', group: 'owner', split: 'team', ...place(4) },
    { id: 'list', label, type: 'list', view: 'offers', ...place(6) },
  ],
};

let server: TestServer;
let nord: string;
let mine: string;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  nord = server.keys.get('team/nord') ?? '';
  const make = async (entity: string, values: object): Promise<string> => {
    const made = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(made.status, made.text).toBe(201);
    return (made.body as { id: string }).id;
  };
  const lead = await make('lead', { kind: 'person', lastName: 'Linkmann', email: 'link@example.org', team: nord });
  for (const [index, team] of [nord, nord, server.keys.get('team/sued')].entries())
    await make('offer', { lead, subject: `Angebot ${index}`, team });
  const view = server.runtime.models.current().model.views.find((one) => one.entity === 'offer')?.id;
  const content = { ...CONTENT, tiles: CONTENT.tiles.map((one) => (one.type === 'list' ? { ...one, view } : one)) };
  const made = await server.ask(LEAD, 'POST', '/api/dashboards', { name: 'Angebote', content });
  expect(made.status, made.text).toBe(201);
  mine = (made.body as { id: string }).id;
});
afterAll(() => server?.close());

beforeEach(async () => {
  await server.database.query(sql`delete from leitwerk.sign_in_attempt`);
  // A test that has failed half-way may have left him without his right.
  const lead = `/api/records/user/${server.users.get(LEAD)}`;
  const kept = await server.ask(ADMIN, 'PATCH', lead, { active: true, roles: ['sales-lead'] });
  expect(kept.status, kept.text).toBe(200);
});

/** Links are made by whoever has signed in himself. */
async function signedIn(email: string) {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: PASSWORD },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  return (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
}

async function makeLink(pages: readonly object[] = [{ dashboard: mine }], as = LEAD): Promise<[string, string]> {
  const ask = await signedIn(as);
  const made = await ask('POST', '/api/dashboard-links', { name: 'Wand', days: 7, pages });
  expect(made.statusCode, made.body).toBe(201);
  const { id, path } = JSON.parse(made.body) as { id: string; path: string };
  return [id, path.split('=')[1] ?? ''];
}

const open = (token: unknown) => server.ask(null, 'POST', '/api/shared-dashboards', { token });
const tileOf = (token: string, tile: unknown, page: unknown = 0) =>
  server.ask(null, 'POST', '/api/shared-dashboards/tile', { token, page, tile });
const codeOf = (reply: Reply) => [reply.status, (reply.body as { code?: string }).code];
const GONE = [404, 'dashboard-link.not-valid'];

describe('a link to dashboards', () => {
  it('shows the figures of whoever made it, without records, ids and conditions', async () => {
    const [, token] = await makeLink();
    const opened = await open(token);
    expect(opened.status, opened.text).toBe(200);
    const { pages, entities } = opened.body as {
      pages: { tiles: { id: string }[]; label: object }[];
      entities: Record<string, { fields: { id: string }[] }>;
    };
    expect(pages[0]?.tiles.map(({ id }) => id)).toEqual(['all', 'who', 'cross']);
    expect(Object.keys(entities)).toEqual(['offer']);
    expect(entities['offer']?.fields.map(({ id }) => id).sort()).toEqual(['owner', 'team']);
    const figure = await tileOf(token, 'all');
    expect(figure.body).toEqual({ is: 'figure', now: { values: { count: 2 } }, before: null });
    const who = await tileOf(token, 'who');
    expect(who.body).toMatchObject({ groups: [{ key: { title: 'Andrea Adler' }, values: { count: 2 } }] });
    const cross = await tileOf(token, 'cross');
    expect(cross.body).toMatchObject({
      table: { columns: [{ key: { title: 'Nord' } }], total: { values: { count: 2 } } },
    });
    for (const { text } of [opened, figure, who, cross]) {
      expect(text).not.toMatch(UUID);
      expect(text).not.toContain('filter":{');
      expect(text).not.toContain('contains');
      expect(text).not.toContain('Linkmann');
    }
  });

  it('stays on what was chosen, and on the dashboard as it was', async () => {
    const [, token] = await makeLink([{ dashboard: mine, only: { team: nord }, period: 'last-year' }]);
    const { pages } = (await open(token)).body as { pages: unknown[] };
    expect(pages).toMatchObject([{ period: 'last-year', filters: [{ label, value: { de: 'Nord' } }] }]);
    const content = { tiles: [{ ...CONTENT.tiles[0], entity: 'contract', id: 'secret', filter: undefined }] };
    const made = await server.ask(LEAD, 'POST', '/api/dashboards', { name: 'Geändert', content: CONTENT_SMALL });
    const { id } = made.body as { id: string };
    const [, other] = await makeLink([{ dashboard: id }]);
    expect((await server.ask(LEAD, 'PATCH', `/api/dashboards/${id}`, { content })).status).toBe(200);
    expect(codeOf(await tileOf(other, 'secret'))).toEqual([404, 'dashboard-link.no-tile']);
    expect((await tileOf(other, 'all')).status).toBe(200);
    await server.ask(LEAD, 'DELETE', `/api/dashboards/${id}`);
    expect((await tileOf(other, 'all')).status).toBe(200);
  });

  it('turns through several, also those that come along', async () => {
    const [, token] = await makeLink([{ dashboard: mine }, { dashboard: 'sales' }]);
    const { pages } = (await open(token)).body as { pages: { label: { de: string }; tiles: { id: string }[] }[] };
    expect(pages.map((one) => one.label.de)).toEqual(['Angebote', 'Vertrieb']);
    for (const [page, { tiles }] of pages.entries())
      for (const { id } of tiles) {
        const reply = await tileOf(token, id, page);
        expect(reply.status, reply.text).toBe(200);
        expect(reply.text).not.toMatch(UUID);
      }
  });

  it('ends: withdrawn, expired, with its maker’s account and with his right', async () => {
    const [id, token] = await makeLink();
    expect((await open(token)).status).toBe(200);
    const other = await signedIn(ADMIN);
    expect((await other('DELETE', `/api/dashboard-links/${id}`)).statusCode).toBe(404);
    const ask = await signedIn(LEAD);
    const { items } = JSON.parse((await ask('GET', '/api/dashboard-links')).body) as { items: object[] };
    expect(items).toContainEqual(expect.objectContaining({ id, lastUsedAt: expect.any(String) }));
    expect(JSON.stringify(items)).not.toContain(token);
    expect((await ask('DELETE', `/api/dashboard-links/${id}`)).statusCode).toBe(204);
    expect(codeOf(await open(token))).toEqual(GONE);

    const [expired, late] = await makeLink();
    await server.database.query(
      sql`update leitwerk.dashboard_link set created_at = now() - interval '9 days', expires_at = now() - interval '1 second' where id = ${expired}::uuid`,
    );
    expect(codeOf(await open(late))).toEqual(GONE);
    expect(codeOf(await tileOf(late, 'all'))).toEqual(GONE);
    await server.database.query(
      sql`update leitwerk.dashboard_link set created_at = now() - interval '90 days', expires_at = now() - interval '31 days' where id = ${expired}::uuid`,
    );
    await removeEndedLinks(server.database);
    expect(await server.database.query(sql`select from leitwerk.dashboard_link where id = ${expired}::uuid`)).toEqual(
      [],
    );

    const [, held] = await makeLink();
    const lead = server.users.get(LEAD) ?? '';
    for (const [off, on] of [
      [{ active: false }, { active: true }],
      [{ roles: ['sales'] }, { roles: ['sales-lead'] }],
    ]) {
      expect((await server.ask(ADMIN, 'PATCH', `/api/records/user/${lead}`, off)).status).toBe(200);
      expect(codeOf(await open(held))).toEqual(GONE);
      expect(codeOf(await tileOf(held, 'all'))).toEqual(GONE);
      expect((await server.ask(ADMIN, 'PATCH', `/api/records/user/${lead}`, on)).status).toBe(200);
      expect((await open(held)).status).toBe(200);
    }
  });

  it('is made only with the right, by nobody’s token, for a bounded time and of what its maker sees', async () => {
    const body = { name: 'Wand', days: 7, pages: [{ dashboard: mine }] };
    const sales = await signedIn('sales@example.com');
    expect((await sales('POST', '/api/dashboard-links', body)).statusCode).toBe(403);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['DELETE', '/01900000-0000-7000-8000-000000000000'],
    ] as const)
      expect(
        (await server.ask(LEAD, method, `/api/dashboard-links${path}`, method === 'POST' ? body : undefined)).status,
      ).toBe(403);
    const ask = await signedIn(LEAD);
    const foreign = await server.ask(ADMIN, 'POST', '/api/dashboards', { name: 'Fremd', content: CONTENT_SMALL });
    for (const [change, status, code] of [
      [{ days: 366 }, 422, 'dashboard-link.shape'],
      [{ days: 0 }, 422, 'dashboard-link.shape'],
      [{ days: 1.5 }, 422, 'dashboard-link.shape'],
      [{ name: ' ' }, 422, 'dashboard-link.shape'],
      [{ turnSeconds: 1 }, 422, 'dashboard-link.shape'],
      [{ pages: [] }, 422, 'dashboard-link.shape'],
      [{ pages: [{ dashboard: mine, period: 'for-ever' }] }, 422, 'dashboard-link.shape'],
      [{ pages: [{ dashboard: mine, from: '2026-02-01', to: '2026-01-01' }] }, 422, 'dashboard-link.shape'],
      [{ pages: [{ dashboard: mine, only: { team: { in: [] } } }] }, 422, 'dashboard-link.shape'],
      [{ pages: [{ dashboard: mine, only: { team: 'nobody' } }] }, 422, 'dashboard-link.shape'],
      [{ pages: [{ dashboard: mine, only: { nothing: 1 } }] }, 400, 'value.unknown-key'],
      [{ pages: [{ dashboard: 'nothing' }] }, 422, 'dashboard-link.unknown-dashboard'],
      [{ pages: [{ dashboard: (foreign.body as { id: string }).id }] }, 404, 'dashboard.not-found'],
      [{ secret: 'x' }, 400, 'value.unknown-key'],
    ] as const) {
      const reply = await ask('POST', '/api/dashboard-links', { ...body, ...change });
      expect([reply.statusCode, (JSON.parse(reply.body) as { code: string }).code], JSON.stringify(change)).toEqual([
        status,
        code,
      ]);
    }
    // Nor is there a way around the routes.
    await expect(
      server.database.query(sql`update leitwerk.dashboard_link set expires_at = created_at + interval '400 days'`),
    ).rejects.toThrow();
  });
});

describe('the secret of a link', () => {
  it('opens no other route, whatever it is sent as', async () => {
    const [, token] = await makeLink();
    const others = ROUTES.filter(
      ({ access, path }) => access !== 'public' && !path.startsWith('/api/shared-dashboards'),
    );
    expect(others.length).toBeGreaterThan(100);
    for (const route of others) {
      const url = route.path.replace(/\{\w+\}/g, 'x');
      const payload = ['POST', 'PUT', 'PATCH'].includes(route.method) ? { token } : undefined;
      for (const headers of [
        { authorization: `Bearer ${token}` },
        { authorization: `Basic ${Buffer.from(`${LEAD}:${token}`).toString('base64')}` },
        { cookie: `leitwerk_session=${token}` },
      ]) {
        const reply = await server.app.inject({ method: route.method, url, headers, ...(payload && { payload }) });
        expect(reply.statusCode, `${route.method} ${route.path}`).toBe(401);
      }
    }
    expect((await server.ask(null, 'GET', `/dav/feeds/${token}.ics`)).status).toBe(404);
    expect((await server.ask(null, 'POST', '/api/password-link', { token })).status).toBe(404);
  });

  it('is stored as a hash, and wrong ones are all alike and get slower', async () => {
    const [, token] = await makeLink();
    const rows = await server.database.query(sql`select t::text as text from leitwerk.dashboard_link t`);
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, null, 1, {}])
      expect(codeOf(await open(wrong))).toEqual(GONE);
    expect(codeOf(await tileOf('x', 'all'))).toEqual(GONE);
    const { database, runtime } = server;
    const app = await makeServer(
      { ...runtime, throttle: makeSignInThrottle(database) },
      { logLevel: 'silent', screensFolder: null, designerFolder: null },
    );
    const post = async (secret: string) =>
      (await app.inject({ method: 'POST', url: '/api/shared-dashboards', payload: { token: secret } })).statusCode;
    const tried: number[] = [];
    for (let count = 0; count < 12; count++) tried.push(await post(`wrong ${count}`));
    expect(tried.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404));
    expect(tried.at(-1)).toBe(429);
    // Whoever has the right one is not kept out by it, until it is called without end.
    expect(await post(token)).toBe(200);
    const flood = await Promise.all(Array.from({ length: 620 }, () => post(token)));
    expect(flood).toContain(429);
    await app.close();
    const [, fresh] = await makeLink();
    for (const [tile, page] of [
      ['nothing', 0],
      ['list', 0],
      ['all', 1],
      ['all', -1],
      ['all', 'x'],
      [{}, 0],
    ])
      expect(codeOf(await tileOf(fresh, tile, page))).toEqual([404, 'dashboard-link.no-tile']);
  });
});

const CONTENT_SMALL = { tiles: [CONTENT.tiles[0]] };
