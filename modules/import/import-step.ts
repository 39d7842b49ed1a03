import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ModuleRun, ModuleRunKind, ModuleStep } from '@leitwerk/platform/module/module-run';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { resolveColumns } from './columns.ts';
import type { ConvertedRow, Converter } from './convert-rows.ts';
import { makeConverter } from './convert-rows.ts';
import { findAlike } from './find-alike.ts';
import { importIssue } from './import-issue.ts';
import { planRows } from './match-rows.ts';
import { progressOf } from './progress-of.ts';
import { writeRefused } from './refused-file.ts';

export type ImportInput = { readonly file: string; readonly settings: ImportSettings };

type Open = {
  readonly rows: AsyncGenerator<FileRow>;
  readonly names: readonly string[];
  readonly view: EntityView;
  readonly convert: Converter;
  /** Rows that are stored, or on their way to it. */
  taken: number;
  /** Rows that are read and wait for their turn. */
  waiting: readonly ConvertedRow[];
};

/** Rows that are judged and stored together. */
const BATCH = 500;
/** Batches of one step: so much is done before a pause counts. */
const BATCHES = 20;
/** Batches under way while the next one is judged. */
const AHEAD = 3;
/** Files open at once in this process; of more runs than that some begin to read their file anew. */
const MOST_OPEN = 4;
const open = new Map<string, Open>();

/** Reads the file and writes the records. */
export const importRows: ModuleRunKind = {
  label: { de: 'Import', en: 'Import' },
  step: (run, context, step) => workOn(run, context, step, false),
};

/** Reads the whole file and says of every row what would become of it. Stores nothing. */
export const previewRows: ModuleRunKind = {
  label: { de: 'Vorschau eines Imports', en: 'Preview of an import' },
  step: (run, context, step) => workOn(run, context, step, true),
};

async function workOn(run: ModuleRun, context: ModuleContext, step: ModuleStep, isPreview: boolean): Promise<boolean> {
  if (run.cursor?.['phase'] === 'report') return writeReport(run, context, step);
  const file = await openAt(run, context);
  try {
    return await workOnBatches(run, file, context, step, isPreview);
  } catch (error) {
    // What was on its way is not stored: the file is read anew from where the run stands.
    close(run.id);
    throw error;
  }
}

/** While the database stores a batch, the next one is read, matched and judged. */
async function workOnBatches(
  run: ModuleRun,
  file: Open,
  context: ModuleContext,
  step: ModuleStep,
  isPreview: boolean,
): Promise<boolean> {
  const { settings } = run.input as unknown as ImportInput;
  const { view, names } = file;
  const begun: { readonly end: Promise<void>; readonly keys: ReadonlySet<string> }[] = [];
  const allStored = async (): Promise<void> => begun.at(-1)?.end;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const converted = uniqueStart(await nextRows(file));
    if (converted.length === 0) {
      await allStored();
      return batch > 0 || endOfRows(run, file, step, isPreview);
    }
    const keys = keysOf(converted);
    // A row must find what an earlier one makes.
    if (!isPreview && begun.slice(-AHEAD).some((one) => [...keys].some((key) => one.keys.has(key)))) await allStored();
    const matched = await planRows(converted, settings, view, context);
    const planned = await findAlike(matched, { settings, view, context, step, isPreview });
    const commands = planned.flatMap((row) => ('command' in row ? [row.command] : []));
    file.waiting = file.waiting.slice(converted.length);
    file.taken += converted.length;
    const { taken } = file;
    // One is ended, one is stored, one is judged and waits: more would only take memory.
    await begun.at(-AHEAD)?.end;
    const doEach = isPreview ? step.tryOut : step.attempt;
    const end = doEach(commands, (attempts, stored) => progressOf(stored, planned, attempts, names, taken));
    begun.push({ end, keys });
  }
  await allStored();
  return true;
}

async function endOfRows(run: ModuleRun, file: Open, step: ModuleStep, isPreview: boolean): Promise<boolean> {
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

const keysOf = (rows: readonly ConvertedRow[]): Set<string> => new Set(rows.flatMap(({ key }) => key ?? []));

/**
 * As many rows as have different keys: a row must find what an earlier one has made. One that says the same as an earlier one
 * has nothing to add and is marked as a repeat.
 */
function uniqueStart(rows: readonly ConvertedRow[]): readonly ConvertedRow[] {
  const said = new Map<string, ConvertedRow>();
  const start: ConvertedRow[] = [];
  for (const row of rows) {
    const { key } = row;
    const before = key === null ? undefined : said.get(key);
    if (before && JSON.stringify(before.values) !== JSON.stringify(row.values)) return start;
    start.push(before ? { ...row, repeats: before } : row);
    if (key !== null && !before) said.set(key, row);
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
  const { names, rows } = await openRows(file.stream, settings.dialect, settings.language);
  const columns = resolveColumns(settings, names, view, context);
  for (let index = 0; index < taken; index += 1) await rows.next();
  const convert = makeConverter(settings, columns, names, view, context);
  const opened: Open = { rows, names, view, convert, taken, waiting: [] };
  open.set(run.id, opened);
  for (const id of [...open.keys()].slice(0, -MOST_OPEN)) close(id);
  return opened;
}

function close(id: string): void {
  void open.get(id)?.rows.return(undefined);
  open.delete(id);
}

/** The rows of the next batch, read and converted. */
async function nextRows(file: Open): Promise<readonly ConvertedRow[]> {
  const read: FileRow[] = [];
  while (file.waiting.length + read.length < BATCH) {
    const next = await file.rows.next();
    if (next.done) break;
    read.push(next.value);
  }
  file.waiting = [...file.waiting, ...(await file.convert(read))];
  return file.waiting;
}

/** After the last row: a file of those that were refused, to be corrected and imported again. */
async function writeReport(run: ModuleRun, context: ModuleContext, step: ModuleStep): Promise<boolean> {
  const { settings } = run.input as unknown as ImportInput;
  const names = (run.cursor?.['names'] ?? []) as readonly string[];
  const file = await writeRefused(names, settings, context, step);
  await step.save({
    cursor: { ...run.cursor, phase: 'end' },
    done: run.done,
    counts: run.counts,
    file: { id: file.id, as: 'refused' },
  });
  return false;
}
