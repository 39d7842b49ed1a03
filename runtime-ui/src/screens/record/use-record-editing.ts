import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { statusOfError } from '../../client/problem-error.ts';
import { isTimelineWith, queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { readRecord, updateRecord } from '../../client/records.ts';
import { useText } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { expandOf, fieldsOf } from '../../model/fields-of.ts';
import { useEditor } from '../../renderer/use-editor.ts';
import { patchFromValues } from '../../values/patch-from-values.ts';

/** A stored record, what is typed over it, and its way back to the server. */
export function useRecordEditing(entity: EntityModel, record: OpenRecord) {
  const t = useText();
  const client = useQueryClient();
  const [stored, setStored] = useState(record);
  const editor = useEditor(entity.fields, stored);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  /** What somebody else has saved meanwhile, while it has not been settled what is to apply. */
  const [theirs, setTheirs] = useState<OpenRecord | null>(null);
  const isDirty = editor.changed.length > 0;
  const { reset, follow } = editor;

  useEffect(() => {
    // Fresh values replace the shown ones only while nothing is being typed over them.
    if (record.version !== stored.version && !isDirty) {
      setStored(record);
      reset(record);
    } else if (record !== stored && record.version === stored.version) {
      follow(stored, record);
      setStored(record);
    }
  }, [record, stored, isDirty, reset, follow]);

  const refresh = useCallback(async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: queryKeys.record(entity.name, record.id) });
    void client.invalidateQueries({ predicate: ({ queryKey }) => isTimelineWith(queryKey, entity.name, record.id) });
    void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
  }, [client, entity.name, record.id]);

  const read = () => readRecord(entity.name, record.id, expandOf(fieldsOf(entity)));
  /** @returns whether it is stored now */
  const save = async (values: Values = editor.edited, base: OpenRecord = stored): Promise<boolean> => {
    setBusy(true);
    setMessage('');
    try {
      await updateRecord(entity.name, record.id, base.version, patchFromValues(entity.fields, base, values));
      const fresh = await read();
      client.setQueryData(queryKeys.record(entity.name, record.id), fresh);
      setStored(fresh);
      reset(fresh);
      setTheirs(null);
      notifications.show({ color: 'green', message: t('saved'), autoClose: 1500 });
      void refresh();
      return true;
    } catch (error) {
      if (statusOfError(error) === 412) setTheirs(await read());
      else setMessage(editor.fail(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const discard = () => {
    reset(stored);
    setMessage('');
  };
  const settle = () => setTheirs(null);
  return { stored, editor, message, busy, theirs, isDirty, refresh, save, discard, settle };
}
