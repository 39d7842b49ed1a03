import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServer } from '../http/server.ts';
import { openDatabase } from '../storage/database.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { makeSignInThrottle } from './sign-in-throttle.ts';

let server: TestServer;
let close: () => Promise<void>;
/** Tries to sign in on one of two servers that share nothing but the database. */
let attempt: (on: number, email: string, password: string, address?: string) => Promise<number>;
let look: (on: number, token: string, address: string) => Promise<number>;

beforeAll(async () => {
  server = await startTestServer();
  const databases = [openDatabase(server.database.url), openDatabase(server.database.url)];
  const apps = await Promise.all(
    databases.map((database) =>
      makeServer(
        { ...server.runtime, database, throttle: makeSignInThrottle(database) },
        { logLevel: 'silent', screensFolder: null, designerFolder: null },
      ),
    ),
  );
  const post = async (on: number, url: string, payload: object, remoteAddress: string): Promise<number> =>
    (await apps[on]?.inject({ method: 'POST', url, payload, remoteAddress }))?.statusCode ?? 0;
  attempt = (on, email, password, address = '10.0.0.1') => post(on, '/api/session', { email, password }, address);
  look = (on, token, address) => post(on, '/api/password-link', { token }, address);
  close = async () => {
    for (const app of apps) await app.close();
    for (const database of databases) await database.close();
    await server.close();
  };
});
afterAll(() => close());

describe('attempts to sign in', () => {
  it('are counted by account over all servers and addresses', async () => {
    for (let index = 0; index < 10; index += 1)
      expect(await attempt(index % 2, 'sales@example.com', 'wrong', `10.0.1.${index}`), String(index)).toBe(401);
    expect(await attempt(0, 'sales@example.com', 'leitwerk', '10.0.1.99')).toBe(429);
    expect(await attempt(1, 'Sales@Example.com ', 'leitwerk', '10.0.1.98')).toBe(429);
    expect(await attempt(0, 'lead@example.com', 'leitwerk', '10.0.1.99')).toBe(200);
  });

  it('are forgotten on the account, on all servers, once its owner has signed in', async () => {
    for (let index = 0; index < 9; index += 1) await attempt(0, 'service@example.com', 'wrong', `10.0.2.${index}`);
    expect(await attempt(1, 'service@example.com', 'leitwerk')).toBe(200);
    expect(await attempt(0, 'service@example.com', 'wrong')).toBe(401);
    expect(await attempt(0, 'service@example.com', 'leitwerk')).toBe(200);
  });

  it('are counted by address over all servers, on accounts and links alike', async () => {
    for (let index = 0; index < 60; index += 1) {
      const status =
        index % 3 === 0
          ? await look(index % 2, `none-${index}`, '10.0.3.1')
          : await attempt(index % 2, `nobody-${index}@example.org`, 'wrong', '10.0.3.1');
      expect(status, String(index)).toBe(index % 3 === 0 ? 404 : 401);
    }
    expect(await attempt(0, 'viewer@example.com', 'leitwerk', '10.0.3.1')).toBe(429);
    expect(await look(1, 'none', '10.0.3.1')).toBe(429);
    expect(await attempt(1, 'viewer@example.com', 'leitwerk', '10.0.3.2')).toBe(200);
  });

  it('leave no list of what was tried', async () => {
    const rows = await server.database.query(sql`select key from leitwerk.sign_in_attempt`);
    expect(rows.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toMatch(/@|10\.0/);
  });
});
