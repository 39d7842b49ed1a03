import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { startWatches } from './keep-watches.ts';
import type { Module } from './module.ts';

const LOOK_MS = 200;
/** What the watch of the tests did, in order. */
const told: string[] = [];
let server: TestServer;
let begun = 0;

const radio: Module = {
  name: 'radio',
  watches: {
    listen: {
      run: async (reach, signal) => {
        begun += 1;
        const number = begun;
        const { items } = await reach().list('bike', { limit: 1 });
        told.push(`begins ${number} ${items.length}`);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        told.push(`ends ${number}`);
      },
    },
  },
};

const APP = {
  file: 'app.json',
  document: {
    kind: 'app',
    id: 'workshop',
    name: 'workshop',
    label: { de: 'Werkstatt', en: 'Workshop' },
    modules: ['radio'],
    navigation: [{ id: 'bikes', label: { de: 'Räder', en: 'Bikes' }, entity: 'bike' }],
  },
};

beforeAll(async () => {
  server = await startTestServer([...workshop, APP], [radio]);
});
afterAll(() => server.close());

const open = (models: { readonly current: TestServer['runtime']['models']['current'] } = server.runtime.models) =>
  startWatches(
    server.database,
    models,
    (error) => {
      throw error;
    },
    LOOK_MS,
  );
const holders = () =>
  server.database.query<{ pid: number }>(
    sql`select pid from pg_locks where locktype = 'advisory' and classid = 7304 and granted and database = (select oid from pg_database where datname = current_database())`,
  );
const last = () => told.at(-1);

it('one process at a time keeps a watch; another takes over', async () => {
  const first = open();
  await expect.poll(last).toBe('begins 1 0');
  const second = open();
  // Long enough for the second to have looked several times.
  await new Promise((resolve) => setTimeout(resolve, 5 * LOOK_MS));
  expect(await holders()).toHaveLength(1);
  expect(begun).toBe(1);
  await first.stop();
  await expect.poll(last).toBe('begins 2 0');
  expect(told).toContain('ends 1');
  await second.stop();
  expect(last()).toBe('ends 2');
  expect(await holders()).toEqual([]);
});

it('a watch whose lock is lost ends, and is begun again', async () => {
  const number = begun + 1;
  const watches = open();
  await expect.poll(last).toBe(`begins ${number} 0`);
  for (const { pid } of await holders()) await server.database.query(sql`select pg_terminate_backend(${pid})`);
  await expect.poll(last).toBe(`begins ${number + 1} 0`);
  expect(told).toContain(`ends ${number}`);
  await watches.stop();
});

it('a watch ends when its module is not used any more', async () => {
  const number = begun + 1;
  const current = server.runtime.models.current();
  let modules = current.modules;
  const watches = open({ current: () => ({ ...current, modules }) });
  await expect.poll(last).toBe(`begins ${number} 0`);
  modules = [];
  await expect.poll(last).toBe(`ends ${number}`);
  await expect.poll(holders).toEqual([]);
  await watches.stop();
});
