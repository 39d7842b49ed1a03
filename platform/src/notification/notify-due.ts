import { startsWithin } from '@leitwerk/metadata/repetition/expand-repetition';
import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import { laterWall, wallOfValue } from '../repetition/times-of-record.ts';
import { TIME_ZONE } from '../rights/context.ts';
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
    const times = await dueTimes(database, entity);
    if (times.length > 0) await database.transaction((tx) => storeNotifications(tx, dueOfSeries(entity, times)));
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
  // Of what is repeated without a status each time is told.
  const isSingle =
    entity.repetitionField === undefined || machine ? sql`true` : sql`${column(entity.repetitionField)} is null`;
  return sql`
    with due as (
      select t.id, ${column(entity.ownerField)} as owner, ${column(entity.teamField)} as team, ${cause(at)} as cause, null::timestamptz as starts_at
      from ${raw(table)} t
      where ${isSingle} and ${at} > now() - make_interval(days => ${LATE_DAYS}) and ${at} <= now() and t.deleted_at is null and ${isOpen}
        and not exists (select 1 from leitwerk.notification n where n.cause = ${cause(at)})),
    ${toldOf(entity.id)}`;
}

/** Who is told of `due`: the owner, or the team where nobody owns it. */
const toldOf = (entityId: string): Sql => sql`
    told as (
      select due.*, owner as user_id from due where owner is not null
      union all select due.*, m.source_id from due join data."user__teams" m on m.target_id = due.team where owner is null)
    select user_id, 'reminder' as kind, cause, ${entityId} as entity, id as record_id, null::uuid as run_id, null::uuid as actor,
      null as state, now() as at, starts_at
    from told`;

/** The reminder of one time of a repeated record. */
type DueTime = {
  readonly id: string;
  readonly owner: string | null;
  readonly team: string | null;
  readonly at: string;
  readonly starts_at: string;
};

type Series = {
  readonly id: string;
  readonly owner: string | null;
  readonly team: string | null;
  readonly start: Date | string;
  readonly reminder: Date | string;
  readonly repetition: string;
  readonly changed: Date;
};

/** A change so shortly after a moment does not keep its reminder from being told. */
const JUST_CHANGED_MS = 120_000;
/** More times of one record are not looked at: those of a daily one in the days that are made up for. */
const MOST_TIMES = 10;

/**
 * Of every repeated record the last of its times whose reminder has come due, if any. Each time's reminder keeps the distance of the first one by the clock of
 * the installation; a time that is left out or was moved has none. What lies before the record's last change was not planned so then.
 */
async function dueTimes(database: Database, runtime: EntityRuntime): Promise<readonly DueTime[]> {
  const { entity, table, machine, times } = runtime;
  const { start, reminder, repetition, repetitionEnd } = times;
  if (!start || !reminder || !repetition || machine) return [];
  const column = (field: string | undefined): Sql =>
    field === undefined ? sql`null::uuid` : raw(`t.${quoted(columnOf(field))}`);
  const isOn = repetitionEnd
    ? sql`coalesce(${column(repetitionEnd.id)} >= current_date - ${LATE_DAYS + 1}::int, true)`
    : sql`true`;
  const series = await database.query<Series>(sql`
    select t.id, ${column(entity.ownerField)} as owner, ${column(entity.teamField)} as team, ${column(start.id)} as start,
      ${column(reminder.id)} as reminder, ${column(repetition.id)} as repetition, t.updated_at as changed
    from ${raw(table)} t
    where t.deleted_at is null and ${column(reminder.id)} is not null and ${column(start.id)} is not null and ${column(repetition.id)} is not null and ${isOn}`);
  const now = Date.now();
  return series.flatMap(({ id, owner, team, changed, ...one }): DueTime[] => {
    const rule = repetitionFrom(one.repetition);
    if (!rule) return [];
    const begin = wallOfValue(one.start, start);
    const lead = Date.parse(`${begin}Z`) - Date.parse(`${wallOfValue(one.reminder, reminder)}Z`);
    const earliest = Math.max(now - LATE_DAYS * DAY_MS, changed.getTime() - JUST_CHANGED_MS);
    const wall = (at: number): Wall => laterWall(wallOf(new Date(at), TIME_ZONE), lead);
    // A minute more on either side: what counts is the moment itself.
    const walls = startsWithin(rule, begin, wall(earliest - MINUTE_MS), wall(now + MINUTE_MS), MOST_TIMES);
    const due = walls
      .map((starts) => ({ starts, at: instantOf(laterWall(starts, -lead), TIME_ZONE) }))
      .filter(({ at }) => at.getTime() > earliest && at.getTime() <= now)
      .at(-1);
    return due
      ? [{ id, owner, team, at: due.at.toISOString(), starts_at: instantOf(due.starts, TIME_ZONE).toISOString() }]
      : [];
  });
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const dueOfSeries = ({ entity }: EntityRuntime, times: readonly DueTime[]): Sql => sql`
    with due as (
      select t.id, t.owner, t.team, ${cause(raw('t.at'))} as cause, t.starts_at
      from json_to_recordset(${JSON.stringify(times)}::json) as t (id uuid, owner uuid, team uuid, at timestamptz, starts_at timestamptz)
      where not exists (select 1 from leitwerk.notification n where n.cause = ${cause(raw('t.at'))})),
    ${toldOf(entity.id)}`;
