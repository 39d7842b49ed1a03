import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Beside } from '@leitwerk/platform/module/module-beside';
import { documentsIssue } from './documents-issue.ts';
import type { FillAnswer, FillQuestion } from './letter-node.ts';
import { makeLetterThread } from './letter-thread.ts';
import { makePool } from './pool.ts';

const THREADS = 2;
const LONGEST_MS = 3000;

/** Each thread has one letter at a time, so that ending one that hangs takes no other letter along. */
const pool = makePool<Beside<FillQuestion, FillAnswer>>({
  most: THREADS,
  make: () =>
    Promise.resolve(
      makeLetterThread<FillQuestion, FillAnswer>({
        program: new URL('./fill-program.ts', import.meta.url),
        longestMs: LONGEST_MS,
        memoryMb: 192,
      }),
    ),
  drop: (thread) => thread.end(),
});

/** Fills the texts of a letter in a thread that can be ended. @returns HTML by place. Throws `ActionRefused` */
export async function fillBeside(question: FillQuestion): Promise<Readonly<Record<string, string>>> {
  const answer = await pool.use((thread) => thread.ask(question));
  if ('reason' in answer)
    throw new ActionRefused([documentsIssue('template', 'documents.failed', { reason: answer.reason })]);
  return answer.html;
}

export const endFilling = pool.end;
