import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { workOnProcesses } from '@leitwerk/platform/testing/work-on-processes';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, CLERK, list } from '../testing/shop.ts';

let server: TestServer;
let root = '';
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  server = await startTestServer(undefined, undefined, false);
});
afterAll(async () => {
  await server?.close();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

const HEAD =
  'portal;externalOrderId;orderedAt;division;productCode;processType;firstName;lastName;email;street;houseNumber;zip;city';
const order = (number: number, process = 'SWITCH'): string =>
  `Portal;P-${number};20.11.2026;Strom;STROM-NATUR;${process};Mia;Sommer;mia${number}@example.com;Weg;1;44135;Dortmund`;

it('orders of a portal are picked up as shipped, and who is told of refused ones gets a task', async () => {
  // Until somebody has added the connection that it names, the clock sets nothing off.
  await doModuleJobs(server, ['exchange.watch']);
  await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '2 hours'`);
  await doModuleJobs(server, ['exchange.watch']);
  const states = await list(server, 'exchange-state');
  expect(states.map((state) => state['interface'])).toEqual(
    expect.arrayContaining(['portal-orders', 'out:portal-status']),
  );
  expect(states.filter(({ triedAt }) => triedAt !== null)).toEqual([]);
  const orders = async (path: string) =>
    ((await server.ask(CLERK, 'GET', `/api/exchange/${path}`)).body as { items: readonly { id: string }[] }).items.find(
      ({ id }) => id === 'portal-orders',
    );
  expect(await orders('standing')).toMatchObject({ pickUp: { source: 'portal', isThere: false, next: null } });
  const made = await act(server, 'connect', { name: 'portal', kind: 'folder', signIn: 'none' });
  expect(made.status, made.text).toBe(200);
  await doModuleJobs(server);
  await mkdir(join(root, 'orders'));
  await writeFile(join(root, 'orders/today.csv'), [HEAD, order(1), order(2, 'CHANGE')].join('\n'));
  expect((await act(server, 'pickUp', { interface: 'portal-orders' })).status).toBe(200);
  await doModuleJobs(server);
  await server.database.query(sql`
    with a as (update data.exchange_file set seen_at = seen_at - interval '1 minute')
    update data.exchange_state set look_again_at = now() where interface = 'portal-orders'`);
  await doModuleJobs(server, ['exchange.watch']);
  expect(await list(server, 'exchange-delivery')).toMatchObject([{ written: 1, refused: 1, source: 'pick-up' }]);
  expect(await readdir(join(root, 'orders/done'))).toEqual(['today.csv']);
  await doModuleJobs(server, ['exchange.watch']);
  await workOnProcesses(server);
  const tasks = await list(server, 'task', { subject: { contains: 'Orders of portals' } });
  expect(tasks).toMatchObject([
    { subject: 'Orders of portals: Rows are refused', priority: 'high', assignee: server.users.get(CLERK) },
  ]);
  // In the language of whose task it is, as the alarm.
  expect(String(tasks[0]?.['description'])).toContain('What is to be done stands under Interfaces (/exchange)');
  expect(await orders('interfaces')).toMatchObject({ refused: 1, last: { name: 'today.csv' } });
  expect(await orders('standing')).toMatchObject({ pickUp: { isThere: true }, state: { result: 'taken' } });
  expect((await server.ask(CLERK, 'GET', '/api/exchange/connections')).body).toMatchObject({
    items: [
      {
        name: 'portal',
        fingerprint: null,
        interfaces: expect.arrayContaining([
          expect.objectContaining({ en: 'Orders of portals' }),
          expect.objectContaining({ en: 'Feedback to portals' }),
        ]),
      },
    ],
  });
});
