import type { Label } from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';

/**
 * Makes the issues of a module that brings its own sentences, beside those of rules and fields in `messages.ts`. A parameter may have
 * a word in each language.
 * @param messages by code, in both languages; `{name}` stands for a parameter
 */
export const issuesWith =
  <Code extends string>(messages: Readonly<Record<Code, Label>>) =>
  (path: string, code: Code, params: NonNullable<Issue['params']> = {}): Issue => ({
    path,
    code,
    params: { ...params, message: messages[code] },
  });
