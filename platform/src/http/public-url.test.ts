import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { makeServer } from './server.ts';

const PUBLIC = 'https://crm.example.com';

let server: TestServer;
/** The same server behind a proxy with TLS, behind one without, and with none. */
let secure: FastifyInstance;
let plain: FastifyInstance;
beforeAll(async () => {
  server = await startTestServer();
  const behind = (publicUrl: string) =>
    makeServer({ ...server.runtime, publicUrl }, { logLevel: 'silent', screensFolder: null, designerFolder: null });
  secure = await behind(PUBLIC);
  plain = await behind('http://crm.example.com');
});
afterAll(async () => {
  await secure.close();
  await plain.close();
  await server.close();
});

const signIn = (app: FastifyInstance, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: 'inside:3000', ...headers },
    remoteAddress,
    payload: { email: 'admin@example.com', password: 'leitwerk' },
  });

describe('a public address', () => {
  it('with TLS makes the cookie secure and tells browsers to stay with TLS', async () => {
    const reply = await signIn(secure);
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers['set-cookie'])).toMatch(/; Secure/);
    expect(reply.headers['strict-transport-security']).toBe('max-age=31536000');
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
    const out = await secure.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(String(out.headers['set-cookie'])).toMatch(/; Secure/);
  });

  it.each(['a proxy without TLS', 'no proxy'])('does neither with %s, whatever the request claims', async (name) => {
    const app = name === 'no proxy' ? server.app : plain;
    const reply = await signIn(app, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'crm.example.com' });
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers['set-cookie'])).not.toMatch(/Secure/);
    expect(reply.headers).not.toHaveProperty('strict-transport-security');
  });

  it('is the origin from which changes may come; others still may not', async () => {
    expect((await signIn(secure, { origin: PUBLIC })).statusCode).toBe(200);
    for (const origin of [
      'http://crm.example.com',
      'https://crm.example.com.evil.example',
      'null',
      'https://evil.example',
    ])
      expect((await signIn(secure, { origin })).statusCode, origin).toBe(403);
    expect((await signIn(server.app, { origin: PUBLIC })).statusCode).toBe(403);
  });

  it('is where links lead', async () => {
    const cookie = String((await signIn(secure)).headers['set-cookie']).split(';')[0] ?? '';
    const url = `/api/users/${server.users.get('viewer@example.com')}/password-link`;
    const reply = await secure.inject({ method: 'POST', url, headers: { cookie, host: 'inside:3000' } });
    expect((reply.json() as { link: string }).link).toMatch(/^https:\/\/crm\.example\.com\/password#token=[\w-]{43}$/);
  });

  it('lets a near proxy, and nobody else, say from where a request comes', async () => {
    const newest = async (): Promise<string> => {
      const [row] = await server.database.query<{ address: string }>(
        sql`select address from leitwerk.session order by created_at desc, id limit 1`,
      );
      await server.database.query(sql`delete from leitwerk.session`);
      return row?.address ?? '';
    };
    await newest();
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    await signIn(secure, forwarded, '172.17.0.2');
    expect(await newest()).toBe('203.0.113.7');
    await signIn(secure, forwarded, '198.51.100.1');
    expect(await newest()).toBe('198.51.100.1');
    await signIn(server.app, forwarded);
    expect(await newest()).toBe('127.0.0.1');
  });
});
