import type { MeasuredGroup, MeasureQuery } from '@leitwerk/metadata/dashboard/measured';
import type { HistoryEntry, Page, SearchHit, WireRecord, WireTransition } from '@leitwerk/metadata/wire';
import type { Filter, Values } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export type RecordQuery = {
  readonly filter?: Filter;
  readonly sort?: readonly string[];
  readonly search?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  readonly limit?: number;
  readonly count?: 'exact';
};

export type OpenRecord = WireRecord & { readonly transitions?: readonly WireTransition[] };

export type Duplicate = {
  readonly id: string;
  readonly title: string | null;
  readonly rule: string;
  readonly label?: { readonly de: string; readonly en: string };
};

export type AggregateRow = { readonly key: unknown; readonly count?: number };

/** Count and sums, by the name of the field; sums are exact decimals as text, or whole numbers. */
export type Sums = { readonly count: number; readonly sums: Readonly<Record<string, string | number | null>> };
export type GroupSums = Sums & { readonly key: unknown };

export type SumQuery = {
  readonly group?: string;
  readonly bucket?: 'month';
  readonly filter: Filter;
  readonly search?: string;
  /** Names of the fields to add up. */
  readonly sums: readonly string[];
};

const MERGE_PATCH = 'application/merge-patch+json';

const isEmpty = (filter: Filter | undefined): boolean => filter === undefined || Object.keys(filter).length === 0;

const list = (names: readonly string[] | undefined): string | undefined =>
  names && names.length > 0 ? names.join(',') : undefined;

const path = (entity: string, id?: string): string =>
  id === undefined ? `/records/${entity}` : `/records/${entity}/${encodeURIComponent(id)}`;

export async function listRecords(
  entity: string,
  query: RecordQuery,
  after?: string,
  signal?: AbortSignal,
): Promise<Page> {
  const answer = await sendRequest<Page>('GET', path(entity), {
    query: {
      filter: isEmpty(query.filter) ? undefined : JSON.stringify(query.filter),
      sort: list(query.sort),
      search: query.search,
      fields: list(query.fields),
      expand: list(query.expand),
      limit: query.limit,
      count: query.count,
      after,
    },
    ...(signal && { signal }),
  });
  return answer.body;
}

export type Occurrence = {
  readonly record: WireRecord;
  readonly start: string;
  readonly end: string | null;
  /** Of a repeated record, the day that an exception would name. */
  readonly day: string | null;
};

export type OccurrenceQuery = Pick<RecordQuery, 'filter' | 'search' | 'fields'> & {
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly end?: string;
};

/** What stands in a time, from one day to before another. */
export const listOccurrences = async (
  entity: string,
  query: OccurrenceQuery,
  signal?: AbortSignal,
): Promise<{ readonly items: readonly Occurrence[]; readonly isCut: boolean }> =>
  (
    await sendRequest<{ readonly items: readonly Occurrence[]; readonly isCut: boolean }>(
      'GET',
      `${path(entity)}/occurrences`,
      {
        query: {
          ...query,
          filter: isEmpty(query.filter) ? undefined : JSON.stringify(query.filter),
          fields: list(query.fields),
        },
        ...(signal && { signal }),
      },
    )
  ).body;

export async function countRecords(entity: string, query: RecordQuery): Promise<number | undefined> {
  const page = await listRecords(entity, { ...query, limit: 1, count: 'exact' });
  return page.count;
}

export async function readRecord(entity: string, id: string, expand: readonly string[]): Promise<OpenRecord> {
  const answer = await sendRequest<OpenRecord>('GET', path(entity, id), {
    query: { expand: list(expand) },
  });
  return answer.body;
}

export const createRecord = async (entity: string, values: Values): Promise<WireRecord> =>
  (await sendRequest<WireRecord>('POST', path(entity), { body: values })).body;

export const updateRecord = async (entity: string, id: string, version: number, patch: Values): Promise<WireRecord> =>
  (
    await sendRequest<WireRecord>('PATCH', path(entity, id), {
      body: patch,
      ifMatch: version,
      contentType: MERGE_PATCH,
    })
  ).body;

export async function deleteRecord(entity: string, id: string, version: number): Promise<void> {
  await sendRequest('DELETE', path(entity, id), { ifMatch: version });
}

export async function restoreRecord(entity: string, id: string): Promise<void> {
  await sendRequest('POST', `${path(entity, id)}/restore`);
}

export type RecordCommand =
  | { readonly action: 'create'; readonly values: Values }
  | { readonly action: 'update'; readonly id: string; readonly version: number; readonly values: Values };

/** Several changes of one entity, all or none of them. */
export async function sendCommands(entity: string, commands: readonly RecordCommand[]): Promise<void> {
  await sendRequest('POST', `${path(entity)}/batch`, { body: { atomic: true, commands } });
}

export async function sendTransition(entity: string, id: string, event: string, input: Values): Promise<void> {
  await sendRequest('POST', `${path(entity, id)}/transitions/${event}`, { body: input });
}

export type HistoryPage = { readonly items: readonly HistoryEntry[]; readonly next: string | null };

export const listHistory = async (entity: string, id: string, after?: string): Promise<HistoryPage> =>
  (await sendRequest<HistoryPage>('GET', `${path(entity, id)}/history`, { query: { limit: 50, after } })).body;

/** @param except id of the record itself */
export const findDuplicates = async (entity: string, values: Values, except?: string): Promise<Duplicate[]> =>
  (
    await sendRequest<{ items: Duplicate[] }>('GET', `${path(entity)}/duplicates`, {
      query: { values: JSON.stringify(values), except },
    })
  ).body.items;

export const countByGroup = async (entity: string, group: string, filter: Filter): Promise<AggregateRow[]> =>
  (
    await sendRequest<{ items: AggregateRow[] }>('GET', `/aggregate/${entity}`, {
      query: {
        measure: 'count',
        group,
        filter: isEmpty(filter) ? undefined : JSON.stringify(filter),
      },
    })
  ).body.items;

/** How measures are asked for; the number too: with several measures the answer always has one shape. */
export const measureParameters = (query: MeasureQuery): Readonly<Record<string, string | undefined>> => ({
  measure: [...(query.measures.length > 0 ? query.measures : ['count']), 'count'].join(','),
  group: query.group,
  bucket: query.bucket,
  expand: query.group === undefined ? undefined : 'true',
  filter: isEmpty(query.filter) ? undefined : JSON.stringify(query.filter),
  search: query.search,
  stays: query.stays,
  people: query.people,
  least: query.least === undefined ? undefined : String(query.least),
});

/** Measures (`count`, `sum:price`) of all that match, per group; one row without a group. References come as {id, title}. */
export const measureRecords = async (
  entity: string,
  query: MeasureQuery,
  signal?: AbortSignal,
): Promise<readonly MeasuredGroup[]> =>
  (
    await sendRequest<{ items: MeasuredGroup[] }>('GET', `/aggregate/${entity}`, {
      query: measureParameters(query),
      ...(signal && { signal }),
    })
  ).body.items;

/** Counts and sums of all that match, per group; one row without a group. */
export async function sumRecords(entity: string, query: SumQuery, signal?: AbortSignal): Promise<GroupSums[]> {
  const measures = query.sums.map((name) => `sum:${name}`);
  const items = await measureRecords(entity, { ...query, measures }, signal);
  return items.map(({ key, values }) => ({
    key,
    count: Number(values['count'] ?? 0),
    sums: Object.fromEntries(query.sums.map((name) => [name, values[`sum:${name}`] ?? null])),
  }));
}

export const searchEverywhere = async (text: string, signal?: AbortSignal): Promise<SearchHit[]> =>
  (
    await sendRequest<{ items: SearchHit[] }>('GET', '/search', {
      query: { q: text },
      ...(signal && { signal }),
    })
  ).body.items;
