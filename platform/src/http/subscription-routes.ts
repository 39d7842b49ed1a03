import { isMailSchedule, MAIL_EVERY } from '@leitwerk/metadata/dashboard/mail-schedule';
import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import type { SubscriptionList } from '@leitwerk/metadata/wire/dashboards';
import sql, { raw } from 'sql-template-tag';
import { forReader } from '../dashboard/dashboard-content.ts';
import { findDashboard } from '../dashboard/find-dashboard.ts';
import { canBeFiltered } from '../dashboard/linked-pages.ts';
import { printerOf } from '../dashboard/print/print-document.ts';
import { mailServer } from '../mail/mail-server.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import { findReport } from '../report/find-reports.ts';
import type { Context } from '../rights/context.ts';
import { listSubscriptions } from '../subscription/list-subscriptions.ts';
import type { NewSubscription, SubscriptionChange } from '../subscription/store-subscriptions.ts';
import {
  askForCopies,
  changeSubscription,
  createSubscription,
  ownSubscription,
  removeSubscription,
} from '../subscription/store-subscriptions.ts';
import { isAllowedOutside, MOST_RECIPIENTS, maySubscribe, outsideOf } from '../subscription/subscription.ts';
import { decodeOnly, decodePeriod } from './decode-page.ts';
import { refuseTokens } from './identify.ts';
import { idOf, isId } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'dashboards';
const LONGEST_NAME = 80;
const TEXT = { type: 'string' };

const recipients = {
  people: { type: 'array', maxItems: MOST_RECIPIENTS, items: { type: 'string', format: 'uuid' } },
  addresses: {
    type: 'array',
    maxItems: MOST_RECIPIENTS,
    items: { type: 'string', format: 'email' },
    description: 'Outside; only those that the application allows (outsideAddresses)',
  },
  schedule: {
    type: 'object',
    required: ['every', 'time'],
    description: 'By the clock of the place where the installation is',
    properties: {
      every: { enum: MAIL_EVERY },
      time: { type: 'string', pattern: '^\\d\\d:\\d\\d$', examples: ['07:00'] },
      weekday: { type: 'integer', minimum: 1, maximum: 7, description: 'week: 1 is Monday' },
      day: { description: 'month: 1 to 28, or last' },
    },
  },
};

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
          period: { enum: DASHBOARD_PERIODS },
          from: { ...TEXT, format: 'date' },
          to: { ...TEXT, format: 'date' },
          only: { type: 'object', description: 'What is chosen, by the id of the filter' },
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
        properties: { name: { ...TEXT, maxLength: LONGEST_NAME }, paused: { type: 'boolean' }, ...recipients },
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
    handle: async (call) => {
      const context = subscriber(call);
      if (!mailServer()) refuse(409, 'subscription.no-mail-server');
      const { database } = call.runtime;
      const { id } = await ownSubscription(database, idOf(call), context.actor.id);
      const at = new Date().toISOString();
      await database.transaction((tx) => askForCopies(tx, id, [context.actor.id], at, true));
      call.runtime.nudge();
      return { status: 202 };
    },
  },
];

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

const refuseShape = (): never =>
  refuse(422, 'subscription.shape', {
    params: { name: LONGEST_NAME, most: MOST_RECIPIENTS, every: MAIL_EVERY.join(', ') },
  });

async function create(call: Call): Promise<Answer> {
  const context = subscriber(call);
  const { database } = call.runtime;
  const given = decodeObject(call.body, [
    'name',
    'dashboard',
    'report',
    'period',
    'from',
    'to',
    'only',
    'people',
    'addresses',
    'schedule',
  ]);
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

type Subject = Pick<NewSubscription, 'kind' | 'subject' | 'chosen'> & {
  readonly isOwn: boolean;
  readonly usualPeriod: NewSubscription['period'];
};

/** A dashboard or a report that the maker sees; one of the two. */
async function subjectOf(
  call: Call,
  { dashboard, report, only }: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<Subject> {
  if (typeof report === 'string' && dashboard === undefined && only === undefined) {
    const found = findReport(report, context) ?? refuse(422, 'report.not-found');
    return {
      kind: 'report',
      subject: report,
      chosen: {},
      isOwn: true,
      usualPeriod: found.report.period ?? 'this-month',
    };
  }
  if (typeof dashboard !== 'string' || report !== undefined) return refuseShape();
  const found = await findDashboard(call.runtime.database, dashboard, context);
  const shown = found && forReader(found.document, context).dashboard;
  if (!shown) return refuse(422, 'dashboard-link.unknown-dashboard');
  const chosen = decodeOnly(only, shown, refuseShape);
  if (!canBeFiltered(shown, chosen, context)) return refuseShape();
  const usualPeriod = shown.period ?? 'this-month';
  return { kind: 'dashboard', subject: dashboard, chosen, isOwn: found.isOwn, usualPeriod };
}

async function change(call: Call): Promise<Answer> {
  const context = subscriber(call);
  const { database } = call.runtime;
  const given = decodeObject(call.body, ['name', 'people', 'addresses', 'schedule', 'paused']);
  const { paused } = given;
  if (paused !== undefined && typeof paused !== 'boolean') return refuseShape();
  const wanted: SubscriptionChange = { ...decodeChange(given), ...(paused !== undefined && { paused }) };
  const before = await ownSubscription(database, idOf(call), context.actor.id);
  if (wanted.people ?? wanted.addresses) {
    const found = before.kind === 'dashboard' ? await findDashboard(database, before.subject, context) : null;
    const isOwn = before.kind === 'report' || found?.isOwn === true;
    await checkRecipients(call, { ...before, ...wanted }, isOwn, context);
  }
  await changeSubscription(database, before.id, wanted, context.actor.id);
  return { status: 204 };
}

function decodeChange(given: Readonly<Record<string, unknown>>): Omit<SubscriptionChange, 'paused'> {
  const { name: text, people, addresses, schedule } = given;
  const name = typeof text === 'string' ? text.trim() : text;
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME))
    return refuseShape();
  if (schedule !== undefined && !isMailSchedule(schedule)) return refuseShape();
  return {
    ...(name !== undefined && { name: String(name) }),
    ...(people !== undefined && { people: textsOf(people).map((one) => (isId(one) ? one : refuseShape())) }),
    ...(addresses !== undefined && { addresses: textsOf(addresses) }),
    ...(schedule !== undefined && { schedule }),
  };
}

const textsOf = (given: unknown): readonly string[] =>
  Array.isArray(given) && given.every((one): one is string => typeof one === 'string')
    ? [...new Set(given.map((one) => one.trim()))]
    : refuseShape();

/** As a mail server takes it, one address and nothing else. */
const ADDRESS = /^[^\s<>"@,;:\\]+@[^\s<>"@,;:\\]+\.[^\s<>"@,;:\\]+$/;

/** Only people who are there and whom the maker may see, and addresses that the application allows. */
async function checkRecipients(
  call: Call,
  { people, addresses }: Pick<NewSubscription, 'people' | 'addresses'>,
  isOwn: boolean,
  context: Context,
): Promise<void> {
  const count = people.length + addresses.length;
  if (count === 0 || count > MOST_RECIPIENTS) refuseShape();
  const { database } = call.runtime;
  const active = await database.query<{ id: string }>(
    sql`select id from ${raw('data."user"')} u where u.id = any(${[...people]}::uuid[]) and u.active and u.deleted_at is null`,
  );
  const titles = await readTitlesOf(
    database,
    active.map(({ id }) => ['user', id] as const),
    context,
  );
  const unknown = people.findIndex((id) => (titles.get(`user/${id}`) ?? null) === null);
  if (unknown >= 0)
    refuse(422, 'subscription.unknown-person', {
      issues: [{ path: `people.${unknown}`, code: 'subscription.unknown-person' }],
    });
  for (const [index, address] of addresses.entries())
    if (!ADDRESS.test(address) || !isAllowedOutside(address, context.model))
      refuse(422, 'subscription.not-allowed', {
        params: { address },
        issues: [{ path: `addresses.${index}`, code: 'subscription.not-allowed', params: { address } }],
      });
  if (addresses.length > 0 && !isOwn) refuse(422, 'subscription.not-own');
}
