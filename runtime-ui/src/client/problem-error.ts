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
