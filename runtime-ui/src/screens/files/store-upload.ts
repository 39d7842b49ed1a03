import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { WireFile } from '../../client/files.ts';
import { filesIn } from '../../client/files.ts';
import { createRecord, readRecord, updateRecord } from '../../client/records.ts';
import type { Values } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import type { FileTarget } from '../../model/file-targets.ts';

const TITLE_LENGTH = 200;

/** The field that says what a new record is called, when it is called like its file. */
export function nameFieldOf(target: FileTarget) {
  const title = titleFieldOf(target.entity);
  return title?.type === 'text' && !fillsItself(title) ? title : undefined;
}

const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,8}$/, '') || name;

/** Makes a sent file part of the record: as a record of its own that belongs to it, or in the record's field. */
export async function storeUpload(target: FileTarget, recordId: string, file: WireFile, values: Values): Promise<void> {
  const { entity, field } = target;
  if (target.kind === 'related') {
    const name = nameFieldOf(target);
    await createRecord(entity.name, {
      ...(name && { [name.name]: withoutEnding(file.name).slice(0, name.maxLength ?? TITLE_LENGTH) }),
      ...values,
      [target.via.name]: recordId,
      [field.name]: field.multiple ? [{ id: file.id }] : { id: file.id },
    });
    return;
  }
  const record = await readRecord(entity.name, recordId, []);
  const others = filesIn(record[field.name]).map(({ id }) => ({ id }));
  const value = field.multiple ? [...others, { id: file.id }] : { id: file.id };
  await updateRecord(entity.name, recordId, record.version, { [field.name]: value });
}
