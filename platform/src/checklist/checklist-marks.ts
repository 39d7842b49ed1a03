import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** What somebody has said about an item of a checklist, last. */
export type ChecklistMark = {
  readonly item: string;
  readonly done: boolean;
  readonly note: string;
  readonly by: { readonly id: string; readonly title: string | null };
  readonly at: string;
};

export async function readMarks(database: Queryable, checklist: string): Promise<ReadonlyMap<string, ChecklistMark>> {
  const rows = await database.query<Omit<ChecklistMark, 'by'> & { by: string }>(sql`
    select m.item, m.done, m.note, m.at, json_build_object('id', m.author, 'title', u.name) as by
    from leitwerk.checklist_mark m left join data."user" u on u.id = m.author where m.checklist = ${checklist}`);
  return new Map(rows.map((row) => [row.item, { ...row, by: JSON.parse(row.by) as ChecklistMark['by'] }]));
}

export async function writeMark(
  database: Queryable,
  mark: { readonly checklist: string; readonly item: string; readonly done: boolean; readonly note: string },
  author: string,
): Promise<void> {
  await database.query(sql`
    insert into leitwerk.checklist_mark (checklist, item, done, note, author)
    values (${mark.checklist}, ${mark.item}, ${mark.done}, ${mark.note}, ${author}::uuid)
    on conflict (checklist, item) do update set done = excluded.done, note = excluded.note, author = excluded.author, at = now()`);
}
