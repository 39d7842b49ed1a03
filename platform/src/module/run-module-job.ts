import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { openSession } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import { moduleContext } from './module-context.ts';
import type { ModuleJob } from './module-job.ts';
import { roleReach } from './role-reach.ts';
import { runAction } from './run-action.ts';
import type { ModuleJobPayload } from './start-module-job.ts';
import { startModuleJob } from './start-module-job.ts';

/** The schedule that begins those jobs of modules that come every minute. */
export const MODULE_CLOCK = 'module-clock';

/** Class of the locks by which one process at a time is at a job's key. */
const JOB_LOCK = 7302;
const MINUTE = 'minute';

/** Asks for those jobs of the modules in use that come every minute. */
export async function startJobsOfMinute(database: Queryable, model: RuntimeModel): Promise<void> {
  for (const { name, jobs } of model.modules)
    for (const [word, job] of Object.entries(jobs ?? {}))
      if (job.everyMinute) await startModuleJob(database, `${name}.${word}`, MINUTE);
}

/** Does a job of a module. One whose module has been taken out has nothing to do any more. */
export async function runModuleJob(database: Database, model: RuntimeModel, payload: unknown): Promise<void> {
  const { job: name, key } = payload as ModuleJobPayload;
  const job = findModuleJob(name, model);
  if (!job) return;
  // A connection of its own: the lock ends with it, however the process does.
  const session = await openSession(database.url, 'leitwerk');
  try {
    const [lock] = await session.query<{ taken: boolean }>(
      sql`select pg_try_advisory_lock(${JOB_LOCK}, hashtext(${`${name}:${key}`})) as taken`,
    );
    if (!lock?.taken) return;
    const context = makeContext(model, SYSTEM_ACTOR, null);
    await job.run(
      key,
      moduleContext(database, context, (action, input) => runAction(database, action, input, context)),
      (roles, requestId) => roleReach(database, context, actAsRoles(context, roles, requestId)),
    );
  } finally {
    await session.close();
  }
}

/** The job of this full name among those of the modules that are used. */
export function findModuleJob(name: string, { modules }: RuntimeModel): ModuleJob | undefined {
  const [moduleName, word] = name.split('.');
  const jobs = modules.find((one) => one.name === moduleName)?.jobs;
  return jobs && word !== undefined && Object.hasOwn(jobs, word) ? jobs[word] : undefined;
}
