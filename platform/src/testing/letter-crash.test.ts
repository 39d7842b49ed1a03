import { readdirSync, readFileSync } from 'node:fs';
import type { WireRun } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { Database } from '../storage/database.ts';
import { chromiumPath } from './start-screens.ts';
import type { Ask } from './start-server-process.ts';
import { asker, ended, endServers, start } from './start-server-process.ts';
import { makeTestDatabase } from './start-test-server.ts';

const LETTERS = 60;

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await makeTestDatabase());
});
afterAll(async () => {
  await endServers();
  await drop();
});

const statOf = (pid: number): readonly string[] => {
  try {
    // Behind the name in brackets: state, parent …
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ');
  } catch {
    return [];
  }
};
/** One that has ended and whom nobody has asked how is none. */
const isRunning = (pid: number): boolean => !['', 'Z', 'X'].includes(statOf(pid)[0] ?? '');

/** Processes below a process, down to the last. */
function below(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .filter((one) => /^\d+$/.test(one))
    .map(Number);
  const children = all.filter((one) => Number(statOf(one)[1]) === pid);
  return children.flatMap((child) => [child, ...below(child)]);
}

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
};

it.skipIf(chromiumPath === undefined)(
  'a server that is killed leaves no browser behind, and its letters go on where they were, each once',
  async () => {
    const first = await start({ DATABASE_URL: database.url });
    const [user] = await database.query<{ id: string }>(sql`
      insert into data."user" (id, email, name, roles, active, language)
      values (gen_random_uuid(), 'crash@example.com', 'Crash', '{admin}', true, 'en') returning id`);
    const { token } = await createApiToken(database, user?.id ?? '', {
      name: 'crash',
      scopes: ['read', 'write'],
      expiresAt: null,
    });
    const made = async (ask: Ask, entity: string, values: object): Promise<string> => {
      const reply = await ask('POST', `/api/records/${entity}`, values);
      expect(reply.status).toBe(201);
      return ((await reply.json()) as { id: string }).id;
    };
    const ask = asker(first.url, token);
    const address = { street: 'Weg', houseNumber: '1', postalCode: '50667', city: 'Köln', country: 'DE' };
    const lead = await made(ask, 'lead', { kind: 'person', lastName: 'Sturz', address });
    const products = (await (await ask('GET', '/api/records/product?limit=1')).json()) as { items: { id: string }[] };
    for (let at = 0; at < LETTERS; at++)
      await made(ask, 'contract', {
        lead,
        division: 'electricity',
        processType: 'switch',
        product: products.items[0]?.id,
      });
    const begun = await ask('POST', '/api/documents/letters', { template: 'welcome', entity: 'contract' });
    expect(begun.status).toBe(202);
    const { id } = (await begun.json()) as WireRun;
    const runOf = async (by: Ask): Promise<WireRun> => (await (await by('GET', `/api/runs/${id}`)).json()) as WireRun;
    await until(async () => (await runOf(ask)).done > 0);

    const browsers = below(first.process.pid ?? 0).filter(isRunning);
    expect(browsers.length).toBeGreaterThan(1);
    await ended(first.process, 'SIGKILL');
    await until(() => browsers.every((pid) => !isRunning(pid)));

    const second = await start({ DATABASE_URL: database.url });
    const again = asker(second.url, token);
    await until(async () => (await runOf(again)).state === 'done');
    const run = await runOf(again);
    expect(run).toMatchObject({ done: LETTERS, counts: { issued: LETTERS, refused: 0 } });
    const filed = await database.query<{ contract: string }>(
      sql`select distinct contract::text as contract from data."document" where template = 'welcome'`,
    );
    const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
      sql`select count(*)::int as count from data."document" where template = 'welcome'`,
    );
    expect([filed.length, count]).toEqual([LETTERS, LETTERS]);

    // One that is asked to end takes its browser along too.
    const left = below(second.process.pid ?? 0).filter(isRunning);
    await ended(second.process, 'SIGTERM');
    await until(() => left.every((pid) => !isRunning(pid)));
  },
);
