import { Worker } from 'node:worker_threads';
import { refuse } from '../refusal.ts';
import { makeGate } from '../sandbox/gate.ts';
import type { Manual } from './manual-block.ts';

const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 768;
const onePrint = makeGate(1, 'manual.busy');

/**
 * A manual as a PDF, set in a thread of its own: it takes seconds, in which nobody else would be answered. One at a time; 422 for one that
 * is not done within a minute.
 */
export const printBeside = (manual: Manual): Promise<Buffer> =>
  onePrint(async () => {
    const worker = new Worker(new URL('./print-program.ts', import.meta.url), {
      workerData: manual,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      const bytes = await new Promise<Uint8Array | null>((done, fail) => {
        timer = setTimeout(() => done(null), LONGEST_MS);
        worker.once('message', done);
        worker.once('error', fail);
      });
      return bytes ? Buffer.from(bytes) : refuse(422, 'manual.too-long');
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  });
