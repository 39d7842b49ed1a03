import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { openDatabase } from '../storage/database.ts';
import { findText } from '../testing/find-text.ts';
import { makeTestDatabase, serveTestDatabase, startTestServer } from '../testing/start-test-server.ts';
import { finishRun, workOn } from '../testing/work-on-runs.ts';
import { erasuresOf, readErasures } from './erasures.ts';

const ADMIN = 'admin@example.com';

it('whose data were erased after a backup does not come back with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-erasures-'));
  const file = join(folder, 'before.backup');
  const server = await startTestServer(undefined, undefined, false);
  const made = await server.ask(ADMIN, 'POST', '/api/records/lead', { kind: 'person', lastName: 'Zqvergangen' });
  const { id } = made.body as { id: string };
  await writeBackup(server.database.url, file, '1');
  await finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', `/api/privacy/persons/lead/${id}/erase`));
  const lines = (await readErasures(server.database)).map((one) => JSON.stringify(one)).join('\n');
  await server.close();
  const erasures = erasuresOf(`${lines}\n`);
  expect(erasures).toMatchObject([{ entity: 'lead', person: id }]);

  const { database } = await makeTestDatabase();
  const { url } = database;
  await database.close();
  // A list that was kept apart, and what the database itself knows when it is replaced.
  const first = await restoreBackup(url, file, { replace: false, erasures: erasures as never });
  expect(first).toMatchObject({ erasedAgain: 1 });
  expect(await restoreBackup(url, file, { replace: true })).toMatchObject({ erasedAgain: 1 });
  const again = await serveTestDatabase(openDatabase(url), async () => undefined);
  expect((await again.ask(ADMIN, 'GET', `/api/records/lead/${id}`)).status).toBe(200);
  const [run, other] = await again.database.query<{ id: string }>(
    sql`select id from leitwerk.run where kind = 'erase-person' and state = 'waiting'`,
  );
  expect(other).toBeUndefined();
  await workOn(again, run?.id ?? '');
  expect((await again.ask(ADMIN, 'GET', `/api/records/lead/${id}`)).status).toBe(404);
  expect(await findText(again.database, 'Zqvergangen')).toEqual([]);
  expect(await readErasures(again.database)).toMatchObject([{ person: id }, { person: id }]);
  await again.close();
  await again.database.close();
  await rm(folder, { recursive: true });
});

it.each(['{"id":1}', 'no json', '[]'])('%s is no line of the list', (line) => {
  expect(erasuresOf(`\n${line}\n`)).toBe(2);
});
