import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import { workOnRun } from '../run/work-on-run.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { loadModules, mustFitTogether } from './load-modules.ts';
import type { Module, RecordEvent } from './module.ts';
import { ActionRefused } from './module.ts';
import { moduleRunKinds } from './module-runs.ts';
import { REACT_JOB, reactionsOf, runReaction } from './run-reaction.ts';

const seen: RecordEvent[] = [];
const prepared: number[] = [];

/** A module that does a little of everything. */
const bench: Module = {
  name: 'bench',
  needs: ['bench.rename'],
  actions: {
    rename: {
      label: { de: 'Umbenennen', en: 'Rename' },
      input: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'frame'],
        properties: { id: { type: 'string' }, frame: { type: 'string', minLength: 2 } },
      },
      run: async ({ id, frame }, context) => {
        if (frame === 'taken') throw new ActionRefused([{ path: 'frame', code: 'value.not-unique' }]);
        const [bike] = await context.write([
          { action: 'update', entity: 'bike', id: String(id), values: { frame: String(frame) } },
        ]);
        return { frame: bike?.['frame'] };
      },
    },
    count: {
      label: { de: 'Lackieren', en: 'Paint' },
      input: { type: 'object', additionalProperties: false },
      run: async (_input, context) => (await context.list('part', { limit: 10 })).items.length,
    },
    again: {
      label: { de: 'Im Kreis', en: 'In a circle' },
      input: { type: 'object', additionalProperties: false },
      run: (_input, context) => context.call('bench.again', {}),
    },
  },
  routes: [
    {
      method: 'GET',
      path: '/api/bench/frames/{start}',
      summary: 'Frames that begin like this',
      query: { most: 'How many at most' },
      handle: async ({ params, query }, context) => {
        const filter = { frame: { startsWith: params['start'] } };
        const { items } = await context.list('bike', { filter, limit: Number(query['most'] ?? 10) });
        return items.map((one) => one['frame']);
      },
    },
    {
      method: 'POST',
      path: '/api/bench/paint',
      summary: 'Paint some bikes',
      status: 202,
      body: {
        type: 'object',
        additionalProperties: false,
        required: ['frames'],
        properties: { frames: { type: 'array', items: { type: 'string' } } },
      },
      handle: async ({ body }, context) => {
        const { frames } = body as { readonly frames: readonly string[] };
        const tried = await context.tryOut(
          frames.map((frame) => ({ action: 'create', entity: 'bike', values: { frame } })),
        );
        const bad = tried.flatMap((one) => ('issues' in one ? one.issues : []));
        if (bad.length > 0) throw new ActionRefused(bad);
        return context.startRun({ kind: 'bench.paint', entity: 'bike', input: { frames }, total: frames.length });
      },
    },
  ],
  runs: {
    paint: {
      label: { de: 'Lackieren', en: 'Paint' },
      step: async (run, _context, step) => {
        const frames = run.input['frames'] as readonly string[];
        const frame = frames[run.done] ?? '';
        await step.attempt([{ action: 'create', entity: 'bike', values: { frame } }], ([attempt]) => ({
          cursor: {},
          done: run.done + 1,
          counts: { ...run.counts, made: (run.counts['made'] ?? 0) + (attempt && 'id' in attempt ? 1 : 0) },
          problems:
            attempt && 'issues' in attempt ? [{ position: run.done + 1, row: { frame }, issues: attempt.issues }] : [],
        }));
        return run.done + 1 < frames.length;
      },
    },
  },
  rules: [
    {
      name: 'frames-in-capitals',
      entity: 'bike',
      on: ['create', 'update'],
      judge: async ({ draft }) => ({ changes: { frame: String(draft['frame']).toUpperCase() } }),
    },
    {
      name: 'no-stolen-bikes',
      entity: 'bike',
      on: ['create', 'delete'],
      judge: async ({ draft, before }) =>
        String(before?.['frame'] ?? draft['frame']).startsWith('STOLEN')
          ? { issues: [{ path: 'frame', code: 'rule.broken', params: { message: { de: 'Gestohlen', en: 'Stolen' } } }] }
          : {},
    },
    {
      name: 'no-twins-of-old-bikes',
      entity: () => ['bike'],
      on: ['create'],
      prepare: async (batch, { list, mayRead, entity }) => {
        prepared.push(batch.length);
        const twins = batch.map(({ draft }) => `OLD-${String(draft['frame'])}`);
        const { items } = await list('bike', { filter: { frame: { in: twins } }, limit: 100 });
        const taken = new Set(items.map((one) => one['frame']));
        expect([mayRead('bike', 'frame'), entity('nothing')]).toEqual([true, null]);
        return async ({ draft }) =>
          taken.has(`OLD-${String(draft['frame'])}`) ? { issues: [{ path: 'frame', code: 'value.not-unique' }] } : {};
      },
    },
  ],
  reactions: [
    {
      name: 'bench-part-for-bike',
      on: ['bike.created'],
      react: async (event, context) => {
        seen.push(event);
        const { items } = await context.list('bike', { filter: { id: event.recordId }, limit: 1 });
        await context.write([
          { action: 'create', entity: 'repair', values: { bike: event.recordId, warrantyNumber: items[0]?.['frame'] } },
        ]);
      },
    },
  ],
};

const APP = {
  file: 'app.json',
  document: {
    kind: 'app',
    id: 'workshop',
    name: 'workshop',
    label: { de: 'Werkstatt', en: 'Workshop' },
    modules: ['bench'],
    navigation: [{ id: 'bikes', label: { de: 'Räder', en: 'Bikes' }, entity: 'bike' }],
  },
};

const ADMIN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
let server: TestServer;

const withActions = workshop.map(({ file, document }) => {
  const one = document as Record<string, unknown>;
  if (one['kind'] !== 'role') return { file, document };
  const callableActions =
    one['id'] === 'foreman' ? ['bench.rename', 'bench.count', 'bench.again'] : ['bench.rename', 'bench.count'];
  return { file, document: { ...one, callableActions } };
});

beforeAll(async () => {
  server = await startTestServer([...withActions, APP], [bench]);
  await server.database.query(sql`update data."user" set roles = '{foreman}' where email = ${ADMIN}`);
  await server.database.query(sql`update data."user" set roles = '{mechanic}' where email = ${MECHANIC}`);
  await server.database.query(sql`update data."user" set roles = '{}' where email = 'viewer@example.com'`);
});
afterAll(() => server.close());

const makeBike = (frame: string) => server.ask(ADMIN, 'POST', '/api/records/bike', { frame });
const call = (as: string | null, action: string, input: unknown) =>
  server.ask(as, 'POST', `/api/actions/${action}`, input);
const frameOf = async (id: string) =>
  ((await server.ask(ADMIN, 'GET', `/api/records/bike/${id}`)).body as { frame: string }).frame;

it('rules change and refuse what is written, on every way of writing', async () => {
  const made = await makeBike('abc');
  expect(made.body).toMatchObject({ frame: 'ABC' });
  const { id } = made.body as { id: string };
  const changed = await server.ask(ADMIN, 'PATCH', `/api/records/bike/${id}`, { frame: 'xyz' });
  expect(changed.body).toMatchObject({ frame: 'XYZ' });
  const refused = await server.ask(ADMIN, 'POST', '/api/records/bike/batch', {
    commands: [{ action: 'create', values: { frame: 'stolen-1' } }],
  });
  expect(refused.text).toContain('Gestohlen');
  await server.database.query(sql`update data.bike set frame = 'STOLEN-2' where id = ${id}::uuid`);
  const kept = await server.ask(ADMIN, 'DELETE', `/api/records/bike/${id}`);
  expect(kept.status, kept.text).toBe(422);
});

it('a rule that reads does so once for a whole batch, as the platform and inside the transaction', async () => {
  await makeBike('old-twin');
  prepared.length = 0;
  const commands = ['twin', 'single', 'other'].map((frame) => ({ action: 'create', values: { frame } }));
  const reply = await server.ask(ADMIN, 'POST', '/api/records/bike/batch', { atomic: false, commands });
  expect(prepared).toEqual([3]);
  const { items } = reply.body as { items: { status: number }[] };
  expect(items.map((one) => one.status)).toEqual([422, 201, 201]);
});

it('actions are for those whose role names them, and work with the caller’s own rights', async () => {
  const { id } = (await makeBike('act-1')).body as { id: string };
  expect((await call(null, 'bench.rename', { id, frame: 'A2' })).status).toBe(401);
  const forbidden = await call('viewer@example.com', 'bench.rename', { nonsense: true });
  const unknown = await call('viewer@example.com', 'bench.nothing', {});
  expect([forbidden.status, unknown.status]).toEqual([403, 403]);
  expect((await call(ADMIN, 'bench.constructor', {})).status).toBe(403);
  expect((await call(ADMIN, 'other.rename', {})).status).toBe(403);
  // The mechanic may call it, but may not change bikes nor read parts.
  expect((await call(MECHANIC, 'bench.rename', { id, frame: 'A2' })).status).toBe(403);
  expect((await call(MECHANIC, 'bench.count', {})).status).toBe(403);
  expect(await frameOf(id)).toBe('ACT-1');
  const done = await call(ADMIN, 'bench.rename', { id, frame: 'a2' });
  expect([done.status, done.body]).toEqual([200, { frame: 'A2' }]);
  expect((await call(ADMIN, 'bench.count', {})).body).toBe(0);
});

it('a token that may only read calls no action', async () => {
  const { createApiToken } = await import('../session/api-tokens.ts');
  const admin = server.users.get(ADMIN) ?? '';
  const { token } = await createApiToken(server.database, admin, { name: 'r', scopes: ['read'], expiresAt: null });
  expect((await call(token, 'bench.count', {})).status).toBe(403);
});

it('input of an action is checked by its shape, refusals carry their place', async () => {
  const wrong = await call(ADMIN, 'bench.rename', { frame: 'x', colour: 'red' });
  expect(wrong.status).toBe(422);
  const issues = (wrong.body as { issues: { path: string; code: string }[] }).issues;
  expect(issues.map(({ path, code }) => [path, code]).sort()).toEqual([
    ['colour', 'value.unknown-key'],
    ['frame', 'document.value'],
    ['id', 'value.required'],
  ]);
  const refused = await call(ADMIN, 'bench.rename', { id: 'x', frame: 'taken' });
  expect(refused.body).toMatchObject({ status: 422, code: 'action.refused', issues: [{ path: 'frame' }] });
});

it('actions that call each other in a circle end with an error', async () => {
  expect((await call(ADMIN, 'bench.again', {})).status).toBe(500);
});

it('reactions follow from the outbox as jobs, with a key per event', async () => {
  await server.database.query(sql`truncate leitwerk.outbox`);
  const { id } = (await makeBike('react-1')).body as { id: string };
  const jobs: Job[] = [];
  const queue = {
    enqueue: async (job: Job | readonly Job[]) => {
      jobs.push(...[job].flat());
    },
  } as unknown as JobQueue;
  const model = server.runtime.models.current();
  await relayBatch(server.database, queue, reactionsOf(model), () => false);
  const [job, ...more] = jobs.filter(({ name }) => name === REACT_JOB);
  expect(more).toEqual([]);
  expect(job?.key).toMatch(/^bench-part-for-bike:/);
  await runReaction(server.database, model, job?.payload);
  expect(seen.at(-1)).toMatchObject({ name: 'bike.created', recordId: id });
  const repairs = await server.ask(
    ADMIN,
    'GET',
    `/api/records/repair?filter=${encodeURIComponent(JSON.stringify({ bike: id }))}`,
  );
  expect(repairs.body).toMatchObject({ items: [{ warrantyNumber: 'REACT-1' }] });
});

it('definitions can name only modules that are installed, roles only actions of those', async () => {
  const documents = (await server.ask(ADMIN, 'GET', '/api/metadata/export')).body as { documents: object[] };
  const app = { ...APP.document, modules: ['nowhere'] };
  const check = await server.ask(ADMIN, 'POST', '/api/metadata/check', {
    documents: [
      ...documents.documents.filter((one) => (one as { file: string }).file !== 'app.json'),
      { ...APP, document: app },
    ],
  });
  const codes = (check.body as { issues: { path: string; code: string }[] }).issues.map(
    ({ path, code }) => `${path} ${code}`,
  );
  expect(codes).toContain('modules.0 definition.no-module');
  expect(codes).toContain('callableActions.0 definition.unknown-reference');
  await expect(loadModules(['../platform'])).rejects.toThrow(/not installed/);
});

it('routes are there for whoever is signed in, with his own rights and a checked body', async () => {
  await makeBike('route-1');
  expect((await server.ask(MECHANIC, 'GET', '/api/bench/frames/ROUTE')).body).toEqual(['ROUTE-1']);
  expect((await server.ask(MECHANIC, 'GET', '/api/bench/frames/ROUTE?much=1')).status).toBe(400);
  expect((await server.ask('viewer@example.com', 'GET', '/api/bench/frames/ROUTE')).status).toBe(403);
  expect((await server.ask(null, 'GET', '/api/bench/frames/ROUTE')).status).toBe(401);
  for (const path of ['/api/bench/frames', '/api/bench/frames/a/b', '/api/other/frames/a', '/api/bench/paint'])
    expect((await server.ask(ADMIN, 'GET', path)).body, path).toMatchObject({ code: 'request.unknown-route' });
  expect((await server.ask(ADMIN, 'POST', '/api/bench/paint', { frame: 1 })).status).toBe(422);
  const { paths } = (await server.ask(ADMIN, 'GET', '/api/openapi.json')).body as { paths: object };
  expect(paths).toHaveProperty(['/api/bench/paint', 'post']);
});

it('a trial stores nothing; a run does, piece by piece', async () => {
  await makeBike('paint-1');
  const refused = await server.ask(ADMIN, 'POST', '/api/bench/paint', { frames: ['paint-2', 'paint-1'] });
  expect(refused.body).toMatchObject({ status: 422, issues: [{ path: 'frame' }] });
  expect((await server.ask(ADMIN, 'GET', '/api/bench/frames/PAINT')).body).toEqual(['PAINT-1']);
  const begun = await server.ask(ADMIN, 'POST', '/api/bench/paint', { frames: ['paint-2', 'paint-3'] });
  expect(begun.status).toBe(202);
  const { id } = begun.body as { id: string };
  await makeBike('paint-3');
  const kinds = () => moduleRunKinds(server.runtime.models.current().modules);
  await workOnRun(server.database, server.runtime.models, kinds, id, (error) => expect(String(error)).toBe(''));
  expect((await server.ask(ADMIN, 'GET', `/api/runs/${id}`)).body).toMatchObject({
    kind: 'bench.paint',
    state: 'done',
    counts: { made: 1 },
    problems: 1,
  });
  expect((await server.ask(ADMIN, 'GET', `/api/runs/${id}/problems`)).body).toMatchObject({
    items: [{ position: 2, row: { frame: 'paint-3' } }],
  });
});

it('modules must fit together', () => {
  const route = { method: 'GET', path: '/api/records/x', summary: 'x', handle: async () => null } as const;
  expect(() => mustFitTogether([{ name: 'a', routes: [route] }])).toThrow(/must begin with \/api\/a\//);
  expect(() => mustFitTogether([bench])).not.toThrow();
  expect(() => mustFitTogether([{ name: 'a', needs: ['mail.send'] }])).toThrow(/a needs the action mail.send/);
  expect(() => mustFitTogether([bench, { ...bench, name: 'b', routes: [] }])).toThrow(/two reactions are named/);
});
