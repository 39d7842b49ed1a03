import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killPostgres } from '@leitwerk/platform/testing/kill-postgres';
import { startPostgres } from '@leitwerk/platform/testing/start-postgres';
import type { TestRedis } from '@leitwerk/platform/testing/start-redis';
import { hasRedis, startRedis } from '@leitwerk/platform/testing/start-redis';
import { ended, endServers, start } from '@leitwerk/platform/testing/start-server-process';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { beginModuleJob, doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { act, startShop } from './testing/shop.ts';

const PARTNERS = 100;
const ROWS = 400;
const SECRET = 'a secret of the tests only';
const LONGEST = 240_000;

let root = '';
let peer: HttpServer;
let host = '';
/** What the peer was sent, by the key that tells it what is the same once more. */
let received = new Map<string, string>();
let posts = 0;
/** Done once, when the peer has taken a package and has not answered yet. */
let meanwhile: (() => Promise<void>) | undefined;
let stopPostgres: (() => Promise<void>) | undefined;
const before = { url: process.env['TEST_DATABASE_URL'], folder: process.env['TEST_RUN_FOLDER'] };
/** Of the PostgreSQL that only this file uses. */
let dataFolder = '';

beforeAll(async () => {
  stopPostgres = await startPostgres(true);
  dataFolder = process.env['TEST_RUN_FOLDER'] ?? '';
  process.env['LEITWERK_SECRET'] = SECRET;
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  peer = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      if (request.method === 'POST') {
        posts += 1;
        received.set(String(request.headers['idempotency-key']), body);
      }
      const first = request.method === 'POST' ? meanwhile : undefined;
      if (first) meanwhile = undefined;
      void (first?.() ?? Promise.resolve()).then(() => response.writeHead(200).end());
    });
  });
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(peer.address() as AddressInfo).port}`;
  process.env['LEITWERK_PRIVATE_HOSTS'] = host;
});
afterEach(endServers);
afterAll(async () => {
  peer?.close();
  await stopPostgres?.();
  if (before.url !== undefined) process.env['TEST_DATABASE_URL'] = before.url;
  if (before.folder !== undefined) process.env['TEST_RUN_FOLDER'] = before.folder;
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
  await rm(root, { recursive: true, force: true });
});

/** A server process over the same database. */
const begin = (server: TestServer, more: Readonly<Record<string, string>> = {}) =>
  start({
    DATABASE_URL: server.database.url,
    LEITWERK_SECRET: SECRET,
    LEITWERK_EXCHANGE_FOLDER: root,
    LEITWERK_PRIVATE_HOSTS: host,
    ...more,
  });

/** The processes find everything installed. */
async function ready(server: TestServer): Promise<void> {
  await server.database.query(
    sql`insert into leitwerk.setting (key, value) values ('seed', '{"state":"done"}') on conflict (key) do nothing`,
  );
  for (const [name, more] of [
    ['folder', { kind: 'folder', signIn: 'none' }],
    ['web', { kind: 'https', signIn: 'none', address: `http://${host}/` }],
  ] as const)
    expect((await act(server, 'connect', { name, ...more })).status).toBe(200);
  await doModuleJobs(server, ['exchange.watch']);
}

it(
  'two processes fire the schedules of a hundred partners once each, time after time',
  async () => {
    const partners = Array.from({ length: PARTNERS }, (_, at) => `p${at}`);
    const pickUp = (folder: string) => ({
      pickUp: { connection: 'folder', folder, files: '*.csv', settleSeconds: 0, schedule: { cron: '0 * * * *' } },
    });
    for (const one of partners) await mkdir(join(root, one));
    const server = await startShop(Object.fromEntries(partners.map((one) => [one, pickUp(one)])));
    try {
      await ready(server);
      await Promise.all([begin(server), begin(server)]);
      for (const round of [1, 2]) {
        for (const one of partners) await writeFile(join(root, one, `${round}.csv`), `Nr.\n${one}-${round}\n`);
        await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '2 hours'`);
        const found = async () => {
          // The minute comes as often as it is asked for, to whichever process is first.
          await beginModuleJob(server, 'exchange.watch');
          const [row] = await server.database.query(sql`
            select (select count(*) from data.exchange_delivery where state = 'done') as deliveries,
              (select count(distinct interface) from data.exchange_delivery) as partners,
              (select count(*) from data."order") as orders,
              (select min(version) from data.exchange_state) as least, (select max(version) from data.exchange_state) as most`);
          return row;
        };
        // A state is written once for each time that its schedule fires.
        await expect.poll(found, { timeout: LONGEST, interval: 500 }).toEqual({
          deliveries: PARTNERS * round,
          partners: PARTNERS,
          orders: PARTNERS * round,
          least: 1 + round,
          most: 1 + round,
        });
      }
    } finally {
      await endServers();
      await server.close();
    }
  },
  LONGEST,
);

describe('nothing is lost and nothing is doubled', () => {
  let redis: TestRedis | undefined;
  afterAll(() => redis?.drop());

  /** Delivers, tells of every tenth by its event and of all by a package; something is killed in the middle of each. */
  async function goThrough(folder: string, kill: () => Promise<void>, env: Readonly<Record<string, string>>) {
    received = new Map();
    posts = 0;
    await mkdir(join(root, folder));
    const send = { connection: 'web', file: 'x-{number}.jsonl' };
    const server = await startShop(
      { orders: { pickUp: { connection: 'folder', folder, files: '*.csv', settleSeconds: 0, archive: 'done' } } },
      {
        all: { key: 'code', format: { type: 'json-lines' }, send: { ...send, folder: 'all' } },
        told: {
          key: undefined,
          only: "$substring(code, -1) = '7'",
          format: { type: 'json-lines' },
          send: { ...send, folder: 'told', on: ['created'] },
        },
      },
    );
    const { database } = server;
    const count = async (text: ReturnType<typeof sql>): Promise<number> =>
      (await database.query<{ count: number }>(text).catch(() => []))[0]?.count ?? -1;
    const minute = () => beginModuleJob(server, 'exchange.watch').catch(() => undefined);
    try {
      await ready(server);
      const codes = Array.from({ length: ROWS }, (_, at) => `${folder}-${at}`);
      await writeFile(join(root, folder, 'a.csv'), ['Nr.', ...codes].join('\n'));
      const { process: running, output } = await begin(server, env);
      expect((await act(server, 'pickUp', { interface: 'orders' })).status).toBe(200);
      const orders = () => count(sql`select count(*)::int as count from data."order"`);
      await expect.poll(orders, { timeout: LONGEST, interval: 20 }).toBeGreaterThan(0);
      await kill();
      const isTaken = async () => {
        await minute();
        return [
          await count(sql`select count(*)::int as count from data.exchange_delivery where state = 'done'`),
          await count(sql`select count(*)::int as count from data.exchange_event`),
          await count(sql`select count(*)::int as count from leitwerk.outbox`),
          await count(
            sql`select count(*)::int as count from data.exchange_package where interface = 'told' and state = 'sent'`,
          ),
        ];
      };
      await expect.poll(isTaken, { timeout: LONGEST, interval: 1000 }).toEqual([1, 0, 0, ROWS / 10]);
      expect(await orders()).toBe(ROWS);
      expect(await count(sql`select count(distinct code)::int as count from data."order"`)).toBe(ROWS);
      const rowsOf = () => [...received.values()].flatMap((body) => body.trim().split('\n'));
      const codeOf = (line: string) => (JSON.parse(line) as { 'Nr.': string })['Nr.'];
      expect(rowsOf().map(codeOf).sort()).toEqual(codes.filter((code) => code.endsWith('7')).sort());

      received = new Map();
      posts = 0;
      meanwhile = kill;
      await expect
        .poll(async () => (await act(server, 'send', { outgoing: 'all' })).status, { timeout: LONGEST })
        .toBe(200);
      const isSent = async () => {
        await minute();
        return count(
          sql`select coalesce(sum(rows), 0)::int as count from data.exchange_package where interface = 'all' and state = 'sent'`,
        );
      };
      await expect.poll(isSent, { timeout: LONGEST, interval: 1000 }).toBe(ROWS);
      expect(rowsOf().map(codeOf).sort()).toEqual([...codes].sort());
      expect(received.size).toBe(
        await count(sql`select count(*)::int as count from data.exchange_package where interface = 'all'`),
      );
      // It was the same process all the time.
      expect(running.exitCode, output()).toBeNull();
      await ended(running, 'SIGTERM');
      return posts;
    } finally {
      await endServers();
      await server.close();
    }
  }

  it(
    'when PostgreSQL is killed in the middle of a delivery and of a package',
    async () => {
      const kill = async () => killPostgres(dataFolder);
      // The peer had the package when its answer could not be noted: it came once more, with the same key.
      expect(await goThrough('pg', kill, {})).toBeGreaterThan(1);
    },
    LONGEST,
  );

  it.skipIf(!hasRedis)(
    `when Redis is${hasRedis ? '' : ' (skipped: no redis-server)'}`,
    async () => {
      const made = await startRedis();
      redis = made;
      const kill = async () => {
        await made.kill();
        await made.start();
      };
      await goThrough('redis', kill, { REDIS_URL: made.url });
    },
    LONGEST,
  );
});
