import { readFileSync } from 'node:fs';

/** When a process was started, as the kernel counts; tells a process from a later one with its number. Empty when it is gone. */
export function startOfProcess(pid: number): string {
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
