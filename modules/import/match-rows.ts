import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type { EntityView, ModuleContext, ModuleDuplicate, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { ConvertedRow } from './convert-rows.ts';
import { importIssue } from './import-issue.ts';
import { keyOf, storedValue } from './row-key.ts';

/** What is to happen with a row. */
export type PlannedRow =
  | {
      readonly action: 'create';
      readonly given: ConvertedRow;
      readonly command: RecordCommand;
      /** Records that may be the same. */
      readonly alike?: readonly ModuleDuplicate[];
      /** Line of an earlier row that may be the same. */
      readonly twin?: number;
    }
  | {
      readonly action: 'update';
      readonly given: ConvertedRow;
      readonly command: RecordCommand;
      readonly before: WireRecord;
    }
  /** In a preview: changes what an earlier row of the file would have made. */
  | { readonly action: 'again'; readonly given: ConvertedRow }
  | { readonly action: 'skip'; readonly given: ConvertedRow }
  /** Says what a row before it says: what became of that holds for it too. */
  | { readonly action: 'repeat'; readonly given: ConvertedRow; readonly of: ConvertedRow }
  | { readonly action: 'refuse'; readonly given: ConvertedRow; readonly issues: readonly Issue[] };

const AT_ONCE = 500;

/** Finds the record of each row by the key and says what follows. One query per some hundred rows, not per row. */
export async function planRows(
  rows: readonly ConvertedRow[],
  settings: ImportSettings,
  view: EntityView,
  context: ModuleContext,
): Promise<readonly PlannedRow[]> {
  const existing = await findExisting(rows, settings, view, context);
  return rows.map((given) => planRow(given, settings, view, existing));
}

function planRow(
  given: ConvertedRow,
  settings: ImportSettings,
  view: EntityView,
  existing: ReadonlyMap<string, readonly WireRecord[]>,
): PlannedRow {
  if (given.issues.length > 0) return { action: 'refuse', given, issues: given.issues };
  if (given.isLeftOut) return { action: 'skip', given };
  // What an earlier row has made or found is so already.
  if (given.repeats)
    return settings.mode === 'create' ? { action: 'skip', given } : { action: 'repeat', given, of: given.repeats };
  const { name: entity } = view.entity;
  const create: PlannedRow = { action: 'create', given, command: { action: 'create', entity, values: given.values } };
  if (settings.key.length === 0) return create;
  const { key } = given;
  if (key === null)
    return { action: 'refuse', given, issues: [importIssue(settings.key[0] ?? '', 'import.key-empty')] };
  const found = existing.get(key) ?? [];
  const [record] = found;
  if (found.length > 1)
    return { action: 'refuse', given, issues: [importIssue(settings.key[0] ?? '', 'import.key-ambiguous')] };
  if (!record) return settings.mode === 'update' ? { action: 'skip', given } : create;
  if (settings.mode === 'create') return { action: 'skip', given };
  const values = Object.fromEntries(
    Object.entries(given.values)
      .filter(([name]) => !settings.key.includes(name))
      .map(([name, value]) => [name, withOldParts(name, value, record, view)]),
  );
  return {
    action: 'update',
    given,
    before: record,
    command: { action: 'update', entity, id: record.id, values },
  };
}

/** Parts of an address that the file does not have stay as they are. */
function withOldParts(name: string, value: unknown, record: WireRecord, view: EntityView): unknown {
  const field = view.entity.fields.find((one) => one.name === name);
  const before = record[name];
  return field?.type === 'address' && typeof value === 'object' && value !== null && typeof before === 'object'
    ? { ...before, ...value }
    : value;
}

async function findExisting(
  rows: readonly ConvertedRow[],
  settings: ImportSettings,
  view: EntityView,
  context: ModuleContext,
): Promise<ReadonlyMap<string, readonly WireRecord[]>> {
  const byKey = new Map<string, WireRecord[]>();
  if (settings.key.length === 0) return byKey;
  // Nothing but what is compared or completed is read: a record's sums over others would cost more than all the rest.
  const completed = settings.columns
    .filter((column) => column.field.includes('.'))
    .map(({ field }) => field.split('.')[0]);
  const fields = [...new Set(['id', ...settings.key, ...completed])].filter((name) => name !== undefined);
  const wanted = rows.filter((row) => !row.repeats && row.key !== null);
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    // By every part of the key: many records may share one of them.
    const filter = Object.fromEntries(
      settings.key.map((name) => [
        name,
        { in: [...new Set(some.map((row) => storedValue(name, row.values[name], view)))] },
      ]),
    );
    let after: string | undefined;
    do {
      const page = await context.list(view.entity.name, {
        filter,
        fields: fields.filter((name) => view.readable.has(name)),
        sort: ['id'],
        limit: 500,
        ...(after !== undefined && { after }),
      });
      for (const record of page.items) {
        const key = keyOf(record, settings, view);
        if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), record]);
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  return byKey;
}
