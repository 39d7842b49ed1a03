import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SERVER_ENV, SERVER_FLAGS, SERVER_PROGRAM } from '../../server-process.mjs';
import { checkDocuments, publishModel } from '../model/publish-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { Database } from '../storage/database.ts';
import { openDatabase } from '../storage/database.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';
import { ensureSystemUser, migrateSystemTables } from '../storage/system-tables.ts';
import { killPostgres } from './kill-postgres.ts';

/** How often something is killed: the server, PostgreSQL, all connections to it, in turn. `LEITWERK_CRASHES=100` takes some five minutes. */
const CRASHES = Number(process.env['LEITWERK_CRASHES'] ?? 6);
const WALKERS = 8;

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string) => ({ meta: { label: label(text) } });
const mark = (word: string) => ({
  type: 'create-record',
  params: { entity: 'mark', values: { word, walker: { formula: 'id' } } },
});

const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'walker',
    name: 'walker',
    label: label('Walker'),
    labelPlural: label('Walkers'),
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'count', type: 'integer', label: label('Count'), default: 0 },
    ],
  },
  {
    kind: 'entity',
    id: 'mark',
    name: 'mark',
    label: label('Mark'),
    labelPlural: label('Marks'),
    titleField: 'word',
    fields: [
      { id: 'word', type: 'text', label: label('Word') },
      { id: 'walker', type: 'reference', entity: 'walker', label: label('Walker') },
    ],
  },
  {
    kind: 'workflow',
    id: 'walk',
    name: 'walk',
    label: label('Walk'),
    entity: 'walker',
    roles: ['walker'],
    starts: [{ on: 'created' }],
    delays: { 'at-once': { count: 0, unit: 'minutes' } },
    machine: {
      initial: 'standing',
      states: {
        standing: {
          ...meta('Standing'),
          on: {
            go: [
              {
                target: 'resting',
                actions: [
                  mark('step'),
                  { type: 'update-record', params: { values: { count: { formula: 'count + 1' } } } },
                ],
                meta: { label: label('Go') },
              },
            ],
          },
        },
        resting: { ...meta('Resting'), after: { 'at-once': [{ target: 'standing', actions: [mark('timer')] }] } },
      },
    },
  },
  {
    kind: 'role',
    id: 'walker',
    name: 'walker',
    label: label('Walker'),
    grants: [{ entity: '*', actions: ['read', 'create', 'update'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const dataFolder = mkdtempSync(join(tmpdir(), 'leitwerk-crash-'));
let child: ChildProcess | undefined;
/** What servers said that have ended by themselves. */
const endings: string[] = [];
let database: Database | undefined;
beforeAll(async () => {
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const prepared = openDatabase(postgres.url);
  await migrateSystemTables(prepared);
  const { documents, issues } = checkDocuments(DEFINITIONS);
  expect(issues).toEqual([]);
  await publishModel(prepared, { documents, note: 'test', author: SYSTEM_USER_ID });
  await ensureSystemUser(prepared);
  // The processes that are started have nothing to install.
  await prepared.query(sql`insert into leitwerk.setting (key, value) values ('seed', '{"state":"done"}')`);
  await prepared.close();
  await postgres.stop();
});
afterAll(async () => {
  await database?.close();
  await ended('SIGTERM');
  rmSync(dataFolder, { recursive: true, force: true });
});

/** A connection of the test's own to the database that the server has started; undefined while that is not there. */
async function openOwn(): Promise<Database | undefined> {
  const url = await findEmbeddedPostgres(dataFolder);
  if (url === null) return undefined;
  await database?.close();
  database = openDatabase(url, { size: 2 });
  return database;
}

async function openPatiently(): Promise<Database> {
  for (;;) {
    const own = await openOwn();
    if (own) return own;
    await pause(200);
  }
}

/** All connections to the database but the one that does it. */
async function cutConnections(): Promise<void> {
  const own = await openOwn();
  await own
    ?.query(sql`
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'leitwerk'`)
    .catch(() => undefined);
}

async function ended(signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child?.once('exit', resolve));
  child.kill(signal);
  await exit;
}

function start(): Promise<string> {
  const started = spawn(process.execPath, [...SERVER_FLAGS, SERVER_PROGRAM], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      LEITWERK_DEMO: '0',
      LEITWERK_RATE_TOKEN: '0',
      LEITWERK_DATA: dataFolder,
      ...SERVER_ENV,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [, url] = /runs at (http:[^\s,]+)/.exec(output) ?? [];
      if (url) resolve(url);
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) endings.push(output);
      reject(new Error(output));
    });
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it(
  'steps of processes are there once, and timers fire once, whatever is killed in the middle',
  async () => {
    let url = await start();
    const own = await openPatiently();
    const [user] = await own.query<{ id: string }>(sql`
    insert into data."user" (id, email, name, roles, active, language)
    values (gen_random_uuid(), 'walker@example.com', 'Walker', '{walker}', true, 'en') returning id`);
    const scopes = { name: 'walk', scopes: ['read', 'write'], expiresAt: null } as const;
    const { token } = await createApiToken(own, user?.id ?? '', { ...scopes, scopes: [...scopes.scopes] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    for (let index = 0; index < WALKERS; index += 1) {
      const body = JSON.stringify({ name: `Walker ${index}` });
      expect((await fetch(`${url}/api/records/walker`, { method: 'POST', headers, body })).status).toBe(201);
    }
    const begun = () =>
      own.query<{ id: string }>(sql`select id from leitwerk.workflow_instance where state = 'running' order by id`);
    await expect.poll(async () => (await begun()).length, { timeout: 30_000 }).toBe(WALKERS);
    const instances = (await begun()).map(({ id }) => id);

    let isOver = false;
    const acknowledged = new Map(instances.map((id) => [id, 0]));
    const unknown = new Map(instances.map((id) => [id, 0]));
    const add = (to: Map<string, number>, id: string) => to.set(id, (to.get(id) ?? 0) + 1);
    const walk = async (id: string): Promise<void> => {
      while (!isOver) {
        try {
          const reply = await fetch(`${url}/api/processes/${id}/events/go`, { method: 'POST', headers, body: '{}' });
          if (reply.status === 204) add(acknowledged, id);
          // A connection to the database that is lost in the middle is told as 500 or 503: nobody knows.
          else if (reply.status >= 500) add(unknown, id);
          await reply.arrayBuffer();
        } catch {
          add(unknown, id);
          await pause(50);
        }
        await pause(5);
      }
    };
    const walkers = instances.map(walk);
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await pause(200 + Math.random() * 1000);
      if (crash % 3 === 0) {
        await ended('SIGKILL');
        url = await start();
      } else if (crash % 3 === 1) {
        killPostgres(dataFolder);
      } else {
        await cutConnections();
      }
    }
    // On a busy machine some kills come before the next step.
    const all = () => [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
    await expect.poll(all, { timeout: 300_000 }).toBeGreaterThan(2 * WALKERS);
    isOver = true;
    await Promise.all(walkers);
    expect(endings).toEqual([]);
    const after = await openPatiently();

    const waiting = async () => {
      const [row] = await after.query<{ count: number }>(sql`
      select (select count(*) from leitwerk.workflow_timer) + (select count(*) from leitwerk.job_outbox) as count`);
      return row?.count;
    };
    // What was killed again and again waits for its next try; overdue timers are looked for once a minute.
    await expect.poll(waiting, { timeout: 300_000, interval: 500 }).toBe(0);
    const found = await after.query<{
      id: string;
      state: string;
      value: string;
      steps: number;
      timers: number;
      taken: number;
      count: number;
    }>(sql`
    select i.id, i.state, i.value #>> '{}' as value, w.count as count,
      (select count(*) from data.mark m where m.walker = i.record_id and m.word = 'step') as steps,
      (select count(*) from data.mark m where m.walker = i.record_id and m.word = 'timer') as timers,
      (select count(*) from leitwerk.workflow_step s where s.instance_id = i.id) as taken
    from leitwerk.workflow_instance i join data.walker w on w.id = i.record_id order by i.id`);
    expect(found).toHaveLength(WALKERS);
    for (const { id, steps, timers, taken, count, ...rest } of found) {
      const least = acknowledged.get(id) ?? 0;
      expect(rest).toEqual({ state: 'running', value: 'standing' });
      expect([timers, count, taken]).toEqual([steps, steps, 1 + 2 * steps]);
      expect(steps).toBeGreaterThanOrEqual(least);
      expect(steps).toBeLessThanOrEqual(least + (unknown.get(id) ?? 0));
    }
  },
  600_000 + CRASHES * 20_000,
);
