import type { Queue } from 'bullmq';
import { DelayedError, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Schedule, Work } from './job-queue.ts';
import { backOffMs, CONCURRENCY, MOST_ATTEMPTS } from './job-queue.ts';
import type { Data, Stored } from './redis-keys.ts';
import { giveBack, heldBy } from './redis-keys.ts';

/** So long a process may keep a job without a sign of life, and so often it gives one. */
const CLAIM_MS = 10_000;
const RENEW_MS = 2500;
/** How often jobs of lost processes are looked for. */
const RECOVER_MS = 5000;
/** A job whose name this process does not know is left to others for so long, e.g. while a newer version is being rolled out. */
const UNKNOWN_MS = 2000;
/** So long a worker without jobs may take to end. */
const CLOSE_MS = 5000;
/** After a fault of Redis. */
const RETRY_FETCH_MS = 1000;
const KEEP_AGAIN_MS = 2000;

type Parts = {
  readonly queue: Queue<Stored>;
  readonly calls: Redis;
  /** A connection of its own for the worker. */
  readonly connect: () => Redis;
  readonly prefix: string;
  /** Of each job. */
  readonly options: {
    readonly attempts: number;
    readonly backoff: { readonly type: string };
    readonly removeOnComplete: boolean;
  };
  readonly log: (message: string) => void;
};

/** Begins to work on the jobs of a queue on Redis. @returns what stops it, after the jobs in work */
export async function workOnRedis(
  { queue, calls, connect, prefix, options, log }: Parts,
  works: Readonly<Record<string, Work>>,
  schedules: readonly Schedule[],
): Promise<() => Promise<void>> {
  const redis = connect();
  const running = new Set<Promise<void>>();
  const tracked = track(works, running);
  const run = (job: Stored, token?: string): Promise<void> => runJob(job, token, tracked, redis, prefix);
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
  await dropSchedules(queue, schedules);
  await keepSchedules(queue, schedules, options);
  const stopKeeping = keepAgain(calls, () => keepSchedules(queue, schedules, options), log);
  worker.run().catch((error: unknown) => log(`jobs are not worked on any more: ${String(error)}`));
  return () => {
    stopKeeping();
    return stopWorker(worker, { calls, redis }, running);
  };
}

/** Works that note what is in work: that alone is waited for at the end, and not that Redis hears of it. */
const track = (works: Readonly<Record<string, Work>>, running: Set<Promise<void>>): Readonly<Record<string, Work>> =>
  Object.fromEntries(
    Object.entries(works).map(([name, work]): [string, Work] => [
      name,
      (payload) => {
        const done: Promise<void> = work(payload).finally(() => running.delete(done));
        running.add(done);
        return done;
      },
    ]),
  );

/**
 * Should Redis have lost what it had, at least what is done by the clock goes on: keeps the schedules whenever Redis is back, and tries
 * again as long as that fails, because no other sign comes that would lead to it. @returns what ends it
 */
function keepAgain(calls: Redis, keep: () => Promise<void>, log: (message: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    keep().catch((error: unknown) => {
      log(String(error));
      if (calls.listeners('ready').includes(again)) timer = setTimeout(again, KEEP_AGAIN_MS).unref();
    });
  };
  calls.on('ready', again);
  return () => {
    calls.off('ready', again);
    clearTimeout(timer);
  };
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
  // BullMQ waits for the end of the worker's own connection, which never comes where that one was just waiting to connect again.
  const idle = async () => {
    await Promise.allSettled(running);
    await after(CLOSE_MS);
  };
  if (isAway) redis.disconnect();
  else await Promise.race([worker.close(), lost, idle()]);
  await Promise.allSettled(running);
  if (isAway) await worker.close(true);
  redis.disconnect();
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** One that is known keeps the job of its next time, which makes up for what was missed. */
async function keepSchedules(
  queue: Queue<Stored>,
  schedules: readonly Schedule[],
  opts: Parts['options'],
): Promise<void> {
  for (const { name, cron } of schedules) {
    const known = await queue.getJobScheduler(name);
    if (known?.pattern !== cron)
      await queue.upsertJobScheduler(name, { pattern: cron, tz: 'UTC' }, { name, data: { payload: {} }, opts });
  }
}

/** Those of a version that is gone. */
async function dropSchedules(queue: Queue<Stored>, schedules: readonly Schedule[]): Promise<void> {
  for (const { key } of await queue.getJobSchedulers())
    if (!schedules.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
}
