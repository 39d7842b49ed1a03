import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { openSession } from '../database.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../start-embedded-postgres.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'leitwerk-orphan-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

it.skipIf(process.platform !== 'linux')(
  'starts again when a process of the killed server hangs and holds its memory',
  async () => {
    const postgres = await startEmbeddedPostgres({ dataFolder });
    const session = await openSession(postgres.url, 'orphan');
    const [own] = await session.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const [server = ''] = readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n');
    process.kill(own?.pid ?? 0, 'SIGSTOP');
    process.kill(Number(server), 'SIGKILL');

    const isBack = async (): Promise<number | undefined> => {
      const url = await findEmbeddedPostgres(dataFolder);
      if (url === null) return undefined;
      const again = await openSession(url, 'after');
      const [row] = await again.query<{ one: number }>(sql`select 1 as one`);
      await again.close();
      return row?.one;
    };
    await expect.poll(isBack, { timeout: 60_000 }).toBe(1);
    await postgres.stop();
  },
);
