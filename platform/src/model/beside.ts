import { Worker } from 'node:worker_threads';
import { Refused } from '../refusal.ts';

/** A thread that has nothing to do takes memory. */
const IDLE_MS = 60_000;
/** Between looks at how much a thread that is at work holds. */
const WATCH_MS = 100;

type Waiting<Output> = { readonly done: (output: Output) => void; readonly fail: (error: unknown) => void };
type Thread<Output> = {
  readonly worker: Worker;
  /** When its program has been loaded: on a busy machine that takes longer than the work. */
  readonly isReady: Promise<void>;
  readonly waiting: Map<number, Waiting<Output>>;
};

/** What the program of a thread tells: first that it is there, then what has come of each question. */
export type ToldBeside<Output> = { readonly ready: true } | { readonly id: number; readonly output: Output };

export type Beside<Input, Output> = {
  readonly ask: (input: Input) => Promise<Output>;
  /** Ends the thread, if there is one. */
  readonly end: () => Promise<void>;
};

type Options = {
  /** It says `{ready: true}`, then answers each `{id, input}` with `{id, output}`. */
  readonly program: URL;
  readonly longestMs: number;
  readonly memoryMb: number;
  /** Buffers are no part of `memoryMb`: what unpacks foreign bytes names a limit for them, too. */
  readonly buffersMb?: number;
  /** Code of the refusal (422) of what takes longer, or more memory; the thread is ended then, with all that it was asked. */
  readonly refusal: string;
};

/** Work of which people's definitions decide how long it takes, in a thread of its own that can be ended: nobody else waits for it. */
export function makeBeside<Input, Output>({
  program,
  longestMs,
  memoryMb,
  buffersMb,
  refusal,
}: Options): Beside<Input, Output> {
  let thread: Thread<Output> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const refused = () => new Refused({ status: 422, code: refusal });

  const start = (): Thread<Output> => {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const waiting = new Map<number, Waiting<Output>>();
    const isReady = new Promise<void>((done) => {
      worker.on('message', (told: ToldBeside<Output>) => {
        if ('ready' in told) done();
        else waiting.get(told.id)?.done(told.output);
      });
    });
    // It must not keep a program alive that is done.
    worker.unref();
    worker.on('error', (error) => {
      if (thread?.worker === worker) thread = null;
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      for (const { fail } of waiting.values()) fail(isFull ? refused() : error);
    });
    return { worker, isReady, waiting };
  };
  const stop = ({ worker, waiting }: Thread<Output>): void => {
    if (thread?.worker === worker) thread = null;
    void worker.terminate();
    for (const { fail } of waiting.values()) fail(refused());
  };
  const watch = (asked: Thread<Output>, mostMb: number): NodeJS.Timeout =>
    setInterval(() => {
      // One that is about to end has nothing to tell.
      asked.worker.getHeapStatistics().then(
        (held) => (held.external_memory > mostMb * 1_048_576 ? stop(asked) : undefined),
        () => undefined,
      );
    }, WATCH_MS);
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
      let watcher: NodeJS.Timeout | undefined;
      try {
        return await new Promise<Output>((done, fail) => {
          asked.waiting.set(id, { done, fail });
          void asked.isReady.then(() => {
            if (!asked.waiting.has(id)) return;
            timer = setTimeout(() => stop(asked), longestMs);
            if (buffersMb !== undefined) watcher = watch(asked, buffersMb);
            asked.worker.postMessage({ id, input });
          });
        });
      } finally {
        clearTimeout(timer);
        clearInterval(watcher);
        asked.waiting.delete(id);
        if (asked.waiting.size === 0) idle = setTimeout(() => void end(), IDLE_MS).unref();
      }
    },
  };
}
