import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import type { Offer } from './offers.ts';
import { offersOf } from './offers.ts';
import type { Instance } from './store-instances.ts';

/**
 * Notes that somebody wants the event. Refused to whoever has said so before, or may not judge his own work.
 * @returns whether enough people want it now
 */
export async function approve(
  tx: Queryable,
  instance: Instance,
  { event, meta }: Offer,
  context: Context,
): Promise<boolean> {
  const { id: actor } = context.actor;
  if (meta?.fourEyes && (await hasBroughtHere(tx, instance, actor))) return refuse(403, 'workflow.four-eyes');
  const wanted = meta?.approvals ?? 1;
  if (wanted === 1) return true;
  const noted = await tx.query(sql`
    insert into leitwerk.workflow_approval (instance_id, event, actor, at)
    values (${instance.id}::uuid, ${event}, ${actor}::uuid, ${context.now}::timestamptz) on conflict do nothing returning 1`);
  if (noted.length === 0) return refuse(409, 'workflow.approved-before');
  const [row] = await tx.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.workflow_approval where instance_id = ${instance.id}::uuid and event = ${event}`,
  );
  return (row?.count ?? 0) >= wanted;
}

/** Where a change of the record has begun the process or brought it here, it was he who has made the change. */
async function hasBroughtHere(tx: Queryable, { id, startedBy }: Instance, actor: string): Promise<boolean> {
  if (startedBy === actor) return true;
  const [found] = await tx.query(sql`
    select 1 from leitwerk.workflow_step s
    left join leitwerk.history h on h.id = case when s.cause ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then s.cause::uuid end
    where s.instance_id = ${id}::uuid and ${actor}::uuid in (s.actor, h.actor)
      and s.step in (select unnest(array[min(step), max(step)]) from leitwerk.workflow_step where instance_id = ${id}::uuid)
    limit 1`);
  return found !== undefined;
}

/** What was agreed to holds for as long as the event is offered, and once. */
export async function keepApprovals(
  tx: Queryable,
  instance: Instance,
  { definition }: Workflow,
  taken: string,
): Promise<void> {
  const offered = offersOf(definition, instance)
    .map(({ event }) => event)
    .filter((event) => event !== taken);
  await tx.query(sql`
    delete from leitwerk.workflow_approval where instance_id = ${instance.id}::uuid and not event = any(${offered}::text[])`);
}

/** How many people have agreed so far, by event. */
export async function approvalsOf(database: Queryable, instance: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ event: string; count: number }>(
    sql`select event, count(*) as count from leitwerk.workflow_approval where instance_id = ${instance}::uuid group by event`,
  );
  return new Map(rows.map(({ event, count }) => [event, count]));
}
