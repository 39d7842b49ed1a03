import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export type TestRedis = {
  readonly url: string;
  /** Ends it at once, as a fault would. */
  readonly kill: () => Promise<void>;
  /** Starts it on the same port with what it has stored. */
  readonly start: () => Promise<void>;
  readonly drop: () => Promise<void>;
};

/** Whether this machine has the program. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own on this machine, set up as docs/operations.md says. */
export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ReturnType<typeof spawn> | undefined;
  const start = async (): Promise<void> => {
    const settings = { bind: '127.0.0.1', port, dir: folder, appendonly: 'yes', appendfsync: 'always', save: '' };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    child = spawn('redis-server', args, { stdio: 'ignore' });
    await answering(url);
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url,
    start,
    kill,
    drop: async () => {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  await redis.ping();
  redis.disconnect();
}
