import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { applyDue } from './pending-changes.ts';

const label = (text: string) => ({ de: text, en: text });
const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    ownerField: 'owner',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'rate', type: 'money', label: label('Rate'), min: '0' },
      { id: 'secret', type: 'text', label: label('Secret') },
      { id: 'owner', type: 'user', label: label('Owner') },
      { id: 'count', type: 'integer', label: label('Count') },
    ],
    rules: [{ id: 'small', check: '$not(count > 10)', message: label('At most ten.'), fields: ['count'] }],
  },
  {
    kind: 'workflow',
    id: 'later',
    name: 'later',
    label: label('Later'),
    entity: 'deal',
    roles: ['robot'],
    starts: [{ on: 'person' }],
    machine: {
      initial: 'end',
      states: {
        end: {
          type: 'final',
          meta: { label: label('End') },
          entry: [
            {
              type: 'plan-change',
              params: { on: '$addDays($today, 40)', values: { rate: '99.00', secret: { formula: "'s'" } } },
            },
            { type: 'plan-change', params: { on: '$today', values: { count: 3 } } },
          ],
        },
      },
    },
  },
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [{ entity: 'deal', actions: ['read', 'update'] }],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update', 'delete', 'purge'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'clerk',
    name: 'clerk',
    label: label('Clerk'),
    grants: [{ entity: 'deal', actions: ['read', 'update'], hiddenFields: ['secret'], rows: 'own' }],
  },
  {
    kind: 'role',
    id: 'viewer',
    name: 'viewer',
    label: label('Viewer'),
    grants: [{ entity: 'deal', actions: ['read'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
const CLERK = 'service@example.com';
const VIEWER = 'viewer@example.com';
const DAY_MS = 86_400_000;
const day = (later: number): string => localDate(new Date(Date.now() + later * DAY_MS));
const noon = (later: number): string => `${day(later)}T12:00:00Z`;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
  await server.database.query(sql`
    update data."user" set roles = case email when ${ADMIN} then '{admin}' when ${CLERK} then '{clerk}' when ${VIEWER} then '{viewer}'
      else '{}' end::text[]`);
});
afterAll(() => server.close());

const make = async (values: object = {}): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Deal', rate: '10.00', ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const read = async (id: string, at = '', as = ADMIN) =>
  (await server.ask(as, 'GET', `/api/records/deal/${id}${at && `?at=${at}`}`)).body as Record<string, unknown>;
const plan = (id: string, on: string, values: object, as = ADMIN) =>
  server.ask(as, 'POST', `/api/records/deal/${id}/pending-changes`, { day: on, values });
const plans = async (id: string, as = ADMIN) =>
  ((await server.ask(as, 'GET', `/api/records/deal/${id}/pending-changes`)).body as { items: WirePendingChange[] })
    .items;
const passed = (days: number) =>
  applyDue(server.database, server.runtime.models.current(), new Date(Date.now() + days * DAY_MS));

describe('a planned change', () => {
  it('is seen on every day to come, moved, taken back and written on its day, once', async () => {
    const id = await make();
    expect((await plan(id, day(30), { rate: '20.00' })).status).toBe(201);
    expect((await plan(id, day(60), { rate: '30.00', count: 5 })).status).toBe(201);
    expect((await plan(id, day(90), { name: 'Renamed' })).status).toBe(201);
    expect(await read(id)).toMatchObject({ rate: '10.00', version: 1 });
    expect(await read(id, noon(29))).toMatchObject({ rate: '10.00' });
    expect(await read(id, noon(30))).toMatchObject({ rate: '20.00', count: null });
    expect(await read(id, noon(70))).toMatchObject({ rate: '30.00', count: 5, name: 'Deal' });
    const [first, second, third] = await plans(id);
    expect(first).toMatchObject({ day: day(30), changes: { rate: '20.00' }, state: 'planned', mayMove: true });
    expect((await server.ask(ADMIN, 'PATCH', `/api/pending-changes/${second?.id}`, { day: day(80) })).status).toBe(204);
    expect(await read(id, noon(70))).toMatchObject({ rate: '20.00' });
    expect((await server.ask(ADMIN, 'DELETE', `/api/pending-changes/${third?.id}`)).status).toBe(204);
    expect(await read(id, noon(100))).toMatchObject({ name: 'Deal' });
    await passed(29);
    expect(await read(id)).toMatchObject({ rate: '10.00' });
    await passed(30);
    await passed(30);
    expect(await read(id)).toMatchObject({ rate: '20.00', version: 2 });
    await passed(200);
    expect(await read(id)).toMatchObject({ rate: '30.00', count: 5, name: 'Deal', version: 3 });
    expect((await plans(id)).map((one) => one.state).sort()).toEqual(['applied', 'applied', 'cancelled']);
    for (const one of await plans(id))
      expect((await server.ask(ADMIN, 'DELETE', `/api/pending-changes/${one.id}`)).body).toMatchObject({
        status: 409,
        code: 'pending.not-planned',
      });
  });

  it('that can never be is refused now; on a day that has come it is written at once', async () => {
    const id = await make();
    expect((await plan(id, day(5), { count: 11 })).body).toMatchObject({ status: 422, issues: [{ path: 'count' }] });
    expect((await plan(id, day(5), { unknown: 1 })).status).toBe(422);
    expect((await plan(id, '2026-02-30', { count: 1 })).status).toBe(422);
    expect((await plan(id, 'tomorrow', { count: 1 })).status).toBe(422);
    expect(await plans(id)).toEqual([]);
    expect((await plan(id, day(0), { count: 1 })).body).toEqual({ id: null });
    expect(await read(id)).toMatchObject({ count: 1 });
    expect((await plan(id, day(5), { count: 4 })).status).toBe(201);
    const [one] = await plans(id);
    for (const wrong of [day(0), 'x', null])
      expect((await server.ask(ADMIN, 'PATCH', `/api/pending-changes/${one?.id}`, { day: wrong })).status).toBe(422);
  });

  it('that its day refuses stays with the reason, and others are written', async () => {
    const owner = server.users.get(CLERK);
    const id = await make({ owner });
    const other = await make();
    expect((await plan(id, day(3), { count: 2 }, CLERK)).status).toBe(201);
    expect((await plan(other, day(3), { count: 2 })).status).toBe(201);
    // The planner has lost the record meanwhile.
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { owner: server.users.get(ADMIN) });
    await passed(3);
    expect(await read(id)).toMatchObject({ count: null });
    expect(await read(other)).toMatchObject({ count: 2 });
    const [one] = await plans(id);
    expect(one).toMatchObject({ state: 'refused', problem: expect.any(String), mayMove: true });
    expect((await server.ask(ADMIN, 'PATCH', `/api/pending-changes/${one?.id}`, { day: day(9) })).status).toBe(204);
    expect((await plans(id))[0]).toMatchObject({ state: 'planned', problem: null });
  });

  it('of a process has the rights of its roles', async () => {
    const id = await make({ owner: server.users.get(CLERK) });
    const begun = await server.ask(CLERK, 'POST', '/api/workflows/later/processes', { record: id });
    expect(begun.status, begun.text).toBe(201);
    expect(await read(id)).toMatchObject({ count: 3 });
    const [mine] = await plans(id, CLERK);
    // What the reader may not read is not told.
    expect(mine?.changes).toEqual({ rate: '99.00' });
    expect((await plans(id))[0]?.changes).toEqual({ rate: '99.00', secret: 's' });
    expect(await read(id, noon(41), CLERK)).not.toHaveProperty('secret');
    await passed(40);
    expect(await read(id)).toMatchObject({ rate: '99.00', secret: 's' });
  });

  it('is nobody’s who may not read or change the record, and goes with it', async () => {
    const id = await make();
    await plan(id, day(9), { count: 2 });
    const [one] = await plans(id);
    expect((await plan(id, day(9), { count: 3 }, VIEWER)).status).toBe(403);
    expect((await plan(id, day(9), { count: 3 }, CLERK)).status).toBe(404);
    expect((await server.ask(CLERK, 'GET', `/api/records/deal/${id}/pending-changes`)).status).toBe(404);
    for (const [who, status] of [
      [VIEWER, 403],
      [CLERK, 404],
    ] as const) {
      expect((await server.ask(who, 'PATCH', `/api/pending-changes/${one?.id}`, { day: day(11) })).status).toBe(status);
      expect((await server.ask(who, 'DELETE', `/api/pending-changes/${one?.id}`)).status).toBe(status);
    }
    expect((await plans(id, VIEWER))[0]).toMatchObject({ mayMove: false });
    await server.ask(ADMIN, 'DELETE', `/api/records/deal/${id}`);
    await server.ask(ADMIN, 'DELETE', `/api/records/deal/${id}?purge=true`);
    expect(
      await server.database.query(sql`select 1 from leitwerk.pending_change where record_id = ${id}::uuid`),
    ).toEqual([]);
  });
});
