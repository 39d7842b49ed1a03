import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type { EntityView, Likeness, ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ModuleStep } from '@leitwerk/platform/module/module-run';
import { importIssue } from './import-issue.ts';
import type { PlannedRow } from './match-rows.ts';

type Look = {
  readonly settings: ImportSettings;
  readonly view: EntityView;
  readonly context: ModuleContext;
  readonly step: Pick<ModuleStep, 'seen'>;
  readonly isPreview: boolean;
};

/**
 * Holds the rows that would make a record against the records that are there and against the rows before them: by the
 * duplicate rules of the entity, and in a preview, which stores nothing, also by key and unique fields.
 */
export async function findAlike(planned: readonly PlannedRow[], look: Look): Promise<readonly PlannedRow[]> {
  const { settings, view, context, step, isPreview } = look;
  if (!isPreview && settings.similar !== 'refuse') return planned;
  const created = planned.filter((row) => row.action === 'create');
  const found = await context.duplicates(
    view.entity.name,
    created.map((row) => row.given.values),
  );
  const likeness = new Map(created.map((row, at): [PlannedRow, Likeness | undefined] => [row, found[at]]));
  const keys = created.flatMap((row) => keysOf(row, likeness.get(row), look));
  const first = await step.seen(keys.map(({ key, row }) => ({ key, position: row.given.row.line })));
  const earlier = (row: PlannedRow, kind: Kind): readonly { readonly key: string; readonly line: number }[] =>
    keys
      .filter((one) => one.row === row && one.kind === kind)
      .map(({ key }) => ({ key, line: first.get(key) ?? row.given.row.line }))
      .filter(({ line }) => line < row.given.row.line);
  return planned.map((row): PlannedRow => {
    if (row.action !== 'create') return row;
    const { given } = row;
    const [same] = earlier(row, 'key');
    if (same) return settings.mode === 'create' ? { action: 'skip', given } : { action: 'again', given };
    const [taken] = earlier(row, 'unique');
    if (taken) return refused(row, nameIn(taken.key), 'import.taken-in-file', { line: taken.line });
    const [record] = likeness.get(row)?.records ?? [];
    const [twin] = earlier(row, 'print');
    if (settings.similar === 'refuse') {
      if (record) return refused(row, '', 'import.similar', { title: record.title ?? '…' });
      if (twin) return refused(row, '', 'import.similar-in-file', { line: twin.line });
    }
    return { ...row, alike: likeness.get(row)?.records ?? [], ...(twin && { twin: twin.line }) };
  });
}

type Kind = 'key' | 'unique' | 'print';
type Key = { readonly row: PlannedRow; readonly kind: Kind; readonly key: string };

const nameIn = (key: string): string => key.split(' ')[1] ?? '';

function keysOf(row: PlannedRow, likeness: Likeness | undefined, { settings, view, isPreview }: Look): Key[] {
  const { values, key } = row.given;
  const keys = (likeness?.prints ?? []).map((print): Key => ({ row, kind: 'print', key: `print ${print}` }));
  if (!isPreview) return keys;
  if (key !== null) keys.push({ row, kind: 'key', key: `key ${key}` });
  for (const field of view.entity.fields) {
    const value = values[field.name];
    if (!field.unique || value === null || value === undefined || settings.key.includes(field.name)) continue;
    const normal = fieldTypes[field.type].normalize?.(value, field, field.name);
    const stored = normal && 'value' in normal ? normal.value : value;
    keys.push({ row, kind: 'unique', key: `unique ${field.name} ${JSON.stringify(stored)}` });
  }
  return keys;
}

const refused = (
  { given }: PlannedRow,
  path: string,
  code: Parameters<typeof importIssue>[1],
  params: Parameters<typeof importIssue>[2],
): PlannedRow => ({ action: 'refuse', given, issues: [importIssue(path, code, params)] });
