import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Ends processes of a server that was killed. They end by themselves, all but one that waits for something that another one held when
 * it was killed: that one waits for ever, and no server can be started over its memory. Only for a cluster without a server.
 * Processes are found by the folder that they work in, which Linux tells.
 */
export function endOrphans(cluster: string): void {
  if (process.platform !== 'linux') return;
  const folder = realpathSync(cluster);
  const orphans = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && worksIn(pid) === folder && !isServed(pid));
  for (const pid of orphans) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended since it was listed.
    }
  }
}

/** Of a process of PostgreSQL; null for others, for those that may not be looked at, and for those that have gone. */
function worksIn(pid: string): string | null {
  try {
    return isPostgres(pid) ? readlinkSync(`/proc/${pid}/cwd`) : null;
  } catch {
    return null;
  }
}

const isPostgres = (pid: string): boolean => basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');

/** Whether the server that has started it is still there. */
function isServed(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return isPostgres(parent);
  } catch {
    return false;
  }
}
