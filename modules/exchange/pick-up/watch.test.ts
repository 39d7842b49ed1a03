import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, CLERK, list, startShop } from '../testing/shop.ts';
import type { InterfaceState } from './interface-state.ts';
import { isDue, nextTime } from './interface-state.ts';

let server: TestServer;
let root = '';
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  server = await startShop({
    orders: {
      pickUp: { connection: 'folder', files: '*.csv', settleSeconds: 0, schedule: { cron: '0 * * * *' } },
      expected: { cron: '0 8 * * *', timeZone: 'Europe/Vienna' },
    },
  });
  expect((await act(server, 'connect', { name: 'folder', kind: 'folder', signIn: 'none' })).status).toBe(200);
  await doModuleJobs(server, ['exchange.watch']);
});
afterAll(async () => {
  await server?.close();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

const minute = () => doModuleJobs(server, ['exchange.watch']);
const alarms = (kind: string) => list(server, 'exchange-alarm', { kind });

async function deliver(content: string): Promise<void> {
  const file = await uploadFile(server, CLERK, 'orders.csv', content);
  expect((await act(server, 'deliver', { interface: 'orders', file })).status).toBe(200);
  await doModuleJobs(server);
}

it('two processes fire a schedule once, and one that was missed for days once', async () => {
  await writeFile(join(root, 'a.csv'), 'Nr.\n1\n');
  await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '3 days'`);
  const before = (await list(server, 'exchange-state'))[0];
  await Promise.all([minute(), minute(), minute()]);
  const [state] = await list(server, 'exchange-state');
  expect(state).toMatchObject({ result: 'taken', files: 1, failures: 0 });
  expect(await list(server, 'exchange-delivery')).toMatchObject([{ state: 'done', written: 1 }]);
  await Promise.all([minute(), minute()]);
  expect((await list(server, 'exchange-state'))[0]?.['version']).toBe(state?.['version']);
  expect(Number(state?.['version'])).toBe(Number(before?.['version']) + 1);
});

it('a delivery that fails to come gives one alarm, which ends when it comes after all', async () => {
  const judgeAgain = () =>
    server.database.query(sql`update data.exchange_state set expected_until = now() - interval '1 day'`);
  await judgeAgain();
  await minute();
  // One has come since the time before.
  expect(await alarms('missing')).toEqual([]);
  await server.database.query(sql`update data.exchange_delivery set created_at = created_at - interval '3 days'`);
  await judgeAgain();
  await Promise.all([minute(), minute()]);
  await judgeAgain();
  await minute();
  expect(await alarms('missing')).toMatchObject([{ title: 'Orders: Lieferung fehlt', closedAt: null }]);
  expect((await alarms('missing'))[0]?.['owner']).not.toBeNull();
  await deliver('Nr.\n2\n');
  await minute();
  expect((await alarms('missing'))[0]?.['closedAt']).not.toBeNull();
});

it('refused rows give one alarm, another one when more are refused, and none when all is decided', async () => {
  await deliver('Nr.\n3\nfar too long to be a number of an order\n');
  await minute();
  await minute();
  expect(await alarms('refused')).toMatchObject([{ closedAt: null }]);
  // Whoever closes it has seen it; what is refused after that is told again.
  const id = String((await alarms('refused'))[0]?.['id']);
  const closedAt = new Date().toISOString();
  expect((await server.ask(CLERK, 'PATCH', `/api/records/exchange-alarm/${id}`, { closedAt })).status).toBe(200);
  await minute();
  expect(await alarms('refused')).toHaveLength(1);
  await deliver('Nr.\n4\nanother one that is far too long\n');
  await minute();
  expect(await alarms('refused')).toMatchObject([{}, { closedAt: null }]);
  for (const { id: message } of await list(server, 'exchange-message', { state: 'refused' }))
    expect((await act(server, 'drop', { message })).status).toBe(200);
  await doModuleJobs(server);
  await minute();
  expect((await alarms('refused')).map((one) => one['closedAt'] === null)).toEqual([false, false]);
});

it('a delivery that cannot be read gives an alarm until one can', async () => {
  await deliver('No.\n5\n');
  expect(await alarms('unreadable')).toMatchObject([{ closedAt: null }]);
  expect(String((await alarms('unreadable'))[0]?.['details'])).toContain('Der Datei fehlt die Spalte „Nr.“');
  await deliver('Nr.\n5\n');
  expect((await alarms('unreadable'))[0]?.['closedAt']).not.toBeNull();
});

it('goes by the clock of its place when clocks change', () => {
  const state = (keptUntil: string, more: Partial<InterfaceState> = {}): InterfaceState => ({
    id: 'x',
    version: 1,
    interface: 'orders',
    paused: false,
    asked: false,
    keptUntil: new Date(keptUntil),
    lookAgainAt: null,
    triedAt: null,
    pickedAt: null,
    failures: 0,
    expectedUntil: null,
    mailsFrom: null,
    mailsUntil: null,
    sentUntil: null,
    packages: 0,
    row: {},
    ...more,
  });
  const at = (cron: string, timeZone?: string) => ({ cron, ...(timeZone && { timeZone }) });
  const half = at('30 2 * * *');
  // 28 March 2027: 02:30 is not on the clock in Germany, and comes after 03:00 (01:00 UTC).
  expect(isDue(half, state('2027-03-28T00:00:00Z'), new Date('2027-03-28T00:59:00Z'))).toBe(false);
  expect(isDue(half, state('2027-03-28T00:00:00Z'), new Date('2027-03-28T01:31:00Z'))).toBe(true);
  // 31 October 2027: 02:30 is there twice (00:30 and 01:30 UTC), and comes once.
  expect(isDue(half, state('2027-10-30T23:00:00Z'), new Date('2027-10-31T00:31:00Z'))).toBe(true);
  expect(isDue(half, state('2027-10-31T00:31:00Z'), new Date('2027-10-31T01:31:00Z'))).toBe(false);
  expect(isDue(at('30 2 * * *', 'UTC'), state('2027-03-28T00:00:00Z'), new Date('2027-03-28T02:31:00Z'))).toBe(true);
  expect(nextTime(half, undefined, new Date('2027-01-01T00:00:00Z'))?.toISOString()).toBe('2027-01-01T01:30:00.000Z');
  // One that fails waits for its next try, a paused one for whoever has paused it.
  const later = new Date('2027-01-01T05:00:00Z');
  const failing = { failures: 2, lookAgainAt: later };
  expect(isDue(half, state('2027-01-01T00:00:00Z', failing), new Date('2027-01-01T04:59:00Z'))).toBe(false);
  expect(isDue(half, state('2027-01-01T00:00:00Z', failing), later)).toBe(true);
  expect(isDue(half, state('2027-01-01T00:00:00Z', { paused: true, asked: true }), later)).toBe(false);
});
