import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'queue-program.ts');

export type QueueProcess = {
  /** How often it has said a word. */
  readonly count: (word: string) => number;
  readonly kill: () => Promise<void>;
};

/** A process that works on a queue. @param args address of the queue, its owner, when its schedule fires */
export function startQueueProcess(...args: readonly string[]): QueueProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += String(text);
  });
  return {
    count: (word) => output.split('\n').filter((line) => line === word).length,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
