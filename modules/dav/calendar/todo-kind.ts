import type { WireRecord } from '@leitwerk/metadata/wire';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import type { DavReach, KeptResource } from '@leitwerk/platform/module/module-dav';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { uidOf } from '../resource-kind.ts';
import { addRest, restOf } from '../rest.ts';
import type { CalendarShape, TodoStatus } from '../settings.ts';
import { addReminder, markReminder, readReminder, reminderField } from './alarm.ts';
import { lineOf, textOf } from './event-kind.ts';
import { readEntries } from './read-entries.ts';
import { readTime, timeProperty, utcTime, valueOfTime } from './time.ts';
import { addIdentity, addText, calendarText } from './write-calendar.ts';

const OWN = [
  'uid',
  'dtstamp',
  'created',
  'last-modified',
  'due',
  'duration',
  'status',
  'completed',
  'percent-complete',
  'priority',
];
const TEXTS = ['summary', 'description'] as const;

/** Records as VTODO (RFC 5545, 3.6.2). They do not repeat here: the next one is made when this one is done. */
export function todoKind(shape: CalendarShape, entity: EntityView, reach: DavReach): ResourceKind {
  const { timeZone } = reach;
  const { fields } = entity.entity;
  const texts = TEXTS.flatMap((name) => (shape[name] === undefined ? [] : [{ name, field: shape[name] }]));
  const shown = texts.filter(({ field }) => entity.readable.has(field));
  const dueField = fields.find(
    (one) =>
      (shape.due === undefined ? one.id === entity.entity.startField : one.name === shape.due) &&
      entity.readable.has(one.name),
  );
  const status = shape.status && entity.readable.has(shape.status.field) ? shape.status : null;
  const priority = shape.priority && entity.readable.has(shape.priority.field) ? shape.priority : null;
  const known = new Set([...OWN, ...texts.map(({ name }) => name)]);
  const hidden = new Set(texts.filter((one) => !shown.includes(one)).map(({ name }) => name as string));
  const reminder = reminderField(entity);
  const baseOf = (due: unknown): string | null => {
    if (!dueField || !due) return null;
    return dueField.type === 'date' ? `${String(due)}T00:00:00` : wallOf(new Date(String(due)), timeZone);
  };
  const statusOf = (record: WireRecord | null): TodoStatus =>
    (record && status?.states[String(record[status.field])]) || 'NEEDS-ACTION';
  const component = (record: WireRecord, kept: KeptResource | null): ICAL.Component => {
    const todo = new ICAL.Component('vtodo');
    addIdentity(todo, record, uidOf(record, kept));
    for (const { name, field } of shown) addText(todo, name, record[field]);
    const due = dueField && record[dueField.name];
    if (dueField && due) {
      const isDay = dueField.type === 'date';
      if (isDay) todo.addProperty(timeProperty('due', `${String(due)}T00:00:00`, true, timeZone));
      else todo.addPropertyWithValue('due', utcTime(new Date(String(due))));
    }
    if (status) {
      todo.addPropertyWithValue('status', statusOf(record));
      // RFC 5545, 3.8.2.1: devices show as done what says when; the record's last change is when.
      if (statusOf(record) === 'COMPLETED')
        todo.addPropertyWithValue('completed', utcTime(new Date(String(record['updatedAt']))));
    }
    const number = priority?.values[String(record[priority.field])];
    if (number !== undefined) todo.addPropertyWithValue('priority', number as unknown as string);
    addRest(todo, kept?.rest, hidden);
    const at = reminder && record[reminder.name];
    const title = String(record[shape.summary] ?? entity.entity.label[reach.actor.language]);
    const words = { base: baseOf(due), isRepeated: false, title };
    if (reminder) addReminder(todo, at ? new Date(String(at)) : null, words, timeZone);
    return todo;
  };
  return {
    entity,
    uidField: null,
    participants: null,
    type: 'text/calendar',
    extension: 'ics',
    fields: [
      ...new Set([
        ...shown.map((one) => one.field),
        ...(dueField ? [dueField.name] : []),
        ...(status ? [status.field] : []),
        ...(priority ? [priority.field] : []),
        ...(reminder ? [reminder.name] : []),
      ]),
      'createdAt',
      'updatedAt',
    ],
    expand: [],
    component,
    text: (record, kept) => calendarText([component(record, kept)]),
    read: async (text) => {
      const { calendar, uid, master, others } = readEntries(text, 'vtodo');
      if (others.length > 0 || master.getFirstProperty('rrule'))
        throw new DavRefused(403, 'dav.no-repetition', 'c:valid-calendar-object-resource');
      const dueProperty = master.getFirstProperty('due');
      const due = dueProperty && readTime(dueProperty, calendar, timeZone);
      const dueValue = dueField && due ? valueOfTime(due, dueField.type, timeZone) : null;
      const found = reminder && readReminder(master, calendar, baseOf(dueValue), timeZone);
      if (found) markReminder(found.alarm);
      const option = priority && optionOf(priority.values, master.getFirstPropertyValue('priority'));
      return {
        uid,
        values: {
          ...Object.fromEntries(shown.map(({ name, field }) => [field, lineOf(textOf(master, name), field, entity)])),
          ...(dueField && { [dueField.name]: dueValue }),
          ...(reminder && { [reminder.name]: found ? found.at.toISOString() : null }),
          ...(priority && option && { [priority.field]: option }),
        },
        rest: restOf(master, known),
        others: [],
        opens: (textOf(master, 'status')?.toUpperCase() ?? 'NEEDS-ACTION') === 'NEEDS-ACTION',
        eventFor: (record) => {
          const wanted =
            textOf(master, 'status')?.toUpperCase() ??
            (master.getFirstProperty('completed') ? 'COMPLETED' : 'NEEDS-ACTION');
          if (!status || wanted === statusOf(record)) return null;
          const event = status.events[wanted as TodoStatus];
          if (event === undefined) throw new DavRefused(409, 'dav.status', null, { status: wanted.slice(0, 40) });
          return event;
        },
      };
    },
    isWithin: (record, from, to) => {
      const due = dueField && record[dueField.name];
      // RFC 4791, 9.9: what has neither start nor end is at any time.
      if (!dueField || !due) return true;
      const at = dueField.type === 'date' ? instantOf(`${String(due)}T00:00:00`, timeZone) : new Date(String(due));
      return at >= from && at <= to;
    },
  };
}

/** The option whose number is nearest; none where the device names no priority (0). */
function optionOf(values: Readonly<Record<string, number>>, given: unknown): string | null {
  const number = Number(given ?? 0);
  if (!(number >= 1 && number <= 9)) return null;
  const [nearest] = Object.entries(values).sort(([, a], [, b]) => Math.abs(a - number) - Math.abs(b - number));
  return nearest?.[0] ?? null;
}
