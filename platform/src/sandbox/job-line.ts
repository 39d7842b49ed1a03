import type { Job } from '../job/job-queue.ts';

/** Jobs of a sandbox that wait for their time, like in a queue: a key that waits already is replaced. */
export type JobLine = {
  readonly add: (jobs: readonly Job[]) => void;
  /** When the next one is to be done; null when none waits. What is to be done at once is due at the beginning of time. */
  readonly nextAt: () => Date | null;
  /** Takes out the next one; those that are due at the same time in the order in which they came. */
  readonly take: () => Job | null;
  readonly waiting: () => readonly Job[];
};

const AT_ONCE = new Date(0);

export function makeJobLine(jobs: readonly Job[] = []): JobLine {
  let waiting = jobs;
  const atOf = (job: Job): Date => job.at ?? AT_ONCE;
  const next = (): Job | null =>
    waiting.reduce<Job | null>((first, job) => (first && atOf(first) <= atOf(job) ? first : job), null);
  return {
    add: (jobs) => {
      for (const job of jobs) waiting = [...waiting.filter(({ key }) => key === undefined || key !== job.key), job];
    },
    nextAt: () => {
      const job = next();
      return job && atOf(job);
    },
    take: () => {
      const job = next();
      waiting = waiting.filter((one) => one !== job);
      return job;
    },
    waiting: () => waiting,
  };
}
