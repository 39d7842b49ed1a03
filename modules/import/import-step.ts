import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type {
  Attempt,
  EntityView,
  ModuleContext,
  ModuleRun,
  ModuleRunKind,
  ModuleStep,
} from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { resolveColumns } from './columns.ts';
import type { ConvertedRow, Converter } from './convert-rows.ts';
import { makeConverter } from './convert-rows.ts';
import { findAlike } from './find-alike.ts';
import { importIssue } from './import-issue.ts';
import { keyOf, planRows } from './match-rows.ts';
import { progressOf } from './progress-of.ts';
import type { FileRow } from './read-rows.ts';
import { openRows } from './read-rows.ts';
import { writeRefused } from './refused-file.ts';

export type ImportInput = { readonly file: string; readonly settings: ImportSettings };

type Open = {
  readonly rows: AsyncGenerator<FileRow>;
  readonly names: readonly string[];
  readonly view: EntityView;
  readonly convert: Converter;
  /** Rows that are stored. */
  taken: number;
  /** Rows that are read and not stored yet: a step that fails or is stopped leaves them here for the next one. */
  readonly waiting: ConvertedRow[];
  /** The reading of the next rows, while the database stores the ones before. */
  ahead: Promise<void>;
};

const STEP = 500;
/** Files open at once in this process; of more runs than that some begin to read their file anew. */
const MOST_OPEN = 4;
const open = new Map<string, Open>();

/** Reads the file and writes the records. */
export const importRows: ModuleRunKind = { step: (run, context, step) => workOn(run, context, step, false) };

/** Reads the whole file and says of every row what would become of it. Stores nothing. */
export const previewRows: ModuleRunKind = { step: (run, context, step) => workOn(run, context, step, true) };

async function workOn(run: ModuleRun, context: ModuleContext, step: ModuleStep, isPreview: boolean): Promise<boolean> {
  const { settings } = run.input as unknown as ImportInput;
  if (run.cursor?.['phase'] === 'report') return writeReport(run, context, step);
  const file = await openAt(run, context);
  await file.ahead;
  await readAhead(file);
  if (file.waiting.length === 0) {
    close(run.id);
    const hasRefused = !isPreview && (run.counts['refused'] ?? 0) > 0;
    await step.save({
      cursor: { ...run.cursor, phase: hasRefused ? 'report' : 'end', names: file.names },
      done: run.done,
      total: run.done,
      counts: run.counts,
    });
    return hasRefused;
  }
  const converted = uniqueStart(file.waiting.slice(0, STEP), settings, file.view);
  const taken = file.taken + converted.length;
  const matched = await planRows(converted, settings, file.view, context);
  const planned = await findAlike(matched, { settings, view: file.view, context, step, isPreview });
  const commands = planned.flatMap((row) => ('command' in row ? [row.command] : []));
  const progress = (attempts: readonly Attempt[]) => progressOf(run, planned, attempts, file.names, taken);
  file.ahead = readAhead(file, STEP + converted.length);
  // Told when the next step waits for it.
  file.ahead.catch(() => undefined);
  if (isPreview) await step.save(progress(await context.tryOut(commands)));
  else await step.attempt(commands, progress);
  file.taken = taken;
  file.waiting.splice(0, converted.length);
  return true;
}

/**
 * As many rows as have different keys: a row must find what an earlier one has made. One that says the same as an earlier one
 * has nothing to add and is marked as a repeat.
 */
function uniqueStart(
  rows: readonly ConvertedRow[],
  settings: ImportSettings,
  view: EntityView,
): readonly ConvertedRow[] {
  const said = new Map<string, string>();
  const start: ConvertedRow[] = [];
  for (const row of rows) {
    const key = settings.key.length === 0 || row.issues.length > 0 ? null : keyOf(row.values, settings, view);
    const values = JSON.stringify(row.values);
    const before = key === null ? undefined : said.get(key);
    if (before !== undefined && before !== values) return start;
    start.push(before === undefined ? row : { ...row, isRepeat: true });
    if (key !== null) said.set(key, values);
  }
  return start;
}

/** The file of a run, read as far as the run has come. After a restart it is read from its beginning up to there. */
async function openAt(run: ModuleRun, context: ModuleContext): Promise<Open> {
  const known = open.get(run.id);
  const taken = Number(run.cursor?.['taken'] ?? 0);
  if (known?.taken === taken) return known;
  close(run.id);
  const { file: id, settings } = run.input as unknown as ImportInput;
  const file = await context.openFile(id);
  const view = context.entity(settings.entity);
  if (!file || !view) throw new ActionRefused([importIssue('file', 'import.file-gone')]);
  const { names, rows } = await openRows(file.stream, settings.dialect);
  const columns = resolveColumns(settings, names, view, context);
  for (let index = 0; index < taken; index += 1) await rows.next();
  const convert = makeConverter(settings, columns, names, context);
  const opened: Open = { rows, names, view, convert, taken, waiting: [], ahead: Promise.resolve() };
  open.set(run.id, opened);
  for (const id of [...open.keys()].slice(0, -MOST_OPEN)) close(id);
  return opened;
}

function close(id: string): void {
  void open.get(id)?.rows.return(undefined);
  open.delete(id);
}

/** Reads and converts until so many rows wait. They stay where they are until they are stored. */
async function readAhead({ rows, convert, waiting }: Open, until = STEP): Promise<void> {
  const read: FileRow[] = [];
  while (waiting.length + read.length < until) {
    const next = await rows.next();
    if (next.done) break;
    read.push(next.value);
  }
  waiting.push(...(await convert(read)));
}

/** After the last row: a file of those that were refused, to be corrected and imported again. */
async function writeReport(run: ModuleRun, context: ModuleContext, step: ModuleStep): Promise<boolean> {
  const { settings } = run.input as unknown as ImportInput;
  const names = (run.cursor?.['names'] ?? []) as readonly string[];
  const file = await writeRefused(names, settings.dialect.delimiter, context, step);
  await step.save({
    cursor: { ...run.cursor, phase: 'end' },
    done: run.done,
    counts: run.counts,
    file: { id: file.id, as: 'refused' },
  });
  return false;
}
