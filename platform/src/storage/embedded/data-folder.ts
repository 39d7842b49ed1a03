import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../config.ts';
import type { Account } from './account.ts';
import { startOfProcess } from './start-of-process.ts';

/** Makes the folder of the database and says where it is: in the data folder, unless only root can get there. */
export function prepareFolder(folder: string, account: Account): string {
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

export const privateCluster = (folder: string): string =>
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
export function lockFolder(folder: string): () => void {
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

export function readPassword(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const password = randomBytes(24).toString('hex');
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}
