import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { keepSchedules } from './keep-schedules.ts';

const label = (text: string) => ({ de: text, en: text });
const set = (field: string, value: unknown) => ({ type: 'update-record', params: { values: { [field]: value } } });
const automation = (id: string, when: object, more: object) => ({
  kind: 'automation',
  id,
  name: id,
  label: label(id),
  entity: 'deal',
  roles: ['robot'],
  when: [when],
  ...more,
});

const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true, unique: true },
      { id: 'trail', type: 'text', label: label('Trail'), maxLength: 400 },
      { id: 'count', type: 'integer', label: label('Count') },
      { id: 'other', type: 'integer', label: label('Other') },
      { id: 'secret', type: 'text', label: label('Secret') },
      { id: 'state', type: 'option', label: label('State') },
    ],
  },
  {
    kind: 'contract-status',
    id: 'deal',
    name: 'deal',
    label: label('State'),
    entity: 'deal',
    field: 'state',
    initial: 'open',
    states: [
      { id: 'open', label: label('Open') },
      { id: 'won', label: label('Won') },
      { id: 'lost', label: label('Lost') },
    ],
    transitions: [
      { id: 'win', label: label('Win'), from: ['open'], to: 'won' },
      { id: 'lose', label: label('Lose'), from: ['open'], to: 'lost' },
    ],
  },
  automation(
    'second',
    { on: 'created' },
    { if: "name != 'plain'", actions: [set('trail', { formula: "trail & ' second'" })] },
  ),
  automation(
    'first',
    { on: 'created' },
    { if: "name != 'plain'", order: 1, actions: [set('trail', { formula: "'first'" })] },
  ),
  automation('counted', { on: 'updated', fields: ['count'] }, { actions: [set('other', { formula: 'count * 2' })] }),
  automation(
    'circle',
    { on: 'updated', fields: ['other'] },
    { if: 'other < 0', actions: [set('other', { formula: 'other - 1' })] },
  ),
  automation(
    'won',
    { on: 'moved', event: 'win' },
    { actions: [{ type: 'begin-process', params: { workflow: 'after' } }] },
  ),
  automation(
    'refused',
    { on: 'updated', fields: ['count'] },
    { if: 'count = 13', actions: [set('count', 14), set('secret', 'x')] },
  ),
  automation(
    'nightly',
    { on: 'schedule', cron: '30 2 * * *', filter: { name: { contains: 'night' } } },
    { actions: [set('trail', { formula: "trail & '|'" })] },
  ),
  automation(
    'paid',
    { on: 'incoming', match: 'name', senders: ['machine'] },
    { if: '$output.amount > 0', actions: [set('count', { formula: '$output.amount' })] },
  ),
  {
    kind: 'workflow',
    id: 'after',
    name: 'after',
    label: label('After'),
    entity: 'deal',
    roles: ['robot'],
    starts: [{ on: 'workflow' }, { on: 'schedule', cron: '0 3 * * *', filter: { name: { contains: 'process' } } }],
    machine: { initial: 'end', states: { end: { type: 'final', meta: { label: label('End') } } } },
  },
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [{ entity: 'deal', actions: ['read', 'update'], readOnlyFields: ['secret'] }],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    grants: [{ entity: 'deal', actions: ['read', 'create', 'update', 'transition'] }],
  },
  { kind: 'role', id: 'machine', name: 'machine', label: label('Machine'), grants: [] },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
const MACHINE = 'service@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
  await server.database.query(sql`
    update data."user" set roles = case email when ${ADMIN} then '{admin}' when ${MACHINE} then '{machine}' else '{}' end::text[]`);
});
afterAll(() => server.close());

const make = async (values: object): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', values);
  expect(reply.status, reply.text).toBe(201);
  const { id } = reply.body as { id: string };
  await workOnProcesses(server);
  return id;
};
const change = async (id: string, values: object) => {
  const reply = await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, values);
  expect(reply.status, reply.text).toBe(200);
  await workOnProcesses(server);
};
const read = async (id: string) =>
  (await server.ask(ADMIN, 'GET', `/api/records/deal/${id}`)).body as Record<string, unknown>;
const runs = (id: string) =>
  server.database.query<{ automation: string; state: string; problem: { code: string } | null }>(sql`
    select automation, state, problem from leitwerk.automation_run where record_id = ${id}::uuid order by id`);

describe('an automation', () => {
  it('does what follows, in order, once, where its condition holds and its field has changed', async () => {
    const id = await make({ name: 'one' });
    expect(await read(id)).toMatchObject({ trail: 'first second', other: null });
    const plain = await make({ name: 'plain' });
    expect(await runs(plain)).toEqual([]);
    await change(plain, { trail: 'by hand' });
    expect(await runs(plain)).toEqual([]);
    await change(plain, { count: 21 });
    expect(await read(plain)).toMatchObject({ other: 42 });
    const history = await server.ask(ADMIN, 'GET', `/api/records/deal/${plain}/history`);
    expect((history.body as { items: object[] }).items[0]).toMatchObject({
      by: { title: null },
      through: { kind: 'automation', label: { en: 'counted' } },
      changes: { other: [null, 42] },
    });
    // Jobs come twice in the test.
    expect(await runs(plain)).toEqual([{ automation: 'counted', state: 'done', problem: null }]);
  });

  it('begins a process by an event of the status', async () => {
    const id = await make({ name: 'winner' });
    const won = await server.ask(ADMIN, 'POST', `/api/records/deal/${id}/transitions/win`, {});
    expect(won.status, won.text).toBe(200);
    await workOnProcesses(server);
    const { items } = (await server.ask(ADMIN, 'GET', `/api/records/deal/${id}/processes`)).body as WireProcesses;
    expect(items).toMatchObject([{ workflow: 'after', state: 'done' }]);
    const other = await make({ name: 'loser' });
    await server.ask(ADMIN, 'POST', `/api/records/deal/${other}/transitions/lose`, {});
    await workOnProcesses(server);
    expect(
      ((await server.ask(ADMIN, 'GET', `/api/records/deal/${other}/processes`)).body as WireProcesses).items,
    ).toEqual([]);
  });

  it('is all or nothing, and keeps why it could not', async () => {
    const id = await make({ name: 'refused' });
    await change(id, { count: 13 });
    expect(await read(id)).toMatchObject({ count: 13, secret: null });
    expect((await runs(id)).find((one) => one.automation === 'refused')).toMatchObject({
      state: 'failed',
      problem: { path: 'secret' },
    });
  });

  it('that turns in a circle ends with the reason, and others are served', async () => {
    const id = await make({ name: 'round' });
    await change(id, { other: -1 });
    const circle = (await runs(id)).filter((one) => one.automation === 'circle');
    expect(circle).toHaveLength(11);
    expect(circle.at(-1)).toMatchObject({ state: 'failed', problem: { code: 'automation.loop' } });
    expect(await read(id)).toMatchObject({ other: -11 });
    await change(id, { count: 1 });
    expect(await read(id)).toMatchObject({ other: 2 });
  });
});

describe('a schedule', () => {
  it('is kept once a day however many processes look, and made up for once', async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 3]) ids.push(await make({ name: `night ${at}`, trail: '' }));
    const processes = [await make({ name: 'process one' }), await make({ name: 'process two' })];
    for (const id of ids) await change(id, { trail: '-' });
    const model = server.runtime.models.current();
    const look = async (at: string) => {
      const now = new Date(at);
      await Promise.all([1, 2, 3].map(() => keepSchedules(server.database, model, now)));
      await workOnProcesses(server);
    };
    const trails = async () => Promise.all(ids.map(async (id) => (await read(id))['trail']));
    await look('2030-01-10T12:00:00Z');
    expect(await trails()).toEqual(['-', '-', '-']);
    // In Berlin it is half past two an hour before it is in Greenwich.
    await look('2030-01-11T01:29:00Z');
    expect(await trails()).toEqual(['-', '-', '-']);
    await look('2030-01-11T01:31:00Z');
    expect(await trails()).toEqual(['-|', '-|', '-|']);
    await look('2030-01-11T01:32:00Z');
    expect(await trails()).toEqual(['-|', '-|', '-|']);
    await look('2030-01-20T12:00:00Z');
    expect(await trails()).toEqual(['-||', '-||', '-||']);
    for (const process of processes) {
      const { items } = (await server.ask(ADMIN, 'GET', `/api/records/deal/${process}/processes`))
        .body as WireProcesses;
      expect(items.map((one) => one.workflow)).toEqual(['after']);
    }
  });
});

describe('a message of another system', () => {
  const post = (as: string | null, to: string, body: unknown, headers: Record<string, string> = {}) =>
    server.ask(as, 'POST', `/api/incoming/${to}`, body, headers);

  it('finds its record, is taken once by its key, and says what came of it', async () => {
    const id = await make({ name: 'invoice' });
    const headers = { 'idempotency-key': 'a' };
    expect((await post(MACHINE, 'paid', { name: 'invoice', amount: 5 }, headers)).body).toEqual({
      state: 'done',
      problem: null,
    });
    expect((await post(MACHINE, 'paid', { name: 'invoice', amount: 5 }, headers)).body).toMatchObject({
      state: 'skipped',
    });
    expect((await post(MACHINE, 'paid', { name: 'invoice', amount: 0 })).body).toMatchObject({ state: 'skipped' });
    expect(await read(id)).toMatchObject({ count: 5 });
    expect((await post(MACHINE, 'paid', { name: 'invoice', amount: 'much' })).body).toMatchObject({ state: 'skipped' });
    expect((await post(MACHINE, 'paid', { name: 'invoice', amount: 1e20 })).body).toMatchObject({ state: 'failed' });
    expect(await read(id)).toMatchObject({ count: 5 });
  });

  it('is refused without its record, its field, and to those who may not send it', async () => {
    expect((await post(MACHINE, 'paid', { name: 'nobody', amount: 1 })).status).toBe(404);
    expect((await post(MACHINE, 'paid', { amount: 1 })).body).toMatchObject({
      status: 422,
      issues: [{ path: 'name' }],
    });
    expect((await post(null, 'paid', { name: 'invoice', amount: 1 })).status).toBe(401);
    const foreign = await post(ADMIN, 'paid', { name: 'invoice', amount: 9 });
    const unknown = await post(ADMIN, 'gone', { name: 'invoice', amount: 9 });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect((await post(MACHINE, 'counted', { name: 'invoice' })).status).toBe(404);
  });
});
