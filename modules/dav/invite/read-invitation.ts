import type { Issue } from '@leitwerk/metadata/issue';
import type { FieldModel } from '@leitwerk/metadata/model';
import ICAL from 'ical.js';
import { parseLines } from '../calendar/parse-calendar.ts';
import { readEntries } from '../calendar/read-entries.ts';
import { dayInUid, uidOfDay } from '../calendar/series.ts';
import { DavRefused } from '../dav-refused.ts';
import type { ResourceKind } from '../resource-kind.ts';
import type { Guest, Person } from './guests.ts';
import { guestsOf, organizerOf } from './guests.ts';
import { inviteIssue, issueOf } from './invite-issue.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a message brings of an appointment. All of it was made by a stranger: long, wrong or hostile. */
export type Invitation = {
  readonly method: string;
  /** Of one time of a series: as that is called here, where it is an appointment of its own. */
  readonly uid: string;
  /** The time of a series that it is about, where it is about one only. */
  readonly single: Single | null;
  readonly sequence: number;
  /** DTSTAMP: when this message was made, RFC 3339. */
  readonly stamp: string | null;
  readonly organizer: Person | null;
  readonly guests: readonly Guest[];
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly comment: string;
  /** It is about several times of a series, and not about the series. */
  readonly isOfSeveral: boolean;
  /** From midnight to midnight. */
  readonly isDay: boolean;
  /** As values of the record that it is to become; null where it cannot be said in the calendar's terms. */
  readonly values: Values | null;
  /** Days of a series that are at another time: appointments of their own here. */
  readonly others: readonly { readonly uid: string; readonly values: Values }[];
  /** Why not. */
  readonly problem: Issue | null;
};

/** One time of a series. */
export type Single = {
  /** UID of the series. */
  readonly series: string;
  /** `YYYY-MM-DD`, by the clock of the installation. */
  readonly day: string;
  /** RECURRENCE-ID as the organiser says it: jCal (RFC 7265). */
  readonly recurrenceId: unknown;
};

const LONGEST = { summary: 500, location: 500, description: 10_000, comment: 2000 } as const;
const MOST_SEQUENCE = 2_147_483_647;

/**
 * Reads the calendar of a message. It is looked at before it is read, as what a device sends is: lines, depth and components have bounds,
 * and a repetition is worked out for as long as somebody looks at it, never to its end.
 * @returns an issue where nothing of it can be shown
 */
export async function readInvitation(text: string, kind: ResourceKind): Promise<Invitation | Issue> {
  try {
    const calendar = parseLines(text, 'c:valid-calendar-data');
    const entries = calendar.getAllSubcomponents().filter((one) => one.name !== 'vtimezone');
    const other = entries.find((one) => one.name !== 'vevent');
    if (other) return inviteIssue('message', 'dav.invite-kind', { what: other.name.toUpperCase().slice(0, 40) });
    const uids = new Set(entries.map((one) => String(one.getFirstPropertyValue('uid') ?? '')));
    if (uids.size > 1) return inviteIssue('message', 'dav.invite-several');
    const master = entries.find((one) => !one.hasProperty('recurrence-id'));
    const event = master ?? entries[0];
    const [uid = ''] = uids;
    if (!event || uid === '' || uid.length > 255) return inviteIssue('message', 'dav.invite-none');
    const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase();
    // An answer and a cancellation need not say when it is.
    const single = master === undefined && entries.length === 1 ? await singleOf(calendar, event, uid, kind) : null;
    const hasContent = method !== 'REPLY' && (single === null || event.hasProperty('dtstart'));
    const content = hasContent
      ? await valuesOf(single?.text ?? text, kind)
      : { values: null, others: [], problem: null };
    return {
      method,
      uid: single ? uidOfDay(uid, single.day) : uid,
      single: single && {
        series: uid,
        day: single.day,
        recurrenceId: event.getFirstProperty('recurrence-id')?.toJSON(),
      },
      sequence: sequenceOf(event),
      stamp: stampOf(event),
      organizer: organizerOf(event),
      guests: guestsOf(event),
      summary: lineOf(event, 'summary'),
      location: lineOf(event, 'location'),
      description: wordsOf(event, 'description'),
      comment: wordsOf(event, 'comment'),
      isOfSeveral: master === undefined && single === null,
      isDay: isDay(event),
      ...content,
    };
  } catch (error) {
    if (error instanceof DavRefused) return issueOf(error);
    throw error;
  }
}

/** A time of a series by itself: when it was to be, and the text of a calendar that has nothing else. */
async function singleOf(
  calendar: ICAL.Component,
  event: ICAL.Component,
  uid: string,
  kind: ResourceKind,
): Promise<{ readonly day: string; readonly text: string } | null> {
  const copy = (one: ICAL.Component): ICAL.Component =>
    new ICAL.Component(JSON.parse(JSON.stringify(one.toJSON())) as unknown[]);
  const alone = copy(event);
  // An answer and a cancellation need not say when it is now: then it is read as when it was to be.
  if (!alone.hasProperty('dtstart')) {
    const [, parameters, type, value] = JSON.parse(
      JSON.stringify(event.getFirstProperty('recurrence-id')?.toJSON()),
    ) as [string, object, string, unknown];
    alone.addProperty(new ICAL.Property(['dtstart', parameters, type, value]));
  }
  const different = copy(alone);
  alone.removeAllProperties('recurrence-id');
  const [both, only] = [copy(calendar), copy(calendar)];
  for (const one of [both, only]) {
    one.removeAllSubcomponents('vevent');
    one.addSubcomponent(copy(alone));
  }
  both.addSubcomponent(different);
  const [other] = (await kind.read(both.toString())).others;
  const day = other && dayInUid(other.uid);
  return day && day.series === uid ? { day: day.day, text: only.toString() } : null;
}

/** An issue has a path, an invitation a method. */
export const isIssue = (read: Invitation | Issue): read is Issue => 'code' in read;

async function valuesOf(text: string, kind: ResourceKind): Promise<Pick<Invitation, 'values' | 'others' | 'problem'>> {
  try {
    readEntries(text, 'vevent');
    const { fields, reminderField } = kind.entity.entity;
    // When to be reminded is for the guest to say, not for the organiser.
    const own = fields.filter((one) => one.id === reminderField).map((one) => one.name);
    const given = (all: Values): Values =>
      fitted(Object.fromEntries(Object.entries(all).filter(([name]) => !own.includes(name))), fields);
    const { values, others } = await kind.read(text);
    return {
      values: given(values),
      others: others.map((one) => ({ uid: one.uid, values: given(one.values) })),
      problem: null,
    };
  } catch (error) {
    if (error instanceof DavRefused) return { values: null, others: [], problem: issueOf(error) };
    throw error;
  }
}

/** Texts as long as their fields take them: an invitation is not refused because somebody has written too much into it. */
function fitted(values: Values, fields: readonly FieldModel[]): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      const isText = field?.type === 'text' || field?.type === 'long-text';
      if (!isText || typeof value !== 'string') return [name, value];
      const text = field.type === 'text' ? value.replace(/\s+/g, ' ').trim() : value;
      return [name, text.slice(0, field.maxLength ?? text.length).toWellFormed() || null];
    }),
  );
}

function sequenceOf(event: ICAL.Component): number {
  const value = Number(event.getFirstPropertyValue('sequence') ?? 0);
  return Number.isInteger(value) && value >= 0 && value <= MOST_SEQUENCE ? value : 0;
}

function stampOf(event: ICAL.Component): string | null {
  const value: unknown = event.getFirstPropertyValue('dtstamp');
  if (!(value instanceof ICAL.Time) || value.isDate) return null;
  const at = Date.parse(`${value.toString().slice(0, 19)}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function isDay(event: ICAL.Component): boolean {
  const value: unknown = event.getFirstPropertyValue('dtstart');
  return value instanceof ICAL.Time && value.isDate;
}

function wordsOf(event: ICAL.Component, name: keyof typeof LONGEST): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.slice(0, LONGEST[name]).toWellFormed().trim() : '';
}

const lineOf = (event: ICAL.Component, name: 'summary' | 'location'): string =>
  wordsOf(event, name).replace(/\s+/g, ' ');
