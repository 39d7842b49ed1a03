import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeJobQueue } from '../testing/job-queue-suite.ts';
import { startQueueProcess } from '../testing/start-queue-process.ts';
import type { TestRedis } from '../testing/start-redis.ts';
import { hasRedis, startRedis } from '../testing/start-redis.ts';
import { makeTestDatabase } from '../testing/start-test-server.ts';
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
