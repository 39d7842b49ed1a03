import type { Issue } from '@leitwerk/metadata/issue';
import type { FieldModel } from '@leitwerk/metadata/model';
import sql from 'sql-template-tag';
import { idsInValue } from '../file/ids-in-value.ts';
import { wantTexts } from '../file-text/store-texts.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { isSearchedFile } from '../storage/searched-fields.ts';
import type { RecordValues, Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly created_by: string;
  readonly record_id: string | null;
  readonly field: string | null;
};

const isFile = (field: FieldModel): boolean => field.type === 'file' || field.type === 'image';

/**
 * Files that a record names become its own: only those that the actor uploaded himself and that no other record has, and those
 * that the field once had. A file that is replaced stays with the record as a former version; only a purge removes it. Name,
 * type and size come from the store, never from the caller.
 */
export async function attachFiles(tx: Transaction, works: readonly Work[], context: Context): Promise<void> {
  const fields = works
    .filter(isOpen)
    .flatMap((work) =>
      work.entity.entity.fields
        .filter((field) => isFile(field) && work.set.has(field.name))
        .map((field) => ({ work, field })),
    );
  const ids = [...new Set(fields.flatMap(({ work, field }) => idsInValue(work.draft[field.name])))];
  if (ids.length === 0) return;
  const rows = await tx.query<FileRow>(sql`
    select id, name, type, size, created_by, record_id, field from leitwerk.file where id = any(${ids}::uuid[]) for update`);
  const files = new Map(rows.map((row) => [row.id, row]));
  const owners: RecordValues[] = [];
  const searched: string[] = [];
  for (const { work, field } of fields) {
    const list = idsInValue(work.draft[field.name]).map((id) => files.get(id.toLowerCase()));
    const issue = list.map((file, index) => fileIssue(file, field, index, work, context)).find((one) => one !== null);
    if (issue) {
      refuseWork(work, 422, 'record.invalid', { issues: [issue] });
      continue;
    }
    const values = list.flatMap((file): RecordValues[] =>
      file ? [{ id: file.id, name: file.name, type: file.type, size: file.size }] : [],
    );
    work.draft[field.name] = field.multiple ? values : (values[0] ?? null);
    if (isSearchedFile(field)) searched.push(...list.flatMap((file) => (file ? [file.id] : [])));
    owners.push(
      ...values.map((value) => ({
        id: value['id'],
        entity: work.entity.entity.id,
        record_id: work.id,
        field: field.id,
      })),
    );
  }
  await tx.query(sql`
    update leitwerk.file f set entity = o.entity, record_id = o.record_id, field = o.field
    from json_populate_recordset(null::leitwerk.file, ${JSON.stringify(owners)}::json) o where f.id = o.id`);
  // What a sandbox does is undone before anybody could search it.
  if (context.model.trace !== undefined) return;
  await wantTexts(tx, searched);
}

function fileIssue(
  file: FileRow | undefined,
  field: FieldModel,
  index: number,
  work: Work,
  context: Context,
): Issue | null {
  const path = field.multiple ? `${field.name}.${index}` : field.name;
  const isOwn =
    file &&
    // A file of another field could be one that the actor may not read.
    ((file.record_id === work.id && file.field === field.id) ||
      (file.record_id === null && (file.created_by === context.actor.id || context.actor.isSystem)));
  if (!isOwn) return { path, code: 'value.unknown-file' };
  if (field.maxSize !== undefined && file.size > field.maxSize)
    return { path, code: 'value.file-too-large', params: { max: field.maxSize } };
  if (field.accept && !field.accept.some((type) => accepts(type, file.type))) {
    return { path, code: 'value.file-type', params: { type: file.type, accept: field.accept.join(', ') } };
  }
  return null;
}

const accepts = (pattern: string, type: string): boolean =>
  pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
