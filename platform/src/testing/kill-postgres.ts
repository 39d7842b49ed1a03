import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** PostgreSQL and everything it has started: at once, as when the power fails. */
export function killPostgres(dataFolder: string): void {
  const [pid] = readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const postmaster = Number(pid);
  const children = readdirSync('/proc').filter((name) => parentOf(name) === postmaster);
  for (const one of [postmaster, ...children.map(Number)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended since it was listed.
    }
  }
}

/** The process that has started a process; undefined where there is none of that name. */
function parentOf(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
