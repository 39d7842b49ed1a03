import type { WireRun } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../storage/database.ts';
import { ended, endServers, start, tokenFor } from './start-server-process.ts';
import { makeTestDatabase } from './start-test-server.ts';

const ROWS = 12_000;

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await makeTestDatabase());
});
afterAll(async () => {
  await endServers();
  await drop();
});

it('an import whose process is killed goes on where it was, and brings every row once', async () => {
  const first = await start({ DATABASE_URL: database.url });
  const token = await tokenFor(database, 'admin');
  const headers = { authorization: `Bearer ${token}` };
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `Name ${index};${index % 100 === 7 ? 'no mail' : `c${index}@example.org`}`,
  );
  const form = new FormData();
  form.append('file', new Blob([`Nachname;E-Mail\n${rows.join('\n')}\n`], { type: 'text/csv' }), 'crash.csv');
  const uploaded = await fetch(`${first.url}/api/files?purpose=import`, { method: 'POST', headers, body: form });
  const file = ((await uploaded.json()) as { id: string }).id;
  const begun = await fetch(`${first.url}/api/import/runs`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      file,
      settings: {
        entity: 'lead',
        dialect: { encoding: 'utf-8', delimiter: ';', header: true },
        language: 'de',
        columns: [
          { column: 'Nachname', field: 'lastName' },
          { column: 'E-Mail', field: 'email' },
        ],
        key: [],
        mode: 'create',
        empty: 'keep',
      },
    }),
  });
  expect(begun.status).toBe(202);
  const { id } = (await begun.json()) as WireRun;
  const read = async (url: string): Promise<WireRun> =>
    (await (await fetch(`${url}/api/runs/${id}`, { headers })).json()) as WireRun;
  const until = async (url: string, isThere: (run: WireRun) => boolean): Promise<WireRun> => {
    for (;;) {
      const run = await read(url);
      if (isThere(run)) return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const before = await until(first.url, (run) => run.done >= 2000);
  expect(before.state).toBe('running');
  await ended(first.process, 'SIGKILL');

  const second = await start({ DATABASE_URL: database.url });
  const run = await until(second.url, (one) => one.state !== 'running' && one.state !== 'waiting');
  expect(run).toMatchObject({
    state: 'done',
    done: ROWS,
    counts: { created: ROWS - 120, refused: 120 },
    problems: 120,
  });
  expect(run.files.map((one) => one.as)).toContain('refused');
  const [stored] = await database.query<{ count: number; names: number }>(
    sql`select count(*) as count, count(distinct last_name) as names from data.lead where email like 'c%@example.org'`,
  );
  expect(stored).toEqual({ count: ROWS - 120, names: ROWS - 120 });
});
