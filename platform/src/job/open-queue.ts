import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import { openGraphileQueue } from './graphile-queue.ts';
import type { JobQueue, QueueOptions } from './job-queue.ts';

/**
 * The queue of an installation: on Redis when there is one, otherwise on the PostgreSQL that holds the records.
 * @throws with one line that says why Redis cannot be used
 */
export async function openQueue(database: Database, redisUrl: string | null, options: QueueOptions): Promise<JobQueue> {
  if (redisUrl === null) return openGraphileQueue(database, options);
  // Most have no Redis: they need not load what speaks to it.
  const { openRedisQueue } = await import('./redis-queue.ts');
  const [own] = await database.query<{ id: string }>(sql`select id from leitwerk.queue`);
  return openRedisQueue(redisUrl, own?.id ?? '', options);
}

/** Jobs that a queue on the PostgreSQL has left there. */
export async function leftOnPostgres(database: Database): Promise<number> {
  const [known] = await database.query(
    sql`select 1 from pg_views where schemaname = 'graphile_worker' and viewname = 'jobs'`,
  );
  if (!known) return 0;
  const [row] = await database.query<{ count: number }>(sql`select count(*) from graphile_worker.jobs`);
  return row?.count ?? 0;
}
