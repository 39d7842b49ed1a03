import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SERVER_ENV, SERVER_FLAGS, SERVER_PROGRAM } from '../../server-process.mjs';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from './start-test-server.ts';
import { startTestServer } from './start-test-server.ts';

/** How often something is killed. `LEITWERK_CRASHES=100` takes some five minutes. */
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

let server: TestServer;
let child: ChildProcess | undefined;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
  // The processes that are started have nothing to install.
  await server.database.query(sql`insert into leitwerk.setting (key, value) values ('seed', '{"state":"done"}')`);
});
afterAll(async () => {
  await ended('SIGTERM');
  await server.close();
});

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
      DATABASE_URL: server.database.url,
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
    started.once('exit', () => reject(new Error(output)));
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it(
  'steps of processes are there once, and timers fire once, whatever is killed in the middle',
  async () => {
    const { database } = server;
    const [user] = await database.query<{ id: string }>(sql`
    insert into data."user" (id, email, name, roles, active, language)
    values (gen_random_uuid(), 'walker@example.com', 'Walker', '{walker}', true, 'en') returning id`);
    const scopes = { name: 'walk', scopes: ['read', 'write'], expiresAt: null } as const;
    const { token } = await createApiToken(database, user?.id ?? '', { ...scopes, scopes: [...scopes.scopes] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    let url = await start();
    for (let index = 0; index < WALKERS; index += 1) {
      const body = JSON.stringify({ name: `Walker ${index}` });
      expect((await fetch(`${url}/api/records/walker`, { method: 'POST', headers, body })).status).toBe(201);
    }
    const begun = () =>
      database.query<{ id: string }>(
        sql`select id from leitwerk.workflow_instance where state = 'running' order by id`,
      );
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
      if (crash % 3 === 2) {
        // All connections to the database at once, as when it goes down.
        await database
          .query(sql`
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name = 'leitwerk'`)
          .catch(() => undefined);
      } else {
        await ended('SIGKILL');
        url = await start();
      }
    }
    await pause(1000);
    isOver = true;
    await Promise.all(walkers);

    const waiting = async () => {
      const [row] = await database.query<{ count: number }>(sql`
      select (select count(*) from leitwerk.workflow_timer) + (select count(*) from leitwerk.job_outbox) as count`);
      return row?.count;
    };
    // What was killed again and again waits for its next try; overdue timers are looked for once a minute.
    await expect.poll(waiting, { timeout: 180_000, interval: 500 }).toBe(0);
    const found = await database.query<{
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
    let all = 0;
    for (const { id, steps, timers, taken, count, ...rest } of found) {
      const least = acknowledged.get(id) ?? 0;
      all += least;
      expect(rest).toEqual({ state: 'running', value: 'standing' });
      expect([timers, count, taken]).toEqual([steps, steps, 1 + 2 * steps]);
      expect(steps).toBeGreaterThanOrEqual(least);
      expect(steps).toBeLessThanOrEqual(least + (unknown.get(id) ?? 0));
    }
    expect(all).toBeGreaterThan(CRASHES);
  },
  240_000 + CRASHES * 20_000,
);
