import type { WireRecord } from '@leitwerk/metadata/wire';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { Occurrence } from '../../client/records.ts';
import { updateRecord } from '../../client/records.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { reasonsOf } from '../list/reasons-of.ts';
import type { CalendarEntry, CalendarFields } from './calendar-entry.ts';
import type { Times } from './entry-times.ts';
import { wireValue } from './entry-times.ts';

type Shown = { readonly items: readonly Occurrence[]; readonly isCut: boolean };

/**
 * Puts entries at other times. They are shown there at once; what the server refuses goes back with a reason. Changes of one
 * calendar are sent one after another, each over the version that the one before made.
 */
export function useMoveEntry(entity: EntityModel, fields: CalendarFields, queryKey: readonly unknown[]) {
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const rights = useRights(entity.name);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const versions = useRef(new Map<string, number>());
  const isClosed = (field: FieldModel): boolean =>
    field.readOnly === true || rights.readOnlyFields.includes(field.name);
  const mayUpdate = rights.actions.includes('update');
  const mayResize = mayUpdate && fields.end !== undefined && !isClosed(fields.end);
  const mayMove = mayUpdate && !isClosed(fields.start) && (fields.end === undefined || mayResize);

  const show = (record: WireRecord, start: string, end: string | null): void => {
    client.setQueryData<Shown>(
      queryKey,
      (shown) =>
        shown && {
          ...shown,
          items: shown.items.map((one) => (one.record.id === record.id ? { ...one, start, end } : one)),
        },
    );
  };

  const send = async (record: WireRecord, patch: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const known = Math.max(versions.current.get(record.id) ?? 0, record.version);
    try {
      const stored = await updateRecord(entity.name, record.id, known, patch);
      versions.current.set(record.id, stored.version);
      return true;
    } catch (error) {
      const title = t('notMoved', { title: titleOfRecord(entity, record, language) });
      notifications.show({ color: 'red', title, message: reasonsOf(error, entity, language) });
      return false;
    } finally {
      waiting.current -= 1;
      // What is read in between would put back what is still to be sent.
      if (waiting.current === 0) void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    }
  };

  const move = (entry: CalendarEntry, { start, end }: Times): Promise<boolean> => {
    const { occurrence } = entry.payload;
    const { record } = occurrence;
    const from = wireValue(start, fields.start, false);
    const hasEnd = fields.end && (occurrence.end !== null || from === occurrence.start);
    const until = fields.end && hasEnd ? wireValue(end, fields.end, true) : null;
    const patch = {
      ...(from !== occurrence.start && { [fields.start.name]: from }),
      ...(fields.end && until !== null && until !== occurrence.end && { [fields.end.name]: until }),
    };
    if (Object.keys(patch).length === 0) return Promise.resolve(true);
    void client.cancelQueries({ queryKey });
    show(record, from, until);
    waiting.current += 1;
    const sent = line.current.then(() => send(record, patch));
    line.current = sent;
    return sent;
  };
  return { mayMove, mayResize, move };
}
