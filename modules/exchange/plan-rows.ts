import type { CompiledInterface, CompiledStep, RowContext } from '@leitwerk/metadata/interface/compile-interface';
import type { Issue } from '@leitwerk/metadata/issue';
import { newId } from '@leitwerk/platform/module/module';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { EntityView, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import { exchangeIssue } from './exchange-issue.ts';
import type { Match } from './match-records.ts';
import { findRecords, matchOf } from './match-records.ts';

type Values = Readonly<Record<string, unknown>>;

/** What is to be done with a row, step by step. */
export type PlannedRow = {
  readonly given: DeliveredRow;
  readonly values: Values;
  readonly key: string | null;
  /** Left out by the interface's condition. */
  readonly isLeftOut: boolean;
  issues: readonly Issue[];
  readonly commands: RecordCommand[];
  /** Records that its steps have found or will write. */
  readonly output: Record<string, string>;
};

export type Moment = Pick<RowContext, 'now' | 'today'>;

/** Reads the columns of a row; whatever is wrong with it is said at once. */
export async function readRow(
  given: DeliveredRow,
  { readRow: read, isMeant, keyOf }: CompiledInterface,
  moment: Moment,
): Promise<PlannedRow> {
  const row = { given, values: {}, key: null, isLeftOut: false, issues: [], commands: [], output: {} };
  if (given.issue) return { ...row, issues: [given.issue] };
  const { values, issues } = read(given.cells);
  if (issues.length > 0) return { ...row, values, issues };
  try {
    const context = { ...moment, output: {} };
    if (!(await isMeant(values, context))) return { ...row, values, isLeftOut: true };
    return { ...row, values, key: (await keyOf(values, context))?.slice(0, 500) ?? null };
  } catch {
    return { ...row, values, issues: [exchangeIssue('', 'exchange.key')] };
  }
}

/**
 * Plans what the steps do with these rows. A row that goes by a record which a row before it is about to write waits: it and those after
 * it are not planned, so that it finds what there is then.
 * @returns how many of the rows, from the first, are planned
 */
export async function planRows(
  rows: readonly PlannedRow[],
  { steps }: CompiledInterface,
  moment: Moment,
  reach: Pick<RoleReach, 'entity' | 'list'>,
): Promise<number> {
  let planned = rows.length;
  for (const step of steps) {
    const open = rows.slice(0, planned).filter(isOpen);
    planned = Math.min(planned, await planStep(open, step, moment, reach, rows));
  }
  return planned;
}

const isOpen = ({ issues, isLeftOut }: PlannedRow): boolean => issues.length === 0 && !isLeftOut;

async function planStep(
  rows: readonly PlannedRow[],
  compiled: CompiledStep,
  moment: Moment,
  reach: Pick<RoleReach, 'entity' | 'list'>,
  all: readonly PlannedRow[],
): Promise<number> {
  const { step } = compiled;
  const view = reach.entity(step.entity);
  const names = Object.keys(step.by ?? {});
  const matched: { readonly row: PlannedRow; readonly match: Match | null }[] = [];
  const taken = new Set<string>();
  let planned = all.length;
  for (const row of rows) {
    const context = { ...moment, output: row.output };
    if (!(await applies(row, compiled, context))) continue;
    if (!view) {
      row.issues = [exchangeIssue('', 'exchange.no-access', { entity: step.entity })];
      continue;
    }
    const match = names.length === 0 ? null : await matchFor(row, compiled, context, view, names);
    if (!isOpen(row)) continue;
    if (match && step.do !== 'find' && taken.has(match.key)) {
      planned = all.indexOf(row);
      break;
    }
    if (match) taken.add(match.key);
    matched.push({ row, match });
  }
  if (!view) return planned;
  const found = await findRecords(
    matched.flatMap(({ match }) => match ?? []),
    names,
    view,
    reach,
  );
  for (const { row, match } of matched)
    await take(row, compiled, match, match ? (found.get(match.key) ?? []) : [], view, moment);
  return planned;
}

async function applies(row: PlannedRow, { applies: does, step }: CompiledStep, context: RowContext): Promise<boolean> {
  try {
    return await does(row.values, context);
  } catch {
    row.issues = [exchangeIssue('', 'exchange.condition', { step: step.id })];
    return false;
  }
}

/** Null: the row does not say what is looked for. */
async function matchFor(
  row: PlannedRow,
  { by }: CompiledStep,
  context: RowContext,
  view: EntityView,
  names: readonly string[],
): Promise<Match | null> {
  const { values, issues } = await by(row.values, context);
  const match = issues.length > 0 ? issues : matchOf(values, names, view);
  if (match === null || 'key' in match) return match;
  row.issues = match;
  return null;
}

/** What follows from the records that were found. */
async function take(
  row: PlannedRow,
  { step, values: valuesOf }: CompiledStep,
  match: Match | null,
  found: readonly string[],
  view: EntityView,
  moment: Moment,
): Promise<void> {
  const names = Object.keys(step.by ?? {});
  const entity = view.entity.name;
  const refuse = (code: 'exchange.ambiguous' | 'exchange.not-found' | 'exchange.there-already'): void => {
    const by = names.map((name) => `${name} = ${String(match?.values[name])}`).join(', ');
    row.issues = [exchangeIssue('', code, { entity: view.entity.label, by })];
  };
  const missing = step.missing ?? (step.do === 'write' ? 'create' : 'refuse');
  if (names.length > 0 && !match) {
    if (missing === 'leave') return;
    const params = { entity: view.entity.label, fields: names.join(', ') };
    row.issues = [exchangeIssue('', 'exchange.nothing-to-go-by', params)];
    return;
  }
  if (found.length > 1) return refuse('exchange.ambiguous');
  const [id] = found;
  if (id === undefined && names.length > 0 && missing !== 'create') {
    if (missing === 'refuse') refuse('exchange.not-found');
    return;
  }
  if (id !== undefined) row.output[step.id] = id;
  if (step.do === 'find') return;
  const existing = step.existing ?? 'update';
  if (id !== undefined && existing === 'refuse') return refuse('exchange.there-already');
  if (id !== undefined && existing === 'keep') return;
  const { values, issues } = await valuesOf(row.values, { ...moment, output: row.output });
  if (issues.length > 0) {
    row.issues = issues;
    return;
  }
  if (id !== undefined) {
    row.commands.push(
      step.do === 'move'
        ? { action: 'transition', entity, id, event: step.event ?? '', input: values }
        : { action: 'update', entity, id, values },
    );
    return;
  }
  const made = newId();
  row.output[step.id] = made;
  row.commands.push({ action: 'create', entity, id: made, values: { ...match?.values, ...values } });
}
