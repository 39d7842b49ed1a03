import type { WireRecord } from '@leitwerk/metadata/wire';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { queryKeys } from '../../client/query-keys.ts';
import { updateRecord } from '../../client/records.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { onDay, shiftedBy } from './calendar-days.ts';
import { reasonsOf } from './reasons-of.ts';

/** Puts a record on another day, its end with it; undefined where the reader may not change its date. */
export function useMoveEntry(entity: EntityModel, start: FieldModel, end: FieldModel | undefined) {
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const rights = useRights(entity.name);
  const isClosed = (field: FieldModel): boolean =>
    field.readOnly === true || rights.readOnlyFields.includes(field.name);
  if (!rights.actions.includes('update') || isClosed(start) || (end && isClosed(end))) return undefined;
  return async (record: WireRecord, day: dayjs.Dayjs): Promise<void> => {
    const from = String(record[start.name]);
    const to = onDay(from, start.type === 'date-time', day);
    const days = day.startOf('day').diff(dayjs(from).startOf('day'), 'day');
    if (days === 0) return;
    const until = end && record[end.name];
    try {
      await updateRecord(entity.name, record.id, record.version, {
        [start.name]: to,
        ...(end && until ? { [end.name]: shiftedBy(String(until), end.type === 'date-time', days) } : {}),
      });
    } catch (error) {
      const title = t('notMoved', { title: titleOfRecord(entity, record, language) });
      notifications.show({ color: 'red', title, message: reasonsOf(error, entity, language) });
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    }
  };
}
