import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

type Usage = { readonly parent: number; readonly ms: number };

/** What a process has used, and those of its children that have ended; null when it is gone. */
function usageOf(pid: number): Usage | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the last bracket may hold anything.
    const parts = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = parts.slice(11, 15).reduce((sum, part) => sum + Number(part), 0);
    return { parent: Number(parts[1]), ms: ticks * TICK_MS };
  } catch {
    return null;
  }
}

/** Milliseconds of processor time that a process and its children have used. Other than time on the clock it says something on a machine that others use, too. */
export function cpuTimeOf(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => usageOf(Number(name)))
    .filter((usage) => usage?.parent === pid);
  return [usageOf(pid), ...children].reduce((sum, usage) => sum + (usage?.ms ?? 0), 0);
}

/** Processes below a process, down to the last. */
export function belowOf(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => usageOf(one)?.parent === pid);
  return children.flatMap((child) => [child, ...belowOf(child)]);
}

/** The process to which a connection's one belongs: all of PostgreSQL are its children. */
export const parentOf = (pid: number): number => usageOf(pid)?.parent ?? 0;
