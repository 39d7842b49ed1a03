import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Beside } from '@leitwerk/platform/module/module-beside';
import { makeBeside } from '@leitwerk/platform/module/module-beside';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import { documentsIssue } from './documents-issue.ts';

const REFUSAL = 'documents.too-long';

type Options = {
  readonly program: URL;
  readonly longestMs: number;
  readonly memoryMb: number;
  readonly buffersMb?: number;
};

/** A thread that works on letters; `ask` throws `ActionRefused` for what takes too long or too much memory. */
export function makeLetterThread<Question, Answer>(options: Options): Beside<Question, Answer> {
  const thread = makeBeside<Question, Answer>({ ...options, refusal: REFUSAL });
  return {
    end: thread.end,
    ask: async (question) => {
      try {
        return await thread.ask(question);
      } catch (error) {
        if (refusalOf(error)?.code !== REFUSAL) throw error;
        throw new ActionRefused([documentsIssue('template', REFUSAL, { seconds: options.longestMs / 1000 })]);
      }
    },
  };
}
