import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import type { DoneAction } from '../workflow/store-instances.ts';

/** What an automation has done about one record. */
export type AutomationRun = {
  readonly id: string;
  /** Id of the definition. */
  readonly automation: string;
  readonly entity: string;
  readonly recordId: string;
  readonly cause: string;
  /** created, updated, moved, schedule or incoming */
  readonly event: string;
  /** Ids of automations whose doing has led here, this one last. */
  readonly chain: readonly string[];
  /** `discarded`: failed, and somebody has decided that it is left at that. */
  readonly state: 'done' | 'failed' | 'discarded';
  readonly problem: Issue | null;
  readonly actions: readonly DoneAction[];
  readonly at: string;
  /** Milliseconds that it took. */
  readonly ms: number;
};

const DAYS_KEPT = 400;

/** Takes its place, so that what its actions leave can name it. @returns false when this cause has set it off before */
export async function beginRun(tx: Queryable, run: AutomationRun): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into leitwerk.automation_run (id, automation, entity, record_id, cause, event, chain, state, problem, actions, at, ms)
    values (${run.id}::uuid, ${run.automation}, ${run.entity}, ${run.recordId}::uuid, ${run.cause}, ${run.event}, ${run.chain}::text[],
      ${run.state}, null, '[]'::jsonb, ${run.at}::timestamptz, 0)
    on conflict do nothing returning 1`);
  return rows.length > 0;
}

export const storeRun = (
  tx: Queryable,
  { id, state, problem, actions, ms }: Pick<AutomationRun, 'id' | 'state' | 'problem' | 'actions' | 'ms'>,
) =>
  tx.query(sql`
    update leitwerk.automation_run set state = ${state}, problem = ${problem && JSON.stringify(problem)}::jsonb,
      actions = ${JSON.stringify(actions)}::jsonb, ms = ${ms} where id = ${id}::uuid`);

/** Automations whose doing has led to a change, by the request that stands in its history. */
export async function chainOf(tx: Queryable, requestId: string | null): Promise<readonly string[]> {
  const [kind, id] = (requestId ?? '').split(':');
  if (kind !== 'automation') return [];
  const [run] = await tx.query<{ chain: string[] }>(
    sql`select chain from leitwerk.automation_run where id = ${id}::uuid`,
  );
  return run?.chain ?? [];
}

/** Those about a record, newest first. */
export const runsOf = (database: Queryable, recordId: string) =>
  database.query<Omit<AutomationRun, 'at'> & { readonly at: Date }>(sql`
    select id, automation, entity, record_id as "recordId", cause, event, chain, state, problem, actions, at, ms
    from leitwerk.automation_run where record_id = ${recordId}::uuid order by at desc, id desc limit 100`);

export const removeOldAutomationRuns = (database: Queryable) =>
  database.query(sql`delete from leitwerk.automation_run where at < now() - make_interval(days => ${DAYS_KEPT})`);
