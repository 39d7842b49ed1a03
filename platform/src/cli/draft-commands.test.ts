import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { SEED, seedDocuments, startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const PROGRAM = join(import.meta.dirname, 'leitwerk.ts');
const LEAD = 'definitions/entity/lead.json';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

let server: TestServer;
let env: Record<string, string>;
let folder: string;
beforeAll(async () => {
  server = await startTestServer(await seedDocuments(false), undefined, false);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const token = await createApiToken(server.database, server.users.get(ADMIN) ?? '', {
    name: 'test',
    scopes: ['read', 'metadata'],
    expiresAt: null,
  });
  const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../../node_modules/.cache/leitwerk');
  env = { NODE_COMPILE_CACHE, PATH: process.env['PATH'] ?? '', LEITWERK_URL: url, LEITWERK_TOKEN: token.token };
  folder = await mkdtemp(join(tmpdir(), 'leitwerk-draft-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const leitwerk = (...args: readonly string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [PROGRAM, ...args], { env }).then(
    ({ stdout, stderr }): Ended => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
const inFolder = (file: string) => join(folder, 'definitions-of-live', file);
async function change(file: string, edit: (document: Record<string, Record<string, unknown>>) => void): Promise<void> {
  const document = JSON.parse(await readFile(inFolder(file), 'utf8'));
  edit(document);
  await writeFile(inFolder(file), `${JSON.stringify(document, null, 2)}\n`);
}

it('exports files that are byte for byte those of the seed, and names those that are not live', async () => {
  const target = join(folder, 'definitions-of-live');
  expect(await leitwerk('export', target)).toMatchObject({ code: 0 });
  for (const { file } of await seedDocuments(false))
    expect(await readFile(inFolder(file), 'utf8'), file).toBe(await readFile(join(SEED, file), 'utf8'));
  await writeFile(inFolder('definitions/entity/old.json'), '{}');
  expect((await leitwerk('export', target)).stdout).toContain(
    'definitions/entity/old.json is not live; --prune removes it',
  );
  expect((await leitwerk('export', target, '--prune')).stdout).toContain('old.json is not live, removed');
});

it('makes a draft of a folder, publishes it, compares versions and goes back', async () => {
  const target = join(folder, 'definitions-of-live');
  await change(LEAD, (lead) => Object.assign(lead['label'] ?? {}, { en: 'Prospect' }));
  const made = await leitwerk('draft', 'create', target, '--name', 'Words', '--json');
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const { id } = JSON.parse(made.stdout) as { id: string };
  expect((await leitwerk('draft', 'list')).stdout).toContain(`${id}  Words: 1 change over version 1`);
  expect((await leitwerk('draft', 'show', id)).stdout).toContain('“Lead” → “Prospect”');
  const published = await leitwerk('draft', 'publish', id, '--note', 'New words');
  expect(published, published.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('version 2 is live') });
  expect(await leitwerk('compare', '1', 'live')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('“Lead” → “Prospect”'),
  });
  expect((await leitwerk('versions')).stdout).toMatch(/^2 {2}.* New words\n1 /);
  expect(await leitwerk('draft', 'show', id)).toMatchObject({ code: 1, stderr: 'There is no such draft.\n' });
});

it('upgrades: asks what both have changed, and is done when somebody has decided', async () => {
  const target = join(folder, 'definitions-of-live');
  await change(LEAD, (lead) => Object.assign(lead['label'] ?? {}, { en: 'Customer' }));
  await change('app.json', (app) => Object.assign(app, { version: '1.1.0' }));
  const asked = await leitwerk('upgrade', target);
  expect(asked).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('before “Lead”, ours “Prospect”, theirs “Customer”'),
  });
  const id = asked.stdout.split(' ')[0] ?? '';
  expect(await leitwerk('draft', 'decide', id, 'entity/lead/label/en', 'nobody')).toMatchObject({ code: 2 });
  expect(await leitwerk('draft', 'decide', id, 'entity/lead/label/de', 'ours')).toMatchObject({ code: 1 });
  expect(await leitwerk('draft', 'decide', id, 'entity/lead/label/en', 'theirs')).toMatchObject({ code: 0 });
  expect((await leitwerk('draft', 'publish', id)).stdout).toContain('version 3 is live');
  expect(await leitwerk('upgrade', target)).toMatchObject({
    code: 0,
    stdout: 'this version of the package is here already\n',
  });
  expect(await leitwerk('rollback', '1')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('version 4 is live'),
  });
});

it('takes archives where it takes folders and files', async () => {
  const archive = join(folder, 'live.zip');
  expect(await leitwerk('export', archive)).toMatchObject({ code: 0 });
  const first = await readFile(archive);
  expect(await leitwerk('export', archive)).toMatchObject({ code: 0 });
  expect(first.equals(await readFile(archive))).toBe(true);
  expect(await leitwerk('validate', archive)).toMatchObject({ code: 0 });
  expect(await leitwerk('diff', archive)).toMatchObject({ code: 0 });
  const overlay = join(folder, 'overlay.zip');
  expect(await leitwerk('overlay', 'export', overlay)).toMatchObject({ code: 0 });
  const swapped = await leitwerk('overlay', 'import', archive, '--name', 'x');
  expect([swapped.code, swapped.stderr]).toEqual([2, `${archive} holds definitions, no overlay\n`]);
  const taken = await leitwerk('overlay', 'import', overlay, '--name', 'Archive');
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  expect(await leitwerk('draft', 'remove', taken.stdout.split(' ')[0] ?? '')).toMatchObject({ code: 0 });
  await writeFile(join(folder, 'wrong.zip'), 'nothing');
  expect(await leitwerk('validate', join(folder, 'wrong.zip'))).toMatchObject({
    code: 1,
    stderr: 'This is no .zip archive.\n',
  });
  const manual = join(folder, 'manual.html');
  expect(await leitwerk('manual', '--out', manual, '--language', 'en')).toMatchObject({ code: 0 });
  expect(await readFile(manual, 'utf8')).toContain('<h1>Configuration manual</h1>');
  expect(await leitwerk('manual', '--out', join(folder, 'manual.doc'))).toMatchObject({ code: 2 });
});

it('writes what was changed into a file, and takes such a file as a draft', async () => {
  const file = join(folder, 'overlay.json');
  expect(await leitwerk('rollback', '2')).toMatchObject({ code: 0 });
  expect(await leitwerk('overlay', 'export', file)).toMatchObject({
    code: 0,
    stdout: `1 change written to ${file}\n`,
  });
  expect(await leitwerk('rollback', '1')).toMatchObject({ code: 0 });
  const taken = await leitwerk('overlay', 'import', file, '--name', 'From test');
  expect(taken, taken.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('“Lead” → “Prospect”') });
  expect(await leitwerk('overlay', 'import', join(folder, 'nothing.json'), '--name', 'x')).toMatchObject({ code: 2 });
  expect(await leitwerk('draft', 'remove', taken.stdout.split(' ')[0] ?? '')).toMatchObject({ code: 0 });

  await change(LEAD, (lead) => Object.assign(lead['label'] ?? {}, { en: 'Person' }));
  const own = await leitwerk('draft', 'create', join(folder, 'definitions-of-live'), '--name', 'Own', '--json');
  const { id } = JSON.parse(own.stdout) as { id: string };
  expect(await leitwerk('draft', 'publish', id)).toMatchObject({ code: 0 });
  const drifted = await leitwerk('overlay', 'import', file, '--name', 'x');
  expect(drifted).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/“Prospect” → “Person”[\s\S]*--merge-drift/),
  });
  const merged = await leitwerk('overlay', 'import', file, '--name', 'Both', '--merge-drift');
  expect(merged).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('before “Lead”, ours “Person”, theirs “Prospect”'),
  });
  expect(await leitwerk('draft', 'remove', merged.stdout.split(' ')[0] ?? '')).toMatchObject({ code: 0 });
  expect(await leitwerk('rollback', '1')).toMatchObject({ code: 0 });
});

it('renames a field wherever a draft has it, and refuses names that are taken', async () => {
  const made = await leitwerk('draft', 'create', join(folder, 'definitions-of-live'), '--name', 'Names', '--json');
  const { id } = JSON.parse(made.stdout) as { id: string };
  const taken = await leitwerk('draft', 'rename', id, 'lead.phone', 'email', '--until', '2099-06-30');
  expect(taken, taken.stdout).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Something else has that name'),
  });
  const done = await leitwerk('draft', 'rename', id, 'lead.phone', 'telephone', '--until', '2099-06-30');
  expect(done, done.stderr).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+ changes/) });
  const { body } = await server.ask(ADMIN, 'GET', `/api/metadata/drafts/${id}`);
  const { documents } = body as { documents: { file: string; document: unknown }[] };
  expect(JSON.stringify(documents.find(({ file }) => file === LEAD))).toContain(
    '"formerNames":[{"name":"phone","until":"2099-06-30"}],"name":"telephone"',
  );
});
