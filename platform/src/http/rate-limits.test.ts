import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounter } from '../job/connect-redis.ts';
import { createApiToken } from '../session/api-tokens.ts';
import { hasRedis, startRedis } from '../testing/start-redis.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { webhookDefinitions } from '../testing/webhook-definitions.ts';
import { makeRateLimits } from './rate-limits.ts';
import { makeServer } from './server.ts';

const ADMIN = 'admin@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(webhookDefinitions, []);
});
afterAll(() => server.close());

const OPTIONS = { logLevel: 'silent', screensFolder: null, designerFolder: null };
const limited = (perToken: number, perAddress: number) =>
  makeServer({ ...server.runtime, rates: makeRateLimits({ perToken, perAddress }, null) }, OPTIONS);

async function newToken(name: string): Promise<string> {
  const user = server.users.get(ADMIN) ?? '';
  return (await createApiToken(server.database, user, { name, scopes: ['read'], expiresAt: null })).token;
}

describe('programs', () => {
  it('are held back by their token, told so, and nobody else is', async () => {
    const app = await limited(3, 0);
    const [one, other] = [await newToken('one'), await newToken('other')];
    const ask = (token: string) =>
      app.inject({ url: '/api/records/order', headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' } });
    for (const left of [2, 1, 0]) {
      const reply = await ask(one);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['ratelimit-policy']).toBe('"token";q=3;w=60');
      expect(reply.headers['ratelimit']).toMatch(new RegExp(`^"token";r=${left};t=\\d+$`));
    }
    const refused = await ask(one);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({ code: 'request.rate', status: 429 });
    expect(
      (await app.inject({ url: '/api/openapi.json', headers: { authorization: `Bearer ${one}` } })).statusCode,
    ).toBe(429);
    expect((await ask(other)).statusCode).toBe(200);
    await app.close();
  });

  it('without a sign-in, or with tokens that are none, are held back by their address; screens are not', async () => {
    const app = await limited(100, 3);
    const guess = (n: number) =>
      app.inject({ url: '/api/records/order', headers: { authorization: `Bearer lw_guess${n}` } });
    const cookie = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: ADMIN, password: 'leitwerk' },
    });
    expect(cookie.statusCode).toBe(200);
    for (const n of [1, 2]) expect((await guess(n)).statusCode).toBe(401);
    for (const n of [3, 4]) expect((await guess(n)).statusCode).toBe(429);
    expect((await app.inject({ url: '/api/application' })).statusCode).toBe(429);
    const elsewhere = await app.inject({ url: '/api/application', remoteAddress: '192.0.2.7' });
    expect(elsewhere.statusCode).toBe(200);
    const [session = ''] = String(cookie.headers['set-cookie']).split(';');
    for (let n = 0; n < 8; n += 1) {
      const reply = await app.inject({ url: '/api/records/order', headers: { cookie: session } });
      expect([reply.statusCode, reply.headers['ratelimit']]).toEqual([200, undefined]);
    }
    await app.close();
  });

  it('are not held back where there is no limit', async () => {
    const app = await limited(0, 0);
    const token = await newToken('free');
    for (let n = 0; n < 5; n += 1) {
      const reply = await app.inject({ url: '/api/records/order', headers: { authorization: `Bearer ${token}` } });
      expect(reply.headers['ratelimit']).toBeUndefined();
    }
    await app.close();
  });
});

describe.skipIf(!hasRedis)(`on Redis${hasRedis ? '' : ' (skipped: no redis-server)'}`, () => {
  it('several processes count together, and each by itself while it is away', async () => {
    const redis = await startRedis();
    const counters = [openCounter(redis.url), openCounter(redis.url)];
    await Promise.all(
      counters.map((one) => (one.status === 'ready' ? null : new Promise((done) => one.once('ready', done)))),
    );
    const apps = await Promise.all(
      counters.map((one) =>
        makeServer({ ...server.runtime, rates: makeRateLimits({ perToken: 4, perAddress: 0 }, one) }, OPTIONS),
      ),
    );
    const token = await newToken('both');
    const ask = async (at: number): Promise<number | undefined> =>
      (await apps[at]?.inject({ url: '/api/records/order', headers: { authorization: `Bearer ${token}` } }))
        ?.statusCode;
    expect([await ask(0), await ask(1), await ask(0), await ask(1)]).toEqual([200, 200, 200, 200]);
    expect([await ask(0), await ask(1)]).toEqual([429, 429]);
    await redis.kill();
    expect(await ask(0)).toBe(200);
    for (const one of counters) one.disconnect();
    for (const app of apps) await app.close();
    await redis.drop();
  });
});

describe('a token of single things', () => {
  it('reaches these and nothing else, and is made of what its holder may', async () => {
    const session = new Map<string, string>();
    for (const email of [ADMIN, 'viewer@example.com']) {
      const reply = await server.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { email, password: 'leitwerk' },
      });
      session.set(email, String(reply.headers['set-cookie']).split(';')[0] ?? '');
    }
    const post = async (scopes: readonly string[], as = ADMIN) => {
      const headers = { cookie: session.get(as) ?? '' };
      const reply = await server.app.inject({
        method: 'POST',
        url: '/api/tokens',
        headers,
        payload: { name: 't', scopes },
      });
      return { status: reply.statusCode, body: reply.json() as { token: string; code: string } };
    };
    const { body } = await post(['read:order', 'write:file-note']);
    const { token } = body;
    expect((await server.ask(token, 'GET', '/api/records/order')).status).toBe(200);
    expect((await server.ask(token, 'POST', '/api/records/order', { code: 'x' })).status).toBe(403);
    expect((await server.ask(token, 'POST', '/api/records/file-note', { text: 'x' })).status).toBe(201);
    expect((await server.ask(token, 'GET', '/api/records/file-note')).status).toBe(200);
    expect((await server.ask(token, 'GET', '/api/records/user')).status).toBe(403);
    expect((await server.ask(token, 'GET', '/api/webhooks')).status).toBe(403);
    const document = (await server.ask(token, 'GET', '/api/openapi.json')).body as { paths: object };
    expect(document.paths).toHaveProperty('/api/records/order');
    expect(document.paths).not.toHaveProperty('/api/records/user');
    for (const wrong of [
      ['read:nothing'],
      ['call:mail.send'],
      ['call:nothing'],
      ['all'],
      ['read:'],
      [],
      ['write:Order'],
    ])
      expect((await post(wrong)).status, wrong.join()).toBe(422);
    // One that the holder may not read himself.
    expect(await post(['read:file-note'], 'viewer@example.com')).toMatchObject({
      status: 422,
      body: { code: 'token.scope' },
    });
  });
});
