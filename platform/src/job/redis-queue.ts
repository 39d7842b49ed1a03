import { Queue } from 'bullmq';
import { newId } from '../new-id.ts';
import { connectRedis } from './connect-redis.ts';
import type { JobQueue, QueueOptions } from './job-queue.ts';
import { lastByKey, MOST_ATTEMPTS, MOST_DEAD } from './job-queue.ts';
import type { Stored } from './redis-keys.ts';
import { giveBack, heldBy } from './redis-keys.ts';
import { workOnRedis } from './work-on-redis.ts';

/** Clocks differ by some milliseconds: what is due by that of the database must not come too early. */
const CLOCK_SLACK_MS = 250;
/** Nobody reads the queue's own log. */
const MOST_EVENTS = 100;

/**
 * Jobs on Redis, by BullMQ. Which job waits under a key stands in a key of Redis beside the queue's own.
 * @param owner names the jobs of this installation among those of others on the same Redis
 * @throws with one line that says why Redis cannot be used
 */
export async function openRedisQueue(
  url: string,
  owner: string,
  { log, attempts = MOST_ATTEMPTS }: QueueOptions,
): Promise<JobQueue> {
  const { calls, work: connect } = await connectRedis(url, log);
  const prefix = `leitwerk:${owner}`;
  const queue = new Queue<Stored>('jobs', { connection: calls, prefix, streams: { events: { maxLen: MOST_EVENTS } } });
  // Connections tell of their loss themselves.
  queue.on('error', () => undefined);
  const options = { attempts, backoff: { type: 'custom' }, removeOnComplete: true, stackTraceLimit: 1 } as const;
  let stopWork = async (): Promise<void> => undefined;

  return {
    enqueue: async (given) => {
      const jobs = lastByKey(given).map((job) => ({ ...job, id: newId() }));
      if (jobs.length === 0) return;
      const replaced = await Promise.all(
        jobs.map(({ id, key }) => (key === undefined ? null : calls.set(heldBy(prefix, key), id, 'GET'))),
      );
      await queue.addBulk(
        jobs.map(({ id, name, payload, key, at }) => ({
          name,
          data: { payload, ...(key !== undefined && { key }) },
          opts: { ...options, jobId: id, delay: delayOf(at) },
        })),
      );
      // Last: whatever happens before, one of the two is there.
      await Promise.all(replaced.filter((id) => id !== null).map((id) => queue.remove(id)));
    },
    start: async (works, schedules) => {
      stopWork = await workOnRedis({ queue, calls, connect, prefix, options, log }, works, schedules);
    },
    dead: async () => {
      const jobs = await queue.getJobs(['failed'], 0, MOST_DEAD - 1);
      return jobs
        .filter((job) => job !== undefined)
        .map(({ id = '', name, data, failedReason, attemptsMade, finishedOn = 0 }) => ({
          id,
          name,
          payload: data.payload,
          error: failedReason ?? '',
          attempts: attemptsMade,
          at: new Date(finishedOn).toISOString(),
        }));
    },
    retry: (ids) => eachDead(queue, ids, (job) => job.retry('failed', { resetAttemptsMade: true })),
    discard: (ids) =>
      eachDead(queue, ids, async (job) => {
        await job.remove();
        await giveBack(calls, prefix, job);
      }),
    cancel: async (key) => {
      const id = await calls.getdel(heldBy(prefix, key));
      if (id !== null) await queue.remove(id);
    },
    state: async () => {
      const counts = await queue.getJobCounts('wait', 'delayed', 'active', 'failed');
      const [schedules, [waiting], [delayed]] = await Promise.all([
        queue.getJobSchedulersCount(),
        queue.getJobs(['wait'], 0, 0, true),
        queue.getJobs(['delayed'], 0, 0, true),
      ]);
      // When one that has failed is due says Redis alone.
      const due = [waiting, delayed?.attemptsMade ? undefined : delayed]
        .filter((job) => job !== undefined)
        .map((job) => job.timestamp + (job.opts.delay ?? 0))
        .filter((at) => at <= Date.now());
      return {
        waiting: counts['wait'] ?? 0,
        // Of each schedule one job waits for its next time.
        delayed: Math.max(0, (counts['delayed'] ?? 0) - schedules),
        running: counts['active'] ?? 0,
        dead: counts['failed'] ?? 0,
        oldestSeconds: due.length > 0 ? (Date.now() - Math.min(...due)) / 1000 : null,
      };
    },
    fired: async () => new Map(Object.entries(await calls.hgetall(`${prefix}:fired`))),
    stop: async () => {
      await stopWork();
      await queue.close();
      calls.disconnect();
    },
  };
}

const delayOf = (at: Date | undefined): number => {
  const delay = at ? at.getTime() - Date.now() : 0;
  return delay > 0 ? delay + CLOCK_SLACK_MS : 0;
};

/** Somebody else may have decided about one meanwhile. */
async function eachDead(
  queue: Queue<Stored>,
  ids: readonly string[],
  act: (job: Stored) => Promise<void>,
): Promise<readonly string[]> {
  const done: string[] = [];
  for (const id of ids) {
    const job = await queue.getJob(id);
    if (!job || !(await job.isFailed())) continue;
    await act(job);
    done.push(id);
  }
  return done;
}
