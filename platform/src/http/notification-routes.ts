import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import type { NotificationKind } from '@leitwerk/metadata/wire/notifications';
import { NOTIFICATION_KINDS } from '@leitwerk/metadata/wire/notifications';
import { markRead, snooze } from '../notification/own-notifications.ts';
import { countUnread, listNotifications } from '../notification/read-notifications.ts';
import { refuse } from '../refusal.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'notifications';
const PAGE = 30;
const MOST = 200;
const text = { type: 'string' } as const;

/** What people are told of. Everybody sees his own only. */
export const NOTIFICATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/notifications',
    summary: 'Own notifications, newest first',
    tag: TAG,
    access: 'user',
    query: {
      unread: { type: 'boolean', description: 'true: only those that are not read' },
      kind: { type: { oneOf: Object.keys(NOTIFICATION_KINDS) }, description: 'Only this kind' },
      limit: { type: 'integer', minimum: 1, maximum: MOST, description: `${PAGE} when absent` },
      after: { type: 'text', description: '`next` of the page before' },
    },
    responses: [{ status: 200, description: 'Notifications', schema: schemaRef('Notifications') }],
    handle: list,
  },
  {
    method: 'GET',
    path: '/api/notifications/unread',
    summary: 'How many of the own notifications are not read',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: 'Their number',
        schema: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
      },
    ],
    handle: async (call) => json({ count: await countUnread(call.runtime.database, call.context()) }),
  },
  {
    method: 'POST',
    path: '/api/notifications/read',
    summary: 'Mark own notifications as read: those of `ids`, or all with `all`',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ids: { type: 'array', minItems: 1, maxItems: MOST, items: { type: 'string', format: 'uuid' } },
          all: { const: true },
        },
      },
    },
    responses: [{ status: 204, description: 'Marked' }],
    handle: read,
  },
  {
    method: 'POST',
    path: '/api/notifications/{id}/snooze',
    summary: 'Put an own notification off; it comes back unread at that moment',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['until'],
        properties: { until: { ...text, format: 'date-time' } },
      },
    },
    responses: [{ status: 204, description: 'Put off' }],
    handle: putOff,
  },
];

async function list(call: Call): Promise<Answer> {
  const {
    unread = false,
    kind,
    limit = PAGE,
    after,
  } = call.query as {
    readonly unread?: boolean;
    readonly kind?: NotificationKind;
    readonly limit?: number;
    readonly after?: string;
  };
  const language = languageOf(call.request);
  const query = { unread, limit, language, ...(kind && { kind }), ...(after !== undefined && { after }) };
  return json(await listNotifications(call.runtime.database, query, call.context()));
}

async function read(call: Call): Promise<Answer> {
  const context = call.context();
  refuseReadOnly(context);
  const { ids, all } = decodeObject(call.body, ['ids', 'all']);
  const wrong = (): never =>
    refuse(400, 'notification.which', {
      params: { most: MOST },
      issues: [{ path: 'ids', code: 'notification.which', params: { most: MOST } }],
    });
  if ((ids === undefined) === (all === undefined) || (all !== undefined && all !== true)) return wrong();
  if (ids !== undefined && !(Array.isArray(ids) && ids.length > 0 && ids.length <= MOST && ids.every(isRecordId)))
    return wrong();
  await markRead(call.runtime.database, ids === undefined ? 'all' : (ids as readonly string[]), context);
  return { status: 204 };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

async function putOff(call: Call): Promise<Answer> {
  const context = call.context();
  refuseReadOnly(context);
  const { until } = decodeObject(call.body, ['until']);
  const at = typeof until === 'string' && INSTANT.test(until) ? new Date(until) : new Date(Number.NaN);
  await snooze(call.runtime.database, idOf(call), at, context);
  return { status: 204 };
}
