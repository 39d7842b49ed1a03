import sql from 'sql-template-tag';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { RECORD_WORKS } from '../job/record-works.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import { REACT_JOB } from '../module/run-reaction.ts';
import { NOTIFY_JOB } from '../notification/notify-events.ts';
import { isFollowed } from '../workflow/follow-records.ts';
import { TIMER_JOB } from '../workflow/timers.ts';
import type { TestServer } from './start-test-server.ts';

/** Timers wait until a test has them ring; notifications and reactions have tests of their own. */
const LEFT: ReadonlySet<string> = new Set([TIMER_JOB, NOTIFY_JOB, REACT_JOB]);

/** Tells processes what has happened to their records, as a worker does, until nothing is left. @returns the timers that wait */
export async function workOnProcesses({ database, runtime }: TestServer): Promise<readonly Job[]> {
  const timers: Job[] = [];
  const jobs: Job[] = [];
  // As the queues do it: of several jobs with one key the last one counts.
  const enqueue = async (list: readonly Job[]): Promise<void> => {
    const keys = new Set(list.map(({ key }) => key));
    const waiting = jobs.splice(0).filter(({ key }) => key === undefined || !keys.has(key));
    jobs.push(
      ...waiting,
      ...list.filter(({ key }, at) => key === undefined || list.findLastIndex((one) => one.key === key) === at),
    );
  };
  const queue = { enqueue } as unknown as JobQueue;
  const model = runtime.models.current();
  for (;;) {
    const moved = await relayBatch(database, queue, [], (entity) => isFollowed(model, entity));
    const waiting = await database.query(sql`select 1 from leitwerk.job_outbox limit 1`);
    if (moved === 0 && jobs.length === 0 && waiting.length === 0) return timers;
    for (const job of jobs.splice(0)) {
      // Jobs come at least once: here always twice.
      for (let time = 0; time < 2; time += 1)
        if (!LEFT.has(job.name)) await RECORD_WORKS[job.name]?.(database, model, job.payload);
      if (job.name === TIMER_JOB) timers.push(job);
    }
  }
}
