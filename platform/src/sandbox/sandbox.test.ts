import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommands } from '../command/run-commands.ts';
import { CHANGE_CHANNEL, openChangeStream } from '../http/change-stream.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { localDate, makeContext } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { laterThan, morningOf } from './later.ts';
import type { Sandbox } from './sandbox.ts';
import { inSandbox } from './sandbox.ts';

const label = (text: string) => ({ de: text, en: text });
const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'task',
    name: 'task',
    label: label('Task'),
    labelPlural: label('Tasks'),
    titleField: 'subject',
    fields: [
      { id: 'subject', type: 'text', label: label('Subject'), required: true },
      { id: 'number', type: 'number-range', label: label('Number'), numbering: 'task-number' },
      { id: 'deadline', type: 'date', label: label('Deadline') },
    ],
  },
  {
    kind: 'numbering',
    id: 'task-number',
    name: 'task-number',
    label: label('Tasks'),
    pattern: 'T-{000}',
    gapless: true,
  },
  {
    kind: 'workflow',
    id: 'remind',
    name: 'remind',
    label: label('Remind'),
    entity: 'task',
    roles: ['admin'],
    starts: [{ on: 'person' }],
    delays: { late: { count: 3, unit: 'days' } },
    machine: {
      initial: 'wait',
      states: {
        wait: {
          meta: { label: label('Wait') },
          after: {
            late: [{ actions: [{ type: 'create-record', params: { entity: 'task', values: { subject: 'Late' } } }] }],
          },
        },
      },
    },
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Admin'),
    grants: [{ entity: 'task', actions: ['read', 'create', 'update'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
const RANG = 'xstate.after.late.remind.wait';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());

const sandbox = <T>(at: Date, work: (sandbox: Sandbox) => Promise<T>): Promise<T> =>
  inSandbox(server.database, { model: server.runtime.models.current(), at }, work);

const createTask = ({ storage, contextOf }: Sandbox, values: object) =>
  runCommands(
    storage,
    [{ action: 'create', entity: 'task', values: values as Record<string, unknown> }],
    contextOf(SYSTEM_ACTOR),
    { atomic: true },
  );

/** Rows of every table. */
async function rowCounts(): Promise<Readonly<Record<string, number>>> {
  const tables = await server.database.query<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('data', 'leitwerk') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await server.database.query<{ count: number }>(sql`select count(*) as count from ${raw(name)}`);
    counts[name] = row?.count ?? -1;
  }
  return counts;
}

/** A task with a process that waits. */
async function begun(): Promise<string> {
  const made = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'One' });
  const { id } = made.body as { id: string };
  const reply = await server.ask(ADMIN, 'POST', '/api/workflows/remind/processes', { record: id });
  expect(reply.status, reply.text).toBe(201);
  await workOnProcesses(server);
  return id;
}

const stepsOf = async (database: Pick<Sandbox['storage'], 'query'>, record: string) =>
  (
    await database.query<{ event: string }>(sql`
      select s.event from leitwerk.workflow_step s join leitwerk.workflow_instance i on i.id = s.instance_id
      where i.record_id = ${record}::uuid order by s.step`)
  ).map(({ event }) => event);

it('works by a clock of its own and leaves nothing, not even a notice', async () => {
  const before = await rowCounts();
  const told: string[] = [];
  const changes = await openChangeStream(server.database);
  changes.subscribe((list) => told.push(...list.map(({ id }) => id)));
  const seen = await sandbox(morningOf('2024-02-28'), async (box) => {
    await createTask(box, { subject: 'Schalttag', deadline: '2024-03-01' });
    await box.settle();
    await box.passUntil(laterThan(box.now(), 'P1D') ?? box.now());
    const [row] = await box.storage.query<{ id: string; at: Date }>(
      sql`select id, created_at as at from data.task where subject = 'Schalttag'`,
    );
    await box.storage.query(sql`select pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify([{ id: row?.id }])})`);
    return { today: localDate(box.now()), id: row?.id, made: row && localDate(row.at), events: box.events().length };
  });
  expect(seen).toMatchObject({ today: '2024-02-29', made: '2024-02-28', events: 1 });
  expect(await rowCounts()).toEqual(before);
  // A notice that is sent now comes after all that were sent before.
  const real = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'Wirklich' });
  await workOnProcesses(server);
  await expect.poll(() => told).toContain((real.body as { id: string }).id);
  expect(told).not.toContain(seen.id);
  await changes.close();
});

it('lets time pass for its own processes only, and what others have put into the outbox is theirs', async () => {
  const [one, other] = [await begun(), await begun()];
  await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'wartet in der Outbox' });
  const waiting = await server.database.query(sql`select id from leitwerk.outbox`);
  expect(waiting.length).toBeGreaterThan(0);
  const found = await sandbox(new Date(), async (box) => {
    await box.watch('task', one);
    await box.passUntil(laterThan(box.now(), 'P30D') ?? box.now());
    return { one: await stepsOf(box.storage, one), other: await stepsOf(box.storage, other), events: box.events() };
  });
  expect(found.one).toEqual(['begin', RANG]);
  expect(found.other).toEqual(['begin']);
  expect(found.events.map(({ name }) => name)).toEqual(['task.created']);
  expect(await server.database.query(sql`select id from leitwerk.outbox`)).toEqual(waiting);
  expect(await stepsOf(server.database, one)).toEqual(['begin']);
});

it('passes to what is due next, and says when nothing is', async () => {
  const task = await begun();
  const passed = await sandbox(new Date(), async (box) => {
    await box.watch('task', task);
    return [await box.passToNext(), await stepsOf(box.storage, task), await box.passToNext()];
  });
  expect(passed).toEqual([true, ['begin', RANG], false]);
});

it('does not go back in time, and takes a refusal for what it is', async () => {
  const back = sandbox(morningOf('2026-03-02'), (box) => box.passUntil(morningOf('2026-03-01')));
  await expect(back).rejects.toMatchObject({ refusal: { status: 409, code: 'sandbox.back' } });
  const refused = await sandbox(morningOf('2026-03-02'), async (box) => {
    const [result] = await createTask(box, { subject: '' });
    await createTask(box, { subject: 'danach geht es weiter' });
    return result && 'refusal' in result ? result.refusal.code : null;
  });
  expect(refused).toBe('record.invalid');
});

it('gives up when somebody else holds what it needs', async () => {
  const context = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null);
  const held = server.database.transaction(async (tx) => {
    await tx.query(sql`lock table data.task in exclusive mode`);
    await expect(sandbox(new Date(context.now), (box) => createTask(box, { subject: 'wartet' }))).rejects.toMatchObject(
      { refusal: { status: 503, code: 'sandbox.busy' } },
    );
  });
  await held;
});

it('keeps nobody waiting for a number, and takes none away', async () => {
  const before = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'before' });
  const last = Number((before.body as { number: string }).number.slice(2));
  const numbers = await sandbox(new Date(), async (box) => {
    await createTask(box, { subject: 'first' });
    const meanwhile = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'meanwhile' });
    expect(meanwhile.body).toMatchObject({ number: `T-${String(last + 1).padStart(3, '0')}` });
    await createTask(box, { subject: 'second' });
    return box.storage.query<{ number: string }>(
      sql`select number from data.task where subject in ('first', 'second') order by number`,
    );
  });
  expect(numbers.map(({ number }) => Number(number.slice(2)) - last)).toEqual([1_000_001, 1_000_002]);
  const after = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'after' });
  expect(after.body).toMatchObject({ number: `T-${String(last + 2).padStart(3, '0')}` });
});
