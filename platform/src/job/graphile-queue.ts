import type { Runner, TaskList } from 'graphile-worker';
import { Logger, makeWorkerUtils, parseCronItems, run } from 'graphile-worker';
import sql from 'sql-template-tag';
import type { Database, Queryable } from '../storage/database.ts';
import type { DeadJob, JobQueue } from './job-queue.ts';
import { MOST_ATTEMPTS } from './job-queue.ts';

/** Jobs on the PostgreSQL that holds the records. @param log told about failures */
export async function openGraphileQueue(database: Database, log: (message: string) => void): Promise<JobQueue> {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message);
  });
  const options = { connectionString: database.url, logger, noHandleSignals: true } as const;
  const utils = await makeWorkerUtils(options);
  await utils.migrate();
  let runner: Runner | undefined;

  const add = (on: Queryable, job: Parameters<JobQueue['enqueue']>[0]) =>
    on.query(sql`
      select graphile_worker.add_job(${job.name}, ${JSON.stringify(job.payload)}::json, job_key => ${job.key ?? null}::text,
        run_at => ${job.at?.toISOString() ?? null}::timestamptz, max_attempts => ${MOST_ATTEMPTS})`);
  return {
    enqueue: async (job, tx) => {
      await add(tx ?? database, job);
    },
    start: async (works, schedules) => {
      const taskList: TaskList = Object.fromEntries(
        Object.entries(works).map(([name, work]) => [name, async (payload: unknown) => work(payload)]),
      );
      const parsedCronItems = parseCronItems(
        schedules.map(({ name, cron }) => ({ task: name, match: cron, identifier: name })),
      );
      runner = await run({ ...options, taskList, parsedCronItems, concurrency: 2, pollInterval: 2000 });
    },
    dead: async () => {
      const rows = await database.query<Omit<DeadJob, 'payload' | 'at'> & { payload: string; at: Date }>(sql`
        select j.id::text, t.identifier as name, j.payload::json as payload, coalesce(j.last_error, '') as error, j.attempts, j.updated_at as at
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.attempts >= j.max_attempts order by j.updated_at desc limit 200`);
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown, at: row.at.toISOString() }));
    },
    retry: async (id) => {
      await utils.rescheduleJobs([id], { attempts: 0, runAt: new Date() });
    },
    cancel: async (key) => {
      await database.query(sql`select graphile_worker.remove_job(${key})`);
    },
    stop: async () => {
      await runner?.stop();
      await utils.release();
    },
  };
}
