import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Language } from '@leitwerk/metadata/shown-type';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { DescribedEntity } from './describe-records.ts';
import type { Route } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

/** What the description of a route becomes for one entity. */
export type RecordOperation = {
  readonly body?: JsonSchema;
  /** Of the good answer, when it has a body. */
  readonly answer?: JsonSchema;
  /** Schemas of parameters by name, in place of the general ones. Null: there is no such parameter here. */
  readonly parameters?: Readonly<Record<string, JsonSchema | null>>;
};

type Describe = (one: DescribedEntity) => RecordOperation | null;

const ifRead =
  (describe: (one: DescribedEntity) => RecordOperation): Describe =>
  (one) =>
    one.access.rows.read === 'none' ? null : describe(one);

/** Where a form can be filled in, for a new record or over one that is there. */
const ifFilledIn =
  (describe: (one: DescribedEntity) => RecordOperation): Describe =>
  (one) => {
    const { rows } = one.access;
    return rows.read === 'none' || (rows.create === 'none' && rows.update === 'none') ? null : describe(one);
  };

const ACTIONS = ['delete', 'restore', 'purge'] as const;

/** How each route of `/…/{entity}` looks for one entity, null where the asker has no right to it. */
const OPERATIONS: Readonly<Record<string, Describe>> = {
  'GET /api/records/{entity}': ifRead((one) => ({
    answer: pageOf(schemaRef(one.schemas.read)),
    parameters: { ...shapeOf(one), filter: schemaRef(one.schemas.filter), sort: namesOf(sortKeysOf(one)) },
  })),
  'GET /api/records/{entity}/{id}': ifRead((one) => ({
    answer: schemaRef(one.schemas.read),
    parameters: shapeOf(one),
  })),
  'GET /api/records/{entity}/{id}/history': ifRead(() => ({ answer: schemaRef('History') })),
  'GET /api/records/{entity}/{id}/origins': ifRead(() => ({ answer: schemaRef('ValueOrigins') })),
  'GET /api/records/{entity}/{id}/presence': ifRead(() => ({ answer: schemaRef('Presence') })),
  'GET /api/records/{entity}/{id}/processes': ifRead(() => ({ answer: schemaRef('Processes') })),
  'GET /api/records/{entity}/{id}/pending-changes': ifRead(() => ({ answer: schemaRef('PendingChanges') })),
  'POST /api/records/{entity}/{id}/pending-changes': (one) => (one.access.rows.update === 'none' ? null : {}),
  'GET /api/records/{entity}/{id}/explain': ifRead(() => ({ answer: schemaRef('Explanation') })),
  'GET /api/records/{entity}/duplicates': ifRead(() => ({ answer: schemaRef('Duplicates') })),
  'GET /api/records/{entity}/occurrences': ifRead((one) => ({
    answer: schemaRef('Occurrences'),
    parameters: { ...shapeOf(one), filter: schemaRef(one.schemas.filter) },
  })),
  'GET /api/drafts/{entity}/{record}': ifFilledIn(() => ({ answer: schemaRef('Draft') })),
  'PUT /api/drafts/{entity}/{record}': ifFilledIn(() => ({})),
  'DELETE /api/drafts/{entity}/{record}': ifRead(() => ({})),
  'GET /api/views/{entity}': ifRead(() => ({})),
  'POST /api/views/{entity}': ifRead(() => ({})),
  'PATCH /api/views/{entity}/{id}': ifRead(() => ({})),
  'DELETE /api/views/{entity}/{id}': ifRead(() => ({})),
  'POST /api/views/{entity}/first': ifRead(() => ({})),
  'GET /api/aggregate/{entity}': ifRead((one) => ({
    answer: schemaRef('Aggregate'),
    parameters: { filter: schemaRef(one.schemas.filter) },
  })),
  'POST /api/records/{entity}': ({ access, schemas }) =>
    access.rows.create === 'none' ? null : { body: schemaRef(schemas.create), answer: schemaRef(schemas.read) },
  'PATCH /api/records/{entity}/{id}': ({ access, schemas }) =>
    access.rows.update === 'none' ? null : { body: schemaRef(schemas.update), answer: schemaRef(schemas.read) },
  'DELETE /api/records/{entity}/{id}': ({ access: { rows } }) => {
    if (rows.delete === 'none' && rows.purge === 'none') return null;
    const purge: JsonSchema = { type: 'boolean', ...(rows.delete === 'none' && { const: true }) };
    return { parameters: { purge: rows.purge === 'none' ? null : purge } };
  },
  'POST /api/records/{entity}/{id}/restore': ({ access, schemas }) =>
    access.rows.delete === 'none' ? null : { answer: schemaRef(schemas.read) },
  'GET /api/records/{entity}/{id}/merge': ({ access: { rows } }) =>
    rows.update === 'none' || rows.delete === 'none' ? null : { answer: schemaRef('MergePlan') },
  'POST /api/records/{entity}/{id}/merge': ({ access: { rows }, schemas }) =>
    rows.update === 'none' || rows.delete === 'none'
      ? null
      : {
          body: {
            type: 'object',
            additionalProperties: false,
            required: ['other'],
            properties: {
              other: { type: 'string', format: 'uuid', description: 'The record that goes' },
              otherVersion: { type: 'integer', description: 'Refused when that record has another' },
              values: schemaRef(schemas.update),
            },
          },
          answer: {
            type: 'object',
            required: ['merge', 'moved', 'record'],
            properties: {
              merge: { type: 'string', format: 'uuid' },
              moved: { type: 'integer', description: 'Records that refer to this one now' },
              record: schemaRef(schemas.read),
            },
          },
        },
  'POST /api/records/{entity}/{id}/merge/{merge}/undo': ({ access: { rows } }) =>
    rows.update === 'none' || rows.delete === 'none' ? null : {},
  'POST /api/records/{entity}/{id}/transitions/{event}': ({ events, schemas }) =>
    events.length === 0
      ? null
      : {
          body: { anyOf: events.map((event) => event.input) },
          answer: schemaRef(schemas.read),
          parameters: {
            event: {
              type: 'string',
              enum: events.map((event) => event.id),
              description: events.map((event) => `${event.id}: ${event.title}`).join(', '),
            },
          },
        },
  'POST /api/records/{entity}/batch': (one) => {
    const commands = commandsOf(one);
    return commands.length === 0
      ? null
      : {
          body: {
            type: 'object',
            additionalProperties: false,
            required: ['commands'],
            properties: {
              atomic: { type: 'boolean', default: true, description: 'All or nothing' },
              commands: { type: 'array', minItems: 1, maxItems: 1000, items: { anyOf: commands } },
            },
          },
          answer: schemaRef('BatchAnswer'),
        };
  },
  'POST /api/records/{entity}/bulk': (one) => {
    const changes = bulkChangesOf(one);
    return changes.length === 0 || one.access.rows.read === 'none'
      ? null
      : {
          body: {
            type: 'object',
            additionalProperties: false,
            required: ['selection', 'change'],
            properties: { selection: selectionOf(one), change: { anyOf: changes } },
          },
          answer: schemaRef('Run'),
        };
  },
  'POST /api/records/{entity}/export': ifRead((one) => ({
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['selection', 'format', 'fields'],
      properties: {
        selection: selectionOf(one),
        format: { enum: ['csv', 'xlsx'] },
        fields: namesOf(one.readable.map((field) => field.name)),
        sort: namesOf(sortKeysOf(one)),
      },
    },
    answer: schemaRef('Run'),
  })),
};

/** Whether the route is described once per entity. */
export const isRecordRoute = (route: Route): boolean => OPERATIONS[`${route.method} ${route.path}`] !== undefined;

/** The route as it is for one entity; null when the asker may not use it there. */
export const recordOperation = (route: Route, one: DescribedEntity): RecordOperation | null =>
  OPERATIONS[`${route.method} ${route.path}`]?.(one) ?? null;

/** One line about the route for one entity. */
export const summaryFor = (route: Route, { entity }: DescribedEntity, language: Language): string =>
  `${route.summary} (${entity.entity.label[language]})`;

const pageOf = (record: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['items', 'next'],
  properties: {
    items: { type: 'array', items: record },
    next: { type: ['string', 'null'], description: 'For `after`; null on the last page' },
    count: { type: 'integer', description: 'With `count=exact`' },
  },
});

const selectionOf = ({ schemas }: DescribedEntity): JsonSchema => ({
  type: 'object',
  description: 'Either `ids`, or all that `filter` and `search` find; `bin` for those in the bin',
  additionalProperties: false,
  properties: {
    ids: { type: 'array', minItems: 1, maxItems: 10_000, items: { type: 'string', format: 'uuid' } },
    filter: schemaRef(schemas.filter),
    search: { type: 'string' },
    bin: { type: 'boolean' },
  },
});

function bulkChangesOf({ access: { rows }, events, schemas }: DescribedEntity): JsonSchema[] {
  const change = (action: string, properties: Readonly<Record<string, JsonSchema>> = {}): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    required: ['action', ...Object.keys(properties)],
    properties: { action: { const: action }, ...properties },
  });
  return [
    ...(rows.update === 'none' ? [] : [change('update', { values: schemaRef(schemas.update) })]),
    ...(rows.delete === 'none' ? [] : [change('delete'), change('restore')]),
    ...events.map((event) => change('transition', { event: { const: event.id }, input: event.input })),
  ];
}

const namesOf = (names: readonly string[]): JsonSchema => ({
  type: 'array',
  items: { type: 'string', ...(names.length > 0 && { enum: names }) },
});

const shapeOf = ({ readable }: DescribedEntity): Readonly<Record<string, JsonSchema | null>> => {
  const references = readable.filter((field) => field.entity !== undefined && field.type !== 'roll-up');
  return {
    fields: namesOf(readable.map((field) => field.name)),
    expand: references.length === 0 ? null : namesOf(references.map((field) => field.name)),
  };
};

const sortKeysOf = ({ entity, readable }: DescribedEntity): string[] =>
  readable
    .filter(
      (field) =>
        entity.fields.get(field.name)?.column && (SYSTEM_FIELDS.includes(field) || fieldTypes[field.type].sortable),
    )
    .flatMap(({ name }) => [name, `-${name}`]);

function commandsOf({ access: { rows }, events, schemas }: DescribedEntity): JsonSchema[] {
  const target = {
    id: { type: 'string', format: 'uuid' },
    version: { type: 'integer', description: 'Refused when the record has another' },
  };
  const command = (action: string, properties: JsonSchema, required: readonly string[]): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    required: ['action', ...required],
    properties: { action: { const: action }, ...properties },
  });
  return [
    ...(rows.create === 'none' ? [] : [command('create', { values: schemaRef(schemas.create) }, ['values'])]),
    ...(rows.update === 'none'
      ? []
      : [command('update', { ...target, values: schemaRef(schemas.update) }, ['id', 'values'])]),
    ...ACTIONS.filter((action) => rows[action === 'restore' ? 'delete' : action] !== 'none').map((action) =>
      command(action, target, ['id']),
    ),
    ...events.map((event) =>
      command('transition', { ...target, event: { const: event.id }, input: event.input }, ['id', 'event']),
    ),
  ];
}
