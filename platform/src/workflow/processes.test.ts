import type {
  WireBulkOutcome,
  WireExplanation,
  WireProcessCounts,
  WireProcessDetail,
  WireProcessPage,
} from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { fireTimer } from './send-unasked.ts';

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const note = (text: unknown) => ({
  type: 'create-record',
  params: { entity: 'note', values: { text, deal: { formula: 'id' } } },
});
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
      { id: 'kind', type: 'text', label: label('Kind') },
      { id: 'amount', type: 'integer', label: label('Amount') },
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
      { id: 'text', type: 'text', label: label('Text'), maxLength: 20 },
      { id: 'deal', type: 'reference', entity: 'deal', label: label('Deal') },
    ],
  },
  {
    kind: 'workflow',
    id: 'sale',
    name: 'sale',
    label: label('Sale'),
    entity: 'deal',
    roles: ['robot'],
    starts: [
      { on: 'created', if: "kind = 'auto' and secret = 'start'" },
      { on: 'person', if: 'amount > 0' },
    ],
    delays: { late: { count: 3, unit: 'days' } },
    machine: {
      initial: 'open',
      states: {
        open: {
          ...meta('Open'),
          initial: 'check',
          states: {
            check: {
              ...meta('Check', { compensate: [note('check undone')] }),
              after: { late: [{ actions: [note('late')] }] },
              on: {
                accept: [
                  {
                    target: 'work',
                    guard: 'amount > 10',
                    meta: { label: label('Accept'), reason: label('Too small.') },
                  },
                ],
                secretly: [{ target: 'work', guard: "secret = 'yes'", meta: { label: label('Secretly') } }],
              },
              always: [{ target: 'work', guard: "secret = 'go'" }],
            },
            work: {
              ...meta('Work', { compensate: [note('work undone')] }),
              entry: [note({ formula: 'name' }), note('second')],
              on: { finish: [{ target: '#sale.end', meta: { label: label('Finish') } }] },
            },
          },
        },
        end: { ...meta('End'), type: 'final' },
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
    permissions: ['jobs.manage', 'metadata.read'],
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update', 'delete'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'sales',
    name: 'sales',
    label: label('Sales'),
    permissions: ['jobs.manage'],
    grants: [{ entity: 'deal', actions: ['read', 'update'], rows: 'own', hiddenFields: ['secret'] }],
  },
  {
    kind: 'role',
    id: 'viewer',
    name: 'viewer',
    label: label('Viewer'),
    grants: [{ entity: 'deal', actions: ['read'] }],
  },
  {
    kind: 'role',
    id: 'service',
    name: 'service',
    label: label('Service'),
    grants: [{ entity: 'note', actions: ['read'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';
const STRANGER = 'service@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());

const get = async <T>(path: string, as = ADMIN): Promise<T> => {
  const reply = await server.ask(as, 'GET', path);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as T;
};
const make = async (values: object): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Deal', amount: 5, ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const change = (id: string, values: object) => server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, values);
const begin = async (record: string): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/workflows/sale/processes', { record });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const send = (id: string, event: string) => server.ask(ADMIN, 'POST', `/api/processes/${id}/events/${event}`, {});
const repair = (id: string, word: string, body?: object, as = ADMIN) =>
  server.ask(as, 'POST', `/api/processes/${id}/${word}`, body);
const detail = (id: string, as = ADMIN) => get<WireProcessDetail>(`/api/processes/${id}`, as);
const places = (one: WireProcessDetail) => one.states.map(({ path }) => path);
const notesOf = async (deal: string) =>
  (
    await server.database.query<{ text: string }>(
      sql`select text from data.note where deal = ${deal}::uuid order by created_at, id`,
    )
  ).map(({ text }) => text);
/** Stopped: its note is too long. */
const stopped = async (values: object = {}): Promise<{ readonly deal: string; readonly id: string }> => {
  const deal = await make({ name: 'A name that is far too long', ...values });
  const id = await begin(deal);
  await change(deal, { secret: 'go' });
  await workOnProcesses(server);
  expect(await detail(id)).toMatchObject({ state: 'stopped' });
  return { deal, id };
};

describe('one process', () => {
  it('comes with its machine, the ways it took, what caused each step and what its conditions saw then', async () => {
    const deal = await make({ owner: server.users.get(SALES), secret: 'no' });
    const id = await begin(deal);
    await change(deal, { amount: 20 });
    await workOnProcesses(server);
    expect((await send(id, 'accept')).status).toBe(204);
    await change(deal, { amount: 7 });
    await workOnProcesses(server);
    const one = await detail(id);
    expect(one).toMatchObject({ entity: 'deal', record: { id: deal, title: 'Deal' }, canCompensate: true });
    expect(one.machine.states.map(({ path, initial, type }) => [path, initial, type])).toEqual([
      ['open', true, 'plain'],
      ['open.check', true, 'plain'],
      ['open.work', false, 'plain'],
      ['end', false, 'final'],
    ]);
    const way = one.machine.ways.find(({ event }) => event === 'accept');
    expect(way).toMatchObject({ from: 'open.check', to: ['open.work'], kind: 'event', formula: 'amount > 10' });
    const [accepted, begun] = one.steps;
    expect(accepted).toMatchObject({ ways: [way?.id], entered: ['open.work'], cause: { kind: 'person' } });
    expect(accepted?.tried).toContainEqual({
      way: way?.id,
      isTaken: true,
      condition: {
        formula: 'amount > 10',
        label: label('Too small.'),
        holds: true,
        values: [{ field: 'amount', value: 20 }],
        hasHidden: false,
      },
    });
    expect(begun).toMatchObject({ entered: ['open', 'open.check'], waited: null });
    expect(begun?.tried[0]?.condition).toMatchObject({ holds: false, values: [{ field: 'secret', value: 'no' }] });
    // What one may not see is not told, nor what it came to, nor the formula that names it.
    const seen = await detail(id, SALES);
    expect(seen.steps[1]?.tried[0]?.condition).toEqual({ holds: null, values: [], hasHidden: true });
    expect(JSON.stringify(seen)).not.toContain("secret = 'go'");
    expect(seen.machine.ways.find(({ event }) => event === 'accept')?.formula).toBe('amount > 10');
    expect(JSON.stringify(await detail(id, VIEWER))).not.toContain('amount > 10');
  });

  it('tells which change of the record has moved it, and who has made that', async () => {
    const deal = await make({});
    const id = await begin(deal);
    await change(deal, { secret: 'go', amount: 6 });
    await workOnProcesses(server);
    const [step] = (await detail(id)).steps;
    expect(step).toMatchObject({
      event: { name: 'record.updated' },
      ways: ['open.check always.0'],
      cause: { kind: 'record', change: { action: 'update', fields: expect.arrayContaining(['secret', 'amount']) } },
    });
    expect(step?.tried[0]?.condition?.values).toEqual([{ field: 'secret', value: 'go' }]);
    const [seen] = (await detail(id, VIEWER)).steps;
    expect(seen?.cause).toMatchObject({ change: { fields: expect.arrayContaining(['secret']) } });
  });

  it('is not there for those who may not read its record', async () => {
    const deal = await make({});
    const id = await begin(deal);
    for (const path of [`/api/processes/${id}`, `/api/records/deal/${deal}/explain`])
      expect((await server.ask(SALES, 'GET', path)).status, path).toBe(404);
    expect((await server.ask(STRANGER, 'GET', `/api/processes/${id}`)).status).toBe(404);
    expect((await server.ask(STRANGER, 'GET', `/api/records/deal/${deal}/explain`)).status).toBe(403);
    expect((await server.ask(ADMIN, 'GET', '/api/processes/x')).status).toBe(404);
    expect((await server.ask(ADMIN, 'GET', `/api/processes/${id}?more=1`)).status).toBe(400);
  });
});

describe('why not', () => {
  it('is told with the values of now, for events and for starts', async () => {
    const deal = await make({ owner: server.users.get(SALES), secret: 'no' });
    const path = `/api/records/deal/${deal}/explain`;
    const before = await get<WireExplanation>(path);
    expect(before.processes).toEqual([]);
    expect(before.starts).toMatchObject([
      {
        workflow: 'sale',
        isRunning: false,
        ways: [
          {
            on: 'created',
            condition: {
              holds: false,
              values: [
                { field: 'kind', value: null },
                { field: 'secret', value: 'no' },
              ],
            },
          },
          { on: 'person', isAllowed: true, condition: { holds: true, values: [{ field: 'amount', value: 5 }] } },
        ],
      },
    ]);
    await begin(deal);
    const [process] = (await get<WireExplanation>(path)).processes;
    const [accept] = process?.events ?? [];
    expect(accept).toMatchObject({
      event: 'accept',
      possible: false,
      reason: 'Too small.',
      tried: [{ condition: { holds: false, values: [{ field: 'amount', value: 5 }] } }],
    });
    expect(process?.others).toMatchObject([{ way: 'open.check always.0', condition: { holds: false } }]);
    const seen = await get<WireExplanation>(path, SALES);
    expect(seen.starts[0]?.ways[0]?.condition).toEqual({
      holds: null,
      values: [{ field: 'kind', value: null }],
      hasHidden: true,
    });
    expect(seen.processes[0]?.others[0]?.condition).toEqual({ holds: null, values: [], hasHidden: true });
  });
});

describe('all processes', () => {
  const list = (query: string, as = ADMIN) => get<WireProcessPage>(`/api/processes?${query}`, as);
  const counts = (query: string, as = ADMIN) => get<WireProcessCounts>(`/api/processes/counts?${query}`, as);

  it('are those about records that one may read, page by page', async () => {
    const mine = await make({ owner: server.users.get(SALES), name: 'Mine' });
    const id = await begin(mine);
    const before = await counts('', SALES);
    await begin(await make({}));
    expect(await counts('', SALES)).toEqual(before);
    const { items } = await list('', SALES);
    expect(items[0]).toMatchObject({
      id,
      record: { id: mine, title: 'Mine' },
      state: 'running',
      isOverdue: false,
      owner: { id: server.users.get(SALES) },
      states: [{ path: 'open' }, { path: 'open.check' }],
    });
    expect(items[0]?.due).not.toBeNull();
    expect(items).toHaveLength(before.states.running + before.states.stopped);
    for (const as of [STRANGER]) {
      expect(await list('', as)).toEqual({ items: [], next: null });
      expect((await counts('', as)).states.running).toBe(0);
      expect(await get('/api/workflows', as)).toEqual({ items: [] });
    }
    const all: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: WireProcessPage = await list(`limit=2${after && `&after=${after}`}`);
      all.push(...page.items.map((one) => one.id));
      after = page.next;
    }
    const whole = (await list('limit=200')).items.map((one) => one.id);
    expect(all).toEqual(whole);
    expect(new Set(all).size).toBe(all.length);
    expect((await list('limit=200&sort=since')).items.map((one) => one.id)).toEqual([...whole].reverse());
  });

  it('are found by workflow, state, place, owner and what is past its time', async () => {
    const deal = await make({ owner: server.users.get(ADMIN), amount: 50 });
    const id = await begin(deal);
    const { id: broken } = await stopped();
    const has = async (query: string) => (await list(`limit=200&${query}`)).items.map((one) => one.id);
    expect(await has('of=me')).toEqual([id]);
    expect(await has('state=stopped')).toContain(broken);
    expect(await has('state=stopped')).not.toContain(id);
    expect(await has('workflow=sale&place=open.check')).toContain(id);
    expect(await has('workflow=sale&place=open')).toContain(id);
    expect(await has('workflow=sale&place=open.work')).not.toContain(id);
    expect(await has('workflow=gone')).toEqual([]);
    expect(await has('entity=note')).toEqual([]);
    expect(await has('overdue=true')).toEqual([]);
    // A deadline that has passed without leading away.
    const later = new Date(Date.now() - 1000).toISOString();
    await server.database.query(
      sql`update leitwerk.workflow_timer set due = ${later}::timestamptz where instance_id = ${id}::uuid`,
    );
    expect(await has('overdue=true')).toEqual([id]);
    await fireTimer(server.database, server.runtime.models.current(), {
      instance: id,
      event: 'xstate.after.late.sale.open.check',
    });
    expect(await notesOf(deal)).toEqual(['late']);
    expect(await has('overdue=true')).toEqual([id]);
    expect((await counts('workflow=sale')).overdue).toBe(1);
    const { places: standing } = await counts('workflow=sale&state=running');
    expect(standing.find(({ place }) => place === 'open.check')?.count).toBe(
      (await has('workflow=sale&place=open.check&state=running')).length,
    );
    await send(id, 'accept');
    expect(await has('overdue=true')).toEqual([]);
    expect(await has('workflow=sale&place=open.work')).toContain(id);
    // A record that others refer to stays.
    await server.database.query(sql`delete from data.note where deal = ${deal}::uuid`);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/deal/${deal}`)).status).toBe(204);
    expect(await has('workflow=sale&place=open.work')).not.toContain(id);
  });

  it('refuse what they do not know', async () => {
    const made = Buffer.from(JSON.stringify(['-since', 'x', 'y'])).toString('base64url');
    for (const query of [
      'more=1',
      'state=gone',
      'of=him',
      'limit=201',
      'place=open',
      'sort=name',
      `after=${made}`,
      'overdue=1',
    ])
      expect((await server.ask(ADMIN, 'GET', `/api/processes?${query}`)).status, query).toBe(400);
    expect((await server.ask(ADMIN, 'GET', '/api/processes/counts?limit=1')).status).toBe(400);
  });

  it('have a board by the states in which a process is one at a time', async () => {
    const { items } = await get<{ items: { workflow: string; columns: { path: string }[] }[] }>('/api/workflows');
    expect(items.map((one) => [one.workflow, one.columns.map(({ path }) => path)])).toEqual([
      ['sale', ['open.check', 'open.work', 'end']],
    ]);
  });
});

describe('a process that somebody puts right', () => {
  it('is for those with the right only, and asks why', async () => {
    const { id } = await stopped();
    const bodies = { skip: { reason: 'x' }, back: { reason: 'x', state: 'open.check' }, compensate: { reason: 'x' } };
    for (const [word, body] of Object.entries({ ...bodies, cancel: {}, retry: {} })) {
      expect((await repair(id, word, body, VIEWER)).status, word).toBe(403);
      // Not his record.
      expect((await repair(id, word, body, SALES)).status, word).toBe(404);
    }
    for (const [word, body] of Object.entries(bodies)) {
      for (const reason of [undefined, '', ' ', 5, 'x'.repeat(1001)])
        expect((await repair(id, word, { ...body, reason })).status, word).toBe(422);
      expect((await repair(id, word, { ...body, more: 1 })).status, word).toBe(400);
    }
    expect(await detail(id)).toMatchObject({ state: 'stopped', steps: [{}] });
  });

  it('goes on without the action that was refused', async () => {
    const { deal, id } = await stopped();
    expect((await repair(id, 'skip', { reason: 'Noted by hand' })).status).toBe(204);
    const one = await detail(id);
    expect(one).toMatchObject({ state: 'running', problem: null });
    expect(places(one)).toEqual(['open', 'open.work']);
    expect(await notesOf(deal)).toEqual(['second']);
    expect(one.steps[0]).toMatchObject({
      repair: { kind: 'skip', reason: 'Noted by hand' },
      cause: { kind: 'repair' },
      ways: ['open.check always.0'],
    });
    // Notes are nothing that the administrator may know of here, and neither is the one left out.
    expect(one.steps[0]?.actions).toEqual([]);
    expect((await repair(id, 'skip', { reason: 'x' })).body).toMatchObject({ code: 'workflow.not-stopped' });
  });

  it('goes back to where it was, with its time anew and nothing done again', async () => {
    const deal = await make({ amount: 11 });
    const id = await begin(deal);
    await send(id, 'accept');
    const before = await detail(id);
    expect(before.backTo.map(({ path }) => path)).toEqual(['open.check']);
    expect(before.timers).toEqual([]);
    for (const state of ['open.work', 'end', 'open', 'gone', '__proto__'])
      expect((await repair(id, 'back', { state, reason: 'x' })).status, state).toBe(409);
    expect((await repair(id, 'back', { state: 'open.check', reason: 'Wrong amount' })).status).toBe(204);
    const one = await detail(id);
    expect(places(one)).toEqual(['open', 'open.check']);
    expect(one.timers).toMatchObject([{ delay: 'late', state: 'open.check' }]);
    expect(one.steps[0]).toMatchObject({ repair: { kind: 'back', reason: 'Wrong amount' }, entered: ['open.check'] });
    expect(await notesOf(deal)).toEqual(['Deal', 'second']);
    expect((await send(id, 'accept')).status).toBe(204);
    expect(await notesOf(deal)).toEqual(['Deal', 'second', 'Deal', 'second']);
    expect((await detail(id)).steps[0]?.ways).toEqual(['open.check on.accept.0']);
  });

  it('is ended and undone in the reverse order of its states, each once', async () => {
    const deal = await make({ amount: 11 });
    const id = await begin(deal);
    await send(id, 'accept');
    expect((await repair(id, 'compensate', { reason: 'Withdrawn' })).status).toBe(204);
    expect(await notesOf(deal)).toEqual(['Deal', 'second', 'work undone', 'check undone']);
    const one = await detail(id);
    expect(one).toMatchObject({ state: 'cancelled', timers: [], backTo: [], canCompensate: false });
    expect(one.steps[0]).toMatchObject({ repair: { kind: 'compensate', reason: 'Withdrawn' } });
    expect((await repair(id, 'compensate', { reason: 'x' })).status).toBe(409);
  });

  it('is done to many at once, each for itself', async () => {
    const one = await stopped({ owner: server.users.get(SALES) });
    const other = await stopped({ owner: server.users.get(SALES) });
    const bulk = (body: object, as = ADMIN) => server.ask(as, 'POST', '/api/processes/bulk', body);
    expect((await bulk({ action: 'retry', ids: [one.id] }, VIEWER)).status).toBe(403);
    for (const body of [
      { action: 'retry' },
      { action: 'purge', ids: [one.id] },
      { action: 'retry', ids: [] },
      { action: 'retry', ids: ['x'] },
      { action: 'retry', ids: [one.id], filter: {} },
      { action: 'cancel', ids: [one.id] },
    ])
      expect((await bulk(body)).status, JSON.stringify(body)).toBe(422);
    for (const filter of [{ more: '1' }, { state: 'gone' }, { place: 'open' }])
      expect((await bulk({ action: 'retry', filter })).status).toBe(400);
    await change(one.deal, { name: 'Short' });
    // Those of others are not his.
    const outcome = (await bulk({ action: 'retry', filter: { workflow: 'sale' } }, SALES)).body as WireBulkOutcome;
    expect(outcome).toMatchObject({ done: 1, failed: [{ id: other.id }], hasMore: false });
    expect(await detail(one.id)).toMatchObject({ state: 'running' });
    expect(await detail(other.id)).toMatchObject({ state: 'stopped' });
    const ended = await bulk({ action: 'cancel', ids: [one.id, other.id], reason: 'Cleared up' });
    expect(ended.body).toEqual({ done: 2, failed: [], hasMore: false });
    expect((await detail(other.id)).steps[0]).toMatchObject({ repair: { kind: 'cancel', reason: 'Cleared up' } });
  });
});
