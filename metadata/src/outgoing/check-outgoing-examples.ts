import type { OutgoingDefinition } from '../generated/definitions.gen.ts';
import { inOrder, MOMENT } from '../interface/example-order.ts';
import type { Issue } from '../issue.ts';
import type { RelatedRecords } from './compile-outgoing.ts';
import { compileOutgoing } from './compile-outgoing.ts';

/** Examples of an outgoing interface from which something else comes than they say. */
export async function outgoingIssuesOf(definition: OutgoingDefinition, file: string): Promise<readonly Issue[]> {
  const { rowOf } = compileOutgoing(definition);
  const issues: Issue[] = [];
  for (const [at, { record, related, expected, id }] of (definition.examples ?? []).entries()) {
    const came = await rowOf(record, (related ?? {}) as RelatedRecords, MOMENT).then(
      (row) => (row === null ? { leftOut: true } : { row: row.cells }),
      (error: unknown) => ({ error: String(error) }),
    );
    if (inOrder(came) !== inOrder(expected))
      issues.push({
        file,
        path: `examples.${at}.expected`,
        code: 'interface.example',
        params: { example: id, came: inOrder(came).slice(0, 1000) },
      });
  }
  return issues;
}
