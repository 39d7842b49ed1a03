import { isTakenOver } from '@leitwerk/metadata/fills-itself';
import { repetitionFrom, textOfRepetition, withoutDay } from '@leitwerk/metadata/repetition/repetition';
import { shiftRepetition } from '@leitwerk/metadata/repetition/shift-repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import dayjs from 'dayjs';
import type { RecordCommand } from '../../client/records.ts';
import type { EntityModel, FieldModel, Values } from '../../model/definitions.ts';
import type { CalendarEntry, CalendarFields } from './calendar-entry.ts';
import type { Times } from './entry-times.ts';
import { timesOf, wallOf, wallText, wireValue } from './entry-times.ts';

/** The values of the fields that say when an entry is. */
export const timeValues = ({ start, end }: CalendarFields, times: Times): Values => ({
  [start.name]: wireValue(times.start, start, false),
  ...(end && { [end.name]: wireValue(times.end, end, true) }),
});

/** Takes one time out of a repetition. */
export function exceptCommand({ payload }: CalendarEntry, repetition: FieldModel): RecordCommand | null {
  const { record, day } = payload.occurrence;
  const found = repetitionFrom(record[repetition.name]);
  if (!found || day === null) return null;
  return {
    action: 'update',
    id: record.id,
    version: record.version,
    values: { [repetition.name]: textOfRepetition(withoutDay(found, day)) },
  };
}

/**
 * A record of its own for one time of a repeated one. Its other dates keep their distance from the start.
 * @param whole the repeated record with all that the reader may see, references as ids
 * @param mayCreate whether he may give a field a value
 */
export function ownRecordCommand(
  whole: WireRecord,
  entity: EntityModel,
  fields: CalendarFields,
  times: Times,
  mayCreate: (field: FieldModel) => boolean,
): RecordCommand {
  const begin = dayjs(timesOf(String(whole[fields.start.name]), null, fields.start.type === 'date-time').start);
  const later = dayjs(times.start).diff(begin, 'minute');
  const laterDays = dayjs(times.start).startOf('day').diff(begin.startOf('day'), 'day');
  const taken = entity.fields.filter((field) => isTakenOver(field) && mayCreate(field) && field.type !== 'repetition');
  const values = taken.flatMap((field) => {
    const value = whole[field.name];
    if (value === null || value === undefined) return [];
    if (field.type === 'date-time')
      return [[field.name, wireValue(wallText(wallOf(String(value)).add(later, 'minute')), field, false)]];
    if (field.type === 'date') return [[field.name, dayjs(String(value)).add(laterDays, 'day').format('YYYY-MM-DD')]];
    return [[field.name, value]];
  });
  return { action: 'create', values: { ...(Object.fromEntries(values) as Values), ...timeValues(fields, times) } };
}

/** All times moved as one of them was, the first one with them. */
export function moveAllCommand(
  entry: CalendarEntry,
  fields: CalendarFields,
  repetition: FieldModel,
  times: Times,
): RecordCommand | null {
  const { record } = entry.payload.occurrence;
  const found = repetitionFrom(record[repetition.name]);
  if (!found) return null;
  const isInstant = fields.start.type === 'date-time';
  const first = timesOf(String(record[fields.start.name]), null, isInstant);
  const days = dayjs(times.start).startOf('day').diff(dayjs(entry.start).startOf('day'), 'day');
  const minutes = minuteOfDay(times.start) - minuteOfDay(entry.start);
  const start = dayjs(first.start).add(days, 'day').add(minutes, 'minute');
  const end = start.add(dayjs(times.end).diff(dayjs(times.start), 'minute'), 'minute');
  const moved = { start: wallText(start), end: wallText(end) };
  return {
    action: 'update',
    id: record.id,
    version: record.version,
    values: {
      ...timeValues(fields, moved),
      [repetition.name]: textOfRepetition(shiftRepetition(found, first.start.slice(0, 10), moved.start.slice(0, 10))),
    },
  };
}

const minuteOfDay = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
