import type { RecordValues, Work } from './work.ts';

/** What differs between the record as it was and the draft, by field id. A new record's values are its present ones: nothing to note. */
export function changesOf(work: Work): Work['changes'] {
  const { before, draft, entity } = work;
  if (!before) return {};
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of entity.entity.fields) {
    if (field.type === 'roll-up') continue;
    const old = before[field.name] ?? null;
    const value = draft[field.name] ?? null;
    if (!isSame(old, value)) changes[field.id] = [old, value];
  }
  return changes;
}

export const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((value, index) => isSame(value, other[index]))
    );
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame((one as RecordValues)[name] ?? null, (other as RecordValues)[name] ?? null));
};

/** Columns that a statement for these commands writes: what any of them changes or, for new records, sets. */
export function columnsOfChanges(works: readonly Work[]): readonly string[] {
  const columns = new Set<string>();
  for (const work of works) {
    for (const { field, column } of work.entity.fields.values()) {
      if (column === null || (field.readOnly === true && isSystemColumn(column))) continue;
      const isWritten = work.before ? field.id in work.changes : (work.draft[field.name] ?? null) !== null;
      if (isWritten) columns.add(column);
    }
  }
  return [...columns].sort();
}

const SYSTEM_COLUMNS: ReadonlySet<string> = new Set([
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
]);
const isSystemColumn = (column: string): boolean => SYSTEM_COLUMNS.has(column);

/** The row for `json_to_recordset`: stamps and the given columns. */
export function rowOf(work: Work, columns: ReadonlySet<string>): RecordValues {
  const version = work.before ? Number(work.before['version']) + 1 : 1;
  const row: RecordValues = { id: work.id, version, updated_at: work.rule.now, updated_by: work.by };
  for (const { field, column } of work.entity.fields.values())
    if (column !== null && columns.has(column)) row[column] = work.draft[field.name] ?? null;
  return row;
}
