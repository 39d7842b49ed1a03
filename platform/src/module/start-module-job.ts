import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** The job by which jobs of modules are worked on. */
export const MODULE_JOB = 'module-job';

/** `job` is its full name `<module>.<word>`. */
export type ModuleJobPayload = { readonly job: string; readonly key: string };

/** Asks for a job of a module; one that waits already under the same key is the same. @param at not before; at once when absent */
export async function startModuleJob(database: Queryable, job: string, key: string, at?: Date): Promise<void> {
  const payload: ModuleJobPayload = { job, key };
  await database.query(sql`
    insert into leitwerk.job_outbox (name, payload, key, at)
    values (${MODULE_JOB}, ${JSON.stringify(payload)}::jsonb, ${`${MODULE_JOB}:${job}:${key}`}, ${at?.toISOString() ?? null}::timestamptz)`);
}
