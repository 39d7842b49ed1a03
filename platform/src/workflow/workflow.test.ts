import type { WireProcess, WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../job/job-queue.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { fireTimer } from './send-unasked.ts';
import { wakeOverdue } from './timers.ts';

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
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
      { id: 'state', type: 'option', label: label('State') },
      { id: 'startDate', name: 'startDate', type: 'date', label: label('Start') },
      { id: 'count', type: 'integer', label: label('Count') },
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
    ],
    transitions: [{ id: 'win', label: label('Win'), from: ['open'], to: 'won' }],
  },
  {
    kind: 'workflow',
    id: 'conclude',
    name: 'conclude',
    label: label('Conclusion'),
    entity: 'deal',
    roles: ['robot'],
    starts: [
      { on: 'created', if: "kind = 'auto'" },
      { on: 'person', if: "kind != 'never'" },
    ],
    delays: { deadline: { count: 14, unit: 'days' }, before: { count: -6, unit: 'weeks', from: 'startDate' } },
    machine: {
      initial: 'check',
      states: {
        check: {
          ...meta('Check', { roles: ['admin'] }),
          entry: [
            {
              type: 'create-record',
              params: { entity: 'note', values: { text: { formula: "name & '!'" }, deal: { formula: 'id' } } },
            },
          ],
          after: { deadline: [{ target: 'late' }] },
          on: {
            accept: [
              {
                target: 'work',
                guard: 'count > 0',
                meta: {
                  label: label('Accept'),
                  reason: label('Count is missing.'),
                  input: [{ field: 'count', required: true }],
                },
              },
            ],
            circle: [{ target: 'circle', meta: { label: label('Circle') } }],
            skip: [{ target: 'late' }],
            'record.updated': [
              {
                guard: "kind = 'watched'",
                actions: [
                  {
                    type: 'create-record',
                    params: { entity: 'note', values: { text: 'seen', deal: { formula: 'id' } } },
                  },
                ],
              },
            ],
          },
        },
        circle: { ...meta('Circle'), always: [{ target: 'round', guard: 'count != 7' }] },
        round: { ...meta('Round'), always: [{ target: 'circle', guard: 'count != 7' }] },
        work: {
          ...meta('Work'),
          type: 'parallel',
          onDone: [{ target: 'end' }],
          states: {
            grid: {
              ...meta('Grid'),
              initial: 'wait',
              states: {
                wait: { ...meta('Wait'), on: { confirm: [{ target: 'told', meta: { label: label('Confirm') } }] } },
                told: { ...meta('Told'), type: 'final' },
              },
            },
            start: {
              ...meta('Start'),
              initial: 'wait',
              states: {
                wait: {
                  ...meta('Wait'),
                  after: { before: [{ target: 'told' }] },
                  always: [{ target: 'told', guard: 'count > 100' }],
                },
                told: { ...meta('Told'), type: 'final' },
              },
            },
          },
        },
        late: { ...meta('Late'), type: 'final' },
        end: { ...meta('End'), type: 'final', entry: [{ type: 'move-record', params: { event: 'win' } }] },
      },
    },
  },
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    grants: [
      { entity: 'deal', actions: ['read', 'update', 'transition'] },
      { entity: 'note', actions: ['read', 'create'] },
    ],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    permissions: ['jobs.manage'],
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update', 'delete', 'purge'] },
      { entity: 'user', actions: ['read'] },
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
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());

const work = (): Promise<readonly Job[]> => workOnProcesses(server);

const make = async (values: object): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'Deal', ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const processes = async (id: string, as = ADMIN): Promise<WireProcesses> =>
  (await server.ask(as, 'GET', `/api/records/deal/${id}/processes`)).body as WireProcesses;
const only = async (id: string): Promise<WireProcess> => {
  const { items } = await processes(id);
  expect(items).toHaveLength(1);
  return items[0] as WireProcess;
};
const begin = (record: string, as = ADMIN) => server.ask(as, 'POST', '/api/workflows/conclude/processes', { record });
const send = (process: string, event: string, input: object = {}, as = ADMIN) =>
  server.ask(as, 'POST', `/api/processes/${process}/events/${event}`, input);
const places = (one: WireProcess) => one.states.map(({ path }) => path);
const notesOf = async (deal: string) =>
  (await server.database.query<{ text: string }>(sql`select text from data.note where deal = ${deal}::uuid`)).map(
    (row) => row.text,
  );

describe('a process', () => {
  it('is begun by what happens to a record, once, and only where its condition holds', async () => {
    const auto = await make({ kind: 'auto' });
    const other = await make({ kind: 'other' });
    await work();
    const one = await only(auto);
    expect(one).toMatchObject({ workflow: 'conclude', state: 'running', problem: null });
    expect(places(one)).toEqual(['check']);
    expect(await notesOf(auto)).toEqual(['Deal!']);
    expect((await processes(other)).items).toEqual([]);
    expect((await processes(other)).startable).toMatchObject([{ workflow: 'conclude', possible: true }]);
    expect((await processes(auto)).startable).toMatchObject([
      { possible: false, reason: '“Conclusion” is running already.' },
    ]);
  });

  it('goes from a button to its end: input, side by side, by time and by the record', async () => {
    const id = await make({ kind: 'other', startDate: '2099-03-01' });
    const { body } = await begin(id);
    const process = (body as { id: string }).id;
    expect((await begin(id)).status).toBe(409);
    const [accept] = (await only(id)).events;
    expect(accept).toMatchObject({ event: 'accept', possible: true, input: [{ field: 'count', required: true }] });
    expect((await send(process, 'accept')).body).toMatchObject({ status: 422, issues: [{ path: 'count' }] });
    expect((await send(process, 'accept', { count: 1, name: 'x' })).status).toBe(422);
    const refused = await send(process, 'accept', { count: 0 });
    expect(refused.body).toMatchObject({ status: 409, code: 'workflow.guard' });
    expect(refused.text).toContain('Count is missing.');
    // Nothing of the refused event has stayed.
    expect((await server.ask(ADMIN, 'GET', `/api/records/deal/${id}`)).body).toMatchObject({ count: null, version: 1 });
    expect((await send(process, 'accept', { count: 5 })).status).toBe(204);
    const working = await only(id);
    expect(places(working)).toEqual(['work', 'work.grid', 'work.grid.wait', 'work.start', 'work.start.wait']);
    expect(working.timers).toEqual([{ delay: 'before', due: '2099-01-17T23:00:00.000Z' }]);
    expect((await send(process, 'accept', { count: 5 })).status).toBe(409);
    expect((await send(process, 'confirm')).status).toBe(204);
    // Without the date nothing is due; it comes back with it.
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { startDate: null });
    await work();
    expect((await only(id)).timers).toEqual([]);
    // The date moves, and with it what is due before it.
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { startDate: '2099-04-01' });
    await work();
    expect((await only(id)).timers).toEqual([{ delay: 'before', due: '2099-02-17T23:00:00.000Z' }]);
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { count: 101 });
    await work();
    const done = await only(id);
    expect(done).toMatchObject({ state: 'done', timers: [], events: [] });
    expect((await server.ask(ADMIN, 'GET', `/api/records/deal/${id}`)).body).toMatchObject({ state: 'won' });
    expect(done.steps.map(({ event }) => event.label?.en ?? event.name)).toEqual([
      'record.updated',
      'Confirm',
      'Accept',
      'begin',
    ]);
    expect((await send(process, 'confirm')).body).toMatchObject({ status: 409, code: 'workflow.not-running' });
    expect((await begin(id)).status).toBe(201);
  });

  it('is moved by time, once, though the job comes twice and too early', async () => {
    const id = await make({ kind: 'auto' });
    const [job] = (await work())
      .filter((one) => (one.payload as { event: string }).event.includes('deadline'))
      .slice(-1);
    const model = server.runtime.models.current();
    await fireTimer(server.database, model, job?.payload);
    expect(places(await only(id))).toEqual(['check']);
    await server.database.query(
      sql`update leitwerk.workflow_timer set due = now() - interval '1 minute' where event = ${String(job?.payload['event'])}`,
    );
    await fireTimer(server.database, model, job?.payload);
    await fireTimer(server.database, model, job?.payload);
    const one = await only(id);
    expect(one).toMatchObject({ state: 'done', timers: [] });
    expect(places(one)).toEqual(['late']);
    expect(one.steps).toHaveLength(2);
  });

  it('takes no event that is not there, of the record, or of time; one without a button comes from programs', async () => {
    const id = await make({ kind: 'other' });
    const process = ((await begin(id)).body as { id: string }).id;
    const foreign = ['constructor', '__proto__', 'record.updated', 'xstate.after.deadline.conclude.check', 'begin', ''];
    for (const event of foreign)
      expect([404, 409], event).toContain((await send(process, encodeURIComponent(event))).status);
    const one = await only(id);
    expect(places(one)).toEqual(['check']);
    expect(one.events.map(({ event }) => event)).toEqual(['accept', 'circle']);
    expect((await send(process, 'skip')).status).toBe(204);
    expect(places(await only(id))).toEqual(['late']);
  });

  it('hears of a change of its record once, though the job comes twice', async () => {
    const id = await make({ kind: 'watched' });
    await begin(id);
    await work();
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { count: 3 });
    await work();
    expect(await notesOf(id)).toEqual(['Deal!', 'seen']);
    expect((await only(id)).steps).toHaveLength(2);
  });

  it('takes one of two events that come at once', async () => {
    const id = await make({ kind: 'other', count: 1 });
    const process = ((await begin(id)).body as { id: string }).id;
    const answers = await Promise.all([1, 2, 3, 4].map((count) => send(process, 'accept', { count })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409]);
    expect((await only(id)).steps).toHaveLength(2);
  });

  it('is moved by time that has passed while nothing woke it', async () => {
    const id = await make({ kind: 'other' });
    const process = ((await begin(id)).body as { id: string }).id;
    await work();
    const { database } = server;
    const overdue = async (): Promise<readonly Job[]> => {
      await wakeOverdue(database);
      return (await work()).filter((job) => job.payload['instance'] === process);
    };
    expect(await overdue()).toEqual([]);
    await database.query(
      sql`update leitwerk.workflow_timer set due = now() - interval '2 minutes' where instance_id = ${process}::uuid`,
    );
    await database.query(sql`update leitwerk.workflow_instance set state = 'stopped' where id = ${process}::uuid`);
    expect(await overdue()).toEqual([]);
    await database.query(sql`update leitwerk.workflow_instance set state = 'running' where id = ${process}::uuid`);
    const [job] = await overdue();
    await fireTimer(database, server.runtime.models.current(), job?.payload);
    expect(places(await only(id))).toEqual(['late']);
  });

  it('that cannot go on is stopped with the reason, and nothing of the step has happened', async () => {
    const id = await make({ kind: 'auto', name: 'A name that is far too long' });
    await work();
    const one = await only(id);
    expect(one).toMatchObject({
      state: 'stopped',
      states: [],
      steps: [],
      events: [],
      problem: expect.stringContaining('20'),
    });
    expect(await notesOf(id)).toEqual([]);
    // Somebody who may looks after it.
    expect((await server.ask(VIEWER, 'POST', `/api/processes/${one.id}/retry`)).status).toBe(403);
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${one.id}/retry`)).body).toMatchObject({ status: 422 });
    await server.ask(ADMIN, 'PATCH', `/api/records/deal/${id}`, { name: 'Short' });
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${one.id}/retry`)).status).toBe(204);
    expect(await only(id)).toMatchObject({ state: 'running', problem: null, mayRepair: true });
    expect(await notesOf(id)).toEqual(['Short!']);
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${one.id}/retry`)).body).toMatchObject({ status: 409 });
    expect((await server.ask(VIEWER, 'POST', `/api/processes/${one.id}/cancel`)).status).toBe(403);
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${one.id}/cancel`)).status).toBe(204);
    expect(await only(id)).toMatchObject({ state: 'cancelled', timers: [], mayRepair: false });
    expect((await server.ask(ADMIN, 'POST', `/api/processes/${one.id}/cancel`)).status).toBe(409);
    // Who presses a button is told at once, and there is nothing to look after.
    const other = await make({ kind: 'other', name: 'A name that is far too long' });
    expect((await begin(other)).body).toMatchObject({ status: 422, issues: [{ path: 'text' }] });
    expect((await processes(other)).items).toEqual([]);
  });

  it('goes for good with its record', async () => {
    const id = await make({ kind: 'other' });
    await begin(id);
    // A record that others refer to stays.
    await server.database.query(sql`delete from data.note where deal = ${id}::uuid`);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/deal/${id}`)).status).toBe(204);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/deal/${id}?purge=true`)).status).toBe(204);
    expect(
      await server.database.query(sql`select 1 from leitwerk.workflow_instance where record_id = ${id}::uuid`),
    ).toEqual([]);
  });

  it('that turns in a circle is refused, and others are served', async () => {
    const id = await make({ kind: 'other', count: 1 });
    const process = ((await begin(id)).body as { id: string }).id;
    expect((await send(process, 'circle')).body).toMatchObject({ status: 409, code: 'workflow.endless' });
    expect(places(await only(id))).toEqual(['check']);
    expect((await send(process, 'accept', { count: 1 })).status).toBe(204);
  });

  it('is seen by who may read its record and moved by who is named for it', async () => {
    const owner = server.users.get(SALES);
    const mine = await make({ kind: 'other', owner });
    const foreign = await make({ kind: 'other' });
    for (const id of [mine, foreign]) expect((await begin(id)).status).toBe(201);
    expect((await server.ask(SALES, 'GET', `/api/records/deal/${foreign}/processes`)).status).toBe(404);
    expect((await begin(foreign, SALES)).status).toBe(404);
    expect((await begin(mine, VIEWER)).status).toBe(403);
    const [process] = (await processes(mine, SALES)).items;
    expect(process?.events).toMatchObject([
      { event: 'accept', possible: false },
      { event: 'circle', possible: false },
    ]);
    // Notes are nothing that sales may know of.
    expect(process?.steps[0]?.actions).toEqual([]);
    expect((await send(process?.id ?? '', 'accept', { count: 1 }, SALES)).status).toBe(403);
    expect((await send(process?.id ?? '', 'accept', { count: 1 }, VIEWER)).status).toBe(403);
    const hidden = await only(foreign);
    const answer = await send(hidden.id, 'accept', { count: 1 }, SALES);
    const unknown = await send('00000000-0000-7000-8000-00000000000f', 'accept', { count: 1 }, SALES);
    expect(answer.status).toBe(404);
    expect({ ...(answer.body as object), requestId: '' }).toEqual({ ...(unknown.body as object), requestId: '' });
    expect((await send(process?.id ?? '', 'accept', { count: 1 })).status).toBe(204);
    // Whoever may change the record sends what nobody is named for.
    expect((await send(process?.id ?? '', 'confirm', {}, VIEWER)).status).toBe(403);
    expect((await send(process?.id ?? '', 'confirm', {}, SALES)).status).toBe(204);
    expect((await server.ask(ADMIN, 'POST', '/api/workflows/gone/processes', { record: mine })).status).toBe(404);
    expect((await server.ask(ADMIN, 'POST', '/api/workflows/conclude/processes', { record: 'x' })).status).toBe(422);
    expect(
      (await server.ask(ADMIN, 'POST', '/api/workflows/conclude/processes', { record: mine, more: 1 })).status,
    ).toBe(400);
  });
});
