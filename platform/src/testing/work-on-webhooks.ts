import sql from 'sql-template-tag';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import { noteEvents } from '../webhook/note-events.ts';
import { sendWaiting } from '../webhook/send-waiting.ts';
import { SEND_WEBHOOK } from '../webhook/webhook.ts';
import type { TestServer } from './start-test-server.ts';

/** Notes for the webhooks all that has happened. @returns the jobs that are to send it */
export async function noteHappened({ database, runtime }: TestServer): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  const enqueue = async (given: readonly Job[]): Promise<void> => {
    jobs.push(...given.filter((job) => job.name === SEND_WEBHOOK));
  };
  const queue = { enqueue } as unknown as JobQueue;
  const note: typeof noteEvents = (tx, rows) => noteEvents(tx, rows, runtime.models.current());
  while (
    (await relayBatch(
      database,
      queue,
      [],
      () => false,
      (tx, rows) => note(tx, rows, runtime.models.current()),
    )) > 0
  );
  return jobs;
}

/** Notes what has happened and sends what is due, as a worker does. */
export async function doWebhooks(server: TestServer): Promise<void> {
  const { database, runtime } = server;
  for (const { payload } of await noteHappened(server)) await sendWaiting(database, runtime.models.current(), payload);
  for (;;) {
    const [job] = await database.query<{ payload: string }>(sql`
      delete from leitwerk.job_outbox where id = (select min(id) from leitwerk.job_outbox where name = ${SEND_WEBHOOK})
      returning payload::json as payload`);
    if (!job) return;
    await sendWaiting(database, runtime.models.current(), JSON.parse(job.payload));
  }
}
