import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Occurrence } from '../../client/records.ts';
import type { EntityModel, FieldModel, Language } from '../../model/definitions.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import type { Times } from './entry-times.ts';
import { timesOf } from './entry-times.ts';

/** What a calendar is made of: fields of an entity by which its records stand in time. */
export type CalendarFields = {
  readonly start: FieldModel;
  readonly end: FieldModel | undefined;
  /** The option fields whose colours the entries have: each entry that of the first whose option has one. */
  readonly colors: readonly FieldModel[];
};

/** A record at a time, ready to be drawn. */
export type CalendarEntry = Times & {
  /** Unique among all that is shown. */
  readonly id: string;
  readonly title: string;
  readonly color: string;
  /** When it really is, where only a part of it is drawn. */
  readonly whole?: Times;
  readonly payload: { readonly occurrence: Occurrence };
};

const PLAIN_COLOR = 'gray';

/** The entries of a calendar, in the order in which they came. */
export function entriesOf(
  items: readonly Occurrence[],
  entity: EntityModel,
  fields: CalendarFields,
  language: Language,
  ownColor: (record: WireRecord) => string | undefined,
): CalendarEntry[] {
  return items.map((occurrence) => {
    const { record, start, end } = occurrence;
    return {
      ...timesOf(start, end, fields.start.type === 'date-time', fields.end?.type === 'date-time'),
      id: occurrence.day === null ? record.id : `${record.id} ${occurrence.day}`,
      title: titleOfRecord(entity, record, language),
      color: ownColor(record) ?? colorOf(record, fields.colors) ?? entity.color ?? PLAIN_COLOR,
      payload: { occurrence },
    };
  });
}

const colorOf = (record: WireRecord, fields: readonly FieldModel[]): string | undefined =>
  fields
    .map(({ name, options }) => options?.find((one) => one.id === record[name])?.color)
    .find((color) => color !== undefined);

/** The entries of one day, each cut to what of it is on that day. */
export function onOneDay(entries: readonly CalendarEntry[], day: string, next: string): CalendarEntry[] {
  const [from, to] = [`${day} 00:00:00`, `${next} 00:00:00`];
  return entries
    .filter(({ start, end }) => start < to && end > from)
    .map((entry) => {
      const { start, end } = entry;
      if (start >= from && end <= to) return entry;
      const begun = start < from ? { start: from } : {};
      const goesOn = end > to ? { end: to } : {};
      return { ...entry, ...begun, ...goesOn, whole: { start, end } };
    });
}
