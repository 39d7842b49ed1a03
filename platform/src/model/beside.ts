import { Worker } from 'node:worker_threads';
import { Refused } from '../refusal.ts';

/** A thread that has nothing to do takes memory. */
const IDLE_MS = 60_000;

type Waiting<Output> = { readonly done: (output: Output) => void; readonly fail: (error: unknown) => void };
type Thread<Output> = { readonly worker: Worker; readonly waiting: Map<number, Waiting<Output>> };

export type Beside<Input, Output> = {
  readonly ask: (input: Input) => Promise<Output>;
  /** Ends the thread, if there is one. */
  readonly end: () => Promise<void>;
};

type Options = {
  /** It answers each message `{id, input}` with `{id, output}`. */
  readonly program: URL;
  readonly longestMs: number;
  readonly memoryMb: number;
  /** Code of the refusal (422) of what takes longer, or more memory; the thread is ended then, with all that it was asked. */
  readonly refusal: string;
};

/** Work that people's definitions decide how long it takes, in a thread of its own that can be ended: nobody else waits for it. */
export function makeBeside<Input, Output>({ program, longestMs, memoryMb, refusal }: Options): Beside<Input, Output> {
  let thread: Thread<Output> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const refused = () => new Refused({ status: 422, code: refusal });

  const start = (): Thread<Output> => {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const waiting = new Map<number, Waiting<Output>>();
    // It must not keep a program alive that is done.
    worker.unref();
    worker.on('message', ({ id, output }: { readonly id: number; readonly output: Output }) =>
      waiting.get(id)?.done(output),
    );
    worker.on('error', (error) => {
      if (thread?.worker === worker) thread = null;
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      for (const { fail } of waiting.values()) fail(isFull ? refused() : error);
    });
    return { worker, waiting };
  };
  const stop = ({ worker, waiting }: Thread<Output>): void => {
    if (thread?.worker === worker) thread = null;
    void worker.terminate();
    for (const { fail } of waiting.values()) fail(refused());
  };
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    await ended?.worker.terminate();
  };
  return {
    end,
    ask: async (input) => {
      thread ??= start();
      const asked = thread;
      clearTimeout(idle);
      last += 1;
      const id = last;
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<Output>((done, fail) => {
          asked.waiting.set(id, { done, fail });
          timer = setTimeout(() => stop(asked), longestMs);
          asked.worker.postMessage({ id, input });
        });
      } finally {
        clearTimeout(timer);
        asked.waiting.delete(id);
        if (asked.waiting.size === 0) idle = setTimeout(() => void end(), IDLE_MS).unref();
      }
    },
  };
}
