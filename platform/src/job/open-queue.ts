import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';
import { openGraphileQueue } from './graphile-queue.ts';
import type { JobQueue, QueueOptions } from './job-queue.ts';
import { openRedisQueue } from './redis-queue.ts';

/**
 * The queue of an installation: on Redis when there is one, otherwise on the PostgreSQL that holds the records.
 * @throws with one line that says why Redis cannot be used
 */
export async function openQueue(database: Database, redisUrl: string | null, options: QueueOptions): Promise<JobQueue> {
  if (redisUrl === null) return openGraphileQueue(database, options);
  const [own] = await database.query<{ id: string }>(sql`select id from leitwerk.queue`);
  return openRedisQueue(redisUrl, own?.id ?? '', options);
}
