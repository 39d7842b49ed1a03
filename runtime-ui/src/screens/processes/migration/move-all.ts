import type { WireMigrationOutcome } from '@leitwerk/metadata/wire/workflow';
import { moveProcesses } from '../../../client/processes.ts';
import type { Choices } from './migration-choices.ts';

export type Moved = Pick<WireMigrationOutcome, 'moved' | 'failed'>;

/** Moves all processes of a workflow, in as many requests as it takes. @param tell how many have been moved so far */
export async function moveAll(workflow: string, mapping: Choices, tell: (moved: number) => void): Promise<Moved> {
  let moved = 0;
  const failed: WireMigrationOutcome['failed'][number][] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const outcome: WireMigrationOutcome = await moveProcesses(workflow, mapping, after);
    moved += outcome.moved;
    failed.push(...outcome.failed);
    after = outcome.next;
    tell(moved);
  }
  return { moved, failed };
}
