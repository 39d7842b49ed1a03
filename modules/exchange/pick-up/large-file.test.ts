import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, list, startShop } from '../testing/shop.ts';

/** `LEITWERK_EXCHANGE_ROWS=1000000` takes some minutes and prints what it took. */
const GIVEN = process.env['LEITWERK_EXCHANGE_ROWS'];
const ROWS = Number(GIVEN ?? 5000);
/** Characters beside the number, in a column that the interface does not know. */
const WIDTH = 900;

let server: TestServer;
let root = '';
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  server = await startShop({
    orders: { pickUp: { connection: 'folder', files: '*.csv', settleSeconds: 0, mostMb: 2000, archive: 'done' } },
  });
});
afterAll(async () => {
  await server?.close();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

function* lines(): Generator<string> {
  yield 'Nr.;Text\n';
  const text = 'x'.repeat(WIDTH);
  for (let at = 0; at < ROWS; at += 1) yield `${at};${text}\n`;
}

it(
  'a large file becomes records piece by piece',
  async () => {
    expect((await act(server, 'connect', { name: 'folder', kind: 'folder', signIn: 'none' })).status).toBe(200);
    await doModuleJobs(server);
    await pipeline(Readable.from(lines()), createWriteStream(join(root, 'large.csv')));
    const { size } = await stat(join(root, 'large.csv'));
    let most = 0;
    const sample = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 50);
    const before = process.memoryUsage().rss;
    const begun = Date.now();
    await act(server, 'pickUp', { interface: 'orders' });
    await doModuleJobs(server);
    clearInterval(sample);
    const seconds = (Date.now() - begun) / 1000;
    if (GIVEN !== undefined)
      console.info(
        `${ROWS} rows, ${Math.round(size / 1e6)} MB: ${Math.round(seconds)} s, ${Math.round(ROWS / seconds)} rows/s, ` +
          `memory ${Math.round(before / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
      );
    expect(await list(server, 'exchange-delivery')).toMatchObject([{ state: 'done', taken: ROWS, written: ROWS }]);
    const [found] = await server.database.query<{ count: number }>(
      sql`select count(distinct code) as count from data."order"`,
    );
    expect(found?.count).toBe(ROWS);
  },
  120_000 + ROWS * 10,
);
