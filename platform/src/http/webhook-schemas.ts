import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { DELIVERY_STATES } from '../webhook/read-deliveries.ts';
import { HAPPENINGS } from '../webhook/webhook.ts';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const maybe = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

export const MOST_TOPICS = 50;

const TOPIC = {
  type: 'object',
  additionalProperties: false,
  required: ['entity', 'happenings'],
  properties: {
    entity: { ...text(100), description: 'Id of the entity' },
    happenings: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: HAPPENINGS } },
    transitions: {
      ...maybe({ type: 'array', items: text(100), minItems: 1 }),
      description: 'Ids of events of the status of which `moved` tells; all when null',
    },
    filter: { ...maybe({ type: 'object' }), description: 'A filter as lists have it; judged when a delivery is made' },
    fields: {
      ...maybe({ type: 'array', items: text(100), minItems: 1 }),
      description: 'Names of fields that are told; all that the roles may read when null',
    },
  },
} as const;

/** What somebody sets up. */
export const WEBHOOK_INPUT = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'address', 'roles', 'topics'],
  properties: {
    name: text(100),
    address: { ...text(2000), description: 'https://…' },
    roles: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      items: text(100),
      description: 'Ids of the roles with whose rights records are read',
    },
    topics: { type: 'array', minItems: 1, maxItems: MOST_TOPICS, items: TOPIC },
  },
} as const satisfies JsonSchema;

export const REPLAY_INPUT = {
  type: 'object',
  additionalProperties: false,
  properties: {
    deliveries: { type: 'array', minItems: 1, maxItems: 1000, items: uuid },
    from: instant,
    to: instant,
    states: {
      type: 'array',
      minItems: 1,
      items: { enum: DELIVERY_STATES },
      description: 'sent and failed when absent',
    },
  },
} as const satisfies JsonSchema;

const COUNTS = {
  type: 'object',
  required: ['waiting', 'failed', 'sentToday'],
  properties: { waiting: { type: 'integer' }, failed: { type: 'integer' }, sentToday: { type: 'integer' } },
} as const;

/** A webhook as it is shown. */
export const WEBHOOK = {
  type: 'object',
  required: [
    'id',
    'name',
    'address',
    'roles',
    'topics',
    'paused',
    'problems',
    'failingSince',
    'succeededAt',
    'resumeAt',
    'counts',
  ],
  properties: {
    ...WEBHOOK_INPUT.properties,
    id: uuid,
    paused: {
      ...maybe({ enum: ['by-hand', 'failing', 'gone', 'refused', 'restored'] }),
      description: 'Why nothing is sent',
    },
    problems: { type: 'array', items: { type: 'string' }, description: 'In words' },
    failingSince: maybe(instant),
    succeededAt: maybe(instant),
    resumeAt: { ...maybe(instant), description: 'After failures: not before this' },
    counts: COUNTS,
  },
} as const satisfies JsonSchema;

export const SECRET = {
  type: 'object',
  required: ['id', 'secret'],
  properties: { id: uuid, secret: { type: 'string', description: 'whsec_…; told this once' } },
} as const satisfies JsonSchema;

/** What the other side said. */
export const POST_ANSWER = {
  type: 'object',
  required: ['status', 'durationMs', 'answer', 'problem'],
  properties: {
    status: { type: ['integer', 'null'] },
    durationMs: { type: 'integer' },
    answer: { type: 'string', description: 'Its beginning' },
    retryAfter: { type: ['number', 'null'] },
    problem: { type: ['string', 'null'] },
  },
} as const satisfies JsonSchema;

export const DELIVERY = {
  type: 'object',
  required: [
    'id',
    'number',
    'entity',
    'happening',
    'recordId',
    'at',
    'state',
    'tries',
    'triedAt',
    'nextAt',
    'status',
    'durationMs',
  ],
  properties: {
    id: { ...uuid, description: 'The webhook-id that the other side sees' },
    number: { type: 'integer' },
    entity: { type: ['string', 'null'], description: 'Id of the entity' },
    happening: { type: 'string' },
    recordId: maybe(uuid),
    at: instant,
    state: { enum: DELIVERY_STATES },
    tries: { type: 'integer' },
    triedAt: maybe(instant),
    nextAt: maybe(instant),
    status: { type: ['integer', 'null'] },
    durationMs: { type: ['integer', 'null'] },
    answer: { type: ['string', 'null'] },
    problem: { type: ['string', 'null'] },
    body: { type: ['string', 'null'], description: 'Of a single one: what is sent' },
    log: { type: 'array', items: { type: 'object' }, description: 'Of a single one: its last tries' },
  },
} as const satisfies JsonSchema;
