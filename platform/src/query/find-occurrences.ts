import type { WireRecord } from '@leitwerk/metadata/wire';
import { instantOf } from '@leitwerk/metadata/repetition/zoned-time';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { namedField } from './filter-to-sql.ts';
import type { ListQuery } from './run-query.ts';
import { readableEntity, runQuery } from './run-query.ts';

/** What of an entity stands in a time. Names of fields are those of the reader. */
export type OccurrenceQuery = Pick<ListQuery, 'filter' | 'search' | 'fields' | 'expand'> & {
  /** Days (YYYY-MM-DD) where the installation is; the second one is no longer asked for. */
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly end?: string;
};

/** A record at a time; `end` is null where it has none. */
export type Occurrence = { readonly record: WireRecord; readonly start: string; readonly end: string | null };

/** `isCut`: there is more in that time than can be shown. */
export type Occurrences = { readonly items: readonly Occurrence[]; readonly isCut: boolean };

const MOST = 500;
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/** The records that stand in a time, also those that began before it; by their start. */
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
  const names = [start.field.name, ...(end ? [end.field.name] : [])];
  const within = withinFilter(query, start, end);
  const page = await runQuery(
    database,
    entityName,
    {
      filter: query.filter === undefined ? within : { and: [query.filter, within] },
      sort: [start.field.name],
      ...(query.fields && { fields: [...new Set([...query.fields, ...names])] }),
      ...(query.expand && { expand: query.expand }),
      ...(query.search && { search: query.search }),
      limit: MOST,
    },
    context,
  );
  const items = page.items.map((text): Occurrence => {
    const record = JSON.parse(text) as WireRecord;
    const until = end && record[end.field.name];
    return { record, start: String(record[start.field.name]), end: until ? String(until) : null };
  });
  return { items, isCut: page.next !== null };
}

function dayField(parameter: string, name: string, entity: EntityRuntime, context: Context): StoredField {
  const stored = namedField(name, entity, context, 'reader');
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
const boundOf = ({ field }: StoredField, day: string): string =>
  field.type === 'date' ? day : instantOf(`${day}T00:00:00`, TIME_ZONE).toISOString();

/** Begun before the end of the time, and not over when it begins. What has no end is over at once. */
function withinFilter({ from, to }: OccurrenceQuery, start: StoredField, end: StoredField | null): object {
  const begins = { [start.field.name]: { gte: boundOf(start, from), lt: boundOf(start, to) } };
  if (!end) return begins;
  const lasts = { [end.field.name]: { [end.field.type === 'date' ? 'gte' : 'gt']: boundOf(end, from) } };
  return { or: [begins, { and: [{ [start.field.name]: { lt: boundOf(start, from) } }, lasts] }] };
}
