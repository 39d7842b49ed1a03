import sql from 'sql-template-tag';
import { runModuleJob } from '../module/run-module-job.ts';
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
