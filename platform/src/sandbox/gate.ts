import { refuse } from '../refusal.ts';

/** Lets so many works run at a time in this process; more are refused (429), because each holds a connection and locks. */
export function makeGate(most: number, code: string): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  return async (work) => {
    if (running >= most) return refuse(429, code);
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
}
