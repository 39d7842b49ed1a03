import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { CopyState, Subscription, SubscriptionRun } from '@leitwerk/metadata/wire/dashboards';
import sql from 'sql-template-tag';
import { findDashboardToSend } from '../dashboard/find-dashboard.ts';
import { messageOf } from '../messages.ts';
import { findReport } from '../model/effective-model.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { selectSubscriptions } from './store-subscriptions.ts';
import type { StoredSubscription } from './subscription.ts';

export type CopyRow = {
  readonly subscription: string;
  readonly due_at: Date;
  readonly is_trial: boolean;
  readonly recipient: string;
  readonly state: CopyState | 'handed';
  readonly problem: string | null;
  readonly error: string | null;
};

/** All that the actor has subscribed, with what has become of the last time; by name. */
export async function listSubscriptions(
  database: Queryable,
  context: Context,
  language: Language,
): Promise<readonly Subscription[]> {
  const found = await selectSubscriptions(database, sql`s.user_id = ${context.actor.id}::uuid`);
  const copies = await database.query<CopyRow>(sql`
    select c.subscription, c.due_at, c.is_trial, c.recipient, coalesce(m.state, c.state) as state, c.problem, m.error
    from leitwerk.subscription_copy c left join leitwerk.mail m on m.id = c.mail
    where c.subscription = any(${found.map(({ id }) => id)}::uuid[])
      and c.due_at = (select max(o.due_at) from leitwerk.subscription_copy o
        where o.subscription = c.subscription and o.is_trial = c.is_trial)
    order by c.recipient`);
  const people = [...found.flatMap((one) => one.people), ...copies.map(({ recipient }) => recipient)].filter(isPerson);
  const titles = await readTitlesOf(
    database,
    people.map((id) => ['user', id] as const),
    context,
  );
  const nameOf = (id: string): string | null => titles.get(`user/${id}`) ?? null;
  const labels = new Map<string, Label | null>();
  for (const one of found) labels.set(one.id, await labelOf(database, one, context));
  const copiesOf = (id: string, isTrial: boolean): readonly CopyRow[] =>
    copies.filter((one) => one.subscription === id && one.is_trial === isTrial);
  return found.map(({ id, name, kind, subject, period, chosen, people: ids, addresses, schedule, nextAt, ...one }) => ({
    id,
    name,
    kind,
    subject,
    label: labels.get(id) ?? null,
    period,
    only: chosen,
    people: ids.map((user) => ({ id: user, title: nameOf(user) })),
    addresses,
    schedule,
    nextAt: nextAt?.toISOString() ?? null,
    stop: one.ended ?? one.paused,
    last: runOf(copiesOf(id, false), nameOf, language),
    trial: runOf(copiesOf(id, true), nameOf, language),
  }));
}

const isPerson = (recipient: string): boolean => !recipient.includes('@');

export const labelOf = async (
  database: Queryable,
  { kind, subject }: StoredSubscription,
  context: Context,
): Promise<Label | null> =>
  kind === 'report'
    ? (findReport(subject, context)?.report.label ?? null)
    : ((await findDashboardToSend(database, subject, context))?.document.label ?? null);

/** How far a copy has come, and what has kept it from it, in words. */
export const toldOf = (
  { state, problem, error }: Pick<CopyRow, 'state' | 'problem' | 'error'>,
  language: Language,
): { readonly state: CopyState; readonly problem: string | null } => ({
  state: state === 'handed' ? 'waiting' : state,
  problem: problem === null ? error : messageOf({ code: `subscription.${problem}`, params: {} }, language),
});

function runOf(
  copies: readonly CopyRow[],
  nameOf: (id: string) => string | null,
  language: Language,
): SubscriptionRun | null {
  const [first] = copies;
  if (!first) return null;
  return {
    at: first.due_at.toISOString(),
    copies: copies.map(({ recipient, state, problem, error }) => ({
      to: isPerson(recipient) ? (nameOf(recipient) ?? '–') : recipient,
      ...toldOf({ state, problem, error }, language),
    })),
  };
}
