import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import { withOwnFiles } from './document/with-own-files.ts';
import { knownKeys } from './known-keys.ts';
import type { Moment, PlannedRow } from './plan-rows.ts';
import { planRows, readRow } from './plan-rows.ts';
import { writeRows } from './write-rows.ts';

/** What became of a row. */
export type RowState = 'written' | 'repeated' | 'leftOut' | 'refused';

export type TakenRow = { readonly row: PlannedRow; readonly state: RowState };

/**
 * The way of rows into the records: read and check → left out? → known already? → find and plan, step by step → files of their own →
 * write all of it, with what is kept of each row in the same transaction.
 * @param kept what is written along, given what became of each row
 * @returns how many of the rows, from the first, are done; the rest goes by records that these have written
 */
export async function takeRows(
  rows: readonly DeliveredRow[],
  compiled: CompiledInterface,
  context: ModuleContext,
  reach: RoleReach,
  kept: (taken: readonly TakenRow[]) => readonly RecordCommand[],
): Promise<number> {
  const moment: Moment = { now: new Date().toISOString(), today: context.today };
  const read: PlannedRow[] = [];
  for (const row of rows) read.push(await readRow(row, compiled, moment));
  const known = await knownKeys(read, compiled, context);
  const fresh = untilRepeated(read, known);
  const open = fresh.filter(({ key }) => key === null || !known.has(key));
  const planned = await planRows(open, compiled, moment, reach);
  const next = open[planned];
  const done = next ? fresh.slice(0, fresh.indexOf(next)) : fresh;
  const stateOf = (row: PlannedRow): RowState => {
    if (row.issues.length > 0) return 'refused';
    if (row.isLeftOut) return 'leftOut';
    return row.key !== null && known.has(row.key) ? 'repeated' : 'written';
  };
  await withOwnFiles(done, compiled.definition, context);
  await writeRows(done, () => kept(done.map((row) => ({ row, state: stateOf(row) }))), reach);
  return done.length;
}

/** Rows up to the one whose key one before it has: what becomes of that decides. */
function untilRepeated(rows: readonly PlannedRow[], known: ReadonlySet<string>): readonly PlannedRow[] {
  const seen = new Set<string>();
  for (const [at, { key, issues }] of rows.entries()) {
    if (key === null || issues.length > 0 || known.has(key)) continue;
    if (seen.has(key)) return rows.slice(0, at);
    seen.add(key);
  }
  return rows;
}
