// What requests about subscriptions say.
import { isMailSchedule, MAIL_EVERY } from '@leitwerk/metadata/dashboard/mail-schedule';
import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import sql, { raw } from 'sql-template-tag';
import { forReader } from '../dashboard/dashboard-content.ts';
import { findDashboard } from '../dashboard/find-dashboard.ts';
import { canBeFiltered } from '../dashboard/linked-pages.ts';
import { findReport } from '../model/effective-model.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import { reportCanBeFiltered } from '../report/report-under.ts';
import type { Context } from '../rights/context.ts';
import type { NewSubscription, SubscriptionChange } from '../subscription/store-subscriptions.ts';
import { isAllowedOutside, MOST_RECIPIENTS } from '../subscription/subscription.ts';
import { decodeOnly } from './decode-page.ts';
import { isId } from './record-routes.ts';
import type { Call } from './route.ts';

export const LONGEST_NAME = 80;
export const TEXT = { type: 'string' };

export const recipients = {
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

/** What is chosen on it. */
export const choice = {
  period: { enum: DASHBOARD_PERIODS },
  from: { ...TEXT, format: 'date' },
  to: { ...TEXT, format: 'date' },
  only: { type: 'object', description: 'What is chosen, by the id of the filter' },
};

export const refuseShape = (): never =>
  refuse(422, 'subscription.shape', {
    params: { name: LONGEST_NAME, most: MOST_RECIPIENTS, every: MAIL_EVERY.join(', ') },
  });

type Subject = Pick<NewSubscription, 'kind' | 'subject' | 'chosen'> & {
  readonly isOwn: boolean;
  readonly usualPeriod: NewSubscription['period'];
};

/** A dashboard or a report that the maker sees; one of the two. */
export async function subjectOf(
  call: Call,
  { dashboard, report, only }: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<Subject> {
  if (typeof report === 'string' && dashboard === undefined) {
    const found = findReport(report, context) ?? refuse(422, 'report.not-found');
    const chosen = decodeOnly(only, found, refuseShape);
    if (!reportCanBeFiltered(found, chosen, context)) return refuseShape();
    return {
      kind: 'report',
      subject: report,
      chosen,
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

export function decodeChange(given: Readonly<Record<string, unknown>>): Omit<SubscriptionChange, 'paused'> {
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
export async function checkRecipients(
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
