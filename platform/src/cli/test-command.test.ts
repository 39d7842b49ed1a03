import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { SEED, startTestServer } from '../testing/start-test-server.ts';

const PROGRAM = join(import.meta.dirname, 'leitwerk.ts');

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

let server: TestServer;
let url: string;
let token: string;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const given = { name: 'test', scopes: ['read', 'metadata'] as const, expiresAt: null };
  ({ token } = await createApiToken(server.database, server.users.get('admin@example.com') ?? '', given));
  folder = await mkdtemp(join(tmpdir(), 'leitwerk-scenario-'));
  await cp(SEED, folder, { recursive: true });
  const scenarios = join(folder, 'definitions/scenario');
  for (const file of await readdir(scenarios)) if (file !== 'task-life.json') await rm(join(scenarios, file));
  const path = join(folder, 'definitions/contract-status/task-status.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"completedOn": "$today"', '"completedOn": null'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The program itself, in a process of its own. */
const run = (args: readonly string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [PROGRAM, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en' },
  }).then(
    ({ stdout, stderr }): Ended => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );

it('plays a folder on a database of its own, without base records', async () => {
  const ended = await run(['test', SEED, '--only', 'task-life,new-lead', '--json']);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.stdout) as WireScenarioReport).toMatchObject({ passed: 2, failed: [], notRun: [] });
});

it('plays on a server: what is live, or a folder that is not, and says what is different', async () => {
  const live = await run(['test', '--url', url, '--token', token, '--only', 'task-life']);
  expect([live.code, live.stderr]).toEqual([0, '']);
  expect(live.stdout).toContain('1 scenarios passed, 0 failed, 0 not played');
  const other = await run(['test', folder, '--url', url, '--token', token]);
  expect(other.code).toBe(1);
  expect(other.stdout).toMatch(
    /^x task-life: when\.3 sales: transition task complete\n {4}values\.completedOn: Expected was/m,
  );
  expect(other.stderr).toBe('1 scenarios failed, 0 were not played\n');
});

it('has apply refuse what fails, and publish it when told to', async () => {
  const refused = await run(['apply', folder, '--url', url, '--token', token]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('x task-life: when.3');
  const done = await run(['apply', folder, '--url', url, '--token', token, '--allow-failing-scenarios']);
  expect([done.code, done.stderr]).toEqual([0, '']);
  expect(done.stdout).toContain('version 2 is live');
});

it('needs a folder or a server, and scenarios that are there', async () => {
  expect(await run(['test'])).toMatchObject({ code: 2 });
  expect(await run(['test', '--url', url])).toMatchObject({ code: 2 });
  expect(await run(['test', SEED, '--only', 'gone'])).toMatchObject({ code: 2, stderr: 'there is no scenario gone\n' });
});
