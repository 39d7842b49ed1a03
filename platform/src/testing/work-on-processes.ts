import sql from 'sql-template-tag';
import { SCHEDULED_JOB, workOnSchedule } from '../automation/keep-schedules.ts';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Database } from '../storage/database.ts';
import { BEGIN_JOB, SEND_JOB } from '../workflow/begin-later.ts';
import { beginJob } from '../workflow/begin-waiting.ts';
import { EFFECT_JOB, runEffect } from '../workflow/effects.ts';
import { FOLLOW_JOB, followRecords, isFollowed } from '../workflow/follow-records.ts';
import { sendAnswer } from '../workflow/send-unasked.ts';
import { TIMER_JOB } from '../workflow/timers.ts';
import type { TestServer } from './start-test-server.ts';

const WORKS: Readonly<Record<string, (database: Database, model: RuntimeModel, payload: unknown) => Promise<void>>> = {
  [FOLLOW_JOB]: followRecords,
  [BEGIN_JOB]: beginJob,
  [SEND_JOB]: sendAnswer,
  [EFFECT_JOB]: runEffect,
  [SCHEDULED_JOB]: workOnSchedule,
};

/** Tells processes what has happened to their records, as a worker does, until nothing is left. @returns the timers that wait */
export async function workOnProcesses({ database, runtime }: TestServer): Promise<readonly Job[]> {
  const timers: Job[] = [];
  const jobs: Job[] = [];
  const queue = { enqueue: async (list: readonly Job[]) => void jobs.push(...list) } as unknown as JobQueue;
  const model = runtime.models.current();
  for (;;) {
    const moved = await relayBatch(database, queue, [], (entity) => isFollowed(model, entity));
    const waiting = await database.query(sql`select 1 from leitwerk.job_outbox limit 1`);
    if (moved === 0 && jobs.length === 0 && waiting.length === 0) return timers;
    for (const job of jobs.splice(0)) {
      // Jobs come at least once: here always twice.
      for (let time = 0; time < 2; time += 1) await WORKS[job.name]?.(database, model, job.payload);
      if (job.name === TIMER_JOB) timers.push(job);
    }
  }
}
