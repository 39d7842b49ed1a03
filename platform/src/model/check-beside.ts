import { Worker } from 'node:worker_threads';
import type { Issue } from '@leitwerk/metadata/issue';
import { Refused } from '../refusal.ts';
import type { GivenDocument } from './publish-model.ts';

const LONGEST_MS = 20_000;
/** A thread that has nothing to do takes memory. */
const IDLE_MS = 60_000;
const MOST_MEMORY_MB = 512;

type Waiting = { readonly done: (issues: readonly Issue[]) => void; readonly fail: (error: unknown) => void };
type Checker = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

let checker: Checker | null = null;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/**
 * Issues of definitions, found in a thread of its own: it takes some tenths of a second, in which nobody else would be answered.
 * Definitions that keep it busy for 20 seconds are refused with 422, and the thread is ended.
 */
export async function checkBeside(documents: readonly GivenDocument[]): Promise<readonly Issue[]> {
  checker ??= startChecker();
  const { worker, waiting } = checker;
  clearTimeout(idle);
  last += 1;
  const id = last;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<readonly Issue[]>((done, fail) => {
      waiting.set(id, { done, fail });
      timer = setTimeout(() => stop(worker, waiting), LONGEST_MS);
      worker.postMessage({ id, documents });
    });
  } finally {
    clearTimeout(timer);
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(() => void endChecker(), IDLE_MS).unref();
  }
}

/** Ends the thread, if there is one. */
export async function endChecker(): Promise<void> {
  const ended = checker;
  checker = null;
  await ended?.worker.terminate();
}

function startChecker(): Checker {
  const worker = new Worker(new URL('./check-program.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const waiting = new Map<number, Waiting>();
  // It must not keep a program alive that is done.
  worker.unref();
  worker.on('message', ({ id, issues }: { readonly id: number; readonly issues: readonly Issue[] }) =>
    waiting.get(id)?.done(issues),
  );
  worker.on('error', (error) => {
    if (checker?.worker === worker) checker = null;
    for (const { fail } of waiting.values()) fail(error);
  });
  return { worker, waiting };
}

function stop(worker: Worker, waiting: ReadonlyMap<number, Waiting>): void {
  if (checker?.worker === worker) checker = null;
  void worker.terminate();
  const refusal = new Refused({ status: 422, code: 'publish.check-too-long' });
  for (const { fail } of waiting.values()) fail(refusal);
}
