import type { WireRun, WireRunProblem } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import { moduleRunKinds } from '../module/module-runs.ts';
import type { ReactPayload } from '../module/run-reaction.ts';
import { REACT_JOB, reactionsOf, runReaction } from '../module/run-reaction.ts';
import { NOTIFY_JOB, notify } from '../notification/notify-events.ts';
import type { RunKind } from '../run/run.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { workOnRun } from '../run/work-on-run.ts';
import type { Reply, TestServer } from './start-test-server.ts';

/**
 * Works on a run until it has ended or was stopped.
 * @param beforeStep done before each step, given how many have been begun
 */
export async function workOn(
  server: TestServer,
  id: string,
  beforeStep: (step: number) => Promise<unknown> = async () => undefined,
): Promise<void> {
  let begun = 0;
  const kinds = () =>
    [...RUN_KINDS, ...moduleRunKinds(server.runtime.models.current().modules)].map(
      (kind): RunKind => ({
        ...kind,
        step: async (...given) => {
          begun += 1;
          await beforeStep(begun);
          return kind.step(...given);
        },
      }),
    );
  await workOnRun(server.database, server.runtime.models, kinds, id, (error) => {
    throw error;
  });
}

/** Does the work of a run that a request has begun, to its end. @returns the run as its owner then sees it */
export async function finishRun(server: TestServer, as: string, begun: Reply): Promise<WireRun> {
  if (begun.status !== 202) throw new Error(`${begun.status} ${begun.text}`);
  const { id } = begun.body as WireRun;
  for (;;) {
    await workOn(server, id);
    const run = (await server.ask(as, 'GET', `/api/runs/${id}`)).body as WireRun;
    // Long runs let other jobs have their turn in between.
    if (run.state !== 'running') return run;
  }
}

/** Does what follows from all that has happened, and the runs that this begins. */
export async function doReactions(server: TestServer): Promise<void> {
  const model = server.runtime.models.current();
  const jobs: Job[] = [];
  const enqueue = async (job: Job | readonly Job[]): Promise<void> => {
    jobs.push(...[job].flat());
  };
  while ((await relayBatch(server.database, { enqueue } as unknown as JobQueue, reactionsOf(model), () => false)) > 0);
  for (const job of jobs)
    if (job.name === REACT_JOB) await runReaction(server.database, model, job.payload as ReactPayload);
  const waiting = await server.database.query<{ id: string }>(
    sql`select id from leitwerk.run where state = 'waiting' order by created_at`,
  );
  for (const { id } of waiting) await workOn(server, id);
}

/** Tells people of all that has happened, as a worker does. @returns the jobs that did it */
export async function doNotifications(server: TestServer): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  const enqueue = async (given: readonly Job[]): Promise<void> => {
    jobs.push(...given.filter((job) => job.name === NOTIFY_JOB));
  };
  while ((await relayBatch(server.database, { enqueue } as unknown as JobQueue, [], () => false)) > 0);
  for (const job of jobs) await notify(server.database, server.runtime.models.current(), job.payload);
  return jobs;
}

/** The first problems of a run. */
export const problemsOf = async (server: TestServer, as: string, run: WireRun): Promise<readonly WireRunProblem[]> =>
  ((await server.ask(as, 'GET', `/api/runs/${run.id}/problems?limit=500`)).body as { items: WireRunProblem[] }).items;

/** Uploads a file. @returns its id */
export async function uploadFile(
  server: TestServer,
  as: string,
  name: string,
  content: string | Buffer,
): Promise<string> {
  const boundary = 'b0undary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await server.ask(as, 'POST', '/api/files', payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return (reply.body as { id: string }).id;
}
