import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'hang-on-job.ts');

/** Begins a process that takes the job `hang` and never ends it; resolves when it has it. @param args address of the queue, and its owner */
export async function hangInProcess(
  ...args: readonly string[]
): Promise<{ readonly taken: () => number; readonly kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let taken = 0;
  child.stdout.on('data', (text: Buffer) => {
    taken += String(text).split('taken').length - 1;
  });
  await once(child.stdout, 'data');
  return {
    taken: () => taken,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
