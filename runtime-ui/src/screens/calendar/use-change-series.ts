import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { RecordCommand } from '../../client/records.ts';
import { deleteRecord, readRecord, sendCommands } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';
import { useRights } from '../../model/model-context.tsx';
import { reasonsOf } from '../list/reasons-of.ts';
import type { CalendarEntry, CalendarFields } from './calendar-entry.ts';
import type { Times } from './entry-times.ts';
import { exceptCommand, moveAllCommand, ownRecordCommand } from './series-changes.ts';
import { seriesTexts } from './series-texts.ts';

/** Changes one time of what comes again, or all of them. Each answers whether it was done; what was refused says why. */
export function useChangeSeries(entity: EntityModel, fields: CalendarFields) {
  const texts = useOwnTexts(seriesTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const rights = useRights(entity.name);
  const repetition = fieldWithId(entity, entity.repetitionField);

  const tell = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      notifications.show({ color: 'red', title: texts.notDone, message: reasonsOf(error, entity, language) });
      return false;
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.entity(entity.name) });
    }
  };
  const send = (commands: readonly (RecordCommand | null)[]): Promise<boolean> =>
    tell(async () => {
      const given = commands.filter((command) => command !== null);
      if (given.length > 0) await sendCommands(entity.name, given);
    });
  return {
    mayDelete: rights.actions.includes('delete'),
    mayExcept: repetition !== undefined && !rights.readOnlyFields.includes(repetition.name),
    mayMoveOne: rights.actions.includes('create'),
    moveOne: (entry: CalendarEntry, times: Times): Promise<boolean> =>
      tell(async () => {
        const except = repetition && exceptCommand(entry, repetition);
        if (!except) return;
        const whole = await readRecord(entity.name, entry.payload.occurrence.record.id, []);
        const mayCreate = (field: { readonly name: string }) => !rights.readOnlyFields.includes(field.name);
        await sendCommands(entity.name, [except, ownRecordCommand(whole, entity, fields, times, mayCreate)]);
      }),
    moveAll: (entry: CalendarEntry, times: Times): Promise<boolean> =>
      send([repetition ? moveAllCommand(entry, fields, repetition, times) : null]),
    deleteOne: (entry: CalendarEntry): Promise<boolean> => send([repetition ? exceptCommand(entry, repetition) : null]),
    deleteAll: ({ payload }: CalendarEntry): Promise<boolean> =>
      tell(() => deleteRecord(entity.name, payload.occurrence.record.id, payload.occurrence.record.version)),
  };
}
