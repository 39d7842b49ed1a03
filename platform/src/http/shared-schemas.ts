import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { NOTIFICATION_KINDS } from '@leitwerk/metadata/wire/notifications';

const text = { type: 'string' } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const maybeInstant = { type: ['string', 'null'], format: 'date-time' };
const label = { type: 'object', required: ['de', 'en'], properties: { de: text, en: text } } as const;
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const measured: Readonly<Record<string, JsonSchema>> = {
  count: { type: 'integer' },
  value: { type: ['string', 'number', 'null'] },
  values: { type: 'object', description: 'Of several measures, each by its name' },
};

const JOB_COUNTS = {
  waiting: { type: 'integer' },
  delayed: { type: 'integer', description: 'Due later, or failed and tried again later' },
  running: { type: 'integer' },
  dead: { type: 'integer', description: 'Failed for good' },
  oldestSeconds: { type: ['number', 'null'], description: 'For how long the oldest waiting one has been due' },
};

const PERSON = object({
  entity: text,
  id: uuid,
  title: { type: ['string', 'null'] },
  isRestricted: { type: 'boolean' },
  isHeld: { type: 'boolean' },
});
const OUTCOMES: JsonSchema = {
  type: 'object',
  description: 'What an erasure would do now, with how many: delete, restrict, keep, hold',
  additionalProperties: { type: 'integer' },
};
const maybeDate = { type: ['string', 'null'], format: 'date' };

const CHANGED_THROUGH = object({ kind: { enum: ['workflow', 'automation', 'run'] }, label, run: uuid }, ['run']);

const VALUE_ORIGIN = object(
  {
    at: instant,
    by: { $ref: '#/components/schemas/Reference' },
    action: { enum: ['create', 'update', 'delete', 'restore', 'transition'] },
    event: text,
    through: CHANGED_THROUGH,
  },
  ['event', 'through'],
);

/** Schemas of the interface's description that are the same for every model. Twins of `metadata/wire`. */
export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      requestId: text,
      issues: listOf(object({ path: text, code: text, message: text })),
    },
    ['detail', 'issues'],
  ),
  Reference: object({ id: uuid, title: { type: ['string', 'null'], description: 'Null when it may not be read' } }),
  Transition: object(
    { id: text, label, to: text, possible: { type: 'boolean' }, reason: { ...text, description: 'Why not' } },
    ['reason'],
  ),
  ValueOrigins: object({
    created: { anyOf: [VALUE_ORIGIN, { type: 'null' }] },
    fields: { type: 'object', description: 'By name of the field', additionalProperties: VALUE_ORIGIN },
  }),
  History: object({
    items: listOf(
      object(
        {
          id: uuid,
          at: instant,
          by: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
          action: { enum: ['create', 'update', 'delete', 'restore', 'transition'] },
          event: text,
          through: CHANGED_THROUGH,
          merge: object({
            id: uuid,
            kind: { enum: ['merge', 'unmerge'] },
            survivor: { $ref: '#/components/schemas/Reference' },
            other: { $ref: '#/components/schemas/Reference' },
            undone: { type: 'boolean' },
          }),
          changes: {
            type: 'object',
            description: 'Name of the field → [before, after]',
            additionalProperties: { type: 'array', minItems: 2, maxItems: 2 },
          },
        },
        ['event', 'through', 'merge'],
      ),
    ),
    next: { type: ['string', 'null'] },
  }),
  Duplicates: object({
    items: listOf(object({ id: uuid, title: { type: ['string', 'null'] }, rule: text, label })),
  }),
  Occurrences: object({
    items: listOf(
      object({
        record: { type: 'object', description: 'The record, as in a list' },
        start: { ...text, description: 'Instant or day, as the field holds it' },
        end: { type: ['string', 'null'] },
        day: { type: ['string', 'null'], description: 'Of a repeated record, the day that an exception would name' },
      }),
    ),
    isCut: { type: 'boolean', description: 'Whether there is more than this' },
  }),
  Draft: object({
    at: instant,
    baseVersion: { type: ['integer', 'null'], description: 'Version of the record over which it was typed' },
    values: { type: 'object', description: 'Values by field name, as far as they have been typed' },
  }),
  Presence: object({
    items: listOf(object({ user: { $ref: '#/components/schemas/Reference' }, editing: { type: 'boolean' } })),
  }),
  MergePlan: object({ moved: listOf(object({ entity: text, field: text, count: { type: 'integer' } })) }),
  Aggregate: object(
    {
      items: listOf(
        object(
          {
            key: { description: 'Value of the group, {id, title} when expanded; null without a group' },
            split: { description: 'Value by which the group is divided, written as the key' },
            few: { type: 'boolean', description: 'With people: whether these are the groups of too few people' },
            ...measured,
          },
          ['split', 'few', ...Object.keys(measured)],
        ),
      ),
      groups: { ...listOf(object({ key: {}, ...measured }, Object.keys(measured))), description: 'With a split' },
      splits: { ...listOf(object({ key: {}, ...measured }, Object.keys(measured))), description: 'With a split' },
      total: { ...object(measured, Object.keys(measured)), description: 'With a split' },
    },
    ['groups', 'splits', 'total'],
  ),
  SearchHits: object({ items: listOf(object({ entity: text, id: uuid, title: text, text })) }),
  BatchAnswer: object({
    items: listOf(
      object(
        {
          status: { type: 'integer' },
          id: uuid,
          version: { type: 'integer' },
          record: { type: 'object' },
          problem: { $ref: '#/components/schemas/Problem' },
        },
        ['id', 'version', 'record', 'problem'],
      ),
    ),
  }),
  Run: object({
    id: uuid,
    kind: { ...text, description: 'bulk, export, undo, or a module’s' },
    title: { ...text, description: 'What the kind is called, in the reader’s language' },
    entity: { type: ['string', 'null'] },
    state: { enum: ['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'] },
    total: { type: ['integer', 'null'] },
    done: { type: 'integer' },
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
    problems: { type: 'integer' },
    error: { type: ['string', 'null'] },
    at: instant,
    endedAt: { type: ['string', 'null'], format: 'date-time' },
    undoes: { type: ['string', 'null'], format: 'uuid' },
    undoneBy: { type: ['string', 'null'], format: 'uuid' },
    files: listOf(object({ id: uuid, name: text, as: { enum: ['source', 'result', 'refused'] } })),
  }),
  Processes: object({
    items: listOf(
      object({
        id: uuid,
        workflow: text,
        label: { type: 'object' },
        state: { enum: ['running', 'stopped', 'done', 'cancelled'] },
        states: listOf({ type: 'object' }),
        startedAt: instant,
        problem: { type: ['string', 'null'], description: 'Why it was stopped' },
        mayRepair: { type: 'boolean', description: 'Whether you may have it try again or end it' },
        timers: listOf(
          object({ delay: text, due: instant, state: { ...text, description: 'Path of the state that waits' } }),
        ),
        events: listOf({ type: 'object', description: 'What can be done, or why not' }),
        steps: listOf({ type: 'object', description: 'What has happened, newest first' }),
      }),
    ),
    startable: listOf({ type: 'object', description: 'Processes that can be begun, or why not' }),
  }),
  Process: object({
    id: uuid,
    workflow: text,
    label,
    state: { enum: ['running', 'stopped', 'done', 'cancelled'] },
    entity: text,
    record: { $ref: '#/components/schemas/Reference' },
    machine: object({
      states: listOf({ type: 'object', description: 'States by their paths' }),
      ways: listOf({ type: 'object', description: 'Transitions; formulas for those only who may know them' }),
      delays: { type: 'object' },
    }),
    steps: listOf({ type: 'object', description: 'What has happened and why, newest first' }),
    backTo: listOf({ type: 'object', description: 'States to which it can be put back' }),
    canCompensate: { type: 'boolean', description: 'Whether what it has done can be undone' },
  }),
  Explanation: object({
    processes: listOf({
      type: 'object',
      description: 'Those under way: each event with its conditions as they are now',
    }),
    starts: listOf({ type: 'object', description: 'Workflows of the entity, and what would begin each' }),
    automations: listOf({ type: 'object', description: 'Automations of the entity, and what sets each off' }),
  }),
  ProcessPage: object({
    items: listOf(
      object({
        id: uuid,
        workflow: text,
        label,
        entity: text,
        record: { $ref: '#/components/schemas/Reference' },
        state: { enum: ['running', 'stopped', 'done', 'cancelled'] },
        states: listOf({ type: 'object' }),
        startedAt: instant,
        since: { ...instant, description: 'When it came where it is' },
        due: { type: ['string', 'null'], format: 'date-time', description: 'What is due next' },
        isOverdue: { type: 'boolean' },
        owner: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        problem: { type: ['string', 'null'] },
      }),
    ),
    next: { type: ['string', 'null'] },
  }),
  ProcessCounts: object({
    states: { type: 'object', additionalProperties: { type: 'integer' } },
    overdue: { type: 'integer' },
    places: listOf(object({ place: text, count: { type: 'integer' } })),
  }),
  ProcessBulk: object({
    done: { type: 'integer' },
    failed: listOf(object({ id: uuid, reason: text })),
    hasMore: { type: 'boolean', description: 'Whether there are more than are done at once' },
  }),
  Migration: object({
    entity: { ...text, description: 'Whose records they are about' },
    definition: { ...text, description: 'Checksum of the live definition' },
    stands: listOf(
      object({
        definition: text,
        states: listOf(object({ path: text, label })),
        count: { type: 'integer' },
        stopped: { type: 'integer', description: 'Of these; they go on when they are moved' },
        firstStarted: instant,
        lastStarted: instant,
        samples: { ...listOf({ $ref: '#/components/schemas/Reference' }), description: 'Records of some of them' },
        to: { description: 'As XState writes it; null when a state has no place in the live definition' },
      }),
    ),
    states: listOf(object({ path: text, label })),
  }),
  MigrationOutcome: object({
    moved: { type: 'integer' },
    left: { type: 'integer', description: 'Still under way with an older definition' },
    failed: listOf(
      object({
        id: uuid,
        record: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        reason: text,
      }),
    ),
    next: { type: ['string', 'null'], format: 'uuid', description: '`after` of the next request' },
  }),
  Inbox: object({
    items: listOf(
      object({
        id: uuid,
        kind: { enum: ['task', 'effect'], description: 'A step of a person, or what no module does' },
        process: { type: ['string', 'null'], format: 'uuid' },
        label,
        of: label,
        entity: text,
        record: { $ref: '#/components/schemas/Reference' },
        person: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        since: instant,
        due: { type: ['string', 'null'], format: 'date-time' },
        isEscalated: { type: 'boolean' },
        problem: { type: ['string', 'null'] },
        mayRetry: { type: 'boolean' },
      }),
    ),
    more: { type: 'boolean' },
  }),
  PendingChanges: object({
    items: listOf(
      object({
        id: uuid,
        day: { type: 'string', format: 'date' },
        changes: { type: 'object', description: 'Fields by name, as far as you may read them' },
        state: { enum: ['planned', 'applied', 'cancelled', 'refused'] },
        problem: { type: ['string', 'null'] },
        by: { $ref: '#/components/schemas/Reference' },
        madeAt: instant,
        mayMove: { type: 'boolean' },
      }),
    ),
  }),
  Notifications: object({
    items: listOf(
      object({
        id: uuid,
        kind: { enum: Object.keys(NOTIFICATION_KINDS) },
        text: { ...text, description: 'In the reader’s language' },
        at: instant,
        readAt: { type: ['string', 'null'], format: 'date-time' },
        by: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        entity: { type: ['string', 'null'] },
        record: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        count: { type: 'integer', description: 'How many records it is about' },
        run: { type: ['string', 'null'], format: 'uuid' },
      }),
    ),
    next: { type: ['string', 'null'] },
  }),
  JobCounts: object({
    ...JOB_COUNTS,
    failedAutomations: { type: 'integer', description: 'Automations that somebody has to decide about' },
  }),
  FailedAutomations: object({
    items: listOf(
      object({
        id: uuid,
        text: { ...text, description: 'The automation, in the reader’s language' },
        entity: text,
        record: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
        event: { enum: ['created', 'updated', 'moved', 'schedule', 'incoming'] },
        chain: { ...listOf(text), description: 'Automations that have set each other off in a circle' },
        error: text,
        at: instant,
        repeat: {
          enum: ['possible', 'loop', 'message', 'gone', 'since'],
          description: 'Whether it can be done once more without harm, or what stands against it',
        },
      }),
    ),
    count: { type: 'integer', description: 'How many there are in all' },
  }),
  Jobs: object({
    counts: object(JOB_COUNTS),
    dead: listOf(
      object({
        id: text,
        text: { ...text, description: 'What it was to do, in the reader’s language' },
        records: listOf(object({ entity: text, id: uuid, title: text })),
        count: { type: 'integer', description: 'How many records it was about' },
        error: { ...text, description: 'The first line' },
        attempts: { type: 'integer' },
        at: instant,
      }),
    ),
    schedules: listOf(object({ name: text, text, last: maybeInstant, next: maybeInstant })),
    decisions: listOf(
      object({
        id: { type: 'integer' },
        at: instant,
        by: { $ref: '#/components/schemas/Reference' },
        decision: { enum: ['retried', 'discarded'] },
        text,
        error: text,
      }),
    ),
  }),
  Person: PERSON,
  PersonOverview: object({
    person: PERSON,
    hold: {
      anyOf: [object({ reason: text, at: instant, by: { $ref: '#/components/schemas/Reference' } }), { type: 'null' }],
    },
    isRequested: { type: 'boolean', description: 'Restricted on request' },
    count: { type: 'integer' },
    counts: OUTCOMES,
    categories: listOf(
      object({
        id: text,
        label,
        purpose: label,
        legalBasis: { enum: ['consent', 'contract', 'legal-duty', 'legitimate-interest'] },
        count: { type: 'integer' },
        counts: OUTCOMES,
        until: maybeDate,
        entities: listOf(object({ entity: text, label, count: { type: 'integer' } })),
        records: {
          ...listOf(
            object({
              entity: text,
              id: uuid,
              title: { type: ['string', 'null'] },
              outcome: { enum: ['delete', 'restrict', 'keep', 'hold'] },
              until: maybeDate,
              reason: { type: ['string', 'null'] },
              isInBin: { type: 'boolean' },
            }),
          ),
          description: 'The first of them, and what would become of each today',
        },
        evidence: listOf(
          object({
            entity: text,
            id: uuid,
            title: { type: ['string', 'null'] },
            facts: listOf(object({ label: text, value: text })),
          }),
        ),
      }),
    ),
    mentions: { type: 'integer', description: 'Records of others that let go of what goes' },
    events: listOf(
      object({
        at: instant,
        by: { $ref: '#/components/schemas/Reference' },
        action: { enum: ['report', 'restrict', 'lift', 'erase', 'hold', 'release'] },
        counts: { type: 'object', additionalProperties: { type: 'integer' } },
      }),
    ),
  }),
  AccessPage: object({
    items: listOf(
      object({
        id: { type: 'integer' },
        at: instant,
        by: { $ref: '#/components/schemas/Reference' },
        entity: { type: ['string', 'null'] },
        recordId: uuid,
        title: { type: ['string', 'null'] },
        fields: listOf(text),
        via: { enum: ['record', 'list', 'history', 'export', 'report', 'module'] },
      }),
    ),
    next: { type: ['integer', 'null'] },
  }),
  StoredFile: object({ id: uuid, name: text, type: text, size: { type: 'integer' } }),
  FileTexts: object({
    waiting: { type: 'integer' },
    read: { type: 'integer' },
    failed: {
      type: 'object',
      description: 'By reason: damaged, encrypted, too-much, too-large, gave-up',
      additionalProperties: { type: 'integer' },
    },
  }),
  FileVersions: object({
    holder: {
      oneOf: [object({ entity: text, id: uuid, field: text, version: { type: 'integer' } }), { type: 'null' }],
      description: 'The record that has the file; null for an upload that no record has taken',
    },
    items: listOf(
      object({
        id: uuid,
        name: text,
        type: text,
        size: { type: 'integer' },
        at: instant,
        by: { $ref: '#/components/schemas/Reference' },
        isCurrent: { type: 'boolean' },
      }),
    ),
  }),
  VersionCounts: object({ items: listOf(object({ id: uuid, count: { type: 'integer' } })) }),
  SameFiles: object({
    items: listOf(object({ file: uuid, name: text, record: uuid, title: { type: ['string', 'null'] } })),
  }),
};

export const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
