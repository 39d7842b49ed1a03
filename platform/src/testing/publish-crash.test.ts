import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNewestVersion } from '../model/model-store.ts';
import { bringTablesUp, planPublish } from '../model/publish-model.ts';
import type { TestServer } from './start-test-server.ts';
import { seedDocuments, startTestServer } from './start-test-server.ts';

const ADMIN = 'admin@example.com';
const PROGRAM = join(import.meta.dirname, 'publish-program.ts');
/** More of them on demand: LEITWERK_CRASHES=100. */
const KILLS = Number(process.env['LEITWERK_CRASHES'] ?? 6);
const LONGEST_MS = 1500;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(await seedDocuments(false), undefined, false);
});
afterAll(() => server.close());

/** Publishes in a process that is killed a while after it has said a word, wherever it is then. @returns the last version that it has said to be live */
async function publishUntilKilled(word: 'started' | 'version', ms: number): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, server.database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += String(text);
  });
  while (!output.includes(word) && child.exitCode === null) await wait(20);
  expect(child.exitCode).toBe(null);
  await wait(ms);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return Math.max(0, ...[...output.matchAll(/version (\d+)/g)].map(([, version]) => Number(version)));
}

describe('kill -9 of a process that publishes', () => {
  it(`leaves one version fully live, ${KILLS} times`, { timeout: KILLS * 20_000 }, async () => {
    let published = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const said = await publishUntilKilled(kill % 2 === 0 ? 'started' : 'version', Math.random() * LONGEST_MS);
      // The database ends what the process had begun when it notices that nobody is there any more.
      await server.database.query(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name = 'leitwerk-publish'`);
      await wait(100);
      await server.runtime.models.refresh();
      const newest = await readNewestVersion(server.database);
      expect(newest.version).toBeGreaterThanOrEqual(said);
      published = Math.max(published, newest.version);
      // The tables are what the live version wants; what is left over is only taken away.
      expect((await planPublish(server.database, newest.documents)).statements).toEqual([]);
      const made = await server.ask(ADMIN, 'POST', '/api/records/lead', {
        kind: 'person',
        lastName: `Kill ${kill}`,
        email: `kill${kill}@example.org`,
      });
      expect(made.status, made.text).toBe(201);
      await bringTablesUp(server.database);
      expect((await planPublish(server.database, newest.documents)).drops).toEqual([]);
    }
    expect(published).toBeGreaterThan(1);
    const leads = await server.ask(ADMIN, 'GET', '/api/records/lead?count=exact&limit=1&search=Kill');
    expect(leads.body).toMatchObject({ count: KILLS });
  });
});
