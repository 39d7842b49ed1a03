import type { FieldModel } from '@leitwerk/metadata/model';
import { lastStartDay, startsWithin } from '@leitwerk/metadata/repetition/expand-repetition';
import { repetitionFrom, textOfRepetition, withoutDay } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import type { KeptResource } from '@leitwerk/platform/module/module-dav';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';
import {
  addInvitation,
  hasGuests,
  INVITATION_PROPERTIES,
  invitationFields,
  invitationUid,
} from '../invite/invitation-fields.ts';
import { addParticipants, participantFields, withPeople } from '../invite/participants.ts';
import type { Draft, ResourceKind } from '../resource-kind.ts';
import { addRest, restOf } from '../rest.ts';
import type { CalendarShape } from '../settings.ts';
import { addReminder, markReminder, readReminder, reminderField } from './alarm.ts';
import { readEntries } from './read-entries.ts';
import { repetitionFromRule, repetitionProperties } from './repetition-rule.ts';
import { uidOfDay } from './series.ts';
import type { GivenTime } from './time.ts';
import { readTime, readTimes, refuseOtherClock, timeProperty, utcTime, valueOfTime } from './time.ts';
import { addIdentity, addText, calendarText } from './write-calendar.ts';

const DAY_MS = 86_400_000;
const TEXTS = ['summary', 'location', 'description'] as const;

/** Properties that say what fields hold, or that this server makes itself. */
const OWN = [
  'uid',
  'dtstamp',
  'created',
  'last-modified',
  'dtstart',
  'dtend',
  'duration',
  'rrule',
  'exdate',
  'recurrence-id',
];

type Times = {
  readonly start: FieldModel;
  readonly end: FieldModel;
  readonly repetition: FieldModel | undefined;
};

/** The fields by which an entity stands in time; null where it does not, or the asker may not read when. */
function timesOf({ entity, readable }: EntityView): Times | null {
  const field = (id: string | undefined): FieldModel | undefined =>
    entity.fields.find((one) => one.id === id && readable.has(one.name));
  const [start, end, repetition] = [field(entity.startField), field(entity.endField), field(entity.repetitionField)];
  return start && end ? { start, end, repetition } : null;
}

/** Records as VEVENT (RFC 5545, 3.6.1); null where the asker may not know when they are. */
export function eventKind(
  shape: CalendarShape,
  entity: EntityView,
  reach: Pick<ModuleContext, 'timeZone' | 'actor'>,
): ResourceKind | null {
  const times = timesOf(entity);
  if (!times) return null;
  const { timeZone } = reach;
  const texts = TEXTS.flatMap((name) => (shape[name] === undefined ? [] : [{ name, field: shape[name] }]));
  const shown = texts.filter(({ field }) => entity.readable.has(field));
  const isPrivate = shape.private !== undefined && entity.readable.has(shape.private) ? shape.private : null;
  const known = new Set([...OWN, ...texts.map(({ name }) => name), ...(shape.private === undefined ? [] : ['class'])]);
  const hidden = new Set(texts.filter((one) => !shown.includes(one)).map(({ name }) => name as string));
  const invitations = invitationFields(shape, entity);
  const participants = participantFields(shape, entity);
  const reminder = reminderField(entity);
  const component = (record: WireRecord, kept: KeptResource | null): ICAL.Component => {
    const event = new ICAL.Component('vevent');
    const isInvited = hasGuests(record, invitations);
    addIdentity(event, record, kept?.uid ?? invitationUid(record, invitations) ?? record.id);
    const { start, end, isDay } = spanOf(record, times, timeZone);
    const rule = repetitionFrom(times.repetition && record[times.repetition.name]);
    for (const [name, wall, instant] of [
      ['dtstart', start, record[times.start.name]],
      ['dtend', end, record[times.end.name]],
    ] as const)
      event.addProperty(timeOf(name, wall, isDay, rule ? null : instant, timeZone));
    if (rule) for (const one of repetitionProperties(rule, start, isDay, timeZone)) event.addProperty(one);
    for (const { name, field } of shown) addText(event, name, record[field]);
    if (isPrivate !== null && record[isPrivate] === true) event.addPropertyWithValue('class', 'PRIVATE');
    if (isInvited) addInvitation(event, record, invitations);
    const isShared = addParticipants(event, record, participants);
    addRest(event, kept?.rest, isInvited || isShared ? new Set([...hidden, ...INVITATION_PROPERTIES]) : hidden);
    const at = reminder && record[reminder.name];
    const title = String(record[shape.summary] ?? entity.entity.label[reach.actor.language]);
    const words = { base: start, isRepeated: rule !== null, title };
    if (reminder) addReminder(event, at ? new Date(String(at)) : null, words, timeZone);
    return event;
  };
  return {
    entity,
    uidField: invitations?.uid ?? null,
    participants: participants && (shape.participants ?? null),
    type: 'text/calendar',
    extension: 'ics',
    fields: [
      ...new Set([
        times.start.name,
        times.end.name,
        ...(times.repetition ? [times.repetition.name] : []),
        ...shown.map((one) => one.field),
        ...(isPrivate === null ? [] : [isPrivate]),
        ...Object.values(invitations ?? {}),
        ...Object.values(participants ?? {}),
        ...(reminder ? [reminder.name] : []),
      ]),
      'createdAt',
      'updatedAt',
    ],
    expand: [],
    ...(participants && { complete: (records, asking) => withPeople(records, participants, asking) }),
    component,
    text: (record, kept) => calendarText([component(record, kept)]),
    read: async (text) => {
      const { calendar, uid, master, others } = readEntries(text, 'vevent');
      const values = (event: ICAL.Component): Record<string, unknown> => ({
        ...Object.fromEntries(shown.map(({ name, field }) => [field, lineOf(textOf(event, name), field, entity)])),
        ...(isPrivate !== null && privacyValue(event, isPrivate)),
        ...spanValues(event, calendar, times, timeZone),
        ...(reminder && reminderValue(event, calendar, reminder, timeZone)),
      });
      const moved = others.map((event) => ({ event, day: dayOf(event, calendar, timeZone) }));
      const rule = readRepetition(master, calendar, timeZone);
      const draft: Draft = {
        uid,
        values: {
          ...values(master),
          ...repetitionValue(
            rule,
            moved.map(({ day }) => day),
            times,
          ),
        },
        entry: master,
        rest: restOf(master, known),
        others: moved.map(({ event, day }) => ({
          uid: uidOfDay(uid, day),
          values: values(event),
          rest: restOf(event, known),
        })),
      };
      return draft;
    },
    isWithin: (record, from, to) => {
      const { start, end } = spanOf(record, times, timeZone);
      const lasts = Math.max(Date.parse(`${end}Z`) - Date.parse(`${start}Z`), 0);
      const [first, last] = [wallOf(from, timeZone), wallOf(to, timeZone)];
      const rule = repetitionFrom(times.repetition && record[times.repetition.name]);
      const earliest = new Date(Date.parse(`${first}Z`) - lasts).toISOString().slice(0, 19);
      const starts = rule ? startsWithin(rule, start, earliest, last, 2) : [start];
      // RFC 4791, 9.9: what ends when the time begins is outside of it, what has no length is not.
      return starts.some((one) => one < last && (one >= first || (lasts > 0 && one > earliest)));
    },
  };
}

/** What is a reminder stands in its field; the alarm is marked, so that what the device has said of it comes back with it. */
function reminderValue(
  event: ICAL.Component,
  calendar: ICAL.Component,
  field: FieldModel,
  timeZone: string,
): Record<string, unknown> {
  const begin = timeAt(event, 'dtstart', calendar, timeZone);
  const found = readReminder(event, calendar, begin?.wall ?? null, timeZone);
  if (found) markReminder(found.alarm);
  return { [field.name]: found ? found.at.toISOString() : null };
}

/** A program that knows nothing of privacy says nothing of it: what was private stays so. */
function privacyValue(event: ICAL.Component, field: string): Record<string, unknown> {
  const given = textOf(event, 'class')?.toUpperCase();
  return given === undefined ? {} : { [field]: given !== 'PUBLIC' };
}

/** The second of two times that a clock shows when it is put back can be said by UTC only. */
function timeOf(name: string, wall: Wall, isDay: boolean, instant: unknown, timeZone: string): ICAL.Property {
  if (isDay || typeof instant !== 'string' || !instant.includes('T')) return timeProperty(name, wall, isDay, timeZone);
  const at = new Date(instant);
  if (Math.abs(instantOf(wall, timeZone).getTime() - at.getTime()) < 1000)
    return timeProperty(name, wall, isDay, timeZone);
  const property = new ICAL.Property(name);
  property.setValue(utcTime(at));
  return property;
}

/** By the clock of the installation. From midnight to midnight it is whole days. */
function spanOf(record: WireRecord, { start, end }: Times, timeZone: string) {
  const wall = (field: FieldModel, lastDay: number): Wall => {
    const value = String(record[field.name]);
    if (field.type !== 'date') return wallOf(new Date(value), timeZone);
    return `${new Date(Date.parse(value) + lastDay * DAY_MS).toISOString().slice(0, 10)}T00:00:00`;
  };
  const from = wall(start, 0);
  const until = record[end.name] ? wall(end, 1) : from;
  const isDay = start.type === 'date' || (from.endsWith('T00:00:00') && until.endsWith('T00:00:00') && until > from);
  return { start: from, end: isDay && until <= from ? nextDay(from) : until, isDay };
}

const nextDay = (wall: Wall): Wall => `${new Date(Date.parse(`${wall}Z`) + DAY_MS).toISOString().slice(0, 19)}`;

function spanValues(
  event: ICAL.Component,
  calendar: ICAL.Component,
  { start, end }: Times,
  timeZone: string,
): Record<string, unknown> {
  const from = timeAt(event, 'dtstart', calendar, timeZone);
  if (!from) throw new DavRefused(403, 'dav.no-start', 'c:valid-calendar-data');
  const until = timeAt(event, 'dtend', calendar, timeZone) ?? endByDuration(event, from, timeZone);
  const last = end.type === 'date' && until.isDay ? { ...until, wall: dayBefore(until.wall) } : until;
  return { [start.name]: valueOfTime(from, start.type, timeZone), [end.name]: valueOfTime(last, end.type, timeZone) };
}

const dayBefore = (wall: Wall): Wall => new Date(Date.parse(`${wall}Z`) - DAY_MS).toISOString().slice(0, 19);

/** RFC 5545, 3.6.1: a day lasts to its end, a time without an end no time at all. Days go by the clock, seconds do not. */
function endByDuration(event: ICAL.Component, from: GivenTime, timeZone: string): GivenTime {
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return from.isDay ? { ...from, wall: nextDay(from.wall) } : from;
  const { weeks, days, hours, minutes, seconds } = duration;
  const later = new Date(Date.parse(`${from.wall}Z`) + (weeks * 7 + days) * DAY_MS);
  const wall = later.toISOString().slice(0, 19);
  const rest = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (rest === 0) return { ...from, wall, instant: null };
  const base = weeks === 0 && days === 0 && from.instant ? from.instant : instantOf(wall, timeZone);
  const instant = new Date(base.getTime() + rest);
  return { wall: wallOf(instant, timeZone), isDay: false, instant };
}

function timeAt(event: ICAL.Component, name: string, calendar: ICAL.Component, timeZone: string): GivenTime | null {
  const property = event.getFirstProperty(name);
  return property ? readTime(property, calendar, timeZone) : null;
}

/** Devices write places in several lines; a field of one line has them behind one another. */
export const lineOf = (text: string | null, name: string, { entity }: EntityView): string | null =>
  entity.fields.find((one) => one.name === name)?.type === 'long-text' || text === null
    ? text
    : text.replace(/\s*[\r\n]+\s*/g, ', ');

export const textOf = (entry: ICAL.Component, name: string): string | null => {
  const value: unknown = entry.getFirstPropertyValue(name);
  return typeof value === 'string' && value !== '' ? value : null;
};

function dayOf(event: ICAL.Component, calendar: ICAL.Component, timeZone: string): string {
  const property = event.getFirstProperty('recurrence-id');
  if (property?.getParameter('range') !== undefined)
    throw new DavRefused(403, 'dav.repetition', 'c:valid-calendar-object-resource', { rule: 'RANGE=THISANDFUTURE' });
  const time = property && readTime(property, calendar, timeZone);
  if (!time) throw new DavRefused(403, 'dav.broken', 'c:valid-calendar-data');
  return time.wall.slice(0, 10);
}

function readRepetition(event: ICAL.Component, calendar: ICAL.Component, timeZone: string) {
  const rules = event.getAllProperties('rrule');
  const [rule] = rules;
  for (const name of ['rdate', 'exrule'])
    if (event.getFirstProperty(name))
      throw new DavRefused(403, 'dav.repetition', 'c:valid-calendar-object-resource', { rule: name.toUpperCase() });
  if (!rule) return null;
  const begin = event.getFirstProperty('dtstart');
  const start = begin && readTime(begin, calendar, timeZone);
  if (!begin || !start) throw new DavRefused(403, 'dav.no-start', 'c:valid-calendar-data');
  if (rules.length > 1)
    throw new DavRefused(403, 'dav.repetition', 'c:valid-calendar-object-resource', { rule: 'RRULE, RRULE' });
  // What does not begin at that time of the day takes nothing out.
  const except = event
    .getAllProperties('exdate')
    .flatMap((one) => readTimes(one, calendar, timeZone))
    .filter((one) => one.isDay || one.wall.slice(10) === start.wall.slice(10))
    .map((one) => one.wall.slice(0, 10));
  const repetition = repetitionFromRule(rule, {
    start: start.wall,
    except: [...new Set(except)].sort(),
    timeZone,
  });
  refuseOtherClock(begin, calendar, timeZone, lastStartDay(repetition, start.wall));
  return repetition;
}

/** One time that was moved is a record of its own, as in the CRM's calendar; the series leaves that day out. */
function repetitionValue(
  rule: ReturnType<typeof readRepetition>,
  moved: readonly string[],
  { repetition }: Times,
): Record<string, unknown> {
  if (!repetition) {
    if (rule) throw new DavRefused(403, 'dav.no-repetition', 'c:valid-calendar-object-resource');
    return {};
  }
  return { [repetition.name]: rule && textOfRepetition(moved.reduce(withoutDay, rule)) };
}
