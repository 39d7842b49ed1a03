import type { Issue } from '@leitwerk/metadata/issue';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { PlannedRow } from './plan-rows.ts';

/**
 * Writes what is planned, and in the same transaction what is kept of it. A row of which one command is refused is refused as a whole; the
 * others are written without it.
 * @param kept what the module writes along, given the rows with what has become of them
 */
export async function writeRows(
  rows: readonly PlannedRow[],
  kept: (rows: readonly PlannedRow[]) => readonly RecordCommand[],
  reach: Pick<RoleReach, 'write'>,
): Promise<void> {
  for (;;) {
    const open = rows.filter((row) => row.issues.length === 0);
    const commands = open.flatMap((row) => row.commands);
    const attempts = await reach.write(commands, kept(rows));
    const passing = attempts.find((attempt) => 'issues' in attempt && PASSING.has(attempt.status));
    // Nothing is wrong with the rows: the job comes again.
    if (passing) throw new Error(`rows cannot be written now: ${JSON.stringify(passing)}`);
    let at = 0;
    let refused = 0;
    for (const row of open) {
      const own = attempts.slice(at, at + row.commands.length);
      at += row.commands.length;
      const issues = own.flatMap((attempt) => ('issues' in attempt && !isAlong(attempt.issues) ? attempt.issues : []));
      if (issues.length === 0) continue;
      row.issues = issues;
      refused += 1;
    }
    if (refused > 0) continue;
    if (attempts.every((attempt) => 'id' in attempt)) return;
    throw new Error(`rows are refused without a reason: ${JSON.stringify(attempts.find((one) => 'issues' in one))}`);
  }
}

/** Refused because another one of the same transaction was. */
const isAlong = (issues: readonly Issue[]): boolean => issues.some(({ code }) => code === UNDONE);
const UNDONE = 'batch.undone';
/** Statuses by which the platform says that the same may be done a little later. */
const PASSING: ReadonlySet<number> = new Set([429, 503]);
