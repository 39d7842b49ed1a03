import type { Problem } from '@leitwerk/metadata/wire';

/** An answer of the server that is not a success, in words for the reader. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const statusOfError = (error: unknown): number | undefined =>
  error instanceof ProblemError ? error.problem.status : undefined;

/** Whether nobody knows what became of a request: its answer was lost, or is that of a server that came to grief. */
export const isUncertain = (error: unknown): boolean => (statusOfError(error) ?? 500) >= 500;

/** What the server says in full: about what is wrong, or else its title. */
export function wordsOfError(error: Error): string {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  return issues.length > 0 ? issues.map(({ message }) => message).join(' ') : error.message;
}

/** What the server says about single fields, by name; empty for other errors. */
export const issuesOfError = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ProblemError
    ? Object.fromEntries((error.problem.issues ?? []).map((issue) => [issue.path, issue.message]))
    : {};
