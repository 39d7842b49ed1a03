import { parentPort } from 'node:worker_threads';
import { compileExpression, isBeyondLimits, isTrue } from '@leitwerk/metadata/expression';
import type { FormulaQuestion, ThreadAnswer } from './evaluate-beside.ts';

/** More is not looked at by anybody. */
const LONGEST_RESULT = 50_000;

async function answer({ expression, record, context }: FormulaQuestion): Promise<ThreadAnswer> {
  try {
    const value = await compileExpression(expression).evaluate(record, context);
    const json = JSON.stringify(value ?? null);
    return json.length > LONGEST_RESULT ? { reason: `> ${LONGEST_RESULT}` } : { json, holds: isTrue(value) };
  } catch (error) {
    if (isBeyondLimits(error)) return { isBeyondLimits: true };
    const isTold = typeof error === 'object' && error !== null && 'message' in error;
    return { reason: isTold ? String(error.message) : String(error) };
  }
}

// A thread of its own that works formulas out: see `evaluate-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: FormulaQuestion }) => {
  void answer(input).then((output) => parentPort?.postMessage({ id, output }));
});

parentPort?.postMessage({ ready: true });
