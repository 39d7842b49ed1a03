import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePasswordLink, makeSetupLink } from '../session/password-links.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
const VIEWER = 'viewer@example.com';
const PASSWORD = 'a-new-password';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const idOf = (email: string): string => server.users.get(email) ?? '';

type Browser = {
  readonly send: (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<{ status: number; body: never }>;
};

/** Somebody with a cookie: what a token may not do is done so. */
function browserWith(cookie: string): Browser {
  return {
    send: async (method, path, body) => {
      const reply = await server.app.inject({ method, url: path, headers: { cookie }, ...(body && { payload: body }) });
      return { status: reply.statusCode, body: (reply.body ? JSON.parse(reply.body) : null) as never };
    },
  };
}

async function signedIn(email: string, password = 'leitwerk'): Promise<Browser> {
  const reply = await server.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
  expect(reply.statusCode, reply.body).toBe(200);
  return browserWith(String(reply.headers['set-cookie']).split(';')[0] ?? '');
}

const signIn = async (email: string, password: string): Promise<number> =>
  (await server.ask(null, 'POST', '/api/session', { email, password })).status;

const useLink = (token: string, rest: object = {}) =>
  server.ask(null, 'POST', '/api/password-link/use', { token, password: PASSWORD, ...rest });
const lookAt = (token: string) => server.ask(null, 'POST', '/api/password-link', { token });

/** Lets all of them find their link good before the first may spend it. */
async function usedAtOnce<T>(uses: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const running = await server.database.transaction(async (tx) => {
    await tx.query(sql`select 1 from leitwerk.password_link for update`);
    const started = uses.map((use) => use());
    const waiting = async (): Promise<number> =>
      (
        await server.database.query(
          sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).length;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(uses.length);
    return { started };
  });
  return Promise.all(running.started);
}

async function newUser(email: string, values: object = {}): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/user', {
    email,
    name: email,
    roles: ['viewer'],
    ...values,
  });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}

describe('a password link', () => {
  it('lets a new user set the password once, and signs in', async () => {
    const id = await newUser('neu@example.org');
    const admin = await signedIn(ADMIN);
    expect((await admin.send('GET', `/api/users/${id}/sign-in`)).body).toEqual({
      active: true,
      hasPassword: false,
      linkExpiresAt: null,
    });
    const made = await admin.send('POST', `/api/users/${id}/password-link`);
    expect(made).toMatchObject({ status: 201, body: { purpose: 'invite' } });
    const { link, expiresAt } = made.body as { link: string; expiresAt: string };
    expect(new URL(link).pathname).toBe('/password');
    const token = new URL(link).hash.replace('#token=', '');
    expect((await lookAt(token)).body).toEqual({
      purpose: 'invite',
      email: 'neu@example.org',
      name: 'neu@example.org',
      expiresAt,
    });
    expect((await admin.send('GET', `/api/users/${id}/sign-in`)).body).toMatchObject({ linkExpiresAt: expiresAt });

    expect((await useLink(token, { password: 'short' })).body).toMatchObject({
      code: 'password.too-short',
      issues: [{ path: 'password' }],
    });
    const used = await useLink(token);
    expect(used.body).toMatchObject({ user: { id } });
    const own = browserWith(String(used.headers['set-cookie']).split(';')[0] ?? '');
    expect((await own.send('GET', '/api/session')).body).toMatchObject({ user: { id } });
    expect(await signIn('neu@example.org', PASSWORD)).toBe(200);
    expect((await lookAt(token)).status).toBe(404);
    expect((await useLink(token, { password: 'yet-another-one' })).status).toBe(404);
    expect(await signIn('neu@example.org', PASSWORD)).toBe(200);
  });

  it('is used once when two use it at the same moment', async () => {
    const { token } = await makePasswordLink(server.database, await newUser('zwei@example.org'), idOf(ADMIN));
    const replies = await usedAtOnce([() => useLink(token), () => useLink(token), () => useLink(token)]);
    const statuses = replies.map((one) => one.status);
    expect(statuses.sort()).toEqual([200, 404, 404]);
  });

  it('ends all sessions of the user, and links that were made before', async () => {
    const before = await signedIn(VIEWER);
    const older = await makePasswordLink(server.database, idOf(VIEWER), idOf(ADMIN));
    const newer = await makePasswordLink(server.database, idOf(VIEWER), idOf(ADMIN));
    expect(newer.purpose).toBe('reset');
    expect((await lookAt(older.token)).status).toBe(404);
    expect((await useLink(newer.token, { password: 'leitwerk' })).status).toBe(200);
    expect((await before.send('GET', '/api/session')).status).toBe(401);
  });

  it('leads nowhere when it has expired, and when its user is not active any more', async () => {
    const id = await newUser('alt@example.org');
    const { token } = await makePasswordLink(server.database, id, idOf(ADMIN));
    expect((await lookAt(token)).status).toBe(200);
    await server.ask(ADMIN, 'PATCH', `/api/records/user/${id}`, { active: false });
    expect((await lookAt(token)).status).toBe(404);
    expect((await useLink(token)).status).toBe(404);
    const admin = await signedIn(ADMIN);
    expect((await admin.send('POST', `/api/users/${id}/password-link`)).status).toBe(409);
    await server.ask(ADMIN, 'PATCH', `/api/records/user/${id}`, { active: true });
    await server.database.query(sql`update leitwerk.password_link set expires_at = now() where user_id = ${id}::uuid`);
    expect((await lookAt(token)).status).toBe(404);
    expect((await useLink(token)).status).toBe(404);
  });

  it('is stored so that nobody who reads the database can use it', async () => {
    const { token } = await makePasswordLink(server.database, await newUser('hash@example.org'), idOf(ADMIN));
    const rows = await server.database.query(sql`select l::text as row from leitwerk.password_link l`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
  });

  it('for an administrator is not made by somebody with fewer rights', async () => {
    const other = await startTestServer([
      ...workshop,
      {
        file: 'definitions/role/desk.json',
        document: {
          kind: 'role',
          id: 'desk',
          name: 'desk',
          label: { de: 'Empfang', en: 'Desk' },
          permissions: ['users.manage'],
          grants: [{ entity: 'user', actions: ['read', 'update'], readOnlyFields: ['roles'] }],
        },
      },
    ]);
    const roleOf = (email: string, role: string) =>
      other.database.query(sql`update data."user" set roles = ${[role]}::text[] where email = ${email}`);
    await roleOf(ADMIN, 'foreman');
    await roleOf(VIEWER, 'desk');
    await roleOf('sales@example.com', 'mechanic');
    const reply = await other.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: VIEWER, password: 'leitwerk' },
    });
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
    const make = async (email: string): Promise<number> => {
      const url = `/api/users/${other.users.get(email)}/password-link`;
      return (await other.app.inject({ method: 'POST', url, headers: { cookie } })).statusCode;
    };
    expect(await make(ADMIN)).toBe(403);
    expect(await make('sales@example.com')).toBe(201);
    await other.close();
  });
});

describe('the own password', () => {
  it('is changed with the old one; other sessions end, this one goes on', async () => {
    const here = await signedIn('lead@example.com');
    const there = await signedIn('lead@example.com');
    const wrong = await here.send('POST', '/api/password', { old: 'x', new: PASSWORD });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password.wrong', issues: [{ path: 'old' }] } });
    expect((await here.send('POST', '/api/password', { old: 'leitwerk', new: 'short' })).status).toBe(422);
    expect((await there.send('GET', '/api/session')).status).toBe(200);
    expect((await here.send('POST', '/api/password', { old: 'leitwerk', new: PASSWORD })).status).toBe(204);
    expect((await here.send('GET', '/api/session')).status).toBe(200);
    expect((await there.send('GET', '/api/session')).status).toBe(401);
    expect(await signIn('lead@example.com', 'leitwerk')).toBe(401);
    expect(await signIn('lead@example.com', PASSWORD)).toBe(200);
  });
});

describe('own sessions', () => {
  type Item = { readonly id: string; readonly current: boolean; readonly address: string };
  const listOf = async (browser: Browser): Promise<readonly Item[]> =>
    ((await browser.send('GET', '/api/sessions')).body as { items: Item[] }).items;

  it('are listed and ended one by one or all but this one; those of others are not there', async () => {
    const [here, there, elsewhere] = [
      await signedIn('service@example.com'),
      await signedIn('service@example.com'),
      await signedIn('service@example.com'),
    ];
    const foreign = await signedIn('sales@example.com');
    const items = await listOf(here);
    expect(items.map((one) => [one.current, one.address])).toEqual([
      [true, '127.0.0.1'],
      [false, '127.0.0.1'],
      [false, '127.0.0.1'],
    ]);
    const second = (await listOf(there)).find((one) => one.current)?.id ?? '';
    expect((await foreign.send('DELETE', `/api/sessions/${second}`)).status).toBe(404);
    expect((await here.send('DELETE', `/api/sessions/${second}`)).status).toBe(204);
    expect((await there.send('GET', '/api/session')).status).toBe(401);
    expect((await here.send('DELETE', '/api/sessions')).status).toBe(204);
    expect((await elsewhere.send('GET', '/api/session')).status).toBe(401);
    expect((await here.send('GET', '/api/session')).status).toBe(200);
    expect((await foreign.send('GET', '/api/session')).status).toBe(200);
  });
});

describe('the first administrator', () => {
  const person = { email: ' Erste@Example.org', name: 'Erste Person' };

  it('is made with the newest link, once, with a history, and only while nobody can sign in', async () => {
    const early = await makeSetupLink(server.database);
    expect((await lookAt(early.token)).status).toBe(404);
    expect((await useLink(early.token, person)).status).toBe(404);

    await server.database.query(sql`delete from leitwerk.credential`);
    const older = await makeSetupLink(server.database);
    const { token } = await makeSetupLink(server.database);
    expect((await lookAt(older.token)).status).toBe(404);
    expect((await lookAt(token)).body).toMatchObject({ purpose: 'setup', email: null, name: null });
    expect((await useLink(token)).status).toBe(400);
    // What the record refuses leaves the link as it was.
    expect((await useLink(token, { ...person, email: 'no address' })).status).toBe(422);
    expect((await useLink(token, { ...person, password: 'short' })).status).toBe(422);
    const replies = await usedAtOnce([
      () => useLink(token, person),
      () => useLink(token, { ...person, email: 'two@example.org' }),
    ]);
    expect(replies.map((one) => one.status).sort()).toEqual([200, 404]);
    const done = replies.find((one) => one.status === 200);
    const { user, roles, permissions } = (done?.body ?? {}) as {
      user: { id: string };
      roles: string[];
      permissions: string[];
    };
    expect(roles).toEqual(['admin']);
    expect(permissions).toContain('users.manage');
    const history = await server.database.query(
      sql`select action from leitwerk.history where record_id = ${user.id}::uuid`,
    );
    expect(history).toEqual([{ action: 'create' }]);
    const people = await server.database.query(sql`select 1 from leitwerk.credential`);
    expect(people).toHaveLength(1);
    expect((await lookAt((await makeSetupLink(server.database)).token)).status).toBe(404);
  });
});
