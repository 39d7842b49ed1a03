import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { Database } from '../src/storage/database.ts';
import { TIMER_JOB } from '../src/workflow/timers.ts';

type Ask = (method: string, path: string, body?: string) => Promise<number>;

const AT_ONCE = 8;

async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one);
    }),
  );
}

/** Begins a process of a workflow about each record. @returns ids of the processes, and how many were begun per second */
export async function beginProcesses(
  ask: Ask,
  database: Database,
  workflow: string,
  records: readonly string[],
): Promise<{ readonly ids: readonly string[]; readonly perSecond: number }> {
  const begin = performance.now();
  await each(records, async (record) => {
    const status = await ask('POST', `/api/workflows/${workflow}/processes`, JSON.stringify({ record }));
    if (status !== 201) throw new Error(`a process could not be begun: ${status}`);
  });
  const perSecond = (records.length / (performance.now() - begin)) * 1000;
  const rows = await database.query<{ id: string }>(
    sql`select id from leitwerk.workflow_instance where workflow = ${workflow} and state = 'running'`,
  );
  return { ids: rows.map(({ id }) => id), perSecond };
}

const SOON_SECONDS = 5;

/**
 * Makes the timers of all processes of a workflow due in one second.
 * @returns seconds from when they were due until they had been taken: half of them, 95 of 100, the last
 */
export async function fireTimers(
  database: Database,
  workflow: string,
): Promise<{ readonly count: number; readonly half: number; readonly most: number; readonly last: number }> {
  await database.query(sql`
    with due as (
      update leitwerk.workflow_timer t set due = date_trunc('second', now()) + make_interval(secs => ${SOON_SECONDS} + random())
      from leitwerk.workflow_instance i where i.id = t.instance_id and i.workflow = ${workflow}
      returning t.instance_id, t.event, t.due)
    insert into leitwerk.job_outbox (name, payload, key, at)
    select ${TIMER_JOB}, jsonb_build_object('instance', instance_id, 'event', event), concat_ws(':', 'timer', instance_id, event), due from due`);
  const timers = await database.query<{ id: string; due: Date }>(sql`
    select t.instance_id as id, t.due from leitwerk.workflow_timer t join leitwerk.workflow_instance i on i.id = t.instance_id
    where i.workflow = ${workflow}`);
  const left = async (): Promise<number> => {
    const [row] = await database.query<{ count: number }>(sql`
      select count(*) as count from leitwerk.workflow_instance where workflow = ${workflow} and state = 'running'`);
    return row?.count ?? 0;
  };
  while ((await left()) > 0) await pause(200);
  const steps = await database.query<{ id: string; at: Date }>(sql`
    select s.instance_id as id, s.at from leitwerk.workflow_step s join leitwerk.workflow_instance i on i.id = s.instance_id
    where i.workflow = ${workflow} and s.event like 'xstate.after.%'`);
  const takenAt = new Map(steps.map(({ id, at }) => [id, at.getTime()]));
  const lags = timers.map(({ id, due }) => ((takenAt.get(id) ?? 0) - due.getTime()) / 1000).sort((a, b) => a - b);
  const at = (part: number): number => lags[Math.min(lags.length - 1, Math.floor(lags.length * part))] ?? 0;
  return { count: lags.length, half: at(0.5), most: at(0.95), last: at(1) };
}
