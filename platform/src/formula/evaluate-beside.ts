import type { ExpressionContext } from '@leitwerk/metadata/expression-context';
import { makeBeside } from '../model/beside.ts';
import { refuse } from '../refusal.ts';

export type FormulaQuestion = {
  readonly expression: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly context: ExpressionContext;
};

/** `reason`: it cannot be worked out for this record. */
export type FormulaAnswer = { readonly json: string; readonly holds: boolean } | { readonly reason: string };

/** What the thread says; `isBeyondLimits`: the formula takes too much and ended itself. */
export type ThreadAnswer = FormulaAnswer | { readonly isBeyondLimits: true };

const BEYOND_LIMITS = 'formula.limits';

const evaluator = makeBeside<FormulaQuestion, ThreadAnswer>({
  program: new URL('./evaluate-program.ts', import.meta.url),
  longestMs: 2000,
  memoryMb: 96,
  refusal: BEYOND_LIMITS,
});

/**
 * Works a formula out in a thread of its own: it comes from somebody who is still typing it, and nobody has looked at it. What
 * takes two seconds, or more memory than a record can need, is refused with 422.
 */
export async function evaluateBeside(question: FormulaQuestion): Promise<FormulaAnswer> {
  const answer = await evaluator.ask(question);
  return 'isBeyondLimits' in answer ? refuse(422, BEYOND_LIMITS) : answer;
}

export const endEvaluator = evaluator.end;
