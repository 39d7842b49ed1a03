import type { FieldModel } from '@leitwerk/metadata/model';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import ICAL from 'ical.js';
import { readTime, utcTime } from './time.ts';

/** What shows or sounds on the device itself; mails and programs are none of a reminder's. */
const ON_DEVICE = new Set(['DISPLAY', 'AUDIO']);

/** The field with the moment of a record's reminder; null where there is none that the asker may read. */
export const reminderField = ({ entity, readable }: EntityView): FieldModel | null =>
  entity.fields.find((one) => one.id === entity.reminderField && readable.has(one.name)) ?? null;

/** From when alarms are counted, by the clock on the wall of the installation: the start of an entry, or when it is due. */
export type AlarmBase = Wall;

/**
 * The moment of an alarm (RFC 5545, 3.8.6.3). Days go by the clock, seconds do not. A task's counts from when it is due, an appointment's
 * from its start, after which it is no reminder.
 * @returns null for one that has no moment of its own or is not shown on the device
 */
function momentOf(alarm: ICAL.Component, base: AlarmBase | null, calendar: ICAL.Component, zone: string): Date | null {
  const trigger = alarm.getFirstProperty('trigger');
  const value: unknown = trigger?.getFirstValue();
  if (!trigger || !ON_DEVICE.has(String(alarm.getFirstPropertyValue('action') ?? '').toUpperCase())) return null;
  const entry = alarm.parent;
  const isTodo = entry?.name === 'vtodo';
  if (value instanceof ICAL.Time) {
    const instant = readTime(trigger, calendar, zone)?.instant ?? null;
    return instant && (isTodo || (base && instant <= instantOf(base, zone))) ? instant : null;
  }
  if (!(value instanceof ICAL.Duration) || !base) return null;
  const isOfEnd = String(trigger.getParameter('related') ?? 'START').toUpperCase() === 'END';
  if (isTodo ? !isOfEnd && entry?.getFirstProperty('dtstart') : isOfEnd) return null;
  const seconds = value.toSeconds();
  if (seconds > 0 && !isTodo) return null;
  const days = Math.trunc(seconds / DAY_SECONDS);
  const day = new Date(Date.parse(`${base}Z`) + days * DAY_SECONDS * 1000).toISOString().slice(0, 19);
  return new Date(instantOf(day, zone).getTime() + (seconds - days * DAY_SECONDS) * 1000);
}

const DAY_SECONDS = 86_400;

/** The alarm of an entry that is the record's reminder: the first that can be one. */
export function readReminder(
  entry: ICAL.Component,
  calendar: ICAL.Component,
  base: AlarmBase | null,
  timeZone: string,
): { readonly alarm: ICAL.Component; readonly at: Date } | null {
  for (const alarm of entry.getAllSubcomponents('valarm')) {
    const at = momentOf(alarm, base, calendar, timeZone);
    if (at) return { alarm, at };
  }
  return null;
}

/** What is told of a reminder, beside its moment. */
export type ReminderWords = { readonly base: AlarmBase | null; readonly isRepeated: boolean; readonly title: string };

/**
 * Makes the reminder of an entry that has what was kept of the device's alarms: the alarm that it came as gets the moment that the
 * record has now, and goes when the record has none; where there was none, one is added.
 */
export function addReminder(
  entry: ICAL.Component,
  at: Date | null,
  { base, isRepeated, title }: ReminderWords,
  timeZone: string,
): void {
  const known = entry.getAllSubcomponents('valarm').find((one) => one.getFirstProperty(MARK));
  if (!at) {
    if (known) entry.removeSubcomponent(known);
    return;
  }
  const alarm = known ?? newAlarm(title);
  if (!known) entry.addSubcomponent(alarm);
  alarm.removeAllProperties(MARK);
  alarm.removeAllProperties('trigger');
  alarm.addProperty(
    base === null || entry.name === 'vtodo' ? momentTrigger(at) : distanceTrigger(at, base, isRepeated, timeZone),
  );
}

/** Marks which of the kept alarms is the reminder. It never leaves the server. */
const MARK = 'x-leitwerk-reminder';

export const markReminder = (alarm: ICAL.Component): void => {
  alarm.updatePropertyWithValue(MARK, 'TRUE');
};

function newAlarm(title: string): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('description', title);
  return alarm;
}

/** A moment of its own says all there is to say of a task's alarm, also where nothing is due. */
function momentTrigger(at: Date): ICAL.Property {
  const trigger = new ICAL.Property('trigger');
  trigger.resetType('date-time');
  trigger.setValue(utcTime(at));
  return trigger;
}

/** Of a repeated one by the clock, so that it stays a quarter to nine when the clocks change. */
function distanceTrigger(at: Date, base: AlarmBase, isRepeated: boolean, timeZone: string): ICAL.Property {
  const trigger = new ICAL.Property('trigger');
  const before = isRepeated
    ? Date.parse(`${wallOf(at, timeZone)}Z`) - Date.parse(`${base}Z`)
    : at.getTime() - instantOf(base, timeZone).getTime();
  trigger.setValue(ICAL.Duration.fromSeconds(Math.round(before / 1000)));
  return trigger;
}
