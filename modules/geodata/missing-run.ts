import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ModuleRun, ModuleRunKind } from '@leitwerk/platform/module/module-run';
import { geodataIssue } from './geodata-issue.ts';
import { KeySet } from './key-set.ts';
import { LAYOUTS } from './layouts.ts';
import { readKeys } from './read-keys.ts';

const ROWS = 100_000;
const RECORDS = 500;
/** Files in work at once in this process; of more runs than that some begin to read their file anew. */
const MOST_OPEN = 2;

type Open = { readonly keys: KeySet; readonly rows: AsyncGenerator<readonly string[]>; taken: number; isRead: boolean };
const open = new Map<string, Open>();

/**
 * Tells which records an imported file does not have: places, streets and municipalities that are gone, or that came from elsewhere. Changes
 * nothing; the report names them, so that somebody can decide.
 */
export const missingRun: ModuleRunKind = {
  label: {
    de: 'Vergleich der Orte, Straßen oder Gemeinden mit der Datei',
    en: 'Comparison of places, streets or municipalities with the file',
  },
  step: async (run, context, step) => {
    const file = await openAt(run, context);
    if (!file.isRead) {
      await readOn(file, ROWS);
      await step.save({ cursor: { taken: file.taken }, done: 0, counts: run.counts });
      return true;
    }
    const layout = layoutOf(run);
    const after = run.cursor?.['after'] as string | undefined;
    const page = await context.list(run.entity, {
      fields: ['id', ...layout.settings.key],
      sort: ['id'],
      limit: RECORDS,
      ...(after !== undefined && { after }),
    });
    const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
    const problems = page.items.flatMap((item, index) => {
      const key = layout.settings.key.map((name) => textOf(item[name]));
      if (file.keys.has(key)) return [];
      const issues = [geodataIssue('', 'geodata.not-in-file')];
      return [{ position: run.done + index + 1, recordId: item.id, title: key.join(', '), issues }];
    });
    await step.save({
      cursor: { taken: file.taken, after: page.next },
      done: run.done + page.items.length,
      counts: {
        checked: (run.counts['checked'] ?? 0) + page.items.length,
        missing: (run.counts['missing'] ?? 0) + problems.length,
      },
      problems,
    });
    if (page.next === null) close(run.id);
    return page.next !== null;
  },
};

function layoutOf(run: ModuleRun) {
  const layout = LAYOUTS.find((one) => one.id === run.input['layout']);
  if (!layout) throw new ActionRefused([geodataIssue('file', 'geodata.no-file')]);
  return layout;
}

/** The keys of a run's file as far as they have been read; after a restart they are read again. */
async function openAt(run: ModuleRun, context: ModuleContext): Promise<Open> {
  const known = open.get(run.id);
  if (known) return known;
  const file = await context.openFile(String(run.input['file']));
  if (!file) throw new ActionRefused([geodataIssue('file', 'geodata.no-file')]);
  const rows = readKeys(file.stream, layoutOf(run), String(run.input['delimiter']));
  const opened: Open = { keys: new KeySet(), rows, taken: 0, isRead: false };
  // Records are compared only when all of the file is known.
  if (run.cursor && 'after' in run.cursor) await readOn(opened, Number.POSITIVE_INFINITY);
  open.set(run.id, opened);
  for (const id of [...open.keys()].slice(0, -MOST_OPEN)) close(id);
  return opened;
}

async function readOn(file: Open, most: number): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    const next = await file.rows.next();
    if (next.done) {
      file.isRead = true;
      return;
    }
    file.keys.add(next.value);
    file.taken += 1;
  }
}

function close(id: string): void {
  void open.get(id)?.rows.return(undefined);
  open.delete(id);
}
