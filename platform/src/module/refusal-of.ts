import type { Issue } from '@leitwerk/metadata/issue';
import type { Refusal } from '../refusal.ts';
import { isPassing, issuesOf, Refused } from '../refusal.ts';
import { ActionRefused } from './module.ts';

/** A "no" that was thrown, by a module or by the platform; null for a fault. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof ActionRefused) return { status: error.status, code: 'action.refused', issues: error.issues };
  return error instanceof Refused ? error.refusal : null;
}

/** What is wrong by a "no" that stays one; null for a fault, and for what may be done a little later. */
export function finalIssuesOf(error: unknown): readonly Issue[] | null {
  const refusal = refusalOf(error);
  return refusal && !isPassing(refusal) ? issuesOf(refusal) : null;
}
