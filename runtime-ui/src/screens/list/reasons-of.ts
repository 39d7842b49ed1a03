import { issuesOfError } from '../../client/problem-error.ts';

/** Why something was refused, in the server's words: the sentence and what it says of single fields. */
export function reasonsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return [...new Set([message, ...Object.values(issuesOfError(error))])].filter(Boolean).join(' ');
}
