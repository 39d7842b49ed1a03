import { nextDue } from '@leitwerk/metadata/cron';
import type { WireJobs, WireSchedule } from '@leitwerk/metadata/wire/jobs';
import { countFailedRuns } from '../automation/failed-runs.ts';
import { noteDecision, readDecisions } from '../job/job-decisions.ts';
import type { DeadJob, JobQueue } from '../job/job-queue.ts';
import { MOST_DEAD } from '../job/job-queue.ts';
import { readDeadJobs } from '../job/read-dead-jobs.ts';
import { wordJob } from '../job/word-job.ts';
import { JOB_SCHEDULES } from '../job/works.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { refuseReadOnly } from './identify.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'jobs';
const SELECTED = {
  type: 'object',
  description: 'Either `ids`, or `all: true`',
  additionalProperties: false,
  properties: {
    ids: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: MOST_DEAD },
    all: { const: true },
  },
} as const;
const DECIDED = {
  status: 200,
  description: 'How many of them it was',
  schema: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
} as const;

/** What happens in the background, and what has failed there. For those who may manage jobs. */
export const JOB_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/jobs',
    summary: `Jobs: how many are where, those that have failed for good (the newest ${MOST_DEAD}), the schedules, and who has decided what`,
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Jobs', schema: schemaRef('Jobs') }],
    handle: answerJobs,
  },
  {
    method: 'GET',
    path: '/api/jobs/counts',
    summary: 'How many jobs are where, and how many automations have failed',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Their numbers', schema: schemaRef('JobCounts') }],
    handle: async (call) => {
      permitted(call, 'jobs.manage');
      const { database, jobs } = call.runtime;
      const [counts, failedAutomations] = await Promise.all([asked(jobs.state()), countFailedRuns(database)]);
      return json({ ...counts, failedAutomations });
    },
  },
  {
    method: 'POST',
    path: '/api/jobs/retry',
    summary: 'Try dead jobs again, from the first attempt on',
    tag: TAG,
    access: 'user',
    body: { schema: SELECTED },
    responses: [DECIDED],
    handle: (call) => decide(call, 'retried', (queue, ids) => queue.retry(ids)),
  },
  {
    method: 'POST',
    path: '/api/jobs/discard',
    summary: 'Discard dead jobs: what they were to do is not done',
    tag: TAG,
    access: 'user',
    body: { schema: SELECTED },
    responses: [DECIDED],
    handle: (call) => decide(call, 'discarded', (queue, ids) => queue.discard(ids)),
  },
];

/** What the queue says; it may be on another server, which may be away. */
const asked = <T>(answer: Promise<T>): Promise<T> => answer.catch(() => refuse(503, 'job.queue-away'));

async function answerJobs(call: Call): Promise<Answer> {
  const context = permitted(call, 'jobs.manage');
  const { database, jobs } = call.runtime;
  const language = languageOf(call.request);
  const [counts, dead, fired] = await asked(Promise.all([jobs.state(), jobs.dead(), jobs.fired()]));
  const answer: WireJobs = {
    counts,
    dead: await readDeadJobs(database, dead, language, context),
    schedules: JOB_SCHEDULES.map(
      ({ name, cron }): WireSchedule => ({
        name,
        text: wordJob(name, language),
        last: fired.get(name) ?? null,
        next: nextDue(cron, new Date(), 'UTC')?.toISOString() ?? null,
      }),
    ),
    decisions: await readDecisions(database, language, context),
  };
  return json(answer);
}

async function decide(
  call: Call,
  decision: 'retried' | 'discarded',
  act: (queue: JobQueue, ids: readonly string[]) => Promise<readonly string[]>,
): Promise<Answer> {
  const context = permitted(call, 'jobs.manage');
  refuseReadOnly(context);
  const wanted = decodeSelected(call.body);
  let count = 0;
  for (;;) {
    const dead = await asked(call.runtime.jobs.dead());
    const meant = wanted === 'all' ? dead : dead.filter(({ id }) => wanted.includes(id));
    const decided = await decideAbout(call, decision, meant, act, context);
    count += decided;
    // More than are told at once go in several turns.
    if (wanted !== 'all' || dead.length < MOST_DEAD || decided === 0) return json({ count });
  }
}

async function decideAbout(
  call: Call,
  decision: 'retried' | 'discarded',
  jobs: readonly DeadJob[],
  act: (queue: JobQueue, ids: readonly string[]) => Promise<readonly string[]>,
  context: Context,
): Promise<number> {
  if (jobs.length === 0) return 0;
  const ids = await asked(
    act(
      call.runtime.jobs,
      jobs.map(({ id }) => id),
    ),
  );
  const decided = jobs.filter(({ id }) => ids.includes(id));
  await noteDecision(call.runtime.database, decision, decided, context);
  return decided.length;
}

function decodeSelected(body: unknown): 'all' | readonly string[] {
  const { ids, all } = decodeObject(body, ['ids', 'all']);
  if (all === true && ids === undefined) return 'all';
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= MOST_DEAD;
  if (all !== undefined || !isList || !ids.every((id): id is string => typeof id === 'string'))
    return refuse(400, 'job.selection', { issues: [{ path: 'ids', code: 'job.selection' }] });
  return ids;
}
