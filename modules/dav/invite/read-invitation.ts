import type { Issue } from '@leitwerk/metadata/issue';
import type { FieldModel } from '@leitwerk/metadata/model';
import ICAL from 'ical.js';
import { parseLines } from '../calendar/parse-calendar.ts';
import { readEntries } from '../calendar/read-entries.ts';
import { DavRefused } from '../dav-refused.ts';
import type { ResourceKind } from '../resource-kind.ts';
import type { Guest, Person } from './guests.ts';
import { guestsOf, organizerOf } from './guests.ts';
import { inviteIssue, issueOf } from './invite-issue.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a message brings of an appointment. All of it was made by a stranger: long, wrong or hostile. */
export type Invitation = {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  /** DTSTAMP: when this message was made, RFC 3339. */
  readonly stamp: string | null;
  readonly organizer: Person | null;
  readonly guests: readonly Guest[];
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly comment: string;
  /** It is about one day of a series only. */
  readonly isInstance: boolean;
  /** From midnight to midnight. */
  readonly isDay: boolean;
  /** As values of the record that it is to become; null where it cannot be said in the calendar's terms. */
  readonly values: Values | null;
  /** Days of a series that are at another time: appointments of their own here. */
  readonly others: readonly { readonly uid: string; readonly values: Values }[];
  /** Why not. */
  readonly problem: Issue | null;
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
    const content = method === 'REPLY' ? { values: null, others: [], problem: null } : await valuesOf(text, kind);
    return {
      method,
      uid,
      sequence: sequenceOf(event),
      stamp: stampOf(event),
      organizer: organizerOf(event),
      guests: guestsOf(event),
      summary: lineOf(event, 'summary'),
      location: lineOf(event, 'location'),
      description: wordsOf(event, 'description'),
      comment: wordsOf(event, 'comment'),
      isInstance: master === undefined,
      isDay: isDay(event),
      ...content,
    };
  } catch (error) {
    if (error instanceof DavRefused) return issueOf(error);
    throw error;
  }
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
