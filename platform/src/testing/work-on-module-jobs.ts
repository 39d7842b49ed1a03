import sql from 'sql-template-tag';
import type { OutboxRow } from '../job/relay-outbox.ts';
import { jobsOfEvents } from '../job/relay-outbox.ts';
import { runModuleJob } from '../module/run-module-job.ts';
import { REACT_JOB, reactionsOf, runReaction } from '../module/run-reaction.ts';
import { MODULE_JOB, startModuleJob } from '../module/start-module-job.ts';
import type { TestServer } from './start-test-server.ts';

/** Does the jobs of modules that are due, and those that they begin. @param first begun before, with the key `minute` */
export async function doModuleJobs(server: TestServer, first: readonly string[] = []): Promise<void> {
  for (const name of first) await startModuleJob(server.database, name, 'minute');
  for (;;) {
    const [job] = await server.database.query<{ payload: string }>(sql`
      delete from leitwerk.job_outbox where id = (select min(id) from leitwerk.job_outbox where name = ${MODULE_JOB} and (at is null or at <= now()))
      returning payload::json as payload`);
    if (!job) return;
    await runModuleJob(server.database, server.runtime.models.current(), JSON.parse(job.payload));
  }
}

/** Asks for a job of a module, as the minute does; whoever is there does it. */
export const beginModuleJob = (server: TestServer, name: string): Promise<void> =>
  startModuleJob(server.database, name, 'minute');

/** Does what follows from events that wait, each twice: they come at least once. */
export async function doReactions({ database, runtime }: TestServer): Promise<void> {
  const model = runtime.models.current();
  const rows = await database.query<OutboxRow>(
    sql`with taken as (delete from leitwerk.outbox returning *) select * from taken order by id`,
  );
  for (const { name, payload } of jobsOfEvents(rows, reactionsOf(model), () => false))
    for (let time = 0; time < 2 && name === REACT_JOB; time += 1) await runReaction(database, model, payload);
}
