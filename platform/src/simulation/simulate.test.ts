import type { WireSimulation, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const label = (text: string) => ({ de: text, en: text });
const button = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const state = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const create = (values: object) => ({ type: 'create-record', params: { entity: 'note', values } });
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
      { id: 'count', type: 'integer', label: label('Count') },
      { id: 'secret', type: 'text', label: label('Secret') },
      { id: 'owner', type: 'user', label: label('Owner') },
    ],
  },
  {
    kind: 'entity',
    id: 'note',
    name: 'note',
    label: label('Note'),
    labelPlural: label('Notes'),
    titleField: 'text',
    fields: [
      { id: 'text', type: 'text', label: label('Text') },
      { id: 'deal', type: 'reference', entity: 'deal', label: label('Deal') },
    ],
  },
  {
    kind: 'workflow',
    id: 'conclude',
    name: 'conclude',
    label: label('Conclusion'),
    entity: 'deal',
    roles: ['robot'],
    starts: [{ on: 'person', if: "name != 'never'" }],
    delays: { wait: { count: 14, unit: 'days' } },
    machine: {
      initial: 'check',
      states: {
        check: {
          ...state('Check'),
          entry: [
            { type: 'update-record', params: { values: { secret: { formula: "'psst ' & name" }, count: 1 } } },
            create({ text: { formula: "'Look at ' & name" }, deal: { formula: 'id' } }),
          ],
          after: { wait: [{ target: 'late' }] },
          on: {
            accept: [
              {
                target: 'end',
                guard: 'count > 5',
                ...button('Accept', { input: [{ field: 'count', required: true }] }),
              },
            ],
            close: [{ target: 'shut', ...button('Close') }],
          },
        },
        late: { ...state('Late', { roles: ['admin'] }), on: { forgive: [{ target: 'end', ...button('Forgive') }] } },
        shut: { ...state('Shut'), type: 'final' },
        end: { ...state('End'), type: 'final' },
      },
    },
  },
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [
      { entity: 'deal', actions: ['read', 'update'] },
      { entity: 'note', actions: ['read', 'create'] },
    ],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update'] },
      { entity: 'note', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'service',
    name: 'service',
    label: label('Service'),
    grants: [
      { entity: 'deal', actions: ['read', 'update'], hiddenFields: ['secret'] },
      // Only those that somebody has written himself.
      { entity: 'note', actions: ['read'], rows: { text: 'none' } },
    ],
  },
  {
    kind: 'role',
    id: 'sales',
    name: 'sales',
    label: label('Sales'),
    grants: [{ entity: 'deal', actions: ['read', 'update'], rows: 'own' }],
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
const SERVICE = 'service@example.com';
let server: TestServer;
let record: string;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());
beforeEach(async () => {
  const made = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'One' });
  record = (made.body as { id: string }).id;
  await workOnProcesses(server);
});

const ask = (as: string, steps: readonly unknown[], more: object = {}) =>
  server.ask(as, 'POST', '/api/simulations', { entity: 'deal', record, steps, ...more }, { 'accept-language': 'en' });
const simulate = async (as: string, steps: readonly WireSimulationStep[]): Promise<WireSimulation> => {
  const reply = await ask(as, steps);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as WireSimulation;
};
const BEGIN = { do: 'begin', workflow: 'conclude' } as const;
const send = (event: string, input?: Record<string, unknown>) =>
  ({ do: 'send', workflow: 'conclude', event, ...(input && { input }) }) as const;

/** Every row of every table, in short. */
async function everything(): Promise<readonly object[]> {
  const tables = await server.database.query<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('data', 'leitwerk', 'graphile_worker') order by 1`,
  );
  const found: object[] = [];
  for (const { name } of tables.filter((one) => one.name !== 'leitwerk.api_token'))
    found.push(
      ...(await server.database.query(
        sql`select ${name} as name, count(*) as count, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${raw(name)} t`,
      )),
    );
  return found;
}

describe('a simulation', () => {
  it('tells what each step would lead to, and leaves nothing', async () => {
    const before = await everything();
    const told: unknown[] = [];
    const stop = server.runtime.changes.subscribe((changes) => told.push(...changes));
    const { steps } = await simulate(ADMIN, [
      BEGIN,
      { do: 'pass', time: 'next-deadline' },
      { do: 'send', workflow: 'conclude', event: 'forgive' },
    ]);
    expect(steps[0]).toMatchObject({
      problem: null,
      taken: [
        {
          workflow: 'conclude',
          states: [{ path: 'check' }],
          actions: [
            { type: 'update', entity: 'deal', title: 'One', values: { secret: 'psst One', count: 1 } },
            { type: 'create', entity: 'note', title: 'Look at One', values: { text: 'Look at One' } },
          ],
        },
      ],
      processes: [{ state: 'running', timers: [{ delay: 'wait' }] }],
    });
    expect(steps[0]?.processes[0]?.events.map(({ event }) => event)).toEqual(['accept', 'close']);
    expect(Date.parse(steps[1]?.at ?? '') - Date.now()).toBeGreaterThan(13 * 86_400_000);
    expect(steps[1]?.taken).toMatchObject([{ states: [{ path: 'late' }], actions: [] }]);
    expect(steps[2]?.processes).toMatchObject([{ state: 'done', states: [{ path: 'end' }], timers: [] }]);
    expect(await everything()).toEqual(before);
    const other = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Told' });
    await workOnProcesses(server);
    const { id } = other.body as { id: string };
    await expect.poll(() => told).toContainEqual(expect.objectContaining({ id }));
    expect(told).toHaveLength(1);
    stop();
  });

  it('goes on with a process that runs, and shows no more than the asker may read', async () => {
    const begun = await server.ask(ADMIN, 'POST', '/api/workflows/conclude/processes', { record });
    expect(begun.status, begun.text).toBe(201);
    const fresh = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Two' });
    const { steps } = await simulate(SERVICE, [send('accept', { count: 3 }), send('close')]);
    // Refused with its reason; what comes after it is not tried.
    expect(steps).toMatchObject([{ problem: { code: 'workflow.guard', message: expect.stringContaining('Accept') } }]);
    expect(steps).toHaveLength(1);
    const passed = await simulate(SERVICE, [{ do: 'pass', time: 'P15D' }, send('forgive')]);
    expect(passed.steps).toMatchObject([
      { taken: [{ states: [{ path: 'late' }] }] },
      { problem: { code: 'record.forbidden' }, taken: [] },
    ]);
    record = (fresh.body as { id: string }).id;
    const masked = await ask(SERVICE, [BEGIN]);
    expect((masked.body as WireSimulation).steps[0]?.taken[0]?.actions).toEqual([
      { type: 'update', entity: 'deal', title: 'Two', values: { count: 1 } },
      { type: 'create', entity: 'note', title: null, values: {} },
    ]);
    expect(masked.text).not.toMatch(/psst|Look at/);
  });

  it('is for those only who may do it', async () => {
    for (const steps of [[BEGIN], [{ do: 'pass', time: 'P1D' }], [send('close')]]) {
      expect((await ask('viewer@example.com', steps)).status, JSON.stringify(steps)).toBeGreaterThanOrEqual(403);
      // A foreign record is not there.
      expect((await ask('sales@example.com', steps)).status, JSON.stringify(steps)).toBe(404);
      expect((await ask('lead@example.com', steps)).status, JSON.stringify(steps)).toBe(404);
    }
    expect((await ask('viewer@example.com', [BEGIN])).status).toBe(403);
    expect((await ask('viewer@example.com', [{ do: 'pass', time: 'P1D' }])).status).toBe(403);
    const id = server.users.get(ADMIN) ?? '';
    const given = { name: 'reads', scopes: ['read'] as const, expiresAt: null };
    const { token } = await createApiToken(server.database, id, given);
    for (const steps of [[BEGIN], [{ do: 'pass', time: 'P1D' }]]) expect((await ask(token, steps)).status).toBe(403);
    expect((await ask(ADMIN, [{ do: 'begin', workflow: 'gone' }])).status).toBe(404);
  });

  it('refuses what it does not know, and what goes too far', async () => {
    expect((await ask(ADMIN, [BEGIN], { more: 1 })).status).toBe(400);
    expect((await ask(ADMIN, [BEGIN], { entity: 'gone' })).status).toBe(404);
    expect((await ask(ADMIN, [BEGIN], { record: 'x' })).status).toBe(422);
    const wrong: readonly unknown[][] = [
      [],
      [{ do: 'dance' }],
      [{ do: 'pass' }],
      [{ ...BEGIN, time: 'P1D' }],
      [{ ...send('close'), input: 1 }],
      Array.from({ length: 51 }, () => BEGIN),
    ];
    for (const steps of wrong) expect((await ask(ADMIN, steps)).status, JSON.stringify(steps).slice(0, 80)).toBe(422);
    for (const [time, code] of [
      ['P11Y', 'simulation.too-far'],
      ['2020-01-01', 'sandbox.back'],
      ['soon', 'scenario.time'],
      ['next-deadline', 'scenario.no-deadline'],
    ])
      expect((await simulate(ADMIN, [{ do: 'pass', time: time ?? '' }])).steps[0]?.problem?.code, time).toBe(code);
  });

  it('is refused when too many try at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => ask(ADMIN, [BEGIN, { do: 'pass', time: 'P20D' }])));
    const statuses = all.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(1);
  });
});
