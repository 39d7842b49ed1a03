import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeServer } from '../http/server.ts';
import { createApiToken } from '../session/api-tokens.ts';
import { cli } from '../testing/start-server-process.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { webhookDefinitions } from '../testing/webhook-definitions.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

let server: TestServer;
let folder: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  server = await startTestServer(webhookDefinitions, []);
  const app = await makeServer(server.runtime, { logLevel: 'silent', screensFolder: null, designerFolder: null });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const given = { name: 'client', scopes: ['read', 'write'] as const, expiresAt: null };
  const { token } = await createApiToken(server.database, server.users.get('admin@example.com') ?? '', given);
  env = { LEITWERK_URL: url, LEITWERK_TOKEN: token };
  folder = await mkdtemp(join(tmpdir(), 'leitwerk-client-'));
  // What a client needs is here already: nothing is installed for the test.
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return () => app.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.close();
});

const CONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2023',
    module: 'nodenext',
    types: ['node'],
    allowImportingTsExtensions: true,
    skipLibCheck: false,
  },
};

const check = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, `${name}.ts`), text);
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...CONFIG, files: [`${name}.ts`] }));
  return run(process.execPath, [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', folder]).then(
    () => '',
    (error: { readonly stdout: string }) => error.stdout,
  );
};

const HEAD = `import { dataOf, leitwerk, pages, Refused } from './client.ts';
const api = leitwerk({ url: process.env['LEITWERK_URL'] ?? '', token: process.env['LEITWERK_TOKEN'] ?? '' });
`;

const USE = `${HEAD}
const told: unknown[] = [];
for (const code of ['A', 'B', 'C'])
  dataOf(await api.POST('/api/records/order', { body: { code, amount: '1.50' } }));
const params = { header: { 'Idempotency-Key': 'order-D' } };
const first = dataOf(await api.POST('/api/records/order', { params, body: { code: 'D' } }));
const again = dataOf(await api.POST('/api/records/order', { params, body: { code: 'D' } }));
told.push(first.id === again.id);
const filtered = dataOf(
  await api.GET('/api/records/order', { params: { query: { filter: { code: { eq: 'B' } }, fields: ['code'], count: 'exact' } } }),
);
told.push(filtered.items.map((one) => one.code), filtered.count);
const codes: unknown[] = [];
for await (const one of pages((after) =>
  api.GET('/api/records/order', { params: { query: { limit: 2, sort: ['code'], ...(after !== undefined && { after }) } } }),
))
  codes.push(one.code);
told.push(codes);
const moved = dataOf(
  await api.POST('/api/records/order/{id}/transitions/{event}', {
    params: { path: { id: String(first.id), event: 'finish' } },
    body: {},
  }),
);
told.push(moved.state);
try {
  dataOf(await api.POST('/api/records/order', { body: { code: '' } }));
} catch (error) {
  told.push(error instanceof Refused && error.problem.status, error instanceof Refused && error.problem.issues?.[0]?.path);
}
console.log(JSON.stringify(told));
`;

it('makes a client that is typed for exactly this configuration, and works', async () => {
  expect(await cli(['client', folder], env)).toMatch(/^\d+ addresses of the API written to /);
  expect((await readdir(folder)).sort()).toEqual(['client.ts', 'node_modules', 'package.json', 'schema.d.ts']);
  expect(await check('use', USE)).toBe('');
  const { stdout } = await run(process.execPath, [join(folder, 'use.ts')], { env: { ...process.env, ...env } });
  expect(JSON.parse(stdout)).toEqual([true, ['B'], 1, ['A', 'B', 'C', 'D'], 'done', 422, 'code']);
});

it('says what is wrong before it is sent: fields, entities and values that are not there', async () => {
  await cli(['client', folder, '--json'], env);
  const wrong = [
    `await api.POST('/api/records/order', { body: { code: 'A', colour: 'red' } });`,
    `await api.POST('/api/records/order', { body: { code: 1 } });`,
    `await api.POST('/api/records/order', { body: { amount: '1' } });`,
    `await api.GET('/api/records/nothing', {});`,
    `dataOf(await api.GET('/api/records/order', {})).items[0]?.colour;`,
    `await api.POST('/api/records/order/{id}/transitions/{event}', { params: { path: { id: 'x', event: 'fly' } }, body: {} });`,
  ];
  const found = await check('wrong', `${HEAD}${wrong.join('\n')}\nvoid [pages, Refused];\n`);
  const lines = new Set([...found.matchAll(/wrong\.ts\((\d+),/g)].map(([, line]) => Number(line)));
  expect([...lines], found).toEqual(wrong.map((_one, at) => at + HEAD.split('\n').length));
});

it('tries again what passes, and only where that does no harm', async () => {
  const name = join(folder, 'retry.ts');
  await writeFile(
    name,
    `import { leitwerk } from './client.ts';
let count = 0;
const fetch = async () => { count += 1; return new Response('{}', { status: count < 3 ? 503 : 200, headers: { 'retry-after': '0.01', 'content-type': 'application/json' } }); };
const api = leitwerk({ url: 'http://example.test', token: 'x', fetch });
const told = [];
for (const ask of [
  () => api.GET('/api/records/order', {}),
  () => api.POST('/api/records/order', { body: { code: 'A' } }),
  () => api.POST('/api/records/order', { params: { header: { 'Idempotency-Key': 'k' } }, body: { code: 'A' } }),
]) { count = 0; const { response } = await ask(); told.push([count, response.status]); }
console.log(JSON.stringify(told));
`,
  );
  await cli(['client', folder], env);
  const { stdout } = await run(process.execPath, [name]);
  expect(JSON.parse(stdout)).toEqual([
    [3, 200],
    [1, 503],
    [3, 200],
  ]);
});
