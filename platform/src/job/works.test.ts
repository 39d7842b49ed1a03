import { expect, it } from 'vitest';
import type { Database } from '../storage/database.ts';
import { wordJob } from './word-job.ts';
import { JOB_SCHEDULES, worksOf } from './works.ts';

// Nothing is done: only the names are looked at.
const names = Object.keys(worksOf({} as Database, { current: () => ({}) as never }));

it('has words for every job in both languages, and work for every schedule', () => {
  for (const name of names)
    for (const language of ['de', 'en'] as const) expect(wordJob(name, language)).not.toBe(name);
  for (const { name } of JOB_SCHEDULES) expect(names).toContain(name);
});
