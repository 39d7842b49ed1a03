import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { sentence } from '../dav-issue.ts';
import { DavRefused } from '../dav-refused.ts';

/** Why something was refused, in the person's language; null for a fault, which is nobody's "no". */
export function reasonOf(error: unknown, { actor, wordsOf }: Pick<ModuleContext, 'actor' | 'wordsOf'>): string | null {
  if (error instanceof DavRefused) return sentence(error.code, error.params, actor.language).slice(0, 500);
  const issues = error instanceof ActionRefused ? error.issues : finalIssuesOf(error);
  return issues ? wordsOf(issues).join(' ').replace(/\s+/g, ' ').slice(0, 500) : null;
}
