import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import type { Attempt, ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import { knownKeys } from './known-keys.ts';
import type { Moment, PlannedRow } from './plan-rows.ts';
import { planRows, readRow } from './plan-rows.ts';

/** `waits`: it goes by a record that a row before it would write; what becomes of it is seen when that is there. */
type TriedState = 'written' | 'repeated' | 'leftOut' | 'refused' | 'waits';

/** What a step would do. `changes`: value before and after; of a new record the values before are null. */
type TriedStep = {
  readonly step: string;
  readonly entity: string;
  readonly does: 'create' | 'update' | 'find' | 'move';
  /** Of a record that is there. */
  readonly record: string | null;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
};

export type TriedRow = {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly state: TriedState;
  /** `path` is a column or a field. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly steps: readonly TriedStep[];
};

export type Tried = {
  readonly rows: readonly TriedRow[];
  readonly counts: Readonly<Partial<Record<TriedState, number>>>;
  readonly steps: Readonly<Record<string, Readonly<Partial<Record<TriedStep['does'], number>>>>>;
};

/** Does with rows what a delivery does, by the rights of the asker, and undoes it again. */
export async function tryRows(
  given: readonly DeliveredRow[],
  compiled: CompiledInterface,
  context: ModuleContext,
): Promise<Tried> {
  const moment: Moment = { now: new Date().toISOString(), today: context.today };
  const all: PlannedRow[] = [];
  for (const row of given) all.push(await readRow(row, compiled, moment));
  const known = new Set(await knownKeys(all, compiled, context));
  const open: PlannedRow[] = [];
  const repeated = new Set<PlannedRow>();
  for (const row of all) {
    if (row.key === null || row.issues.length > 0 || row.isLeftOut) open.push(row);
    else if (known.has(row.key)) repeated.add(row);
    else {
      known.add(row.key);
      open.push(row);
    }
  }
  const planned = await planRows(open, compiled, moment, context);
  const waiting = new Set(open.slice(planned));
  const sent = open.slice(0, planned).filter((row) => row.issues.length === 0 && !row.isLeftOut);
  const attempts = await context.tryOut(sent.flatMap(({ commands }) => commands));
  const attemptsOf = new Map<PlannedRow, readonly Attempt[]>();
  let at = 0;
  for (const row of sent) {
    attemptsOf.set(row, attempts.slice(at, at + row.commands.length));
    at += row.commands.length;
    row.issues = attemptsOf.get(row)?.flatMap((one) => ('issues' in one ? one.issues : [])) ?? [];
  }
  const stateOf = (row: PlannedRow): TriedState => {
    if (row.issues.length > 0) return 'refused';
    if (row.isLeftOut) return 'leftOut';
    if (repeated.has(row)) return 'repeated';
    return waiting.has(row) ? 'waits' : 'written';
  };
  const rows = all.map((row): TriedRow => {
    const words = context.wordsOf(row.issues);
    return {
      line: row.given.line,
      cells: row.given.cells as TriedRow['cells'],
      key: row.key,
      state: stateOf(row),
      issues: row.issues.map(({ path }, place) => ({ path, message: words[place] ?? '' })),
      steps: stepsOf(row, compiled, attemptsOf.get(row) ?? []),
    };
  });
  return { rows, counts: countBy(rows.map(({ state }) => state)), steps: stepCounts(rows) };
}

function stepsOf(row: PlannedRow, { steps }: CompiledInterface, attempts: readonly Attempt[]): readonly TriedStep[] {
  return steps.flatMap(({ step: { id: step, entity } }): readonly TriedStep[] => {
    const id = row.output[step];
    if (id === undefined) return [];
    const at = row.commands.findIndex((command) => command.entity === entity && 'id' in command && command.id === id);
    const command = row.commands[at];
    if (command?.action === 'create') {
      const changes = Object.fromEntries(
        Object.entries(command.values).map(([name, value]) => [name, [null, value] as const]),
      );
      return [{ step, entity, does: 'create', record: null, changes }];
    }
    const attempt = attempts[at];
    const changes = attempt && 'changes' in attempt ? attempt.changes : {};
    const does = command?.action === 'transition' ? 'move' : command ? 'update' : 'find';
    return [{ step, entity, does, record: id, changes }];
  });
}

function countBy<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function stepCounts(rows: readonly TriedRow[]): Tried['steps'] {
  const done = rows.filter(({ state }) => state === 'written').flatMap(({ steps }) => steps);
  return Object.fromEntries(
    [...Map.groupBy(done, ({ step }) => step)].map(([step, all]) => [step, countBy(all.map(({ does }) => does))]),
  );
}
