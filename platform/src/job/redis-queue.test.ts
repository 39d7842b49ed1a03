import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeJobQueue } from '../testing/job-queue-suite.ts';
import { startQueueProcess } from '../testing/start-queue-process.ts';
import type { TestRedis } from '../testing/start-redis.ts';
import { hasRedis, startRedis } from '../testing/start-redis.ts';
import { makeTestDatabase } from '../testing/start-test-server.ts';
import { CONCURRENCY } from './job-queue.ts';
import { openRedisQueue } from './redis-queue.ts';

const OWNER = 'suite';

describe.skipIf(!hasRedis)(`a queue on Redis${hasRedis ? '' : ' (skipped: no redis-server)'}`, () => {
  let redis: TestRedis;
  let made: Awaited<ReturnType<typeof makeTestDatabase>>;
  beforeAll(async () => {
    redis = await startRedis();
    made = await makeTestDatabase();
  });
  afterAll(async () => {
    await redis.drop();
    await made.drop();
  });

  const open = (attempts?: number) =>
    openRedisQueue(redis.url, OWNER, { log: () => undefined, ...(attempts && { attempts }) });

  describeJobQueue('jobs on Redis', {
    database: () => made.database,
    isTransactional: false,
    open,
    makeDue: (schedule) => makeDue(redis.url, schedule),
    startProcess: () => startQueueProcess(redis.url, OWNER),
  });

  it('fires a schedule once that two processes have', async () => {
    // Once a year: it fires because it was missed.
    const yearly = '0 0 1 1 *';
    const queue = await open();
    await queue.start({}, [{ name: 'tick', cron: yearly }]);
    await queue.stop();
    await makeDue(redis.url, 'tick');
    const processes = [startQueueProcess(redis.url, OWNER, yearly), startQueueProcess(redis.url, OWNER, yearly)];
    const count = (word: string): number => processes.reduce((sum, one) => sum + one.count(word), 0);
    await expect.poll(() => count('started'), { timeout: 20_000 }).toBe(2);
    await expect.poll(() => count('tick'), { timeout: 20_000 }).toBe(1);
    const other = await open();
    await other.enqueue(Array.from({ length: 20 }, () => ({ name: 'mark', payload: {} })));
    await expect.poll(() => count('mark'), { timeout: 20_000 }).toBe(20);
    expect(count('tick')).toBe(1);
    await other.stop();
    for (const { kill } of processes) await kill();
  });

  it('leaves a job to another process that does not know its name', async () => {
    const [old, recent] = [await open(), await open()];
    const seen: unknown[] = [];
    await old.start({}, []);
    await old.enqueue([{ name: 'of-a-newer-version', payload: { id: 1 } }]);
    await expect.poll(async () => (await old.state()).delayed, { timeout: 20_000 }).toBe(1);
    await recent.start({ 'of-a-newer-version': async (payload) => void seen.push(payload) }, []);
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([{ id: 1 }]);
    for (const queue of [old, recent]) await queue.stop();
  });

  it('goes on after Redis was killed in the middle of work: every job is done', async () => {
    const queues = [await open(), await open()];
    const count = 200;
    const runs: number[] = [];
    const effects = new Set<number>();
    const slow = async (payload: unknown): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { index } = payload as { index: number };
      runs.push(index);
      effects.add(index);
    };
    for (const queue of queues) await queue.start({ slow }, []);
    const [queue] = queues;
    await queue?.enqueue(
      Array.from({ length: count }, (_, index) => ({ name: 'slow', key: `slow-${index}`, payload: { index } })),
    );
    await expect.poll(() => runs.length, { timeout: 20_000 }).toBeGreaterThan(40);
    await redis.kill();
    // Jobs in work end although they cannot be told to be done.
    await redis.start();
    await expect.poll(() => effects.size, { timeout: 60_000 }).toBe(count);
    await expect.poll(() => queue?.state(), { timeout: 60_000 }).toMatchObject({ waiting: 0, running: 0 });
    expect((await queue?.dead())?.filter(({ name }) => name === 'slow')).toEqual([]);
    // At most those that were in work then are done again.
    expect(runs.length).toBeLessThanOrEqual(count + 2 * CONCURRENCY);
    for (const one of queues) await one.stop();
    const left = new Redis(redis.url);
    expect(await left.keys(`leitwerk:${OWNER}:key:slow-*`)).toEqual([]);
    left.disconnect();
  });

  it('keeps its schedules when Redis comes back empty', async () => {
    const queue = await open();
    await queue.start({ tick: async () => undefined }, [{ name: 'tick', cron: '0 0 1 1 *' }]);
    const redisItself = new Redis(redis.url);
    await redisItself.flushall();
    redisItself.disconnect();
    await redis.kill();
    await redis.start();
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const other = new Queue('jobs', { connection, prefix: `leitwerk:${OWNER}` });
    // A question that gets lost with a connection is asked again.
    const lost = () => new Promise<string[]>((resolve) => setTimeout(resolve, 3000, []));
    const asked = async () => (await other.getJobSchedulers()).map(({ key }) => key);
    const names = () => Promise.race([asked(), lost()]);
    await expect.poll(names, { timeout: 30_000 }).toEqual(['tick']);
    connection.disconnect();
    await queue.stop();
  });

  it('keeps its schedules when Redis refuses that at first after it has come back', async () => {
    const told: string[] = [];
    const queue = await openRedisQueue(redis.url, OWNER, { log: (message) => void told.push(message) });
    await queue.start({ tick: async () => undefined }, [{ name: 'tick', cron: '0 0 1 1 *' }]);
    const before = new Redis(redis.url);
    await before.flushall();
    // Schedules cannot be kept where something else stands.
    const place = `leitwerk:${OWNER}:jobs:repeat`;
    await before.set(place, 'in the way');
    before.disconnect();
    await redis.kill();
    await redis.start();
    await expect.poll(() => told.join(), { timeout: 30_000 }).toContain('WRONGTYPE');
    const after = new Redis(redis.url);
    await after.del(place);
    await expect.poll(() => after.zrange(place, '0', '-1'), { timeout: 30_000 }).toEqual(['tick']);
    after.disconnect();
    await queue.stop();
  });

  it('stops when Redis goes while it is stopping, after the jobs in work', async () => {
    const queue = await open();
    let finish: () => void = () => undefined;
    const isFinished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await queue.start({ long: () => isFinished }, []);
    await queue.enqueue([{ name: 'long', key: 'long', payload: {} }]);
    await expect.poll(async () => (await queue.state()).running, { timeout: 20_000 }).toBe(1);
    const stopped = queue.stop();
    await redis.kill();
    finish();
    await stopped;
    await redis.start();
  });

  it('stops while Redis is away', async () => {
    const queue = await open();
    await queue.start({}, []);
    await redis.kill();
    await expect(queue.enqueue([{ name: 'x', payload: {} }])).rejects.toThrow();
    await queue.stop();
    await redis.start();
  });
});

/** Makes it look as if a schedule had been due and nobody had been there. */
async function makeDue(url: string, schedule: string): Promise<void> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const past = Date.now() - 3 * 3600_000;
  const settings = { repeatStrategy: async () => past };
  const queue = new Queue('jobs', { connection, prefix: `leitwerk:${OWNER}`, settings });
  const { pattern = '' } = (await queue.getJobScheduler(schedule)) ?? {};
  await queue.upsertJobScheduler(schedule, { pattern, tz: 'UTC' }, { name: schedule, data: { payload: {} } });
  await queue.close();
  connection.disconnect();
}
