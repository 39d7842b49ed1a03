import type { HistoryEntry } from '@leitwerk/metadata/wire';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { noteAccess, notesOf, sensitiveFields } from '../privacy/access-log.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { findLikeness } from '../query/find-likeness.ts';
import type { OccurrenceQuery } from '../query/find-occurrences.ts';
import { findOccurrences } from '../query/find-occurrences.ts';
import type { Bucket } from '../query/group-to-sql.ts';
import { BUCKETS } from '../query/group-to-sql.ts';
import { listTransitions } from '../query/list-transitions.ts';
import { readHistory, readRecordAt } from '../query/read-history.ts';
import { readValueOrigins } from '../query/read-value-origins.ts';
import type { ListQuery } from '../query/run-query.ts';
import { decodeShape, readableEntity, readRecord, runQuery } from '../query/run-query.ts';
import { searchEverywhere } from '../query/search-everywhere.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Answer, Call, Parameter, Route } from './route.ts';
import { json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'records';
const MOST_RECORDS = 500;

const filter: Parameter = {
  type: 'json',
  description:
    'Filter language: {"status":"new","name":{"contains":"x"},"or":[…],"team.name":{"eq":"Nord"}}. Instead of a value: $user, $teams, and for dates $today, $weekStart, $monthStart, $quarterStart, $yearStart, each with a number of its unit behind it ($today-30, $monthStart+1)',
};
const search: Parameter = { type: 'text', description: 'Words that must all occur in searchable fields' };
const fields: Parameter = {
  type: 'list',
  description: 'Names of the fields wanted, comma between; all readable ones when absent',
};
const expand: Parameter = { type: 'list', description: 'Names of references that come as {id, title}' };
const after: Parameter = { type: 'text', description: 'The `next` of the page before' };
const limit: Parameter = {
  type: 'integer',
  minimum: 1,
  maximum: MOST_RECORDS,
  description: `Records per page, at most ${MOST_RECORDS}; 50 when absent`,
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

/** The id in the address. What is no id is no record. */
export const idOf = (call: Call): string => {
  const { id = '', entity = '' } = call.params;
  return isId(id) ? id.toLowerCase() : refuse(404, 'record.not-found', { params: { entity } });
};

export const entityOf = (call: Call): { readonly entity: EntityRuntime; readonly context: Context } => {
  const context = call.context();
  return { entity: readableEntity(call.params['entity'] ?? '', context), context };
};

/** Everything that reads records. */
export const READ_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/records/{entity}',
    summary: 'List records',
    tag: TAG,
    access: 'user',
    query: {
      filter,
      search,
      fields,
      expand,
      after,
      limit,
      sort: { type: 'list', description: 'Names of fields, - before a name for descending; newest first when absent' },
      count: { type: { oneOf: ['exact', 'none'] }, description: 'Whether to count all records that fit' },
      bin: { type: 'boolean', description: 'Records in the bin instead' },
    },
    responses: [{ status: 200, description: 'One page' }],
    handle: listRecords,
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}',
    summary: 'Read one record',
    tag: TAG,
    access: 'user',
    query: {
      fields,
      expand,
      at: {
        type: 'text',
        description: 'Instant (RFC 3339): the record as it was then, or as it will be by what is planned',
      },
    },
    responses: [{ status: 200, description: 'The record, its version as ETag' }],
    handle: readOne,
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/history',
    summary: 'Changes of a record, newest first',
    tag: TAG,
    access: 'user',
    query: { limit, after },
    responses: [{ status: 200, description: 'One page of changes' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const page = {
        limit: (call.query['limit'] as number | undefined) ?? 50,
        ...(call.query['after'] !== undefined && { after: String(call.query['after']) }),
      };
      const history = await readHistory(call.runtime.database, entity, idOf(call), page, context);
      noteHistory(call, history.items);
      return json(history);
    },
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/origins',
    summary: 'Where the values of a record come from: how it was made and, by field name, the last change since',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{created, fields}' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      return json(await readValueOrigins(call.runtime.database, entity, idOf(call), context));
    },
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/duplicates',
    summary: 'Records that may be the same as these values',
    tag: TAG,
    access: 'user',
    query: {
      values: { type: 'json', description: 'Values of the record by field name' },
      except: { type: 'text', description: 'Id of the record itself' },
    },
    responses: [{ status: 200, description: 'Records that agree by one of the duplicate rules' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const { values, except } = call.query;
      if (typeof values !== 'object' || values === null || Array.isArray(values))
        return refuse(400, 'query.parameter', { params: { name: 'values', expected: 'JSON' } });
      const [found] = await findLikeness(call.runtime.database, entity, [{ ...values }], context);
      return json({ items: found?.records.filter((one) => one.id !== except) });
    },
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/occurrences',
    summary: 'What stands in a time, by its start',
    tag: TAG,
    access: 'user',
    query: {
      from: { type: 'text', description: 'First day (YYYY-MM-DD), where the installation is' },
      to: { type: 'text', description: 'Day after the last one; at most 400 days after the first' },
      start: { type: 'text', description: 'Name of the date or date-time field by which a record begins' },
      end: { type: 'text', description: 'Name of the one by which it ends' },
      filter,
      search,
      fields,
      expand,
    },
    responses: [{ status: 200, description: 'At most 500, the earliest first', schema: schemaRef('Occurrences') }],
    handle: async (call) =>
      json(
        await findOccurrences(
          call.runtime.database,
          call.params['entity'] ?? '',
          { from: '', to: '', start: '', ...(call.query as Partial<OccurrenceQuery>) },
          call.context(),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/api/aggregate/{entity}',
    summary: 'Sums and counts, grouped by up to two fields',
    tag: TAG,
    access: 'user',
    query: {
      filter,
      search,
      measure: {
        type: 'list',
        description: 'count, or sum, avg, min, max with a field: sum:amount; several, comma between, come as values',
      },
      group: {
        type: 'text',
        description: 'Name of the field to group by, or of one of a related record: product.division',
      },
      bucket: { type: { oneOf: BUCKETS }, description: 'Period, when the group is a date' },
      split: {
        type: 'text',
        description: 'A second field, by which each group is divided; groups, splits and total come beside the items',
      },
      splitBucket: { type: { oneOf: BUCKETS }, description: 'Period, when the split is a date' },
      stays: {
        type: 'text',
        description:
          'A field with options: counts each value that a record has had in it, from its history; measures stay (average of days), stayMedian, stayMost',
      },
      people: {
        type: 'text',
        description:
          'A field with a person: groups of fewer than `least` people come together, marked few, or not at all',
      },
      least: { type: 'integer', minimum: 2, maximum: 100, description: 'How many people, with `people`' },
      expand: { type: 'boolean', description: 'Whether keys that are references come as {id, title}' },
    },
    responses: [{ status: 200, description: 'One item per group' }],
    handle: async (call) => {
      const { query } = call;
      const text = await aggregateRecords(
        call.runtime.figures,
        call.params['entity'] ?? '',
        {
          measures: (query['measure'] as string[] | undefined) ?? ['count'],
          expand: query['expand'] === true,
          ...(query['group'] !== undefined && { group: String(query['group']) }),
          ...(query['bucket'] !== undefined && { bucket: query['bucket'] as Bucket }),
          ...(query['split'] !== undefined && { split: String(query['split']) }),
          ...(query['splitBucket'] !== undefined && { splitBucket: query['splitBucket'] as Bucket }),
          ...(query['stays'] !== undefined && { stays: String(query['stays']) }),
          ...(query['people'] !== undefined && { people: String(query['people']) }),
          ...(query['least'] !== undefined && { least: Number(query['least']) }),
          ...(query['filter'] !== undefined && { filter: query['filter'] }),
          ...(query['search'] !== undefined && { search: String(query['search']) }),
        },
        call.context(),
      );
      return { status: 200, text };
    },
  },
  {
    method: 'GET',
    path: '/api/search',
    summary: 'Search in all entities',
    tag: TAG,
    access: 'user',
    query: { q: { type: 'text', description: 'Words that must all occur' } },
    responses: [{ status: 200, description: 'Records, best first', schema: schemaRef('SearchHits') }],
    handle: async (call) => ({
      status: 200,
      text: await searchEverywhere(call.runtime.database, String(call.query['q'] ?? ''), call.context()),
    }),
  },
];

async function listRecords(call: Call): Promise<Answer> {
  const { query } = call;
  const page = await runQuery(
    call.runtime.database,
    call.params['entity'] ?? '',
    { ...(query as Partial<ListQuery>), limit: (query['limit'] as number | undefined) ?? 50 },
    call.context(),
  );
  const { entity, context } = entityOf(call);
  noteAccess(call.runtime.database, notesOf(page.items, entity, 'list', context));
  const count = page.count === undefined ? '' : `,"count":${page.count}`;
  return { status: 200, text: `{"items":[${page.items.join(',')}],"next":${JSON.stringify(page.next)}${count}}` };
}

async function readOne(call: Call): Promise<Answer> {
  const { entity, context } = entityOf(call);
  const id = idOf(call);
  const { at, ...query } = call.query;
  if (at !== undefined) {
    if (Number.isNaN(Date.parse(String(at))))
      return refuse(400, 'query.parameter', {
        params: { name: 'at', expected: 'RFC 3339' },
        issues: [{ path: 'at', code: 'query.time' }],
      });
    if (Object.keys(query).length > 0)
      return refuse(400, 'query.parameter', { params: { name: 'at', expected: 'at' } });
    const record = await readRecordAt(call.runtime.database, entity, id, new Date(String(at)).toISOString(), context);
    noteAccess(call.runtime.database, notesOf([JSON.stringify(record)], entity, 'history', context));
    return json(record);
  }
  const shape = decodeShape(query as Pick<ListQuery, 'fields' | 'expand'>, entity, context);
  const text = await readRecord(call.runtime.database, entity, id, shape, context);
  if (text === null) return refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  noteAccess(call.runtime.database, notesOf([text], entity, 'record', context));
  const transitions = await listTransitions(call.runtime.database, entity, id, context);
  return {
    status: 200,
    text: transitions === null ? text : withTransitions(text, transitions),
    headers: { etag: etagOf(text) },
  };
}

/** Former values of sensitive fields are sensitive. */
function noteHistory(call: Call, entries: readonly HistoryEntry[]): void {
  const { entity, context } = entityOf(call);
  const shown = sensitiveFields(entity, context).filter(({ name }) => entries.some(({ changes }) => name in changes));
  if (shown.length === 0) return;
  const note = { actor: context.actor.id, entity: entity.entity.id, recordId: idOf(call), via: 'history' } as const;
  noteAccess(call.runtime.database, [{ ...note, fields: shown.map(({ id }) => id) }]);
}

const withTransitions = (text: string, transitions: unknown): string =>
  `${text.slice(0, -1)},"transitions":${JSON.stringify(transitions)}}`;

/** The version stands near the beginning of every record's text. */
export const etagOf = (text: string): string => `"${/"version":(\d+)/.exec(text)?.[1] ?? '0'}"`;
