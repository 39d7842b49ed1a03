import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ask, Server } from '@leitwerk/platform/testing/start-server-process';
import { asker, ended, endServers, start, tokenFor } from '@leitwerk/platform/testing/start-server-process';
import { makeTestDatabase } from '@leitwerk/platform/testing/start-test-server';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** How often a server is killed; `LEITWERK_CRASHES=30` takes some minutes. */
const CRASHES = Number(process.env['LEITWERK_CRASHES'] ?? 4);
const ROWS = 1200;
const FILES = 25;
const ROWS_OF_SMALL = 4;

const HEAD =
  'portal;externalOrderId;orderedAt;division;productCode;processType;firstName;lastName;email;street;houseNumber;zip;city';
const order = (number: string): string =>
  `Portal;${number};20.11.2026;Strom;STROM-NATUR;SWITCH;Mia;Sommer;mia-${number}@example.com;Weg;1;44135;Dortmund`;
const fileOf = (name: string, rows: number): string =>
  [HEAD, ...Array.from({ length: rows }, (_, at) => order(`${name}-${at}`))].join('\n');

let made: Awaited<ReturnType<typeof makeTestDatabase>>;
let root = '';
beforeAll(async () => {
  made = await makeTestDatabase();
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  await mkdir(join(root, 'orders'));
});
afterAll(async () => {
  await endServers();
  await made?.drop();
  await rm(root, { recursive: true, force: true });
});

const begin = (): Promise<Server> =>
  start({
    DATABASE_URL: made.database.url,
    LEITWERK_SECRET: 'a secret of the tests only',
    LEITWERK_EXCHANGE_FOLDER: root,
  });

it(
  'files and rows are taken once, whenever a server is killed, and with two of them',
  async () => {
    const { database } = made;
    let server = await begin();
    const token = await tokenFor(database, 'admin');
    const act = (ask: Ask, verb: string, body: unknown) => ask('POST', `/api/actions/exchange.${verb}`, body);
    const connected = await act(asker(server.url, token), 'connect', {
      name: 'portal',
      kind: 'folder',
      signIn: 'none',
    });
    expect(connected.status, await connected.text()).toBe(200);
    await writeFile(join(root, 'orders/a-large.csv'), fileOf('L', ROWS));
    for (let at = 0; at < FILES; at += 1)
      await writeFile(join(root, `orders/small-${at}.csv`), fileOf(`S${at}`, ROWS_OF_SMALL));
    /** As if the files had lain there for long: what has been seen is taken at the next look. */
    const look = async (of: Server): Promise<void> => {
      await database.query(sql`update data.exchange_file set seen_at = seen_at - interval '1 hour'`);
      await act(asker(of.url, token), 'pickUp', { interface: 'portal-orders' }).catch(() => undefined);
    };
    const count = async (): Promise<number> => {
      const [row] = await database.query<{ count: number }>(
        sql`select count(*) as count from data.exchange_message where state = 'written'`,
      );
      return row?.count ?? 0;
    };
    await look(server);
    const seen = () => database.query(sql`select 1 from data.exchange_file`);
    await expect.poll(async () => (await seen()).length, { timeout: 60_000 }).toBe(FILES + 1);
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await look(server);
      const before = await count();
      // Now in the middle of the rows, now while files are picked up.
      if (crash % 2 === 0) await expect.poll(count, { timeout: 120_000 }).toBeGreaterThan(before + 100);
      else await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 500));
      await ended(server.process, 'SIGKILL');
      server = await begin();
    }
    const second = await begin();
    const rows = ROWS + FILES * ROWS_OF_SMALL;
    const isOver = async (): Promise<unknown> => {
      await Promise.all([look(server), look(second)]);
      const [row] = await database.query(sql`
        select (select count(*) from data.exchange_delivery where state = 'done') as done,
          (select count(*) from data.exchange_file where state = 'taken' and archived) as archived`);
      return row;
    };
    // What a process held that was killed is taken up by the look that comes once a minute.
    await expect.poll(isOver, { timeout: 400_000, interval: 2000 }).toEqual({ done: FILES + 1, archived: FILES + 1 });
    const [found] = await database.query(sql`
      select (select count(*) from data.contract where sales_partner = 'Portal') as contracts,
        (select count(distinct external_order_number) from data.contract where sales_partner = 'Portal') as orders,
        (select count(*) from data.lead where email like 'mia-%@example.com') as leads,
        (select count(*) from data.exchange_delivery) as deliveries,
        (select sum(written)::int from data.exchange_delivery) as written,
        (select sum(taken)::int from data.exchange_delivery) as taken`);
    expect(found).toEqual({
      contracts: rows,
      orders: rows,
      leads: rows,
      deliveries: FILES + 1,
      written: rows,
      taken: rows,
    });
    expect(await readdir(join(root, 'orders'))).toEqual(['done']);
    expect(await readdir(join(root, 'orders/done'))).toHaveLength(FILES + 1);
  },
  600_000 + CRASHES * 30_000,
);
