import { EventEmitter } from 'node:events';
import type { RunnerOptions, WorkerEvents } from 'graphile-worker';
import { run } from 'graphile-worker';
import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import { CONCURRENCY } from './job-queue.ts';
import { openQueuePool } from './queue-pool.ts';

/** Class of the locks that tell which pools of workers live. */
export const ALIVE_LOCK = 7301;
/** Between tries to start workers while the database is away. */
const RESTART_MS = 1000;
/** Beside those of the workers: one listens, others tell what is done and look for what is due. */
const OTHER_CONNECTIONS = 4;

export type Workers = { readonly stop: () => Promise<void> };

/**
 * Starts workers, and others in their place when they give up: the library's do when they cannot tell the database that a job is
 * done. What they had taken is given back as that of a process that is gone.
 */
export async function startWorkers(
  database: Database,
  options: RunnerOptions,
  log: (message: string) => void,
): Promise<Workers> {
  let isStopping = false;
  let team: Team;
  let replacing: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    team = await startTeam(database, options);
    void team.ended.then(() => {
      replacing = replace();
    });
  };
  const replace = async (): Promise<void> => {
    if (isStopping) return;
    log('the workers have given up; others take their place');
    team.leave();
    while (!isStopping) {
      try {
        return await begin();
      } catch (error) {
        log(String(error));
        await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
      }
    }
  };
  await begin();
  return {
    stop: async () => {
      isStopping = true;
      await replacing;
      await team.stop();
    },
  };
}

type Team = {
  /** When they work no longer, though nobody has stopped them. */
  readonly ended: Promise<void>;
  /** Waits for the jobs in work. */
  readonly stop: () => Promise<void>;
  /** Waits for nothing: they may wait for ever themselves. */
  readonly leave: () => void;
};

/** Workers with connections of their own, and a lock that says that they live. */
async function startTeam(database: Database, options: RunnerOptions): Promise<Team> {
  const events: WorkerEvents = new EventEmitter();
  const ids: string[] = [];
  events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id));
  const pgPool = openQueuePool(database.url, CONCURRENCY + OTHER_CONNECTIONS);
  const runner = await run({
    ...options,
    pgPool,
    events,
    concurrency: CONCURRENCY,
    pollInterval: 2000,
    preset: CAREFUL,
  });
  const locks: (() => Promise<void>)[] = [];
  const leave = (): void => {
    for (const work of [...locks, () => runner.stop(), () => pgPool.end()]) void work().catch(() => undefined);
  };
  try {
    for (const id of ids) locks.push(await database.hold(sql`select pg_advisory_lock(${ALIVE_LOCK}, hashtext(${id}))`));
  } catch (error) {
    leave();
    throw error;
  }
  return {
    // A pool that could not tell the database of a finished job shuts down and waits for ever for that to be told.
    ended: Promise.race([
      new Promise<void>((resolve) => events.once('pool:fatalError', () => resolve())),
      runner.promise.catch(() => undefined),
    ]),
    stop: async () => {
      await runner.stop().catch(() => undefined);
      for (const unlock of locks) await unlock();
      await pgPool.end();
    },
    leave,
  };
}

/** With a delay, even of none, the library waits for its own answer; without one, a lost connection ends the whole process. */
const CAREFUL = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } satisfies RunnerOptions['preset'];
