import { lastDue } from '@leitwerk/metadata/cron';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { runQuery } from '../query/run-query.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext, TIME_ZONE } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import type { BeginPayload } from '../workflow/begin-later.ts';
import { beginAllLater } from '../workflow/begin-later.ts';
import { runAutomations } from './run-automations.ts';

/** The schedule, every minute, that looks which schedules of definitions are due. */
export const SCHEDULES = 'schedules';

/** The job that works on the records of a schedule that is due, a page at a time. */
export const SCHEDULED_JOB = 'scheduled';

const PAGE = 200;

type Kept = {
  /** Stable: `workflow:<id>:<place>` or `automation:<id>:<place>`. */
  readonly name: string;
  readonly kind: 'workflow' | 'automation';
  readonly id: string;
  readonly entity: string;
  readonly roles: readonly string[];
  readonly cron: string;
  readonly filter: unknown;
};

type Payload = { readonly name: string /** When it was due. */; readonly at: string; readonly after?: string };

type Trigger = { readonly on: string; readonly cron?: string; readonly filter?: unknown };

/** Every schedule of the definitions. */
export function schedulesOf({ model }: RuntimeModel): readonly Kept[] {
  const kept = (
    kind: Kept['kind'],
    { id, entity, roles }: Pick<Kept, 'id' | 'entity' | 'roles'>,
    triggers: readonly Trigger[],
  ): Kept[] =>
    triggers.flatMap(({ on, cron, filter }, place) =>
      on === 'schedule' && cron !== undefined
        ? [{ name: `${kind}:${id}:${place}`, kind, id, entity, roles, cron, filter }]
        : [],
    );
  return [
    ...Object.values(model.workflows).flatMap((one) => kept('workflow', one, one.starts)),
    ...model.automations.flatMap((one) => kept('automation', one, one.when)),
  ];
}

/**
 * Sets off what has come due since the last look, once however often it was missed, and with any number of processes: whoever comes
 * second finds it done. A schedule that is new begins with now.
 */
export async function keepSchedules(database: Storage, model: RuntimeModel, now = new Date()): Promise<void> {
  for (const { name, cron } of schedulesOf(model))
    await database.transaction(async (tx) => {
      const at = now.toISOString();
      const [row] = await tx.query<{ until: Date }>(sql`
        insert into leitwerk.schedule (name, kept_until) values (${name}, ${at}::timestamptz)
        on conflict (name) do update set name = excluded.name returning kept_until as until`);
      const due = row && lastDue(cron, row.until, now, TIME_ZONE);
      if (!due) return;
      await tx.query(sql`update leitwerk.schedule set kept_until = ${at}::timestamptz where name = ${name}`);
      await pageLater(tx, { name, at: due.toISOString() });
    });
}

const pageLater = (tx: Transaction, payload: Payload) =>
  tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key)
    values (${SCHEDULED_JOB}, ${JSON.stringify(payload)}::jsonb, ${[SCHEDULED_JOB, payload.name, payload.at, payload.after ?? ''].join(':')})`);

/** Does the job: one page of the records that the schedule is about, and the job of the next page. */
export async function workOnSchedule(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  now = new Date(),
): Promise<void> {
  const { name, at, after } = payload as Payload;
  const schedule = schedulesOf(model).find((one) => one.name === name);
  // Taken out of the definitions meanwhile.
  if (!schedule) return;
  const context = makeContext(model, SYSTEM_ACTOR, null, now);
  const own = actAsRoles(context, schedule.roles, name);
  const { entity, filter, kind, id } = schedule;
  const query = { filter, fields: ['id'], sort: ['createdAt'], limit: PAGE, ...(after !== undefined && { after }) };
  const cause = `${name}:${at}`;
  const { items, next } = await runQuery(database, entity, query, own);
  const definitions = model.model.automations.filter((one) => one.id === id);
  const records = items.map((text) => String((JSON.parse(text) as { readonly id: unknown }).id));
  if (kind === 'automation')
    for (const recordId of records)
      await runAutomations(database, { entity, recordId, word: 'schedule', cause }, context, definitions);
  else {
    const by = context.actor.id;
    const begun = records.map((record): BeginPayload => ({ workflow: id, record, cause, by, on: 'schedule' }));
    await database.transaction((tx) => beginAllLater(tx, begun));
  }
  if (next !== null) await database.transaction((tx) => pageLater(tx, { name, at, after: next }));
}
