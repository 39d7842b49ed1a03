import type { Job as StoredJob } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Job } from './job-queue.ts';

/** What a job on Redis holds. */
export type Data = { readonly payload: Job['payload']; readonly key?: string };
export type Stored = StoredJob<Data, void, string>;

/** Under this key of Redis stands the id of the job that a key means now. */
export const heldBy = (prefix: string, key: string): string => `${prefix}:key:${key}`;

const GIVE_BACK = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end`;

/** Frees the key of a job that is through, if it holds it still. */
export async function giveBack(redis: Redis, prefix: string, { id = '', data }: Stored): Promise<void> {
  if (data.key !== undefined) await redis.eval(GIVE_BACK, 1, heldBy(prefix, data.key), id);
}
