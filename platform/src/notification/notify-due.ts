import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import type { Database } from '../storage/database.ts';
import { columnOf, quoted } from '../storage/table-names.ts';
import { storeNotifications, wakeNotifications } from './store-notifications.ts';

/** The schedule that looks each minute for what people are to be reminded of. */
export const NOTIFY_DUE = 'notify-due';

/** What came due while no process ran is made up for within this time: a weekend. */
const LATE_DAYS = 3;

/** Reminds of everything that has come due, and tells of what was put off until now. Once, however often and by however many it is done. */
export async function notifyDue(database: Database, model: RuntimeModel): Promise<void> {
  for (const entity of model.entities.values()) {
    const due = dueOf(entity);
    if (due) await database.transaction((tx) => storeNotifications(tx, due));
  }
  await database.transaction(wakeNotifications);
}

/** Cause of the reminder of the row `t` at its moment: one per record and moment, whoever owns it. */
const cause = (at: Sql): Sql => sql`concat_ws(':', 'reminder', t.id, extract(epoch from ${at}))`;

function dueOf({ entity, table, machine }: EntityRuntime): Sql | null {
  if (entity.reminderField === undefined) return null;
  const column = (field: string | undefined): Sql =>
    field === undefined ? sql`null::uuid` : raw(`t.${quoted(columnOf(field))}`);
  const at = column(entity.reminderField);
  const isOpen = machine
    ? sql`coalesce(${column(machine.field.id)} <> all(${[...machine.final]}::text[]), true)`
    : sql`true`;
  return sql`
    with due as (
      select t.id, ${column(entity.ownerField)} as owner, ${column(entity.teamField)} as team, ${cause(at)} as cause
      from ${raw(table)} t
      where ${at} > now() - make_interval(days => ${LATE_DAYS}) and ${at} <= now() and t.deleted_at is null and ${isOpen}
        and not exists (select 1 from leitwerk.notification n where n.cause = ${cause(at)})),
    told as (
      select due.*, owner as user_id from due where owner is not null
      union all select due.*, m.source_id from due join data."user__teams" m on m.target_id = due.team where owner is null)
    select user_id, 'reminder' as kind, cause, ${entity.id} as entity, id as record_id, null::uuid as run_id, null::uuid as actor,
      null as state, now() as at
    from told`;
}
