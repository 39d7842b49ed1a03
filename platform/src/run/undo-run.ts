import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import type { Command } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { issuesOf } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { RunKind, RunProblem } from './run.ts';
import { addCounts } from './run.ts';
import { requestIdOf } from './work-on-run.ts';

export type UndoInput = {
  /** The run whose changes are taken back. */
  readonly run: string;
  /** Whether values that somebody has changed since are put back too. */
  readonly overwrite: boolean;
};

const STEP = 200;

/**
 * Takes back what a run has changed, the last change first: created records go to the bin, deleted ones come back, values are put
 * back. What somebody has changed since is left alone and named in the report, unless it is asked for otherwise.
 */
export const undoRun: RunKind = {
  name: 'undo',
  step: async (run, { database, context, save }) => {
    const input = run.input as unknown as UndoInput;
    const before = (run.cursor?.['before'] ?? null) as string | null;
    const changes = await readChanges(database, input.run, run.id, before);
    const undoings = changes.map((change) => undoingOf(change, context, input.overwrite));
    const commands = undoings.flatMap(({ command }) => command ?? []);
    await runCommands(database, commands, context, {
      atomic: false,
      withoutRecords: true,
      andThen: async (tx, results) => {
        const refusals = results.map((result) => ('refusal' in result ? result.refusal : null));
        const problems = undoings.flatMap(({ command, issues }, index): RunProblem[] => {
          const refusal = command ? refusals[commands.indexOf(command)] : null;
          const all = [...issues, ...(refusal ? issuesOf(refusal) : [])];
          const recordId = changes[index]?.record_id ?? '';
          return all.length === 0 ? [] : [{ position: run.done + index + 1, recordId, issues: all }];
        });
        const undone = refusals.filter((refusal) => refusal === null).length;
        await save(tx, {
          cursor: { before: changes.at(-1)?.id ?? null },
          done: run.done + changes.length,
          counts: addCounts(run.counts, { undone, refused: problems.length }),
          problems,
        });
      },
    });
    return changes.length === STEP;
  },
};

/** How many changes there are to take back. */
export async function countChanges(database: Queryable, run: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.history where request_id = ${requestIdOf(run)}`,
  );
  return row?.count ?? 0;
}

type Change = {
  readonly id: string;
  readonly entity: string;
  readonly record_id: string;
  readonly action: 'create' | 'update' | 'delete' | 'restore' | 'transition' | 'purge';
  /** Id of the field → [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Ids of fields that others have changed since. */
  readonly later: readonly string[];
  /** Whether others have changed the record in any way since. */
  readonly touched: boolean;
};

async function readChanges(
  database: Queryable,
  undone: string,
  undoing: string,
  before: string | null,
): Promise<readonly Change[]> {
  const rows = await database.query<Omit<Change, 'changes' | 'later'> & { changes: string; later: string }>(sql`
    select h.id, h.entity, h.record_id, h.action, h.changes::json as changes, l.touched, l.later
    from leitwerk.history h, lateral (
      select count(*) > 0 as touched, coalesce(json_agg(distinct k.name) filter (where k.name is not null), '[]') as later
      from leitwerk.history o left join lateral jsonb_object_keys(o.changes) as k (name) on true
      where o.record_id = h.record_id and (o.at, o.id) > (h.at, h.id)
        and coalesce(o.request_id, '') not in (${requestIdOf(undone)}, ${requestIdOf(undoing)})) l
    where h.request_id = ${requestIdOf(undone)} and (${before}::uuid is null or h.id < ${before}::uuid)
    order by h.id desc limit ${STEP}`);
  return rows.map((row) => ({
    ...row,
    changes: JSON.parse(row.changes) as Change['changes'],
    later: JSON.parse(row.later) as string[],
  }));
}

type Undoing = { readonly command: Command | null; readonly issues: readonly Issue[] };

function undoingOf(change: Change, context: Context, overwrite: boolean): Undoing {
  const entity = [...context.model.entities.values()].find((one) => one.entity.id === change.entity);
  if (!entity) return { command: null, issues: [{ path: '', code: 'run.entity-gone' }] };
  const target = { entity: entity.entity.name, id: change.record_id };
  const isLeft = change.touched && !overwrite;
  const touched: Undoing = { command: null, issues: [{ path: '', code: 'run.changed-since' }] };
  switch (change.action) {
    case 'create':
      return isLeft ? touched : { command: { action: 'delete', ...target }, issues: [] };
    case 'delete':
      return { command: { action: 'restore', ...target }, issues: [] };
    case 'restore':
      return isLeft ? touched : { command: { action: 'delete', ...target }, issues: [] };
    case 'update':
      return valuesBefore(change, entity, context, overwrite);
    default:
      return { command: null, issues: [{ path: '', code: 'run.not-undoable' }] };
  }
}

function valuesBefore(change: Change, entity: EntityRuntime, context: Context, overwrite: boolean): Undoing {
  const { updatable } = context.access.entity(entity.entity.name);
  if (updatable.size === 0) return { command: null, issues: [{ path: '', code: 'record.forbidden' }] };
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [id, [before]] of Object.entries(change.changes)) {
    const field = entity.entity.fields.find((one) => one.id === id);
    // What is worked out from other values follows them by itself.
    if (!field || !updatable.has(field.name) || field.type === 'computed') continue;
    if (change.later.includes(id) && !overwrite) issues.push({ path: field.name, code: 'run.changed-since' });
    else values[field.name] = before;
  }
  const isAnything = Object.keys(values).length > 0;
  return {
    command: isAnything ? { action: 'update', entity: entity.entity.name, id: change.record_id, values } : null,
    issues,
  };
}
