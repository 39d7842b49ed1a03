import type { Server } from '@leitwerk/platform/testing/start-server-process';
import { asker, ended, endServers, start, tokenFor } from '@leitwerk/platform/testing/start-server-process';
import { makeTestDatabase } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event } from '../testing/device.ts';
import type { TestRadicale } from '../testing/start-radicale.ts';
import { noRadicale, startRadicale } from '../testing/start-radicale.ts';

/** How often the server is killed while it brings entries, and while it sends them. `LEITWERK_CRASHES=3` takes some seven minutes. */
const CRASHES = Number(process.env['LEITWERK_CRASHES'] ?? 1);
const ENTRIES = 200 * (CRASHES + 1);
const PASSWORD = 'right-Password-1';
const LONG_MS = 120_000 + CRASHES * 40_000;

type Row = Readonly<Record<string, unknown>>;

describe.skipIf(noRadicale !== null)(
  `calendars of a killed server${noRadicale === null ? '' : ` (skipped: ${noRadicale})`}`,
  () => {
    let test: Awaited<ReturnType<typeof makeTestDatabase>>;
    let radicale: TestRadicale;
    let server: Server;
    let token = '';

    beforeAll(async () => {
      test = await makeTestDatabase();
      radicale = await startRadicale('sales', PASSWORD);
      await radicale.makeCalendar('work');
      server = await startServer();
      token = await tokenFor(test.database, 'admin');
    }, LONG_MS);
    afterAll(async () => {
      await endServers();
      await radicale?.drop();
      await test?.drop();
    });

    const startServer = (): Promise<Server> =>
      start({
        DATABASE_URL: test.database.url,
        LEITWERK_SECRET: 'a secret of the tests only',
        LEITWERK_PRIVATE_HOSTS: `127.0.0.1:${radicale.port}`,
      });
    const killServer = async (): Promise<void> => {
      await ended(server.process, 'SIGKILL');
      server = await startServer();
    };
    const rows = async (text: string): Promise<readonly Row[]> => (await test.database.pool.query<Row>(text)).rows;
    const count = async (text: string): Promise<number> => Number((await rows(text))[0]?.['count']);
    const send = async (method: string, path: string, body: Row): Promise<Row> => {
      const reply = await asker(server.url, token)(method, path, body);
      const text = await reply.text();
      expect(reply.status, text).toBeLessThan(300);
      return JSON.parse(text) as Row;
    };

    it(
      'hold every entry once on both sides, with one history entry',
      async () => {
        await radicale.fill(
          'work',
          Array.from({ length: ENTRIES }, (_, index) =>
            event(`there-${index}`, `SUMMARY:there-${index}`, 'DTSTART:20261210T090000Z', 'DTEND:20261210T100000Z'),
          ),
        );
        const { id: account } = await send('POST', '/api/actions/dav.connect', {
          address: radicale.url,
          userName: 'sales',
          password: PASSWORD,
        });
        const collections = () => rows('select id from data.outside_collection');
        await expect.poll(collections, { timeout: LONG_MS }).toHaveLength(1);
        const [collection] = await collections();
        await send('POST', '/api/actions/dav.chooseDirection', { collection: collection?.['id'], direction: 'both' });
        const here = () => count('select count(*) from data.appointment');
        for (let crash = 0; crash < CRASHES; crash += 1) {
          const before = await here();
          await expect.poll(here, { timeout: LONG_MS, interval: 5 }).toBeGreaterThan(before + Math.random() * 150);
          await killServer();
          await send('POST', '/api/actions/dav.synchronise', { account });
        }
        expect(await here(), 'it was killed in the middle').toBeLessThan(ENTRIES);
        const state = () => rows('select state from data.outside_account');
        await expect.poll(state, { timeout: LONG_MS, interval: 200 }).toEqual([{ state: 'healthy' }]);
        expect(await here()).toBe(ENTRIES);
        // Now the other way: as many come from here, and every one that was there is changed here.
        const [user] = await rows(`select id from data."user" where email = 'admin@crash.example'`);
        const owner = user?.['id'];
        const made = Array.from({ length: ENTRIES }, (_, index) => ({
          action: 'create',
          values: {
            subject: `here-${index}`,
            kind: 'customer',
            start: '2026-12-11T09:00:00Z',
            end: '2026-12-11T10:00:00Z',
            owner,
          },
        }));
        for (let from = 0; from < made.length; from += 500)
          await send('POST', '/api/records/appointment/batch', {
            atomic: true,
            commands: made.slice(from, from + 500),
          });
        await send('POST', '/api/actions/dav.synchronise', { account });
        const sent = () => radicale.count('work');
        for (let crash = 0; crash < CRASHES; crash += 1) {
          const before = await sent();
          await expect.poll(sent, { timeout: LONG_MS, interval: 5 }).toBeGreaterThan(before + Math.random() * 150);
          await killServer();
          await send('POST', '/api/actions/dav.synchronise', { account });
        }
        expect(await sent(), 'it was killed in the middle').toBeLessThan(2 * ENTRIES);
        const ledger = () =>
          rows(
            'select healthy, there_count as there, here_count as here, missing_count as missing from data.outside_collection',
          );
        const equal = [{ healthy: true, there: 2 * ENTRIES, here: 2 * ENTRIES, missing: 0 }];
        await expect.poll(ledger, { timeout: LONG_MS, interval: 200 }).toEqual(equal);
        expect(await sent()).toBe(2 * ENTRIES);
        const names = [...(await radicale.entries('work')).values()].map((text) =>
          /^SUMMARY:(.*)$/m.exec(text)?.[1]?.trim(),
        );
        expect(new Set(names).size).toBe(2 * ENTRIES);
        expect(await count('select count(distinct subject) from data.appointment where deleted_at is null')).toBe(
          2 * ENTRIES,
        );
        expect(
          await count(`select count(*) from leitwerk.history where entity = 'appointment' and action = 'create'`),
        ).toBe(2 * ENTRIES);
      },
      4 * LONG_MS,
    );
  },
);
