import type { Merged } from './entry-state.ts';
import { outsideIssue } from './outside-issue.ts';
import type { Pass } from './pass.ts';
import { reasonFrom } from './reason-of.ts';

/** Writes down what somebody has entered and does not count, because the same was changed later on the other side. */
export function noteLost(
  lost: Merged['lost'],
  { href, subject }: { readonly href: string; readonly subject: string },
  { notes, reach, collection }: Pass,
): void {
  for (const { part, value } of lost) {
    const name = part.slice(2);
    const known = collection.kind.entity.entity.fields.find((one) => part === `v:${one.name}`);
    const issue = outsideIssue('', 'dav.outside-lost', {
      field: known ? known.label : name.toUpperCase() || 'VALARM',
      value: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 300),
    });
    notes.push({ href, subject, reason: reasonFrom([issue], reach) });
  }
}
