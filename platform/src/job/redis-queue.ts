import type { Job as StoredJob } from 'bullmq';
import { DelayedError, Queue, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { newId } from '../new-id.ts';
import { connectRedis } from './connect-redis.ts';
import type { Job, JobQueue, QueueOptions, Schedule, Work } from './job-queue.ts';
import { CONCURRENCY, lastByKey, MOST_ATTEMPTS, MOST_DEAD } from './job-queue.ts';

/** A process says so often that it still works on a job; after the second time the job is given to another one. */
const CLAIM_MS = 10_000;
const RENEW_MS = 2500;
/** How often jobs of lost processes are looked for. */
const RECOVER_MS = 5000;
/** A job whose name this process does not know is left to others for so long, e.g. while a newer version is being rolled out. */
const UNKNOWN_MS = 2000;
const RETRY_FETCH_MS = 1000;
/** Clocks differ by some milliseconds: what is due by that of the database must not come too early. */
const CLOCK_SLACK_MS = 250;
/** Nobody reads the queue's own log. */
const MOST_EVENTS = 100;

type Data = { readonly payload: Job['payload']; readonly key?: string };
type Stored = StoredJob<Data, void, string>;

/** As long as the queue on PostgreSQL waits: e to the power of the attempts, in seconds, up to six hours. */
const backOffMs = (attempts: number): number => Math.round(Math.exp(Math.min(10, attempts)) * 1000);

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
  const { calls, work: connectWorker } = await connectRedis(url, log);
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
      const redis = connectWorker();
      const running = new Set<Promise<void>>();
      const run = (job: Stored, token?: string): Promise<void> => {
        const done = runJob(job, token, works, redis, prefix).finally(() => running.delete(done));
        running.add(done);
        return done;
      };
      const worker = new Worker<Data, void, string>('jobs', run, {
        connection: redis,
        prefix,
        autorun: false,
        concurrency: CONCURRENCY,
        lockDuration: CLAIM_MS,
        lockRenewTime: RENEW_MS,
        stalledInterval: RECOVER_MS,
        maxStalledCount: MOST_ATTEMPTS,
        runRetryDelay: RETRY_FETCH_MS,
        settings: { backoffStrategy: backOffMs },
      });
      worker.on('failed', (job, error) => log(`job ${job?.name} failed: ${error.message}`));
      worker.on('error', () => undefined);
      await keepSchedules(queue, schedules, options);
      // Should Redis have lost what it had, at least what is done by the clock goes on.
      const again = () => void keepSchedules(queue, schedules, options).catch((error: unknown) => log(String(error)));
      calls.on('ready', again);
      worker.run().catch((error: unknown) => log(`jobs are not worked on any more: ${String(error)}`));
      stopWork = () => stopWorker(worker, { calls, redis }, running);
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

/** Under this key of Redis stands the id of the job that a key means now. */
const heldBy = (prefix: string, key: string): string => `${prefix}:key:${key}`;

const GIVE_BACK = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end`;

/** Frees the key of a job that is through, if it holds it still. */
async function giveBack(redis: Redis, prefix: string, { id = '', data }: Stored): Promise<void> {
  if (data.key !== undefined) await redis.eval(GIVE_BACK, 1, heldBy(prefix, data.key), id);
}

async function runJob(
  job: Stored,
  token: string | undefined,
  works: Readonly<Record<string, Work>>,
  redis: Redis,
  prefix: string,
): Promise<void> {
  const work = Object.hasOwn(works, job.name) ? works[job.name] : undefined;
  if (!work) {
    await job.moveToDelayed(Date.now() + UNKNOWN_MS, token);
    throw new DelayedError();
  }
  const { id = '', name, opts } = job;
  const { payload, key } = job.data;
  if (job.repeatJobKey !== undefined)
    await redis.hset(`${prefix}:fired`, name, new Date(opts.prevMillis ?? job.timestamp).toISOString());
  try {
    await work(payload);
  } catch (error) {
    // Replaced or cancelled meanwhile: not again.
    if (key !== undefined && (await redis.get(heldBy(prefix, key))) !== id)
      throw new UnrecoverableError(error instanceof Error ? error.message : String(error));
    throw error;
  }
  await giveBack(redis, prefix, job);
}

/** Waits for the jobs in work. What cannot be told to Redis because it is away is done again by whoever comes next. */
async function stopWorker(
  worker: Worker<Data, void, string>,
  { calls, redis }: { readonly calls: Redis; readonly redis: Redis },
  running: ReadonlySet<Promise<void>>,
): Promise<void> {
  const isAway = calls.status !== 'ready';
  const lost = new Promise((resolve) => calls.once('close', resolve));
  if (isAway) redis.disconnect();
  else await Promise.race([worker.close(), lost]);
  await Promise.allSettled(running);
  if (isAway) await worker.close(true);
  redis.disconnect();
}

/** One that is known keeps the job of its next time, which makes up for what was missed. */
async function keepSchedules(
  queue: Queue<Stored>,
  schedules: readonly Schedule[],
  opts: { readonly attempts: number; readonly backoff: { readonly type: string }; readonly removeOnComplete: boolean },
): Promise<void> {
  for (const { key } of await queue.getJobSchedulers())
    if (!schedules.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
  for (const { name, cron } of schedules) {
    const known = await queue.getJobScheduler(name);
    if (known?.pattern !== cron)
      await queue.upsertJobScheduler(name, { pattern: cron, tz: 'UTC' }, { name, data: { payload: {} }, opts });
  }
}

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
