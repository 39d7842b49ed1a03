import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { openSession } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import { davReach } from './dav-reach.ts';
import type { DavReach } from './module-dav.ts';
import type { ModuleJob } from './module-job.ts';
import { reachAs } from './reach-as.ts';
import { roleReach } from './role-reach.ts';
import type { ModuleJobPayload } from './start-module-job.ts';
import { startModuleJob } from './start-module-job.ts';

/** The schedule that begins those jobs of modules that come every minute. */
export const MODULE_CLOCK = 'module-clock';

/** Class of the locks by which one process at a time is at a job's key. */
const JOB_LOCK = 7303;
const MINUTE = 'minute';
/** As a device's password has them. */
const DEVICE_SCOPES = ['read', 'write'];

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
    const platform = reachAs(SYSTEM_ACTOR, database, model);
    const inNameOf = async (user: string): Promise<DavReach | null> => {
      const actor = await findActorById(database, user, DEVICE_SCOPES);
      if (!actor) return null;
      const { context, module } = reachAs(actor, database, model);
      return davReach(database, context, module, platform.module);
    };
    await job.run(
      key,
      platform.module,
      (roles, requestId) => roleReach(database, platform.context, actAsRoles(platform.context, roles, requestId)),
      inNameOf,
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
