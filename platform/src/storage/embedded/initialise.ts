import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../config.ts';
import type { Account } from './account.ts';

/** The account of the database that owns everything. */
export const USER = 'leitwerk';

/** Runs one of PostgreSQL's programs to its end. @throws StartError with what it said */
export function run(native: string, program: string, args: readonly string[], account: Account): void {
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

/** Makes an empty cluster; nothing of it is left when that fails. */
export function initialise(native: string, cluster: string, password: string, account: Account): void {
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
