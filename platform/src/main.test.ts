import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ask, Env, Server } from './testing/start-server-process.ts';
import { asker, cli, ended, endServers, failure, start } from './testing/start-server-process.ts';
import { makeTestDatabase } from './testing/start-test-server.ts';

const PROJECT = join(import.meta.dirname, '../..');

afterEach(endServers);

const ENOUGH = 60;

/**
 * Creates records one after another on several connections until the server is gone; the ids that it acknowledged.
 * @param onEnough called in the middle of it, when the server may be killed
 */
async function createUntilGone(ask: Ask, onEnough: () => void): Promise<readonly string[]> {
  const stored: string[] = [];
  const worker = async (): Promise<void> => {
    for (let index = 0; index < 5000; index += 1) {
      const reply = await ask('POST', '/api/records/team', { name: `Team ${Math.random()}` }).catch(() => null);
      if (reply?.status !== 201) return;
      stored.push(((await reply.json()) as { id: string }).id);
      if (stored.length === ENOUGH) onEnough();
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return stored;
}

async function mustBeStoredOnce(ask: Ask, ids: readonly string[]): Promise<void> {
  expect(ids.length).toBeGreaterThanOrEqual(ENOUGH);
  for (const id of ids) {
    expect((await ask('GET', `/api/records/team/${id}`)).status, id).toBe(200);
    const history = (await (await ask('GET', `/api/records/team/${id}/history`)).json()) as { items: unknown[] };
    expect(history.items, id).toHaveLength(1);
  }
}

describe('two processes on one database', () => {
  let database: Awaited<ReturnType<typeof makeTestDatabase>>;
  let env: Env;
  beforeAll(async () => {
    database = await makeTestDatabase();
    env = { DATABASE_URL: database.database.url };
  });
  afterAll(() => database.drop());

  it('share records and models; what one has acknowledged survives its kill', async () => {
    const [one, two] = await Promise.all([start(env), start(env)]);
    await cli(['user', 'create', 'boss@example.org', '--name', 'Boss', '--roles', 'admin'], env, 'secret-password\n');
    const token = await cli(['user', 'token', 'boss@example.org'], env);
    const ids = await createUntilGone(asker(one.url, token), () => one.process.kill('SIGKILL'));
    await mustBeStoredOnce(asker(two.url, token), ids);

    const ask = asker(two.url, token);
    const three = await start(env);
    const { documents } = (await (await ask('GET', '/api/metadata/export')).json()) as {
      documents: { file: string; document: { id: string; fields?: unknown[] } }[];
    };
    documents
      .find(({ file }) => file.endsWith('entity/task.json'))
      ?.document.fields?.push({ id: 'extra', type: 'text', label: { de: 'Extra', en: 'Extra' } });
    expect((await ask('POST', '/api/metadata/publish', { documents })).status).toBe(200);
    const seen = async (): Promise<number> =>
      (await asker(three.url, token)('GET', '/api/records/task?fields=extra')).status;
    await expect.poll(seen, { timeout: 5000 }).toBe(200);

    const signIn = async (on: Server, password: string): Promise<number> => {
      const reply = await fetch(`${on.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'boss@example.org', password }),
      });
      return reply.status;
    };
    expect(await signIn(two, 'secret-password')).toBe(200);
    // Whichever come first, ten may try, no matter on which process.
    const statuses = await Promise.all(
      Array.from({ length: 14 }, (_, index) => signIn(index % 2 === 0 ? two : three, 'wrong')),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await fetch(`${two.url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${two.url}/metrics`)).text()).toMatch('leitwerk_http_request_duration_seconds_count');
  });
});

describe('a start without anybody who can sign in', () => {
  it('prints a link that makes the first administrator; the next start another, and then none', async () => {
    const { database, drop } = await makeTestDatabase();
    const env = { DATABASE_URL: database.url };
    const linkOf = async (server: Server): Promise<string> => {
      await expect.poll(server.output, { timeout: 5000 }).toContain('/setup#token=');
      return /\S+\/setup#token=\S+/.exec(server.output())?.[0] ?? '';
    };
    const use = (server: Server, link: string) =>
      fetch(`${server.url}/api/password-link/use`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({
          token: new URL(link).hash.replace('#token=', ''),
          email: 'boss@example.org',
          name: 'Boss',
          password: 'secret-password',
        }),
      });
    const first = await start(env);
    const old = await linkOf(first);
    expect(new URL(old).origin).toBe(first.url);
    await ended(first.process, 'SIGTERM');

    const second = await start({ ...env, LEITWERK_PUBLIC_URL: 'https://crm.example.com' });
    const link = await linkOf(second);
    expect(new URL(link).origin).toBe('https://crm.example.com');
    expect((await use(second, old)).status).toBe(404);
    const reply = await use(second, link);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('set-cookie')).toMatch(/; Secure/);
    expect(await reply.json()).toMatchObject({ user: { email: 'boss@example.org', language: 'en' }, roles: ['admin'] });
    expect((await use(second, link)).status).toBe(404);
    await ended(second.process, 'SIGTERM');
    // The token is on the line that hands it out, and in no other.
    expect(second.output().split(new URL(link).hash)).toHaveLength(2);

    const third = await start(env);
    expect((await fetch(`${third.url}/health/ready`)).status).toBe(200);
    await ended(third.process, 'SIGTERM');
    expect(third.output()).not.toContain('token=');
    await expect(
      cli(['user', 'create', 'boss@example.org', '--name', 'Boss'], env, 'secret-password\n'),
    ).rejects.toThrow(/already/);
    await drop();
  });
});

describe('the embedded database', () => {
  it('keeps what was acknowledged when server and database are killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leitwerk-kill-'));
    const env: Env = { LEITWERK_DATA: folder };
    const first = await start(env);
    expect(await failure(env)).toMatch(/in use by process \d+/);
    await ended(first.process, 'SIGTERM');
    await cli(['user', 'create', 'boss@example.org', '--name', 'Boss'], env, 'secret-password\n');
    const token = await cli(['user', 'token', 'boss@example.org'], env);

    const second = await start(env);
    const enough = Promise.withResolvers<void>();
    const created = createUntilGone(asker(second.url, token), enough.resolve);
    await enough.promise;
    const cluster = readFileSync(join(folder, 'leitwerk.pid'), 'utf8');
    expect(cluster).toContain(String(second.process.pid));
    process.kill(postmaster(folder), 'SIGKILL');
    second.process.kill('SIGKILL');
    const ids = await created;
    const third = await start(env);
    await mustBeStoredOnce(asker(third.url, token), ids);
    // Killed alone, the server leaves its database behind; the next start takes it over.
    await ended(third.process, 'SIGKILL');
    const fourth = await start(env);
    expect((await fetch(`${fourth.url}/health/ready`)).status).toBe(200);
    await ended(fourth.process, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
});

function postmaster(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('a start that cannot succeed', () => {
  it.each<[string, Env, RegExp]>([
    ['a port that is none', { PORT: 'http' }, /^Leitwerk cannot start: PORT=http is not a port/],
    [
      'an unknown role',
      { LEITWERK_ROLE: 'boss' },
      /LEITWERK_ROLE=boss is not possible; it must be one of web, worker, all$/,
    ],
    ['an unknown setting', { LEITWERK_COLOUR: 'red' }, /LEITWERK_COLOUR is not a setting/],
    ['a rate that is no number', { LEITWERK_RATE_TOKEN: 'many' }, /LEITWERK_RATE_TOKEN=many is not possible/],
    ['demo users on the network', { HOST: '0.0.0.0', LEITWERK_DEMO: '1' }, /set LEITWERK_DEMO=0$/],
    [
      'a public address that is none',
      { LEITWERK_PUBLIC_URL: 'crm.example.com' },
      /LEITWERK_PUBLIC_URL=crm\.example\.com is not the address of a server; it must look like https:\/\/crm\.example\.com$/,
    ],
    [
      'a public address with a path',
      { LEITWERK_PUBLIC_URL: 'https://example.com/crm' },
      /LEITWERK_PUBLIC_URL=https:\/\/example\.com\/crm is not the address of a server/,
    ],
    [
      'demo users behind a public address',
      { LEITWERK_PUBLIC_URL: 'https://crm.example.com', LEITWERK_DEMO: '1' },
      /LEITWERK_PUBLIC_URL=\S+ is open to others.*set LEITWERK_DEMO=0$/,
    ],
    [
      'no database there',
      { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' },
      /the database of DATABASE_URL cannot be reached/,
    ],
    ['a Redis address of something else', { REDIS_URL: 'http://x' }, /REDIS_URL must look like redis:/],
    ['an address of something else', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like postgres:/],
    [
      'a data folder that is a file',
      { LEITWERK_DATA: join(PROJECT, 'README.md') },
      /cannot be used \(E\w+\); set LEITWERK_DATA/,
    ],
  ])('says so in one line: %s', async (_name, env, line) => {
    const message = await failure(env);
    expect(message).toMatch(line);
    expect(message.split('\n')).toHaveLength(1);
  });

  it('says so in one line: no Redis there', async () => {
    const { database, drop } = await makeTestDatabase();
    const message = await failure({ DATABASE_URL: database.url, REDIS_URL: 'redis://boss:secret@127.0.0.1:1' });
    expect(message).toBe(
      'Leitwerk cannot start: the Redis of REDIS_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1',
    );
    await drop();
  });

  it('says so in one line: a taken port', async () => {
    const { database, drop } = await makeTestDatabase();
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await failure({ DATABASE_URL: database.url, PORT: String(port) })).toBe(
      `Leitwerk cannot start: port ${port} is taken; stop the other program or set PORT to another number`,
    );
    blocker.close();
    await drop();
  });

  it('says so in one line: a data folder of something else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leitwerk-foreign-'));
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/holiday.txt'), 'x');
    expect(await failure({ LEITWERK_DATA: folder })).toMatch(/is not empty and not a database/);
    rmSync(folder, { recursive: true, force: true });
  });
});
