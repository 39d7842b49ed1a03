import type { Issue } from '@leitwerk/metadata/issue';
import type { Attempt } from '@leitwerk/platform/module/module-reach';
import type { ModuleProgress, ModuleRun } from '@leitwerk/platform/module/module-run';
import type { ConvertedRow } from './convert-rows.ts';
import type { PlannedRow } from './match-rows.ts';

type Outcome = NonNullable<ModuleProgress['outcomes']>[number];
type Problem = NonNullable<ModuleProgress['problems']>[number];

/** What became of the rows of a step, counted and, the first of each sort, with the values before and after. */
export function progressOf(
  run: ModuleRun,
  planned: readonly PlannedRow[],
  attempts: readonly Attempt[],
  names: readonly string[],
  taken: number,
): ModuleProgress {
  const counts: Record<string, number> = { ...run.counts };
  const problems: Problem[] = [];
  const outcomes: Outcome[] = [];
  const refused = new Map<ConvertedRow, readonly Issue[]>();
  let next = 0;
  for (const [index, row] of planned.entries()) {
    const position = run.done + index + 1;
    const attempt = 'command' in row ? attempts[next++] : undefined;
    const issues = issuesOf(row, attempt, refused);
    if (issues.length > 0) refused.set(row.given, issues);
    const made = issues.length > 0 ? [] : outcomesOf(row, attempt, position);
    outcomes.push(...made);
    if (issues.length > 0) problems.push(problemOf(row, position, names, issues));
    for (const word of issues.length > 0 ? ['refused'] : made.map((one) => one.word))
      counts[word] = (counts[word] ?? 0) + 1;
  }
  return { cursor: { taken }, done: run.done + planned.length, counts, problems, outcomes };
}

function issuesOf(
  row: PlannedRow,
  attempt: Attempt | undefined,
  refused: ReadonlyMap<ConvertedRow, readonly Issue[]>,
): readonly Issue[] {
  if (row.action === 'refuse') return row.issues;
  if (row.action === 'repeat') return refused.get(row.of) ?? [];
  return attempt && 'issues' in attempt ? attempt.issues : [];
}

function problemOf(
  { given }: PlannedRow,
  position: number,
  names: readonly string[],
  issues: readonly Issue[],
): Problem {
  const { line, cells } = given.row;
  return {
    position,
    title: String(line),
    row: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])),
    issues,
  };
}

/** The first one says what is done with the row; one more, when a new record may be there already. */
function outcomesOf(row: PlannedRow, attempt: Attempt | undefined, position: number): Outcome[] {
  const { line } = row.given.row;
  const done = attempt && 'id' in attempt ? attempt : null;
  const outcome = (word: string, changes: Outcome['changes'] = {}, more: Partial<Outcome> = {}): Outcome => ({
    word,
    position,
    title: String(line),
    changes,
    ...more,
  });
  const added = Object.fromEntries(
    Object.entries(row.given.values).map(([name, value]): [string, [unknown, unknown]] => [name, [null, value]]),
  );
  switch (row.action) {
    case 'create': {
      const created = outcome('created', added, done ? { recordId: done.id } : {});
      const { alike = [], twin } = row;
      if (alike.length === 0 && twin === undefined) return [created];
      return [created, { ...created, word: 'similar', alike, ...(twin !== undefined && { twin }) }];
    }
    case 'update': {
      const isChanged = done !== null && done.version !== row.before.version;
      return [outcome(isChanged ? 'changed' : 'unchanged', done?.changes, { recordId: row.before.id })];
    }
    case 'repeat':
      return [outcome('unchanged')];
    case 'again':
      return [outcome('changed', added)];
    default:
      return [outcome('skipped')];
  }
}
