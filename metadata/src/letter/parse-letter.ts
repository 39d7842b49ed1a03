import Handlebars from 'handlebars';
import type { LetterIssue } from './letter-issue.ts';

export type LetterProgram = hbs.AST.Program;

/** Deeper than this nobody nests conditions and lists. */
const DEEPEST = 20;

/** Reads the text of a letter. @returns its parts, or what cannot be read */
export function parseLetter(source: string): { readonly program: LetterProgram } | { readonly issue: LetterIssue } {
  try {
    const program = Handlebars.parse(source);
    if (depthOf(program) > DEEPEST) return { issue: { code: 'letter.too-deep', params: { most: DEEPEST } } };
    return { program };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(reason)?.[1] ?? '1';
    // The first line says where, the last one what.
    const what = reason.split('\n').at(-1) ?? '';
    return { issue: { code: 'letter.syntax', params: { line, reason: what } } };
  }
}

function depthOf(program: LetterProgram | undefined): number {
  if (!program) return 0;
  return (
    1 +
    Math.max(
      0,
      ...program.body.map((one) => {
        const block = one as Partial<hbs.AST.BlockStatement>;
        return Math.max(depthOf(block.program), depthOf(block.inverse));
      }),
    )
  );
}
