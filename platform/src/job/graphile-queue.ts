import { lastDue } from '@leitwerk/metadata/cron';
import type { TaskList } from 'graphile-worker';
import { Logger, makeWorkerUtils, parseCronItems } from 'graphile-worker';
import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import type { DeadJob, JobQueue, QueueOptions, QueueState, Schedule } from './job-queue.ts';
import { lastByKey, MOST_ATTEMPTS, MOST_DEAD } from './job-queue.ts';
import { openQueuePool } from './queue-pool.ts';
import type { Workers } from './start-workers.ts';
import { ALIVE_LOCK, startWorkers } from './start-workers.ts';

/** How often jobs of lost processes are looked for, and how old a claim must be to be doubted. */
const RECOVER_MS = 5000;
/** A schedule that was missed because no process ran is made up for once, if it was due within this time. */
const MISSED_MS = 24 * 3600 * 1000;

/** Jobs on the PostgreSQL that holds the records. */
export async function openGraphileQueue(
  database: Database,
  { log, attempts = MOST_ATTEMPTS }: QueueOptions,
): Promise<JobQueue> {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message);
  });
  await migrate(database.url, logger);
  let workers: Workers | undefined;
  const closers: (() => Promise<unknown>)[] = [];

  return {
    enqueue: async (jobs, tx) => {
      if (jobs.length === 0) return;
      const specs = lastByKey(jobs).map(({ name, payload, key, at }) => ({ name, payload, key, at }));
      await (tx ?? database).query(
        sql`select count(*) from graphile_worker.add_jobs(array(
            select row(j.name, j.payload, null, j.at, ${attempts}::smallint, j.key, null, null)::graphile_worker.job_spec
            from json_to_recordset(${JSON.stringify(specs)}::json) as j (name text, payload json, key text, at timestamptz)))`,
        'add-jobs',
      );
    },
    start: async (works, schedules) => {
      const taskList: TaskList = Object.fromEntries(
        Object.entries(works).map(([name, work]) => [name, async (payload: unknown) => work(payload)]),
      );
      const parsedCronItems = parseCronItems(
        schedules.map(({ name, cron }) => ({
          task: name,
          match: cron,
          identifier: name,
          options: { backfillPeriod: MISSED_MS, maxAttempts: attempts },
        })),
      );
      await registerNames(database, Object.keys(works));
      await skipAllButLast(database, schedules);
      workers = await startWorkers(database, { logger, noHandleSignals: true, taskList, parsedCronItems }, log);
      const timer = setInterval(
        () => void recoverJobs(database).catch((error: unknown) => log(String(error))),
        RECOVER_MS,
      );
      closers.push(async () => clearInterval(timer));
    },
    dead: async () => {
      const rows = await database.query<Omit<DeadJob, 'payload' | 'at'> & { payload: string; at: Date }>(sql`
        select j.id::text, t.identifier as name, j.payload::json as payload, coalesce(j.last_error, '') as error, j.attempts, j.updated_at as at
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.attempts >= j.max_attempts and j.locked_at is null order by j.updated_at desc limit ${MOST_DEAD}`);
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown, at: row.at.toISOString() }));
    },
    retry: async (ids) => {
      // Not by the library's function of that name, which takes "no attempts" for "as many as before".
      const begun = await database.query<{ id: string }>(
        sql`select id::text from graphile_worker.reschedule_jobs(${deadAmong(ids)}, run_at => now(), attempts => 0)`,
      );
      return begun.map(({ id }) => id);
    },
    discard: async (ids) => {
      const removed = await database.query<{ id: string }>(
        sql`select id::text from graphile_worker.complete_jobs(${deadAmong(ids)})`,
      );
      return removed.map(({ id }) => id);
    },
    cancel: async (key) => {
      await database.query(sql`select graphile_worker.remove_job(${key})`);
    },
    state: async () => {
      const [state] = await database.query<QueueState>(sql`
        select count(*) filter (where is_waiting and run_at <= now()) as waiting,
          count(*) filter (where is_waiting and run_at > now()) as delayed,
          count(*) filter (where locked_at is not null) as running,
          count(*) filter (where locked_at is null and not is_waiting) as dead,
          extract(epoch from now() - min(run_at) filter (where is_waiting and run_at <= now()))::float8 as "oldestSeconds"
        from (select *, locked_at is null and attempts < max_attempts as is_waiting from graphile_worker.jobs) j`);
      return state ?? { waiting: 0, delayed: 0, running: 0, dead: 0, oldestSeconds: null };
    },
    fired: async () => {
      const rows = await database.query<{ name: string; at: Date }>(sql`
        select identifier as name, last_execution as at from graphile_worker._private_known_crontabs where last_execution is not null`);
      return new Map(rows.map(({ name, at }) => [name, at.toISOString()]));
    },
    stop: async () => {
      await workers?.stop();
      for (const close of closers.splice(0)) await close();
    },
  };
}

/** On connections of its own: the library's pool has no listeners while it closes, and nobody can wait for its end. */
async function migrate(url: string, logger: Logger): Promise<void> {
  const pgPool = openQueuePool(url, 2);
  try {
    const utils = await makeWorkerUtils({ pgPool, logger });
    await utils.migrate();
    await utils.release();
  } finally {
    await pgPool.end();
  }
}

/** Those of the jobs that are dead, as a list of ids. */
const deadAmong = (ids: readonly string[]) => sql`
  array(select id from graphile_worker.jobs where id::text = any(${ids}::text[]) and attempts >= max_attempts and locked_at is null)`;

/**
 * Makes the names known before anything runs. Otherwise the workers do it, and wait for every open transaction in which one of
 * them is enqueued for the first time.
 */
async function registerNames(database: Database, names: readonly string[]): Promise<void> {
  await database.query(
    sql`insert into graphile_worker._private_tasks (identifier) select unnest(${names}::text[]) on conflict do nothing`,
  );
}

/** However many times a schedule was missed, only the last of them is made up for: the queue would make a job of each. */
async function skipAllButLast(database: Database, schedules: readonly Schedule[]): Promise<void> {
  for (const { name, cron } of schedules) {
    const last = lastDue(cron, new Date(Date.now() - MISSED_MS), new Date(), 'UTC');
    if (!last) continue;
    const before = new Date(last.getTime() - MINUTE_MS).toISOString();
    await database.query(sql`
      update graphile_worker._private_known_crontabs set last_execution = ${before}::timestamptz
      where identifier = ${name} and coalesce(last_execution, known_since) < ${before}::timestamptz`);
  }
}

const MINUTE_MS = 60_000;

/**
 * Gives back what processes that are gone had taken; the queue itself would wait four hours. Every pool of workers that lives
 * holds a lock on a connection of its own, which ends with its process.
 */
async function recoverJobs(database: Database): Promise<void> {
  await database.query(sql`
    with lost as (
      select array_agg(p.id) as ids from (
        select distinct locked_by as id from graphile_worker._private_jobs
        where locked_at < now() - ${`${RECOVER_MS} milliseconds`}::interval) p
      where pg_try_advisory_xact_lock(${ALIVE_LOCK}, hashtext(p.id)))
    select graphile_worker.force_unlock_workers(ids) from lost where ids is not null`);
}
