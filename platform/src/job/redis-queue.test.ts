import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe } from 'vitest';
import { hangInProcess } from '../testing/hang-in-process.ts';
import { describeJobQueue } from '../testing/job-queue-suite.ts';
import type { TestRedis } from '../testing/start-redis.ts';
import { hasRedis, startRedis } from '../testing/start-redis.ts';
import { makeTestDatabase } from '../testing/start-test-server.ts';
import { openRedisQueue } from './redis-queue.ts';

const OWNER = 'suite';

describe.runIf(hasRedis)('with a redis-server', () => {
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

  describeJobQueue('jobs on Redis', {
    database: () => made.database,
    isTransactional: false,
    open: (attempts) => openRedisQueue(redis.url, OWNER, { log: () => undefined, ...(attempts && { attempts }) }),
    makeDue: async (schedule) => {
      const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
      const past = Date.now() - 3 * 3600_000;
      const queue = new Queue('jobs', {
        connection,
        prefix: `leitwerk:${OWNER}`,
        settings: { repeatStrategy: async () => past },
      });
      await queue.upsertJobScheduler(
        schedule,
        { pattern: (await queue.getJobScheduler(schedule))?.pattern ?? '', tz: 'UTC' },
        { name: schedule, data: { payload: {} } },
      );
      await queue.close();
      connection.disconnect();
    },
    hangInProcess: () => hangInProcess(redis.url, OWNER),
  });
});
