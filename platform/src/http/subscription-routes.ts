import type { SubscriptionList } from '@leitwerk/metadata/wire/dashboards';
import { findDashboard } from '../dashboard/find-dashboard.ts';
import { printerOf } from '../dashboard/print/print-document.ts';
import { mailServer } from '../mail/mail-server.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { listReceived } from '../subscription/list-received.ts';
import { listSubscriptions } from '../subscription/list-subscriptions.ts';
import type { NewSubscription, SubscriptionChange } from '../subscription/store-subscriptions.ts';
import {
  askForCopies,
  changeSubscription,
  createSubscription,
  isOnItsWay,
  lockOwnSubscription,
  ownSubscription,
  removeSubscription,
} from '../subscription/store-subscriptions.ts';
import type { StoredSubscription } from '../subscription/subscription.ts';
import { maySubscribe, outsideOf } from '../subscription/subscription.ts';
import { decodePeriod } from './decode-page.ts';
import { refuseTokens } from './identify.ts';
import { idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import {
  checkRecipients,
  choice,
  decodeChange,
  LONGEST_NAME,
  recipients,
  refuseShape,
  subjectOf,
  TEXT,
} from './subscription-body.ts';

const TAG = 'dashboards';
/** What is said when one is made, and may be said otherwise later. */
const CHANGEABLE = ['name', 'period', 'from', 'to', 'only', 'people', 'addresses', 'schedule'] as const;

/** Dashboards that go out by mail as PDF. Whoever asks sees and changes his own only. */
export const SUBSCRIPTION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/subscriptions',
    summary: 'Dashboards and reports that I send by mail on a schedule',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items, outside, missing}' }],
    handle: async (call) => json(await listOf(call)),
  },
  {
    method: 'GET',
    path: '/api/subscriptions/received',
    summary: 'Dashboards and reports that are sent to me on a schedule, and why one does not come',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      const context = call.context();
      refuseTokens(context);
      return json({ items: await listReceived(call.runtime.database, context, languageOf(call.request)) });
    },
  },
  {
    method: 'POST',
    path: '/api/subscriptions',
    summary: 'Send a dashboard or a report by mail as PDF on a schedule; needs the permission dashboards.mail',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['name', 'schedule'],
        properties: {
          name: { ...TEXT, maxLength: LONGEST_NAME },
          dashboard: { ...TEXT, description: 'Id of a definition, or of a dashboard that somebody has made' },
          report: { ...TEXT, description: 'Id of a report, instead of a dashboard' },
          ...choice,
          ...recipients,
        },
      },
    },
    responses: [{ status: 201, description: '{id}' }],
    handle: create,
  },
  {
    method: 'PATCH',
    path: '/api/subscriptions/{id}',
    summary: 'Change one of mine, stop it or let it go on',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        properties: {
          name: { ...TEXT, maxLength: LONGEST_NAME },
          paused: { type: 'boolean' },
          ...choice,
          ...recipients,
        },
      },
    },
    responses: [{ status: 204, description: 'Changed' }],
    handle: change,
  },
  {
    method: 'DELETE',
    path: '/api/subscriptions/{id}',
    summary: 'Remove one of mine; nothing is sent any more',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Removed' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await removeSubscription(call.runtime.database, idOf(call), call.context().actor.id);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/api/subscriptions/{id}/trial',
    summary: 'Send it to me now, and to nobody else',
    tag: TAG,
    access: 'user',
    responses: [{ status: 202, description: 'It is on its way' }],
    handle: (call) => sendNow(call, ({ userId }) => [userId], true),
  },
  {
    method: 'POST',
    path: '/api/subscriptions/{id}/send',
    summary: 'Send it to everybody who gets it now, beside its schedule',
    tag: TAG,
    access: 'user',
    responses: [
      { status: 202, description: 'It is on its way' },
      { status: 409, description: 'It has ended, or the one before is still on its way' },
    ],
    handle: (call) => sendNow(call, ({ people, addresses }) => [...people, ...addresses], false),
  },
];

/** @param to whom of it: a trial is for its maker alone */
async function sendNow(
  call: Call,
  to: (one: StoredSubscription) => readonly string[],
  isTrial: boolean,
): Promise<Answer> {
  const context = subscriber(call);
  const { database } = call.runtime;
  if (!mailServer()) refuse(409, 'subscription.no-mail-server');
  if (!printerOf(context.model)) refuse(409, 'subscription.no-printer');
  await database.transaction(async (tx) => {
    const one = await lockOwnSubscription(tx, idOf(call), context.actor.id);
    // Pressed twice, or while it goes out by its schedule: one of them is enough.
    if (await isOnItsWay(tx, one.id, isTrial)) refuse(409, 'subscription.on-its-way');
    if (!isTrial && one.ended !== null) refuse(409, `subscription.${one.ended}`);
    await askForCopies(tx, one.id, to(one), new Date().toISOString(), isTrial);
  });
  call.runtime.nudge();
  return { status: 202 };
}

async function listOf(call: Call): Promise<SubscriptionList> {
  const context = call.context();
  refuseTokens(context);
  const missing = mailServer() ? (printerOf(context.model) ? null : 'printer') : 'mail-server';
  return {
    items: await listSubscriptions(call.runtime.database, context, languageOf(call.request)),
    outside: maySubscribe(context) ? outsideOf(context.model) : [],
    missing,
  };
}

/** Who asks, if he has signed in himself and may send dashboards. */
function subscriber(call: Call): Context {
  const context = call.context();
  refuseTokens(context);
  return maySubscribe(context) ? context : refuse(403, 'subscription.may-not');
}

async function create(call: Call): Promise<Answer> {
  const context = subscriber(call);
  const { database } = call.runtime;
  const given = decodeObject(call.body, ['dashboard', 'report', ...CHANGEABLE]);
  if (!mailServer()) refuse(409, 'subscription.no-mail-server');
  if (!printerOf(context.model)) refuse(409, 'subscription.no-printer');
  const subject = await subjectOf(call, given, context);
  const { name, people, addresses, schedule } = decodeChange(given);
  if (name === undefined || schedule === undefined) return refuseShape();
  const { isOwn, usualPeriod, ...what } = subject;
  const period = decodePeriod(given, refuseShape) ?? usualPeriod;
  const wanted: NewSubscription = {
    ...what,
    name,
    period,
    people: people ?? [],
    addresses: addresses ?? [],
    schedule,
  };
  await checkRecipients(call, wanted, isOwn, context);
  return json({ id: await createSubscription(database, wanted, context.actor.id) }, 201);
}

async function change(call: Call): Promise<Answer> {
  const context = subscriber(call);
  const { database } = call.runtime;
  const given = decodeObject(call.body, [...CHANGEABLE, 'paused']);
  const { paused, only } = given;
  if (paused !== undefined && typeof paused !== 'boolean') return refuseShape();
  const before = await ownSubscription(database, idOf(call), context.actor.id);
  const { kind, subject: id } = before;
  const period = decodePeriod(given, refuseShape);
  const chosen = only === undefined ? undefined : (await subjectOf(call, { [kind]: id, only }, context)).chosen;
  const wanted: SubscriptionChange = {
    ...decodeChange(given),
    ...(period !== undefined && { period }),
    ...(chosen !== undefined && { chosen }),
    ...(paused !== undefined && { paused }),
  };
  if (wanted.people ?? wanted.addresses) {
    const found = kind === 'dashboard' ? await findDashboard(database, id, context) : null;
    const isOwn = kind === 'report' || found?.isOwn === true;
    await checkRecipients(call, { ...before, ...wanted }, isOwn, context);
  }
  await changeSubscription(database, before.id, wanted, context.actor.id);
  return { status: 204 };
}
