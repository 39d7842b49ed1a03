import type { DraftIssue } from '../client/drafts.ts';
import { documentOf, headOf } from '../draft/definition-head.ts';
import type { Documents } from './definitions-in.ts';
import { definitionsIn } from './definitions-in.ts';

/** THE list of steps, in order. */
export const STEPS = ['company', 'used', 'numbers', 'rights', 'summary'] as const;
export type Step = (typeof STEPS)[number];

/** The steps that have something to ask: it depends on what the live application has. */
export function stepsFor(live: Documents): readonly Step[] {
  const isThere: Readonly<Record<Step, boolean>> = {
    company: definitionsIn(live, 'app').length > 0,
    used: definitionsIn(live, 'app').length > 0 || definitionsIn(live, 'option-set').length > 0,
    numbers: definitionsIn(live, 'numbering').length > 0,
    rights: definitionsIn(live, 'role').length > 0,
    summary: true,
  };
  return STEPS.filter((step) => isThere[step]);
}

const BELOW_USED = /^(navigation|modules|moduleSettings)\b/;

/** The step at which something that is wrong can be put right; what no step asks is told at the end. */
export function stepOfIssue({ file, path }: DraftIssue, documents: Documents): Step {
  switch (headOf(documentOf(documents, file ?? '')).kind) {
    case 'app':
      return BELOW_USED.test(path) ? 'used' : 'company';
    case 'option-set':
      return 'used';
    case 'numbering':
      return 'numbers';
    case 'role':
      return 'rights';
    default:
      return 'summary';
  }
}
