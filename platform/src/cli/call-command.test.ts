import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOn } from '../testing/work-on-runs.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const PROGRAM = join(import.meta.dirname, 'leitwerk.ts');
const MUNICIPALITIES = 'AGS;Gemeinde;Kreis;Land;Einwohner\n99009001;Rufdorf;Rufkreis;Musterland;1.200\n';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

let server: TestServer;
let url: string;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'leitwerk-call-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function tokenOf(email: string): Promise<string> {
  const given = { name: 'test', scopes: ['read', 'write'] as const, expiresAt: null };
  return (await createApiToken(server.database, server.users.get(email) ?? '', given)).token;
}

async function fileOf(content: string): Promise<string> {
  const path = join(folder, 'daten.csv');
  await writeFile(path, content);
  return path;
}

/** The program itself, in a process of its own; meanwhile what it begins is worked on, as a worker does. */
async function call(
  args: readonly string[],
  token: string,
  { at = url, work = (id: string): Promise<unknown> => workOn(server, id) } = {},
): Promise<Ended> {
  const env = { PATH: process.env['PATH'] ?? '', LEITWERK_URL: at, LEITWERK_TOKEN: token };
  let isOver = false;
  const program = promisify(execFile)(process.execPath, [PROGRAM, 'call', ...args], { env })
    .then(
      ({ stdout, stderr }): Ended => ({ code: 0, stdout, stderr }),
      (error: Ended) => error,
    )
    .finally(() => {
      isOver = true;
    });
  while (!isOver) {
    const waiting = await server.database.query<{ id: string }>(
      sql`select id from leitwerk.run where state = 'waiting' order by created_at`,
    );
    for (const { id } of waiting) await work(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return program;
}

const importOf = (path: string): readonly string[] => ['geodata.import', '--file', path];

describe('leitwerk call', () => {
  it('uploads a file, follows the runs to their end, and is done', async () => {
    const path = await fileOf(MUNICIPALITIES);
    const done = await call(importOf(path), await tokenOf(ADMIN));
    expect(done.code, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      layout: 'own-municipalities',
      runs: [
        { kind: 'import.rows', state: 'done', counts: { created: 1 } },
        { kind: 'geodata.missing', state: 'done' },
      ],
    });
    expect(done.stderr).toContain('import.rows: done, 1 of 1, 1 created');
    const again = await call([...importOf(path), '--json'], await tokenOf(ADMIN));
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(JSON.parse(again.stdout)).toMatchObject({ runs: [{ counts: { unchanged: 1 } }, { state: 'done' }] });
  });

  it('ends with 1 when the file is refused or the right is missing, and says why', async () => {
    const wrong = await call(importOf(await fileOf('Name;PLZ\na;1\n')), await tokenOf(ADMIN));
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('AGS,Gemeinde,Kreis,Land,Einwohner');
    const forbidden = await call(importOf(await fileOf(MUNICIPALITIES)), await tokenOf(SALES));
    expect(forbidden).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/geodata\.import/) });
    const cancel = (id: string) => server.ask(ADMIN, 'POST', `/api/runs/${id}/cancel`);
    const stopped = await call(importOf(await fileOf(MUNICIPALITIES)), await tokenOf(ADMIN), { work: cancel });
    expect(stopped).toMatchObject({ code: 1, stderr: expect.stringMatching(/not all of it was done/) });
  });

  it('ends with 2 when it is used wrongly, is not let in, or nobody answers', async () => {
    const token = await tokenOf(ADMIN);
    expect(await call(importOf(join(folder, 'none.csv')), token)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/none\.csv cannot be read/),
    });
    expect(await call(['geodata.import', '--input', '[]'], token)).toMatchObject({ code: 2 });
    expect(await call(['geodata.import'], '')).toMatchObject({ code: 2, stderr: expect.stringMatching(/token/) });
    expect(await call(['geodata.import'], 'lw_wrong')).toMatchObject({ code: 2 });
    expect(await call(['geodata.import'], token, { at: 'http://127.0.0.1:1' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/cannot be reached/),
    });
  });
});
