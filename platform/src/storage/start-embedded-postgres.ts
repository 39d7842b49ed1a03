import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { accountFor } from './embedded/account.ts';
import { nativeFolder, reachableBinaries } from './embedded/binaries.ts';
import { lockFolder, prepareFolder, privateCluster, readPassword } from './embedded/data-folder.ts';
import { initialise, run, USER } from './embedded/initialise.ts';
import { answers, launchSupervised } from './embedded/launch.ts';
import { startOfProcess } from './embedded/start-of-process.ts';

export type EmbeddedPostgres = {
  readonly url: string;
  /** Fast shutdown; waits until it is done. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Off for throw-away databases of tests only: a crash could lose what was acknowledged. */
  readonly durable?: boolean;
  /** Told when the server ends without being asked to. */
  readonly onEnd?: (message: string) => void;
};

const DATABASE = 'leitwerk';

/**
 * Starts PostgreSQL from the binaries in the npm package, over a folder of its own inside `dataFolder`. It is started again when it
 * ends without being asked to; one that a killed process left behind is stopped first, because nobody watches over it.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  durable = true,
  onEnd = () => undefined,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = accountFor();
  const native = reachableBinaries(nativeFolder(), account);
  const folder = prepareFolder(dataFolder, account);
  const release = lockFolder(dataFolder);
  const stop = (): void => run(native, 'pg_ctl', ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'], account);
  try {
    const password = readPassword(join(dataFolder, 'postgres-password'));
    if (!existsSync(join(folder, 'PG_VERSION'))) initialise(native, folder, password, account);
    if (await isServed(folder, password)) stop();
    removeStaleLock(folder);
    const server = await launchSupervised({ native, folder, password, account, durable }, onEnd);
    const url = `postgres://${USER}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
    await createDatabase(url);
    return {
      url,
      stop: async () => {
        server.release();
        stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** The address of the database that a running server has started over this folder; null when none runs. */
export async function findEmbeddedPostgres(dataFolder: string): Promise<string | null> {
  const file = join(dataFolder, 'postgres-password');
  if (!existsSync(file)) return null;
  const password = readFileSync(file, 'utf8').trim();
  for (const cluster of [join(dataFolder, 'postgres'), privateCluster(dataFolder)]) {
    const port = await portOf(cluster, password);
    if (port !== undefined) return `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  }
  return null;
}

/** Whether a server runs over this cluster, though it may not let anybody in yet. */
async function isServed(cluster: string, password: string): Promise<boolean> {
  const pid = pidOf(cluster);
  if (pid === null || startOfProcess(pid) === '') return false;
  // The number may have gone to another program since.
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  return (await portOf(cluster, password)) !== undefined;
}

/** The process that the cluster's lock names. */
function pidOf(cluster: string): number | null {
  const path = join(cluster, 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : null;
}

/** PostgreSQL itself would take a zombie of that number for a running server. */
function removeStaleLock(cluster: string): void {
  const pid = pidOf(cluster);
  if (pid !== null && startOfProcess(pid) === '') rmSync(join(cluster, 'postmaster.pid'));
}

/** The port of a server that is running over this cluster; undefined when there is none. */
async function portOf(cluster: string, password: string): Promise<number | undefined> {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n');
  if (startOfProcess(Number(pid)) === '') return undefined;
  const isOurs = await answers(`postgres://${USER}:${password}@127.0.0.1:${Number(port)}/postgres`);
  return isOurs ? Number(port) : undefined;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
