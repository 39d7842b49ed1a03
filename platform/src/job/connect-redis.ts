import { Redis } from 'ioredis';

export type RedisConnection = {
  /** For calls that somebody waits for: they fail at once while Redis is away. */
  readonly calls: Redis;
  /** For workers, which wait until Redis is back. */
  readonly work: () => Redis;
};

const CALL_MS = 5000;
const COUNT_MS = 500;
const OLDEST_REDIS = [6, 2] as const;

/**
 * Connects to the Redis that carries the jobs.
 * @param log told once when Redis goes away and once when it is back, and what it is not set up for
 * @throws with one line that says why it cannot be used
 */
export async function connectRedis(url: string, log: (message: string) => void): Promise<RedisConnection> {
  const calls = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CALL_MS,
    commandTimeout: CALL_MS,
  });
  let reason = '';
  calls.on('error', (error: Error) => {
    reason = reasonOf(error);
  });
  try {
    await calls.connect();
    const info = await calls.info();
    for (const warning of warningsOf(info)) log(warning);
  } catch (error) {
    calls.disconnect();
    throw new Error(reason || reasonOf(error));
  }
  let isAway = false;
  calls.on('reconnecting', () => {
    if (!isAway) log('Redis is away; jobs wait until it is back');
    isAway = true;
  });
  calls.on('ready', () => {
    if (isAway) log('Redis is back');
    isAway = false;
  });
  return {
    calls,
    work: () => {
      const work = new Redis(url, { maxRetriesPerRequest: null });
      // Told by the other connection already.
      work.on('error', () => undefined);
      return work;
    },
  };
}

/** A refused connection names no reason but its code. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
};

/** @throws when it is too old */
function warningsOf(info: string): readonly string[] {
  const values = new Map(info.split(/\r?\n/).map((line) => line.split(/:(.*)/s) as [string, string]));
  const version = values.get('redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1]))
    throw new Error(`Redis ${OLDEST_REDIS.join('.')} or newer is needed, this is ${version}`);
  const policy = values.get('maxmemory_policy') ?? 'noeviction';
  return [
    ...(policy === 'noeviction'
      ? []
      : [`Redis may throw jobs away: its maxmemory-policy is ${policy}, it must be noeviction`]),
    ...(values.get('aof_enabled') === '1'
      ? []
      : ['Redis may lose jobs when it ends: its appendonly is no, it must be yes']),
  ];
}

/** A connection to count on: what cannot be counted there at once is counted here. */
export function openCounter(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CALL_MS,
    commandTimeout: COUNT_MS,
  });
  // Told by the connection of the jobs; without a listener it would be written down as unhandled.
  redis.on('error', () => undefined);
  return redis;
}
