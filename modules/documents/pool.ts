import { ActionRefused } from '@leitwerk/platform/module/module';
import { documentsIssue } from './documents-issue.ts';

/** More than this many wait for nobody's turn. */
const MOST_WAITING = 200;

export type Pool<T> = {
  /** Lends one for a piece of work; waits for its turn. One whose work fails is not used again. */
  readonly use: <R>(work: (one: T) => Promise<R>) => Promise<R>;
  /** Drops those that nobody uses; the others when they are given back. */
  readonly end: () => Promise<void>;
};

type Options<T> = {
  readonly most: number;
  readonly make: () => Promise<T>;
  readonly drop: (one: T) => Promise<void>;
};

/** So many of a kind at a time, made when they are needed, each lent to one work at a time in the order of asking. */
export function makePool<T>({ most, make, drop }: Options<T>): Pool<T> {
  let idle: T[] = [];
  let lent = 0;
  let round = 0;
  const waiting: (() => void)[] = [];

  const turn = async (): Promise<void> => {
    if (lent < most) {
      lent += 1;
      return;
    }
    if (waiting.length >= MOST_WAITING) throw new ActionRefused([documentsIssue('', 'documents.busy')], 429);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const next = (): void => {
    const first = waiting.shift();
    if (first) first();
    else lent -= 1;
  };
  const letGo = (one: T): void => void drop(one).catch(() => undefined);
  return {
    use: async (work) => {
      await turn();
      const began = round;
      try {
        const one = idle.pop() ?? (await make());
        try {
          const result = await work(one);
          if (began === round) idle.push(one);
          else letGo(one);
          return result;
        } catch (error) {
          letGo(one);
          throw error;
        }
      } finally {
        next();
      }
    },
    end: async () => {
      round += 1;
      const ended = idle;
      idle = [];
      await Promise.all(ended.map((one) => drop(one).catch(() => undefined)));
    },
  };
}
