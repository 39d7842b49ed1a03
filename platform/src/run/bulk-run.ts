import type { Command, Values } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { issuesOf } from '../refusal.ts';
import type { RunKind, RunProblem } from './run.ts';
import { addCounts } from './run.ts';
import type { Selection } from './selection.ts';
import { readSelected } from './selection.ts';

/** What is to happen to every record of the selection. */
export type BulkChange =
  | { readonly action: 'update'; readonly values: Values }
  | { readonly action: 'transition'; readonly event: string; readonly input: Values }
  | { readonly action: 'delete' }
  | { readonly action: 'restore' };

export type BulkInput = { readonly selection: Selection; readonly change: BulkChange };

const STEP = 200;

/** One change to many records. Each is refused or done by itself; the report names those that were refused and why. */
export const bulkRun: RunKind = {
  name: 'bulk',
  step: async (run, { database, context, save }) => {
    const entity = run.entity ?? '';
    const { selection, change } = run.input as unknown as BulkInput;
    const after = (run.cursor?.['after'] ?? null) as string | null;
    const page = await readSelected(database, entity, selection, after, STEP, context);
    const commands = page.records.map(({ id }) => commandOf(change, entity, id));
    await runCommands(database, commands, context, {
      atomic: false,
      withoutRecords: true,
      andThen: (tx, results) => {
        const problems = results.flatMap((result, index): RunProblem[] => {
          if (!('refusal' in result)) return [];
          const { id, title } = page.records[index] ?? { id: '', title: '' };
          return [{ position: run.done + index + 1, recordId: id, title, issues: issuesOf(result.refusal) }];
        });
        return save(tx, {
          cursor: { after: page.next },
          done: run.done + page.records.length,
          counts: addCounts(run.counts, { changed: results.length - problems.length, refused: problems.length }),
          problems,
        });
      },
    });
    return page.next !== null;
  },
};

/** The change as a command for one record. */
export function commandOf(change: BulkChange, entity: string, id: string): Command {
  switch (change.action) {
    case 'update':
      return { action: 'update', entity, id, values: change.values };
    case 'transition':
      return { action: 'transition', entity, id, event: change.event, input: change.input };
    default:
      return { action: change.action, entity, id };
  }
}
