import type { WireMigration, WireProcess, WireProcesses, WireWorkflow } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const button = (target: string) => [{ target, meta: { label: label(target) } }];

const documents = (workflow: object) =>
  [
    {
      kind: 'entity',
      id: 'deal',
      name: 'deal',
      label: label('Deal'),
      labelPlural: label('Deals'),
      titleField: 'name',
      fields: [{ id: 'name', type: 'text', label: label('Name'), required: true }],
    },
    {
      kind: 'workflow',
      id: 'sale',
      name: 'sale',
      label: label('Sale'),
      entity: 'deal',
      roles: ['admin'],
      starts: [{ on: 'person' }],
      ...workflow,
    },
    {
      kind: 'role',
      id: 'admin',
      name: 'admin',
      label: label('Admin'),
      permissions: ['metadata.read', 'metadata.publish'],
      grants: [{ entity: 'deal', actions: ['read', 'create', 'update'] }],
    },
    {
      kind: 'role',
      id: 'viewer',
      name: 'viewer',
      label: label('Viewer'),
      grants: [{ entity: 'deal', actions: ['read'] }],
    },
  ].map((document, at) => ({ file: `${at}.json`, document }));

const OLD = {
  delays: { late: { count: 10, unit: 'days' } },
  machine: {
    initial: 'work',
    states: {
      work: {
        ...meta('Work'),
        initial: 'first',
        states: {
          first: { ...meta('First', { task: { label: label('Do it') } }), on: { go: button('#sale.work.second') } },
          second: { ...meta('Second'), after: { late: [{ target: '#sale.end' }] }, on: { go: button('#sale.wait') } },
        },
      },
      wait: { ...meta('Wait'), on: { go: button('end') } },
      end: { ...meta('End'), type: 'final' },
    },
  },
};
const NEW = {
  delays: { late: { count: 20, unit: 'days' }, soon: { count: 1, unit: 'days' } },
  machine: {
    initial: 'work',
    states: {
      work: {
        ...meta('Work'),
        initial: 'first',
        states: {
          first: {
            ...meta('First', { roles: ['admin'], task: { label: label('Do it well') } }),
            on: { go: button('#sale.work.second') },
          },
          second: { ...meta('Second'), after: { late: [{ target: '#sale.end' }] }, on: { go: button('#sale.rest') } },
        },
      },
      rest: { ...meta('Rest'), after: { soon: [{ target: 'end' }] }, on: { go: button('end') } },
      end: { ...meta('End'), type: 'final' },
    },
  },
};

const ADMIN = 'admin@example.com';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(documents(OLD));
  await server.database.query(sql`
    update data."user" set roles = case email when ${ADMIN} then '{admin}' else '{viewer}' end::text[]`);
});
afterAll(() => server.close());

const ids: string[] = [];
const processOf = async (id: string): Promise<WireProcess> =>
  ((await server.ask(ADMIN, 'GET', `/api/records/deal/${id}/processes`)).body as WireProcesses).items[0] as WireProcess;
const places = async (id: string) => (await processOf(id)).states.map(({ path }) => path);
const plan = async () => (await server.ask(ADMIN, 'GET', '/api/workflows/sale/migration')).body as WireMigration;
const migrate = (mapping: object, as = ADMIN) => server.ask(as, 'POST', '/api/workflows/sale/migration', { mapping });

describe('processes under way', () => {
  it('keep what they began with when another definition is published, and are counted where they stand', async () => {
    for (const steps of [0, 1, 2, 2, 3]) {
      const made = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: `Deal ${steps}` });
      const { id } = made.body as { id: string };
      ids.push(id);
      const begun = await server.ask(ADMIN, 'POST', '/api/workflows/sale/processes', { record: id });
      const process = (begun.body as { id: string }).id;
      for (let step = 0; step < steps; step += 1)
        expect((await server.ask(ADMIN, 'POST', `/api/processes/${process}/events/go`, {})).status).toBe(204);
    }
    await server.database.query(sql`update leitwerk.workflow_timer set entered = entered - interval '5 days'`);
    expect((await plan()).stands).toEqual([]);
    const published = await server.ask(ADMIN, 'POST', '/api/metadata/publish', {
      documents: documents(NEW),
      note: 'new',
    });
    expect(published.status, published.text).toBe(200);
    await expect.poll(async () => (await plan()).stands.length).toBe(3);
    const { stands, states } = await plan();
    expect(stands.map(({ states: at, count, to }) => [at.map(({ path }) => path).join(), count, to])).toEqual(
      expect.arrayContaining([
        ['wait', 2, null],
        ['work.first', 1, { work: 'first' }],
        ['work.second', 1, { work: 'second' }],
      ]),
    );
    expect(states.map(({ path }) => path)).toEqual(['work', 'work.first', 'work.second', 'rest']);
    const waiting = stands.find(({ to }) => to === null);
    expect(waiting).toMatchObject({ stopped: 0, samples: [{ title: 'Deal 2' }, { title: 'Deal 2' }] });
    expect(Date.parse(waiting?.lastStarted ?? '')).toBeGreaterThan(Date.parse(waiting?.firstStarted ?? ''));
    const former = async (as: string) =>
      ((await server.ask(as, 'GET', '/api/workflows')).body as { items: readonly WireWorkflow[] }).items[0]?.former;
    expect(await former(ADMIN)).toBe(4);
    expect(await former('viewer@example.com')).toBeUndefined();
    expect(await places(ids[2] as string)).toEqual(['wait']);
  });

  it('are moved with a mapping that has a place for each, and by those who may publish', async () => {
    expect((await migrate({})).body).toMatchObject({ status: 409, code: 'workflow.unmapped' });
    expect((await migrate({ wait: 'nowhere' })).body).toMatchObject({ status: 422, issues: [{ path: 'wait' }] });
    expect((await migrate({ wait: 7 })).status).toBe(422);
    expect((await migrate({ wait: 'end' })).status).toBe(422);
    for (const after of ['x', 7])
      expect(
        (await server.ask(ADMIN, 'POST', '/api/workflows/sale/migration', { mapping: {}, after })).body,
      ).toMatchObject({ status: 422, issues: [{ path: 'after' }] });
    expect((await migrate({ wait: 'rest' }, 'viewer@example.com')).status).toBe(403);
    expect((await server.ask('viewer@example.com', 'GET', '/api/workflows/sale/migration')).status).toBe(403);
    expect((await server.ask(ADMIN, 'GET', '/api/workflows/gone/migration')).status).toBe(404);
    expect(await places(ids[2] as string)).toEqual(['wait']);
    // One that cannot be moved keeps no other one from it.
    const deleted = sql`update data.deal set deleted_at = now() where id = ${ids[2]}::uuid`;
    await server.database.query(deleted);
    const { body } = await migrate({ wait: 'rest' });
    expect(body).toMatchObject({ moved: 3, left: 1, failed: [{ record: { title: 'Deal 2' } }], next: null });
    await server.database.query(sql`update data.deal set deleted_at = null where id = ${ids[2]}::uuid`);
    expect((await migrate({ wait: 'rest' })).body).toEqual({ moved: 1, left: 0, failed: [], next: null });
    expect((await plan()).stands).toEqual([]);
    expect(await places(ids[0] as string)).toEqual(['work', 'work.first']);
    expect(await places(ids[3] as string)).toEqual(['rest']);
    // What has ended stays as it ended.
    expect(await processOf(ids[4] as string)).toMatchObject({ state: 'done', states: [{ path: 'end' }] });
  });

  it('go on by the new definition: timers by its delays from when they began, tasks in its words', async () => {
    const [first, second, rest] = ids as [string, string, string];
    const dueIn = async (id: string) =>
      (await processOf(id)).timers.map(({ delay, due }) => [
        delay,
        Math.ceil((Date.parse(due) - Date.now()) / 86_400_000),
      ]);
    expect(await dueIn(second)).toEqual([['late', 16]]);
    expect(await dueIn(rest)).toEqual([['soon', 2]]);
    const inbox = (await server.ask(ADMIN, 'GET', '/api/inbox?scope=open')).body as {
      items: { label: { en: string } }[];
    };
    expect(inbox.items.map((one) => one.label.en)).toEqual(['Do it well']);
    const process = await processOf(first);
    expect(process.steps[0]?.event.name).toBe('migrate');
    for (let step = 0; step < 3; step += 1)
      expect((await server.ask(ADMIN, 'POST', `/api/processes/${process.id}/events/go`, {})).status).toBe(204);
    expect(await processOf(first)).toMatchObject({ state: 'done' });
    await workOnProcesses(server);
  });
});
