import { EventEmitter } from 'node:events';
import type { ParsedCronItem, Runner, TaskList, WorkerEvents } from 'graphile-worker';
import { Logger, makeWorkerUtils, parseCronItems, run } from 'graphile-worker';
import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import type { DeadJob, Job, JobQueue } from './job-queue.ts';
import { MOST_ATTEMPTS } from './job-queue.ts';

export type GraphileOptions = {
  /** Told about failures. */
  readonly log: (message: string) => void;
  /** Tries before a job is dead. */
  readonly attempts?: number;
};

/** How often jobs of lost processes are looked for, and how old a claim must be to be doubted. */
const RECOVER_MS = 5000;
/** A schedule that was missed because no process ran is made up for once, if it was due within this time. */
const MISSED_MS = 24 * 3600 * 1000;
/** Class of the locks that tell which pools of workers live. */
const ALIVE_LOCK = 7301;

/** Jobs on the PostgreSQL that holds the records. */
export async function openGraphileQueue(
  database: Database,
  { log, attempts = MOST_ATTEMPTS }: GraphileOptions,
): Promise<JobQueue> {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message);
  });
  const options = { connectionString: database.url, logger, noHandleSignals: true } as const;
  const utils = await makeWorkerUtils(options);
  await utils.migrate();
  let runner: Runner | undefined;
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
      await skipAllButLast(database, parsedCronItems);
      const events: WorkerEvents = new EventEmitter();
      const pools: string[] = [];
      events.on('pool:create', ({ workerPool }) => pools.push(workerPool.id));
      runner = await run({ ...options, events, taskList, parsedCronItems, concurrency: 2, pollInterval: 2000 });
      for (const pool of pools)
        closers.push(await database.hold(sql`select pg_advisory_lock(${ALIVE_LOCK}, hashtext(${pool}))`));
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
        where j.attempts >= j.max_attempts and j.locked_at is null order by j.updated_at desc limit 200`);
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown, at: row.at.toISOString() }));
    },
    retry: async (id) => {
      // Not by the library's function of that name, which takes "no attempts" for "as many as before".
      await database.query(
        sql`select count(*) from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`,
      );
    },
    cancel: async (key) => {
      await database.query(sql`select graphile_worker.remove_job(${key})`);
    },
    stop: async () => {
      await runner?.stop();
      for (const close of closers.splice(0)) await close();
      await utils.release();
    },
  };
}

/** One statement may name a key once only. */
const lastByKey = (jobs: readonly Job[]): readonly Job[] => [
  ...new Map(jobs.map((job, index) => [job.key === undefined ? index : `key ${job.key}`, job])).values(),
];

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
async function skipAllButLast(database: Database, items: readonly ParsedCronItem[]): Promise<void> {
  const now = Date.now() - (Date.now() % MINUTE_MS);
  const minutes = Array.from({ length: MISSED_MS / MINUTE_MS }, (_, index) => now - index * MINUTE_MS);
  for (const { identifier, match } of items) {
    const last = minutes.find((minute) => match(digestOf(new Date(minute))));
    if (last === undefined) continue;
    const before = new Date(last - MINUTE_MS).toISOString();
    await database.query(sql`
      update graphile_worker._private_known_crontabs set last_execution = ${before}::timestamptz
      where identifier = ${identifier} and coalesce(last_execution, known_since) < ${before}::timestamptz`);
  }
}

const MINUTE_MS = 60_000;

const digestOf = (at: Date) => ({
  min: at.getUTCMinutes(),
  hour: at.getUTCHours(),
  date: at.getUTCDate(),
  month: at.getUTCMonth() + 1,
  dow: at.getUTCDay(),
});

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
