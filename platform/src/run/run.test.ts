import { randomUUID } from 'node:crypto';
import type { WireRun, WireRunProblem } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionRefused } from '../module/module.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { Reply, TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import type { RunKind } from './run.ts';
import { RUN_KINDS } from './run-kinds.ts';
import { createRun } from './store-runs.ts';
import { workOnRun } from './work-on-run.ts';

const FOREMAN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
const BIKES = 450;

let server: TestServer;
let bike: string;
beforeAll(async () => {
  server = await startTestServer(workshop);
  await server.database.query(sql`
    update data."user" set roles = case email when ${FOREMAN} then '{foreman}' else '{mechanic}' end::text[]`);
  const commands = Array.from({ length: BIKES }, (_, index) => ({
    action: 'create',
    values: { frame: `F-${String(index).padStart(4, '0')}` },
  }));
  const batch = await server.ask(FOREMAN, 'POST', '/api/records/bike/batch', { commands });
  bike = (batch.body as { items: { id: string }[] }).items[0]?.id ?? '';
  const repairs = Array.from({ length: 60 }, (_, index) => ({
    action: 'create',
    values: {
      bike,
      hours: '1.00',
      mechanic: server.users.get(index % 2 === 0 ? MECHANIC : FOREMAN),
      warrantyNumber: index === 0 ? '=cmd|calc' : `-${index}`,
    },
  }));
  await server.ask(FOREMAN, 'POST', '/api/records/repair/batch', { commands: repairs });
});
afterAll(() => server.close());

const work = (
  id: string,
  onError: (error: unknown) => void = (error) => expect(String(error)).toBe(''),
): Promise<void> => workOnRun(server.database, server.runtime.models, () => RUN_KINDS, id, onError);

async function finished(as: string, begun: Reply): Promise<WireRun> {
  expect(begun.status, begun.text).toBe(202);
  const { id } = begun.body as WireRun;
  await work(id);
  return (await server.ask(as, 'GET', `/api/runs/${id}`)).body as WireRun;
}

const bulk = (as: string, entity: string, selection: object, change: object): Promise<Reply> =>
  server.ask(as, 'POST', `/api/records/${entity}/bulk`, { selection, change });

const problemsOf = async (as: string, id: string): Promise<readonly WireRunProblem[]> =>
  ((await server.ask(as, 'GET', `/api/runs/${id}/problems?limit=500`)).body as { items: WireRunProblem[] }).items;

const countOf = async (path: string): Promise<number> =>
  ((await server.ask(FOREMAN, 'GET', `${path}&count=exact&limit=1`)).body as { count: number }).count;

describe('a bulk change', () => {
  it('reaches exactly what the list shows to this person, and says what it could not do', async () => {
    const run = await finished(
      MECHANIC,
      await bulk(MECHANIC, 'repair', { filter: { hours: '1.00' } }, { action: 'update', values: { hours: '2.50' } }),
    );
    expect(run).toMatchObject({ state: 'done', total: 30, done: 30, counts: { changed: 30, refused: 0 } });
    const changed = encodeURIComponent(JSON.stringify({ hours: '2.50' }));
    expect(await countOf(`/api/records/repair?filter=${changed}`)).toBe(30);
    const finish = await finished(
      FOREMAN,
      await bulk(
        FOREMAN,
        'repair',
        { filter: { hours: '2.50' } },
        { action: 'transition', event: 'finish', input: { hours: '3.00' } },
      ),
    );
    expect(finish.counts).toEqual({ changed: 30, refused: 0 });
    const late = await finished(
      FOREMAN,
      await bulk(FOREMAN, 'repair', {}, { action: 'update', values: { hours: '9.00' } }),
    );
    // What is done keeps its hours.
    expect(late).toMatchObject({ total: 60, counts: { changed: 30, refused: 30 }, problems: 30 });
    const problems = await problemsOf(FOREMAN, late.id);
    expect(problems).toHaveLength(30);
    expect(problems[0]).toMatchObject({ title: expect.stringMatching(/^R-\d{4}$/), issues: [{ path: 'hours' }] });
    expect(problems[0]?.messages[0]).not.toBe('');
  });

  it('of picked records leaves out those that may not be read', async () => {
    const { items } = (await server.ask(FOREMAN, 'GET', '/api/records/repair?fields=id,mechanic&limit=60')).body as {
      items: { id: string; mechanic: string }[];
    };
    const run = await finished(
      MECHANIC,
      await bulk(
        MECHANIC,
        'repair',
        { ids: items.map((one) => one.id) },
        { action: 'update', values: { warranty: false } },
      ),
    );
    expect(run.counts['changed']).toBe(30);
  });

  it('is refused at once where it would be refused for every record', async () => {
    expect((await bulk(MECHANIC, 'repair', {}, { action: 'update', values: { bike } })).status).toBe(403);
    expect((await bulk(MECHANIC, 'repair', {}, { action: 'delete' })).status).toBe(403);
    expect((await bulk(FOREMAN, 'repair', {}, { action: 'update', values: { hour: '1' } })).status).toBe(422);
    expect((await bulk(FOREMAN, 'repair', { filter: { hour: 1 } }, { action: 'delete' })).status).toBe(400);
    expect((await bulk(FOREMAN, 'repair', { ids: [] }, { action: 'delete' })).status).toBe(400);
    expect((await bulk(FOREMAN, 'repair', {}, { action: 'explode' })).status).toBe(400);
    expect((await bulk('nobody', 'repair', {}, { action: 'delete' })).status).toBe(401);
  });

  it('changes every record once, however many processes work on it', async () => {
    const begun = await bulk(FOREMAN, 'bike', {}, { action: 'delete' });
    const { id } = begun.body as WireRun;
    const ignore = (): void => undefined;
    await Promise.all([work(id, ignore), work(id, ignore)]);
    const run = (await server.ask(FOREMAN, 'GET', `/api/runs/${id}`)).body as WireRun;
    expect(run).toMatchObject({ state: 'done', done: BIKES });
    const [row] = await server.database.query<{ count: number }>(
      sql`select count(*) as count from leitwerk.history where request_id = ${`run:${id}`} and action = 'delete'`,
    );
    expect(row?.count).toBe(run.counts['changed']);

    // One bike is held by its repairs; the rest come back.
    expect(run.counts).toEqual({ changed: BIKES - 1, refused: 1 });
    const undo = await finished(FOREMAN, await server.ask(FOREMAN, 'POST', `/api/runs/${id}/undo`, {}));
    expect(undo).toMatchObject({ kind: 'undo', state: 'done', counts: { undone: BIKES - 1, refused: 0 } });
    expect(await countOf('/api/records/bike?search=F')).toBe(BIKES);
  });

  it('stops when told to, with what it has done stored, and goes on from there', async () => {
    const begun = await bulk(FOREMAN, 'bike', { search: 'F-' }, { action: 'delete' });
    const { id } = begun.body as WireRun;
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${id}/pause`)).body).toMatchObject({ state: 'paused' });
    await work(id);
    expect((await server.ask(FOREMAN, 'GET', `/api/runs/${id}`)).body).toMatchObject({ state: 'paused', done: 0 });
    expect((await server.ask(MECHANIC, 'POST', `/api/runs/${id}/resume`)).status).toBe(404);
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${id}/resume`)).body).toMatchObject({ state: 'waiting' });
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${id}/resume`)).status).toBe(409);
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${id}/cancel`)).body).toMatchObject({ state: 'cancelled' });
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${id}/undo`)).body).toMatchObject({
      code: 'run.nothing-to-undo',
    });
    expect(await countOf('/api/records/bike?search=F')).toBe(BIKES);
  });

  it('ends when the person may not work any more', async () => {
    const begun = await bulk(MECHANIC, 'repair', {}, { action: 'update', values: { hours: '7.00' } });
    await server.database.query(sql`update data."user" set active = false where email = ${MECHANIC}`);
    const { id } = begun.body as WireRun;
    await work(id);
    const [row] = await server.database.query(sql`select state, error, done from leitwerk.run where id = ${id}::uuid`);
    expect(row).toEqual({ state: 'failed', error: { code: 'run.actor-gone' }, done: 0 });
    await server.database.query(sql`update data."user" set active = true where email = ${MECHANIC}`);
  });

  it('ends with the reason when a right is taken away', async () => {
    const begun = await bulk(MECHANIC, 'repair', {}, { action: 'update', values: { hours: '7.00' } });
    await server.database.query(sql`update data."user" set roles = '{}' where email = ${MECHANIC}`);
    const run = await finished(MECHANIC, begun);
    expect(run).toMatchObject({ state: 'failed', done: 0, error: 'Dazu fehlt das Recht.' });
    await server.database.query(sql`update data."user" set roles = '{mechanic}' where email = ${MECHANIC}`);
  });

  it('is taken back by value; what somebody has changed since only when asked for', async () => {
    const made = (await server.ask(FOREMAN, 'POST', '/api/records/repair', { bike, hours: '1.25' })).body as {
      id: string;
    };
    const other = (await server.ask(FOREMAN, 'POST', '/api/records/repair', { bike, hours: '1.25' })).body as {
      id: string;
    };
    const run = await finished(
      FOREMAN,
      await bulk(
        FOREMAN,
        'repair',
        { ids: [made.id, other.id] },
        { action: 'update', values: { hours: '5.00', warrantyNumber: 'W' } },
      ),
    );
    await server.ask(FOREMAN, 'PATCH', `/api/records/repair/${other.id}`, { hours: '6.00' });
    const first = await finished(FOREMAN, await server.ask(FOREMAN, 'POST', `/api/runs/${run.id}/undo`, {}));
    expect(first).toMatchObject({ problems: 1, undoes: run.id });
    expect((await problemsOf(FOREMAN, first.id))[0]).toMatchObject({
      recordId: other.id,
      issues: [{ path: 'hours', code: 'run.changed-since' }],
    });
    const read = async (id: string) => (await server.ask(FOREMAN, 'GET', `/api/records/repair/${id}`)).body;
    expect(await read(made.id)).toMatchObject({ hours: '1.25', warrantyNumber: null });
    expect(await read(other.id)).toMatchObject({ hours: '6.00', warrantyNumber: null });
    const rest = await server.ask(FOREMAN, 'POST', `/api/runs/${run.id}/undo`, { overwrite: true });
    expect((await server.ask(FOREMAN, 'POST', `/api/runs/${run.id}/undo`, {})).status).toBe(409);
    await finished(FOREMAN, rest);
    expect((await server.ask(FOREMAN, 'GET', `/api/runs/${first.id}`)).body).toMatchObject({ undoes: null });
    expect(await read(other.id)).toMatchObject({ hours: '1.25' });
  });
});

it('stores a step once, whoever else works on the run at the same time', async () => {
  const tick: RunKind = {
    name: 'tick',
    step: async (run, { database, save }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await database.transaction(async (tx) => {
        await tx.query(sql`insert into leitwerk.setting (key, value) values (${`tick-${randomUUID()}`}, '1')`);
        await save(tx, { cursor: {}, done: run.done + 1, counts: {} });
      });
      return run.done + 1 < 20;
    },
  };
  const context = makeContext(
    server.runtime.models.current(),
    { ...SYSTEM_ACTOR, id: server.users.get(FOREMAN) ?? '' },
    null,
  );
  const id = await createRun(server.database, { kind: 'tick', entity: null, input: {}, total: 20 }, context);
  const fail = (error: unknown): void => expect(String(error)).toBe('');
  await Promise.all([1, 2, 3].map(() => workOnRun(server.database, server.runtime.models, () => [tick], id, fail)));
  const [row] = await server.database.query<{ ticks: number }>(
    sql`select count(*) as ticks from leitwerk.setting where key like 'tick-%'`,
  );
  expect(row?.ticks).toBe(20);
  expect((await server.ask(FOREMAN, 'GET', `/api/runs/${id}`)).body).toMatchObject({ state: 'done', done: 20 });
});

it('does a step again that was refused for what passes, and ends with the reason of what does not', async () => {
  const context = makeContext(
    server.runtime.models.current(),
    { ...SYSTEM_ACTOR, id: server.users.get(FOREMAN) ?? '' },
    null,
  );
  const workOn = async (statuses: readonly (429 | 503 | 422)[]) => {
    const left = [...statuses];
    const busy: RunKind = {
      name: 'busy',
      step: async () => {
        const status = left.shift();
        if (status !== undefined) throw new ActionRefused([{ path: '', code: 'value.required' }], status);
        return false;
      },
    };
    const id = await createRun(server.database, { kind: 'busy', entity: null, input: {}, total: 1 }, context);
    const fail = (error: unknown): void => expect(String(error)).toBe('');
    await workOnRun(server.database, server.runtime.models, () => [busy], id, fail);
    return (await server.ask(FOREMAN, 'GET', `/api/runs/${id}`)).body as { readonly state: string };
  };
  expect(await workOn([429, 503])).toMatchObject({ state: 'done' });
  expect(await workOn([422])).toMatchObject({ state: 'failed', error: 'Pflichtfeld.' });
});

describe('an export', () => {
  const begin = (as: string, format: string, fields: readonly string[], selection: object = {}): Promise<Reply> =>
    server.ask(
      as,
      'POST',
      '/api/records/repair/export',
      { selection, format, fields, sort: ['number'] },
      { 'accept-language': 'en' },
    );

  it('holds what the person may read, formatted, and no formula', async () => {
    const run = await finished(
      MECHANIC,
      await begin(MECHANIC, 'csv', ['number', 'bike', 'state', 'hours', 'warrantyNumber']),
    );
    expect(run).toMatchObject({ state: 'done', counts: { written: 30 }, files: [{ as: 'result' }] });
    const file = run.files[0];
    expect(file?.name).toMatch(/^Repairs .*\.csv$/);
    const { text } = await server.ask(MECHANIC, 'GET', `/api/files/${file?.id}`);
    const lines = text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[0]).toBe('Number,Bike,State,Hours,Warranty number');
    expect(lines[1]).toMatch(/^R-\d{4},F-0000,Done,[\d.]+,'=cmd\|calc$/);
    expect(lines[2]).toMatch(/,-2$/);
    // A file of somebody's run is his alone.
    expect((await server.ask(FOREMAN, 'GET', `/api/files/${file?.id}`)).status).toBe(404);
    expect((await server.ask(FOREMAN, 'GET', `/api/runs/${run.id}`)).status).toBe(404);
  });

  it('may be a sheet', async () => {
    const run = await finished(FOREMAN, await begin(FOREMAN, 'xlsx', ['number', 'hours'], { filter: { bike } }));
    const { token } = await createApiToken(server.database, server.users.get(FOREMAN) ?? '', {
      name: 'sheet',
      scopes: ['read'],
      expiresAt: null,
    });
    const reply = await server.app.inject({
      url: `/api/files/${run.files[0]?.id}`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses columns that may not be read, and unknown formats', async () => {
    expect((await begin(FOREMAN, 'pdf', ['number'])).status).toBe(400);
    expect((await begin(FOREMAN, 'csv', [])).status).toBe(400);
    expect((await begin(FOREMAN, 'csv', ['nothing'])).body).toMatchObject({ issues: [{ path: 'fields' }] });
    expect(
      (
        await server.ask(MECHANIC, 'POST', '/api/records/part/export', {
          selection: {},
          format: 'csv',
          fields: ['name'],
        })
      ).status,
    ).toBe(403);
  });
});
