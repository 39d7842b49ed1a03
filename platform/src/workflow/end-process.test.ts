import type { WireProcess, WireProcessDetail, WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const set = (values: object) => ({ type: 'update-record', params: { values } });
/** Adds a word to what the deal tells. */
const tell = (word: string) => set({ told: { formula: `told & '/${word}'` } });
const note = (text: unknown) => ({
  type: 'create-record',
  params: { entity: 'note', values: { text, deal: { formula: 'id' } } },
});
const workflow = (id: string, machine: object, more: object = {}) => ({
  kind: 'workflow',
  id,
  name: id,
  label: label(id),
  entity: 'deal',
  roles: ['admin'],
  starts: [{ on: 'person' }, { on: 'workflow' }],
  machine,
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
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'wanted', type: 'text', label: label('Wanted'), maxLength: 10 },
      { id: 'told', type: 'text', label: label('Told') },
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
      { id: 'text', type: 'text', label: label('Text'), required: true },
      { id: 'state', type: 'text', label: label('State') },
      { id: 'deal', type: 'reference', label: label('Deal'), entity: 'deal', required: true },
    ],
  },
  workflow('change', {
    initial: 'open',
    exit: [set({ wanted: null }), tell('all')],
    states: {
      open: {
        ...meta('Open', {
          compensate: [
            { type: 'drop-changes', params: {} },
            { type: 'update-record', params: { created: 'note', values: { state: 'void' } } },
            tell('undone'),
          ],
        }),
        initial: 'asked',
        exit: [tell('open')],
        entry: [
          note('made'),
          { type: 'plan-change', params: { on: '$addDays($today, 3)', values: { name: { formula: 'wanted' } } } },
        ],
        states: { asked: { ...meta('Asked'), exit: [tell('asked')] } },
        on: { finish: [{ target: 'end', meta: { label: label('Finish') } }] },
      },
      end: { ...meta('End'), type: 'final' },
    },
  }),
  workflow('outer', {
    initial: 'waits',
    states: {
      waits: {
        ...meta('Waits', { compensate: [tell('outer')] }),
        invoke: [{ id: 'inner', src: 'change', onDone: [{ target: 'end' }] }],
      },
      end: { ...meta('End'), type: 'final' },
    },
  }),
  workflow(
    'stronger',
    { initial: 'here', states: { here: meta('Here') } },
    { conflicts: [{ workflow: 'change', outcome: 'end' }] },
  ),
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    permissions: ['jobs.manage'],
    grants: [{ entity: '*', actions: ['read', 'create', 'update', 'delete'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
let server: TestServer;
let deal = '';
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
beforeEach(async () => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Deal', wanted: 'more', told: '' });
  expect(reply.status, reply.text).toBe(201);
  deal = (reply.body as { id: string }).id;
});
afterAll(() => server.close());

const begin = async (of: string): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', `/api/workflows/${of}/processes`, { record: deal });
  expect(reply.status, reply.text).toBe(201);
  await workOnProcesses(server);
  return (await processOf(of)).id;
};
const processOf = async (of: string): Promise<WireProcess> => {
  const { items } = (await server.ask(ADMIN, 'GET', `/api/records/deal/${deal}/processes`)).body as WireProcesses;
  return items.find(({ workflow: id }) => id === of) ?? Promise.reject(new Error(`no ${of}`));
};
const detail = async (id: string) =>
  (await server.ask(ADMIN, 'GET', `/api/processes/${id}`)).body as unknown as WireProcessDetail;
const repair = (id: string, word: string) => server.ask(ADMIN, 'POST', `/api/processes/${id}/${word}`, { reason: 'x' });
const record = async () =>
  (await server.ask(ADMIN, 'GET', `/api/records/deal/${deal}`)).body as { wanted: string | null; told: string };
const notes = () =>
  server.database.query<{ state: string | null }>(sql`select state from data.note where deal = ${deal}::uuid`);
const planned = () =>
  server.database.query<{ state: string }>(
    sql`select state from leitwerk.pending_change where record_id = ${deal}::uuid`,
  );

describe('a process that ends', () => {
  it('leaves its states when it comes to its end', async () => {
    const id = await begin('change');
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${id}/events/finish`)).status).toBe(204);
    expect(await record()).toMatchObject({ wanted: null, told: '/asked/open/all' });
  });

  it('leaves them when somebody cancels it, the innermost first', async () => {
    const id = await begin('change');
    expect((await repair(id, 'cancel')).status).toBe(204);
    expect(await record()).toMatchObject({ wanted: null, told: '/asked/open/all' });
    const [step] = (await detail(id)).steps;
    expect(step).toMatchObject({ repair: { kind: 'cancel' }, actions: [{}, {}, {}, {}] });
    // What it has done stays.
    expect(await planned()).toEqual([{ state: 'planned' }]);
    expect(await notes()).toEqual([{ state: null }]);
  });

  it('leaves them when another one ends it', async () => {
    const id = await begin('change');
    await begin('stronger');
    expect(await record()).toMatchObject({ wanted: null, told: '/asked/open/all' });
    const one = await detail(id);
    expect(one.state).toBe('cancelled');
    expect(one.steps[0]).toMatchObject({ event: { name: 'process.ended' }, cause: { kind: 'program' } });
    expect(one.steps[0]?.actions).toHaveLength(4);
  });

  it('is ended although a state cannot be left as it should', async () => {
    const id = await begin('change');
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${deal}`, { told: 'x'.repeat(255) });
    await workOnProcesses(server);
    expect((await repair(id, 'cancel')).status).toBe(204);
    expect(await record()).toMatchObject({ wanted: null });
    const [step] = (await detail(id)).steps;
    expect(step?.actions.map(({ isSkipped = false }) => isSkipped)).toEqual([true, true, false, true]);
  });
});

describe('a process that is undone', () => {
  it('takes back what it has planned, writes what it has created and leaves its states', async () => {
    const id = await begin('change');
    expect((await detail(id)).canCompensate).toBe(true);
    expect((await repair(id, 'compensate')).status).toBe(204);
    expect(await planned()).toEqual([{ state: 'cancelled' }]);
    expect(await notes()).toEqual([{ state: 'void' }]);
    expect(await record()).toMatchObject({ wanted: null, told: '/undone/asked/open/all' });
  });

  it('undoes before that what it has begun and waits for', async () => {
    const id = await begin('outer');
    const inner = await processOf('change');
    expect((await repair(id, 'compensate')).status).toBe(204);
    expect(await record()).toMatchObject({ told: '/undone/asked/open/all/outer' });
    expect((await detail(inner.id)).steps[0]).toMatchObject({ repair: { kind: 'compensate' } });
    expect((await detail(inner.id)).state).toBe('cancelled');
    expect(await notes()).toEqual([{ state: 'void' }]);
  });
});
