import type { FieldModel } from '@leitwerk/metadata/model';
import sql, { raw } from 'sql-template-tag';
import type { Transaction } from '../storage/database.ts';
import { columnOf, linkTableOf, quoted } from '../storage/table-names.ts';
import type { RecordValues, Work } from './work.ts';

/** Replaces the links of `references` fields that changed. Written before the records, so that the answer already shows them. */
export async function writeLinks(tx: Transaction, works: readonly Work[]): Promise<void> {
  for (const field of works[0]?.entity.entity.fields ?? []) {
    if (field.type !== 'references') continue;
    const changed = works.filter((work) => (work.before ? field.id in work.changes : linksOf(work, field).length > 0));
    if (changed.length > 0) await replaceLinks(tx, changed, field);
  }
}

const linksOf = (work: Work, field: FieldModel): readonly RecordValues[] => {
  const value = work.draft[field.name];
  return Array.isArray(value) ? value : [];
};

async function replaceLinks(tx: Transaction, works: readonly Work[], field: FieldModel): Promise<void> {
  const [first] = works;
  if (!first) return;
  const table = linkTableOf(first.entity.entity.id, field.id);
  const old = works.filter((work) => work.before).map((work) => work.id);
  if (old.length > 0) await tx.query(sql`delete from ${raw(table)} where source_id = any(${old}::uuid[])`);
  const columns = (field.columns ?? []).map((column) => ({ name: column.name, column: columnOf(column.id) }));
  const rows = works.flatMap((work) =>
    linksOf(work, field).map((link, position) => ({
      source_id: work.id,
      target_id: link['id'],
      position,
      ...Object.fromEntries(columns.map(({ name, column }) => [column, link[name] ?? null])),
    })),
  );
  if (rows.length === 0) return;
  const names = ['source_id', 'target_id', 'position', ...columns.map(({ column }) => quoted(column))].join(', ');
  await tx.query(sql`
    insert into ${raw(table)} (${raw(names)})
    select ${raw(names)} from json_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::json)`);
}
