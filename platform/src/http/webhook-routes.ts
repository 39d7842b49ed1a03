import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import { checkInput } from '../module/check-input.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { checkWebhook } from '../webhook/check-webhook.ts';
import type { DeliveryState } from '../webhook/read-deliveries.ts';
import { countDeliveries, DELIVERY_STATES, readDeliveries, readDelivery, replay } from '../webhook/read-deliveries.ts';
import { sendTest } from '../webhook/send-test.ts';
import { startDue } from '../webhook/send-waiting.ts';
import type { GivenWebhook } from '../webhook/store-webhooks.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  readWebhook,
  readWebhooks,
  rotateSecret,
} from '../webhook/store-webhooks.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { pauseByHand, resumeWebhook } from '../webhook/webhook-state.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf, isId } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { DELIVERY, POST_ANSWER, REPLAY_INPUT, SECRET, WEBHOOK, WEBHOOK_INPUT } from './webhook-schemas.ts';

const TAG = 'webhooks';
const MOST_WEBHOOKS = 100;
const MOST_LINES = 200;
const HOURS = { least: 0, most: 168, usual: 24 };

const route = (
  method: Route['method'],
  path: string,
  summary: string,
  rest: Pick<Route, 'responses' | 'handle'> & Partial<Route>,
): Route => ({ method, path: `/api/webhooks${path}`, summary, tag: TAG, access: 'user', ...rest });

/** Other systems that are told of records. For those who hold the permission webhooks.manage. */
export const WEBHOOK_ROUTES: readonly Route[] = [
  route('GET', '', 'The webhooks, and the roles with which I may let them read', {
    responses: [
      {
        status: 200,
        description: 'Webhooks',
        schema: {
          type: 'object',
          required: ['items', 'roles'],
          properties: {
            items: { type: 'array', items: WEBHOOK },
            roles: {
              type: 'array',
              items: { type: 'object', properties: { id: { type: 'string' }, label: { type: 'object' } } },
            },
          },
        },
      },
    ],
    handle: listAll,
  }),
  route('POST', '', 'Set up a webhook', {
    body: { schema: WEBHOOK_INPUT },
    responses: [{ status: 201, description: 'Its secret is told this once', schema: SECRET }],
    handle: create,
  }),
  route('PATCH', '/{id}', 'Change a webhook: what it tells of, where to and with which roles', {
    body: { schema: WEBHOOK_INPUT },
    responses: [{ status: 204, description: 'Changed' }],
    handle: (call) =>
      change(call, async (webhook, context) => {
        const given = givenOf(call);
        checkWebhook(given, context);
        await call.runtime.database.transaction((tx) => changeWebhook(tx, webhook.id, given));
      }),
  }),
  route('DELETE', '/{id}', 'Remove a webhook with its log', {
    responses: [{ status: 204, description: 'Removed' }],
    handle: (call) => change(call, ({ id }) => call.runtime.database.transaction((tx) => deleteWebhook(tx, id))),
  }),
  route('POST', '/{id}/secret', `Make a new secret; the one before is good for some hours more (${HOURS.usual})`, {
    body: {
      schema: {
        type: 'object',
        properties: { hours: { type: 'integer', minimum: HOURS.least, maximum: HOURS.most } },
      },
    },
    responses: [{ status: 200, description: 'The new secret, told this once', schema: SECRET }],
    handle: async (call) => {
      const { hours = HOURS.usual } = decodeObject(call.body ?? {}, ['hours']);
      const isRight = Number.isInteger(hours) && Number(hours) >= HOURS.least && Number(hours) <= HOURS.most;
      if (!isRight) refuse(422, 'action.input', { issues: [{ path: 'hours', code: 'action.input' }] });
      const { webhook } = await changed(call);
      const secret = await call.runtime.database.transaction((tx) => rotateSecret(tx, webhook.id, Number(hours)));
      return json({ id: webhook.id, secret });
    },
  }),
  route('POST', '/{id}/test', 'Send a test at once, and tell what the other side says', {
    responses: [{ status: 200, description: 'Its answer', schema: POST_ANSWER }],
    handle: async (call) => json(await sendTest(call.runtime.database, (await changed(call)).webhook)),
  }),
  route('POST', '/{id}/pause', 'Stop sending; what happens waits', {
    responses: [{ status: 204, description: 'Stopped' }],
    handle: (call) => change(call, ({ id }) => pauseByHand(call.runtime.database, id)),
  }),
  route('POST', '/{id}/resume', 'Go on sending, at once and with what waits', {
    responses: [{ status: 204, description: 'Going on' }],
    handle: (call) =>
      change(call, async ({ id }) => {
        await resumeWebhook(call.runtime.database, id);
        await startDue(call.runtime.database, id);
      }),
  }),
  route('GET', '/{id}/deliveries', 'What was and is to be sent, the newest first', {
    query: {
      state: { type: { oneOf: DELIVERY_STATES }, description: 'Only those in this state' },
      after: { type: 'text', description: 'The `next` of the page before' },
      limit: { type: 'integer', minimum: 1, maximum: MOST_LINES, description: '50 when absent' },
    },
    responses: [
      {
        status: 200,
        description: 'Deliveries',
        schema: {
          type: 'object',
          required: ['items', 'next'],
          properties: { items: { type: 'array', items: DELIVERY }, next: { type: ['string', 'null'] } },
        },
      },
    ],
    handle: async (call) => {
      const { webhook } = await managed(call);
      const { state = null, after, limit = 50 } = call.query;
      if (after !== undefined && !/^\d{1,15}$/.test(String(after))) refuse(400, 'query.cursor');
      return json(
        await readDeliveries(call.runtime.database, webhook.id, {
          state: state as DeliveryState | null,
          before: after === undefined ? null : Number(after),
          limit: Number(limit),
        }),
      );
    },
  }),
  route('GET', '/{id}/deliveries/{delivery}', 'One delivery with what is sent and its last tries', {
    responses: [{ status: 200, description: 'Delivery', schema: DELIVERY }],
    handle: async (call) => {
      const { webhook } = await managed(call);
      const { delivery = '' } = call.params;
      if (!isId(delivery)) return refuse(404, 'webhook.not-found');
      return json(await readDelivery(call.runtime.database, webhook.id, delivery));
    },
  }),
  route('POST', '/{id}/replay', 'Send deliveries once more, under their ids: single ones, or those of a time', {
    body: { schema: REPLAY_INPUT },
    responses: [
      {
        status: 200,
        description: 'How many',
        schema: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
      },
    ],
    handle: sendAgain,
  }),
];

async function listAll(call: Call): Promise<Answer> {
  const context = permitted(call, 'webhooks.manage');
  const { database } = call.runtime;
  const [webhooks, counts] = [await readWebhooks(database), await countDeliveries(database)];
  const language = languageOf(call.request);
  const mayGive = context.access.permissions.has('users.manage');
  return json({
    items: webhooks.map((one) => ({
      id: one.id,
      name: one.name,
      address: one.address,
      roles: one.roles,
      topics: one.topics,
      paused: one.paused,
      problems: (one.problem ?? []).map((issue) => messageOf(issue, language)),
      failingSince: one.failingSince,
      succeededAt: one.succeededAt,
      resumeAt: one.resumeAt,
      counts: counts.get(one.id) ?? { waiting: 0, failed: 0, sentToday: 0 },
    })),
    roles: Object.values(context.model.model.roles)
      .filter(({ id }) => mayGive || context.actor.roles.includes(id))
      .map(({ id, label }) => ({ id, label })),
  });
}

function givenOf(call: Call): GivenWebhook {
  checkInput(WEBHOOK_INPUT, call.body);
  const given = call.body as Omit<GivenWebhook, 'topics'> & {
    readonly topics: readonly Partial<GivenWebhook['topics'][0]>[];
  };
  return {
    ...given,
    topics: given.topics.map(({ entity = '', happenings = [], transitions, filter, fields }) => ({
      entity,
      happenings,
      transitions: transitions ?? null,
      filter: filter ?? null,
      fields: fields ?? null,
    })),
  };
}

async function create(call: Call): Promise<Answer> {
  const context = permitted(call, 'webhooks.manage');
  refuseReadOnly(context);
  const given = givenOf(call);
  checkWebhook(given, context);
  const made = await call.runtime.database.transaction(async (tx) => {
    const rows = await tx.query(sql`select id from leitwerk.webhook limit ${MOST_WEBHOOKS}`);
    if (rows.length >= MOST_WEBHOOKS) refuse(422, 'webhook.too-many', { params: { most: MOST_WEBHOOKS } });
    return createWebhook(tx, given, context.actor.id);
  });
  return json(made, 201);
}

async function sendAgain(call: Call): Promise<Answer> {
  const { webhook } = await changed(call);
  checkInput(REPLAY_INPUT, call.body);
  const { deliveries, from, to, states } = call.body as {
    readonly deliveries?: readonly string[];
    readonly from?: string;
    readonly to?: string;
    readonly states?: readonly DeliveryState[];
  };
  const isSingle = deliveries !== undefined && from === undefined && to === undefined && states === undefined;
  const isRange = deliveries === undefined && [from, to].every((one) => one && !Number.isNaN(Date.parse(one)));
  if (!isSingle && !isRange) return refuse(422, 'webhook.replay');
  const count = await replay(
    call.runtime.database,
    webhook.id,
    isSingle ? { deliveries } : { from: String(from), to: String(to), states: states ?? ['sent', 'failed'] },
  );
  await startDue(call.runtime.database, webhook.id);
  call.runtime.nudge();
  return json({ count });
}

async function managed(call: Call): Promise<{ readonly webhook: Webhook; readonly context: Context }> {
  const context = permitted(call, 'webhooks.manage');
  return { webhook: await readWebhook(call.runtime.database, idOf(call)), context };
}

async function changed(call: Call): ReturnType<typeof managed> {
  refuseReadOnly(permitted(call, 'webhooks.manage'));
  return managed(call);
}

async function change(call: Call, work: (webhook: Webhook, context: Context) => Promise<void>): Promise<Answer> {
  const { webhook, context } = await changed(call);
  await work(webhook, context);
  call.runtime.nudge();
  return { status: 204 };
}
