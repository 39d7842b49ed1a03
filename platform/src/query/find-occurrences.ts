import { startsWithin } from '@leitwerk/metadata/repetition/expand-repetition';
import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { TimeFields } from '../repetition/time-fields.ts';
import { laterWall, timesOfRecord, valueOfWall } from '../repetition/times-of-record.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { ListQuery } from './run-query.ts';
import { readableEntity, runQuery } from './run-query.ts';
import { namedField } from './walk-filter.ts';

/** What of an entity stands in a time. Names of fields are those of the reader. */
export type OccurrenceQuery = Pick<ListQuery, 'filter' | 'search' | 'fields' | 'expand'> & {
  /** Days (YYYY-MM-DD) where the installation is; the second one is no longer asked for. */
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly end?: string;
};

/**
 * A record at a time; `end` is null where it has none. `day` is what an exception would name: the day on which this time of a
 * repeated record begins by its rule; null for what comes once.
 */
export type Occurrence = {
  readonly record: WireRecord;
  readonly start: string;
  readonly end: string | null;
  readonly day: string | null;
};

/** `isCut`: there is more in that time than can be shown. */
export type Occurrences = { readonly items: readonly Occurrence[]; readonly isCut: boolean };

const MOST = 500;
const MOST_SERIES = 200;
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * The records that stand in a time, also those that began before it; by their start. Of a repeated record every time is one, counted
 * by the clock where the installation is; no record is made for them.
 */
export async function findOccurrences(
  database: Queryable,
  entityName: string,
  query: OccurrenceQuery,
  context: Context,
): Promise<Occurrences> {
  const entity = readableEntity(entityName, context);
  const start = dayField('start', query.start, entity, context);
  const end = query.end === undefined ? null : dayField('end', query.end, entity, context);
  checkRange(query);
  const repetition = repetitionOf(entity, start, context);
  const fields = [start, ...(end ? [end] : []), ...(repetition ? [repetition] : [])].map((one) => one.field.name);
  const read = (within: object, limit: number) =>
    runQuery(
      database,
      entityName,
      {
        filter: query.filter === undefined ? within : { and: [query.filter, within] },
        sort: [start.field.name],
        ...(query.fields && { fields: [...new Set([...query.fields, ...fields])] }),
        ...(query.expand && { expand: query.expand }),
        ...(query.search && { search: query.search }),
        limit,
      },
      context,
    );
  const within = withinFilter(query, start, end);
  const isRepeated = (is: boolean) => (repetition ? { [repetition.field.name]: { isNull: !is } } : {});
  const single = await read(repetition ? { and: [isRepeated(false), within] } : within, MOST);
  const repeated =
    repetition && (await read({ and: [isRepeated(true), seriesFilter(query, start, entity, context)] }, MOST_SERIES));
  const items = [
    ...single.items.map((text) => once(JSON.parse(text) as WireRecord, start, end)),
    ...(repeated?.items ?? []).flatMap((text) =>
      timesOf(
        JSON.parse(text) as WireRecord,
        { start: start.field, ...(end && { end: end.field }) },
        repetition,
        query,
      ),
    ),
  ].sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));
  return {
    items: items.slice(0, MOST),
    isCut: single.next !== null || (repeated?.next ?? null) !== null || items.length > MOST,
  };
}

/** The field by which the records come again; null where they do so as records of their own, or where it may not be read. */
function repetitionOf(entity: EntityRuntime, start: StoredField, context: Context): StoredField | null {
  const { repetition, start: own } = entity.times;
  if (entity.machine || !repetition || own?.name !== start.field.name) return null;
  return namedField(repetition.name, entity, context, true);
}

const once = (record: WireRecord, start: StoredField, end: StoredField | null): Occurrence => {
  const until = end && record[end.field.name];
  return { record, start: String(record[start.field.name]), end: until ? String(until) : null, day: null };
};

/** Every time of a repeated record that is on in the time asked for. */
function timesOf(
  record: WireRecord,
  fields: TimeFields,
  repetition: StoredField | null,
  { from, to }: OccurrenceQuery,
): readonly Occurrence[] {
  const found = repetition && repetitionFrom(record[repetition.field.name]);
  const times = timesOfRecord(record, fields);
  const { start, end } = fields;
  if (!found || !times || !start) return [];
  // A last day is part of what lasts so long.
  const lasts = times.lastsMs + (start.type === 'date' ? DAY_MS : 0);
  const walls = startsWithin(found, times.start, laterWall(`${from}T00:00:00`, -lasts), `${to}T00:00:00`, MOST);
  return walls
    .filter((wall) => laterWall(wall, lasts) > `${from}T00:00:00` || wall >= `${from}T00:00:00`)
    .map((wall) => ({
      record,
      start: valueOfWall(wall, start),
      end: end && record[end.name] ? valueOfWall(laterWall(wall, times.lastsMs), end) : null,
      day: wall.slice(0, 10),
    }));
}

function dayField(parameter: string, name: string, entity: EntityRuntime, context: Context): StoredField {
  const stored = namedField(name, entity, context, true);
  const issue = { params: { field: name, entity: entity.entity.name } };
  if (!stored)
    return refuse(400, 'query.fields', { issues: [{ path: parameter, code: 'query.unknown-field', ...issue }] });
  if (stored.field.type !== 'date' && stored.field.type !== 'date-time')
    return refuse(400, 'query.fields', { issues: [{ path: parameter, code: 'query.no-day', ...issue }] });
  return stored;
}

function checkRange({ from, to }: OccurrenceQuery): void {
  for (const [name, day] of Object.entries({ from, to })) {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
    if (!isDay)
      refuse(400, 'query.parameter', {
        params: { name, expected: 'YYYY-MM-DD' },
        issues: [{ path: name, code: 'query.parameter', params: { name, expected: 'YYYY-MM-DD' } }],
      });
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days < 1 || days > LONGEST_DAYS)
    refuse(400, 'query.range', {
      params: { most: LONGEST_DAYS },
      issues: [{ path: 'to', code: 'query.range', params: { most: LONGEST_DAYS } }],
    });
}

/** A day as a bound for values of the field. */
const boundOf = ({ field }: StoredField, day: string): string => valueOfWall(`${day}T00:00:00`, field);

/** Begun before the end of the time, and not over when it begins. What has no end is over at once. */
function withinFilter({ from, to }: OccurrenceQuery, start: StoredField, end: StoredField | null): object {
  const begins = { [start.field.name]: { gte: boundOf(start, from), lt: boundOf(start, to) } };
  if (!end) return begins;
  const lasts = { [end.field.name]: { [end.field.type === 'date' ? 'gte' : 'gt']: boundOf(end, from) } };
  return { or: [begins, { and: [{ [start.field.name]: { lt: boundOf(start, from) } }, lasts] }] };
}

/** Repeated records that have begun and are not over. */
function seriesFilter(
  { from, to }: OccurrenceQuery,
  start: StoredField,
  entity: EntityRuntime,
  context: Context,
): object {
  const begun = { [start.field.name]: { lt: boundOf(start, to) } };
  const { repetitionEnd } = entity.times;
  const last = repetitionEnd && namedField(repetitionEnd.name, entity, context, true);
  if (!last) return begun;
  const { name } = last.field;
  return { and: [begun, { or: [{ [name]: { gte: from } }, { [name]: { isNull: true } }] }] };
}
