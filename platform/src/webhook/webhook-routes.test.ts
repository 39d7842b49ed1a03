import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { webhookDefinitions } from '../testing/webhook-definitions.ts';
import { doWebhooks } from '../testing/work-on-webhooks.ts';

const ADMIN = 'admin@example.com';
const CONSULTANT = 'consultant@example.com';
const VIEWER = 'viewer@example.com';
const ENGLISH = { 'accept-language': 'en' };

let server: TestServer;
beforeAll(async () => {
  process.env['LEITWERK_PRIVATE_HOSTS'] = 'hooks.internal:8443';
  process.env['LEITWERK_SECRET'] = 'a secret of this test alone';
  server = await startTestServer(webhookDefinitions, []);
});
afterAll(() => server.close());

const TOPIC = { entity: 'order', happenings: ['created'] };
const given = (more: object = {}) => ({
  name: 'Portal',
  address: 'https://portal.example/hooks',
  roles: ['viewer'],
  topics: [TOPIC],
  ...more,
});
const post = (as: string | null, more: object = {}) => server.ask(as, 'POST', '/api/webhooks', given(more), ENGLISH);
const codes = (reply: { readonly body: unknown }) =>
  (reply.body as { issues: { path: string; code: string }[] }).issues.map(({ path, code }) => `${path} ${code}`);

describe('the settings of webhooks', () => {
  it('are for those who may manage them, by every way, and not by a token that may only read', async () => {
    const { id } = (await post(ADMIN)).body as { id: string };
    const scopes = ['read', 'metadata'] as const;
    const user = server.users.get(ADMIN) ?? '';
    const { token } = await createApiToken(server.database, user, { name: 'r', scopes, expiresAt: null });
    const one = `/api/webhooks/${id}`;
    const ways = [
      ['GET', '/api/webhooks', undefined],
      ['GET', `${one}/deliveries`, undefined],
      ['GET', `${one}/deliveries/${id}`, undefined],
      ['POST', '/api/webhooks', given()],
      ['PATCH', one, given()],
      ['DELETE', one, undefined],
      ['POST', `${one}/secret`, {}],
      ['POST', `${one}/test`, undefined],
      ['POST', `${one}/pause`, undefined],
      ['POST', `${one}/resume`, undefined],
      ['POST', `${one}/replay`, { deliveries: [id] }],
    ] as const;
    for (const [method, path, body] of ways) {
      expect((await server.ask(VIEWER, method, path, body)).status, `${method} ${path}`).toBe(403);
      expect((await server.ask(null, method, path, body)).status, `${method} ${path}`).toBe(401);
      if (method !== 'GET') expect((await server.ask(token, method, path, body)).status, `${method} ${path}`).toBe(403);
    }
    const unknown = one.replace(id, '01900000-0000-7000-8000-000000000000');
    for (const [method, path, body] of ways.filter(([, path]) => path.startsWith(one)))
      expect((await server.ask(ADMIN, method, path.replace(one, unknown), body)).status, path).toBe(404);
    expect((await server.ask(ADMIN, 'GET', '/api/webhooks')).text).not.toContain('whsec_');
  });

  it('refuse what could not work, with its place', async () => {
    expect(codes(await post(ADMIN, { topics: [{ ...TOPIC, fields: ['code', 'margin'] }] }))).toEqual([
      'topics.0.fields.1 webhook.no-field',
    ]);
    expect(codes(await post(ADMIN, { topics: [{ ...TOPIC, filter: { margin: '1' } }] }))).toEqual([
      'topics.0.filter query.unknown-field',
    ]);
    expect(codes(await post(ADMIN, { topics: [TOPIC, TOPIC, { ...TOPIC, entity: 'nothing' }] }))).toEqual([
      'topics.1.entity webhook.twice',
      'topics.2.entity webhook.unknown-entity',
    ]);
    expect(codes(await post(ADMIN, { topics: [{ ...TOPIC, entity: 'file-note' }] }))).toEqual([
      'topics.0.entity webhook.unreadable',
    ]);
    expect(codes(await post(ADMIN, { topics: [{ ...TOPIC, transitions: ['fly'] }] }))).toEqual([
      'topics.0.transitions.0 webhook.no-transition',
    ]);
    expect(codes(await post(ADMIN, { roles: ['viewer', 'ghost'] }))).toEqual(['roles.1 webhook.unknown-role']);
    for (const wrong of [
      { topics: [] },
      { roles: [] },
      { more: 1 },
      { topics: [{ ...TOPIC, happenings: ['purged'] }] },
    ])
      expect((await post(ADMIN, wrong)).status, JSON.stringify(wrong)).toBe(422);
  });

  it('let nobody read with a role that he neither holds nor may give', async () => {
    expect(codes(await post(CONSULTANT, { roles: ['admin'] }))).toEqual(['roles.0 webhook.role']);
    expect((await post(CONSULTANT, { roles: ['consultant'] })).status).toBe(201);
    const { roles } = (await server.ask(CONSULTANT, 'GET', '/api/webhooks')).body as { roles: { id: string }[] };
    expect(roles.map(({ id }) => id)).toEqual(['consultant']);
  });

  it('take no address inside, in any spelling, nor one without TLS', async () => {
    for (const address of [
      'https://127.0.0.1/x',
      'https://10.0.0.5/x',
      'https://[::1]/x',
      'https://[::ffff:127.0.0.1]/x',
      'https://0x7f.1/x',
      'https://169.254.169.254/latest/meta-data',
    ])
      expect(codes(await post(ADMIN, { address })), address).toEqual(['address outbound.private']);
    expect(codes(await post(ADMIN, { address: 'http://portal.example/x' }))).toEqual(['address outbound.plain-text']);
    for (const address of ['ftp://portal.example', 'https://a:b@portal.example/', 'x', 'https://portal.example/#x'])
      expect(codes(await post(ADMIN, { address })), address).toEqual(['address outbound.address']);
    expect((await post(ADMIN, { address: 'http://hooks.internal:8443/x' })).status).toBe(201);
  });

  it('send nothing to a name that leads inside, which is seen when the connection is made', async () => {
    const { id } = (await post(ADMIN, { address: 'https://localhost:9/x' })).body as { id: string };
    const tested = await server.ask(ADMIN, 'POST', `/api/webhooks/${id}/test`);
    expect(tested.body).toMatchObject({ status: null, problem: 'outbound.private' });
    const path = `/api/webhooks/${id}/deliveries`;
    expect((await server.ask(ADMIN, 'GET', path)).body).toMatchObject({
      items: [{ happening: 'test', state: 'failed', tries: 1, problem: 'outbound.private' }],
      next: null,
    });
  });

  it('are changed, stopped, and removed with their secrets; what is looked through comes page by page', async () => {
    const { id } = (await post(ADMIN)).body as { id: string };
    const one = `/api/webhooks/${id}`;
    expect((await server.ask(ADMIN, 'POST', `${one}/pause`)).status).toBe(204);
    const changed = given({ name: 'Changed', topics: [{ ...TOPIC, filter: { code: 'A' }, fields: ['code'] }] });
    expect((await server.ask(ADMIN, 'PATCH', one, changed)).status).toBe(204);
    for (const code of ['A', 'A', 'A'])
      expect((await server.ask(ADMIN, 'POST', '/api/records/order', { code })).status).toBe(201);
    await doWebhooks(server);
    const { items } = (await server.ask(ADMIN, 'GET', '/api/webhooks')).body as { items: { id: string }[] };
    expect(items.find((item) => item.id === id)).toMatchObject({
      name: 'Changed',
      paused: 'by-hand',
      topics: [{ filter: { code: 'A' }, fields: ['code'], transitions: null }],
      counts: { waiting: 3 },
    });
    type Page = { items: { number: number }[]; next: string | null };
    const first = (await server.ask(ADMIN, 'GET', `${one}/deliveries?limit=2`)).body as Page;
    const second = (await server.ask(ADMIN, 'GET', `${one}/deliveries?limit=2&after=${first.next}`)).body as Page;
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect((await server.ask(ADMIN, 'GET', `${one}/deliveries?after=x`)).status).toBe(400);
    expect((await server.ask(ADMIN, 'DELETE', one)).status).toBe(204);
    const left = await server.database.query(sql`select 1 from leitwerk.secret where key = ${id}`);
    expect(left).toEqual([]);
  });
});
