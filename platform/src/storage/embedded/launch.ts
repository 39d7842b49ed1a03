import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../../config.ts';
import type { Account } from './account.ts';
import { USER } from './initialise.ts';

/** Whether a server is there and lets us in. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const START_MS = 30_000;
/** As long as helpers of a server that was killed may hold its memory on a machine that has much to do. */
const RELEASE_MS = 60_000;
const PAUSE_MS = 1000;
const FAST_SHUTDOWN = 'SIGINT';

export type Cluster = {
  /** Folder of the binaries. */
  readonly native: string;
  readonly folder: string;
  readonly password: string;
  readonly account: Account;
  /** Off for throw-away databases of tests only: a crash could lose what was acknowledged. */
  readonly durable: boolean;
};

export type Supervised = {
  readonly port: number;
  /** From now on an end of the server is wanted. */
  readonly release: () => void;
};

/**
 * Starts the server and starts it again, on the same port, whenever it ends without being asked to.
 * @param onEnd told each time
 */
export async function launchSupervised(cluster: Cluster, onEnd: (message: string) => void): Promise<Supervised> {
  const port = await freePort();
  let isReleased = false;
  const supervise = (server: ChildProcess): void => {
    const again = async (): Promise<void> => {
      while (!isReleased) {
        try {
          const next = await launchPatiently(cluster, port);
          if (isReleased) next.kill(FAST_SHUTDOWN);
          else supervise(next);
          return;
        } catch (error) {
          onEnd(String(error));
          await pause();
        }
      }
    };
    const ended = (): void => {
      if (isReleased) return;
      onEnd(`PostgreSQL has ended (${server.signalCode ?? server.exitCode}); it is started again`);
      void again();
    };
    if (hasEnded(server)) ended();
    else server.once('exit', ended);
  };
  supervise(await launchPatiently(cluster, port));
  return {
    port,
    release: () => {
      isReleased = true;
    },
  };
}

/** After a kill the old server's helpers may hold its memory until they notice that it has gone. */
async function launchPatiently(cluster: Cluster, port: number): Promise<ChildProcess> {
  const until = Date.now() + RELEASE_MS;
  for (;;) {
    try {
      return await launch(cluster, port);
    } catch (error) {
      if (
        Date.now() > until ||
        !(error instanceof StartError) ||
        !/shared memory|lock file|another (server|postmaster)/i.test(error.message)
      )
        throw error;
      await pause();
    }
  }
}

async function launch(cluster: Cluster, port: number): Promise<ChildProcess> {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    log_min_messages: 'fatal',
    ...(cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let output = '';
  // Detached: a signal to this process group (Ctrl-C) must not stop the database before the server has finished.
  const server = spawn(join(cluster.native, 'bin', 'postgres'), ['-D', cluster.folder, ...args], {
    ...cluster.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  server.unref();
  const until = Date.now() + START_MS;
  while (Date.now() < until && !hasEnded(server)) {
    if (await answers(`postgres://${USER}:${cluster.password}@127.0.0.1:${port}/postgres`)) {
      // Without a reader the pipe would fill and stop the server.
      server.stderr.resume();
      (server.stderr as unknown as { unref: () => void }).unref();
      return server;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // One that is too slow would hold the cluster against the next try.
  server.kill('SIGQUIT');
  throw new StartError(`PostgreSQL did not start: ${reasonIn(output)}`);
}

function reasonIn(output: string): string {
  const lines = output.trim().split('\n');
  return lines.find((line) => /FATAL|PANIC/.test(line)) ?? (lines.at(-1) || 'no message');
}

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
