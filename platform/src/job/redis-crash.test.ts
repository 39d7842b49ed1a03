import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestRedis } from '../testing/start-redis.ts';
import { hasRedis, startRedis } from '../testing/start-redis.ts';
import type { Ask, Env } from '../testing/start-server-process.ts';
import { asker, cli, ended, endServers, start } from '../testing/start-server-process.ts';
import { makeTestDatabase } from '../testing/start-test-server.ts';

/** Servers with a Redis that is killed and comes back: what was acknowledged happens, each effect once. */
describe.skipIf(!hasRedis)(`servers whose jobs are on Redis${hasRedis ? '' : ' (skipped: no redis-server)'}`, () => {
  let redis: TestRedis;
  let made: Awaited<ReturnType<typeof makeTestDatabase>>;
  let env: Env;
  let clerk: string;
  let token: string;
  beforeAll(async () => {
    redis = await startRedis();
    made = await makeTestDatabase();
    env = { DATABASE_URL: made.database.url, REDIS_URL: redis.url };
    // The first start makes the tables.
    const first = await start(env);
    await ended(first.process, 'SIGTERM');
    await cli(['user', 'create', 'boss@example.org', '--name', 'Boss', '--roles', 'admin'], env, 'secret-password\n');
    await cli(['user', 'create', 'clerk@example.org', '--name', 'Clerk', '--roles', 'admin'], env, 'secret-password\n');
    token = await cli(['user', 'token', 'boss@example.org'], env);
    const [row] = await made.database.query<{ id: string }>(
      sql`select id from data."user" where email = 'clerk@example.org'`,
    );
    clerk = row?.id ?? '';
  });
  afterEach(endServers);
  afterAll(async () => {
    await made.drop();
    await redis.drop();
  });

  const createTask = async (ask: Ask): Promise<string> => {
    const reply = await ask('POST', '/api/records/task', { subject: 'Call', priority: 'normal', assignee: clerk });
    expect(reply.status, await reply.clone().text()).toBe(201);
    return ((await reply.json()) as { id: string }).id;
  };
  /** How many of the tasks the clerk has been told of, and how often. */
  const told = async (tasks: readonly string[]) => {
    const [row] = await made.database.query<{ records: number; notifications: number }>(sql`
      select count(distinct r.record_id) as records, count(*) as notifications
      from leitwerk.notification n join leitwerk.notification_record r on r.notification_id = n.id
      where n.user_id = ${clerk}::uuid and r.record_id = any(${tasks}::uuid[])`);
    return row ?? { records: 0, notifications: 0 };
  };
  const waitsInOutbox = async (): Promise<number> => {
    const [row] = await made.database.query<{ count: number }>(sql`select count(*) from leitwerk.outbox`);
    return row?.count ?? 0;
  };

  it('go on while Redis is away, and do everything once it is back', async () => {
    const [one, two] = await Promise.all([start(env), start({ ...env, LEITWERK_ROLE: 'web' })]);
    const asks = [one, two].map(({ url }) => asker(url, token));
    const tasks: string[] = [];
    const createMany = (count: number) =>
      Promise.all(
        asks.map(async (ask) => {
          for (let index = 0; index < count; index += 1) tasks.push(await createTask(ask));
        }),
      );
    const before = createMany(40);
    await expect.poll(() => tasks.length, { timeout: 30_000 }).toBeGreaterThan(20);
    await redis.kill();
    await before;
    // Nobody is told no because of it, and what is to follow is kept.
    await createMany(10);
    expect(tasks).toHaveLength(100);
    await expect.poll(waitsInOutbox, { timeout: 10_000 }).toBeGreaterThan(0);
    const ready = await fetch(`${one.url}/health/ready`);
    expect(ready.status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${two.url}/health/ready`)).json(), { timeout: 10_000 })
      .toEqual({ status: 'ready', jobs: 'away' });
    expect(one.output()).toContain('Redis is away');

    await redis.start();
    await expect.poll(() => told(tasks), { timeout: 60_000 }).toEqual({ records: 100, notifications: 100 });
    expect(await waitsInOutbox()).toBe(0);
    await expect
      .poll(async () => (await fetch(`${two.url}/metrics`)).text(), { timeout: 10_000 })
      .toContain('leitwerk_jobs{state="dead"} 0');
    await createMany(1);
    await expect.poll(() => told(tasks), { timeout: 30_000 }).toEqual({ records: 102, notifications: 102 });
  });

  it('do once what a relay has handed over when its transaction was lost', async () => {
    // The rows of the outbox are put back, as a lost commit leaves them.
    await made.database.query(sql`create table public.kept as select * from leitwerk.outbox with no data`);
    await made.database.query(sql`
      create function public.keep() returns trigger language plpgsql as
      $$ begin insert into public.kept select old.*; return old; end $$`);
    await made.database.query(
      sql`create trigger keep after delete on leitwerk.outbox for each row execute function public.keep()`,
    );
    const server = await start(env);
    const ask = asker(server.url, token);
    const tasks = [await createTask(ask), await createTask(ask)];
    await expect.poll(() => told(tasks), { timeout: 30_000 }).toEqual({ records: 2, notifications: 2 });
    await made.database.query(sql`drop trigger keep on leitwerk.outbox`);
    await made.database.query(sql`insert into leitwerk.outbox overriding system value select * from public.kept`);
    await expect.poll(waitsInOutbox, { timeout: 30_000 }).toBe(0);
    const later = await createTask(ask);
    await expect.poll(() => told([later]), { timeout: 30_000 }).toEqual({ records: 1, notifications: 1 });
    expect(await told(tasks)).toEqual({ records: 2, notifications: 2 });
  });

  it('take over what a killed one was working on', async () => {
    const [one, two] = await Promise.all([start(env), start(env)]);
    const tasks = await Promise.all(Array.from({ length: 30 }, () => createTask(asker(one.url, token))));
    await ended(one.process, 'SIGKILL');
    await expect.poll(() => told(tasks), { timeout: 60_000 }).toEqual({ records: 30, notifications: 30 });
    expect((await fetch(`${two.url}/health/ready`)).status).toBe(200);
  });
});
