import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { ReceivedSubscription } from '@leitwerk/metadata/wire/dashboards';
import sql from 'sql-template-tag';
import { forReader } from '../dashboard/dashboard-content.ts';
import { findDashboardToSend } from '../dashboard/find-dashboard.ts';
import { findReport } from '../model/effective-model.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { makerOf } from './end-subscription.ts';
import type { CopyRow } from './list-subscriptions.ts';
import { toldOf } from './list-subscriptions.ts';
import { selectSubscriptions } from './store-subscriptions.ts';
import type { StoredSubscription } from './subscription.ts';

/** More than this somebody does not look through. */
const MOST = 50;

/** What is sent to the actor on a schedule, whoever has set it up, and whether he may read anything of it now; by name. */
export async function listReceived(
  database: Queryable,
  context: Context,
  language: Language,
): Promise<readonly ReceivedSubscription[]> {
  const me = context.actor.id;
  const found = (await selectSubscriptions(database, sql`s.people @> array[${me}::uuid]`)).slice(0, MOST);
  const copies = await database.query<CopyRow>(sql`
    select distinct on (c.subscription) c.subscription, c.due_at, c.is_trial, c.recipient, coalesce(m.state, c.state) as state, c.problem, m.error
    from leitwerk.subscription_copy c left join leitwerk.mail m on m.id = c.mail
    where c.subscription = any(${found.map(({ id }) => id)}::uuid[]) and c.recipient = ${me} and not c.is_trial
    order by c.subscription, c.due_at desc`);
  const makers = await readTitlesOf(
    database,
    found.map(({ userId }) => ['user', userId] as const),
    context,
  );
  // Few people send to one person, whatever number of them.
  const contexts = new Map<string, Context | null>();
  for (const one of found)
    if (!contexts.has(one.userId)) contexts.set(one.userId, await makerOf(database, context.model, one));
  const shown: ReceivedSubscription[] = [];
  for (const one of found) {
    const { id, name, kind, subject, userId, schedule, nextAt } = one;
    const maker = contexts.get(userId) ?? null;
    const label = maker && (await readableLabel(database, one, maker, context));
    const copy = copies.find(({ subscription }) => subscription === id);
    shown.push({
      id,
      name,
      kind,
      subject,
      label,
      maker: userId === me ? null : { id: userId, title: makers.get(`user/${userId}`) ?? null },
      schedule,
      nextAt: nextAt?.toISOString() ?? null,
      // It ends when it comes due; that it will is known before.
      stop: one.ended ?? one.paused ?? (maker ? null : 'no-right'),
      last: copy ? { at: copy.due_at.toISOString(), ...toldOf(copy, language) } : null,
    });
  }
  return shown;
}

/** What it is called, if the reader may read anything of it as it is now; null otherwise. */
async function readableLabel(
  database: Queryable,
  { kind, subject }: StoredSubscription,
  maker: Context,
  reader: Context,
): Promise<Label | null> {
  if (kind === 'report') return findReport(subject, reader)?.report.label ?? null;
  const found = await findDashboardToSend(database, subject, maker);
  const { dashboard } = found ? forReader(found.document, reader) : { dashboard: null };
  return dashboard?.label ?? null;
}
