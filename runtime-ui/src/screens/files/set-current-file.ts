import type { FileVersions } from '@leitwerk/metadata/wire/files';
import type { WireFile } from '../../client/files.ts';
import { filesIn } from '../../client/files.ts';
import { readRecord, updateRecord } from '../../client/records.ts';
import type { FieldModel } from '../../model/definitions.ts';

/**
 * Puts a file in the place of another one, as a change of the record like any other. In a field of several files the others
 * stay; a file that is not there any more is put behind them.
 */
export async function setCurrentFile(
  holder: NonNullable<FileVersions['holder']>,
  field: FieldModel,
  instead: string,
  next: WireFile,
): Promise<void> {
  const record = await readRecord(holder.entity, holder.id, []);
  const before = filesIn(record[field.name]).map(({ id }) => id);
  const ids = before.includes(instead) ? before.map((id) => (id === instead ? next.id : id)) : [...before, next.id];
  const value = field.multiple ? [...new Set(ids)].map((id) => ({ id })) : { id: next.id };
  await updateRecord(holder.entity, holder.id, record.version, { [field.name]: value });
}
