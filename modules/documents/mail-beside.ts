import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Beside } from '@leitwerk/platform/module/module-beside';
import { documentsIssue } from './documents-issue.ts';
import { makeLetterThread } from './letter-thread.ts';
import type { MailAnswer, MailQuestion } from './mail-html.ts';
import { makePool } from './pool.ts';

/** One mail at a time: that takes some hundredths of a second. */
const pool = makePool<Beside<MailQuestion, MailAnswer>>({
  most: 1,
  make: () =>
    Promise.resolve(
      makeLetterThread<MailQuestion, MailAnswer>({
        program: new URL('./mail-program.ts', import.meta.url),
        longestMs: 10_000,
        memoryMb: 256,
      }),
    ),
  drop: (thread) => thread.end(),
});

/** Makes HTML and text of a filled mail, in a thread that can be ended. Throws `ActionRefused` */
export async function writeBeside(question: MailQuestion): Promise<{ readonly html: string; readonly text: string }> {
  const answer = await pool.use((thread) => thread.ask(question));
  if ('reason' in answer)
    throw new ActionRefused([documentsIssue('template', 'documents.failed', { reason: answer.reason })]);
  return answer;
}
