import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { Job } from '../job/job-queue.ts';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Storage } from '../storage/database.ts';
import { columnOf, quoted } from '../storage/table-names.ts';
import { storeNotifications } from './store-notifications.ts';

/** The job that tells people of what has happened. */
export const NOTIFY_JOB = 'notify';

type NotifyPayload =
  | {
      /** Ids of events, which are those of their history, by name of the entity. */
      readonly events: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly run: string };

const TOLD = /\.(created|updated|moved)$/;
/** Older events of a backlog are no news. */
const NEWS_DAYS = 7;
/** Whoever waits for a run this long is not looking at it any more. */
const PATIENCE_SECONDS = 10;

type Event = { readonly event_id: string; readonly name: string; readonly entity: string };

/** One job for a whole batch of events. */
export function notifyJobs(events: readonly Event[]): readonly Job[] {
  const told = events.filter((event) => TOLD.test(event.name));
  if (told.length === 0) return [];
  const byEntity = Map.groupBy(told, (event) => event.entity);
  const payload: NotifyPayload = {
    events: Object.fromEntries([...byEntity].map(([entity, list]) => [entity, list.map((one) => one.event_id)])),
  };
  return [{ name: NOTIFY_JOB, payload }];
}

/** Does the job: at least once, with the effect of once. */
export async function notify(database: Storage, model: RuntimeModel, payload: unknown): Promise<void> {
  const given = payload as NotifyPayload;
  if ('run' in given) return database.transaction((tx) => storeNotifications(tx, endedRun(given.run)));
  for (const [name, ids] of Object.entries(given.events)) {
    const entity = model.entities.get(name);
    const found = entity && eventsOf(entity, ids);
    if (found) await database.transaction((tx) => storeNotifications(tx, found));
  }
}

const endedRun = (id: string): Sql => sql`
  select r.actor as user_id, 'run' as kind, 'run:' || r.id as cause, null as entity, null::uuid as record_id, r.id as run_id,
    null::uuid as actor, r.state, r.ended_at as at
  from leitwerk.run r where r.id = ${id}::uuid
    and (r.state = 'failed' or (r.state = 'done' and r.ended_at > r.created_at + make_interval(secs => ${PATIENCE_SECONDS})))`;

/** Who is to be told of these events of an entity; null when it is one that nobody owns. */
function eventsOf(entity: EntityRuntime, ids: readonly string[]): Sql | null {
  const { id, ownerField, teamField } = entity.entity;
  const status = entity.machine?.field.id;
  if (ownerField === undefined && teamField === undefined && status === undefined) return null;
  const parts = [
    ...(ownerField === undefined ? [] : [GIVEN]),
    ...(teamField === undefined ? [] : [GIVEN_TO_TEAM]),
    ...(status === undefined ? [] : [MOVED, MOVED_FAVOURITE]),
  ];
  // The history of a new record notes nothing: its first value is that of today, or the one before the first change.
  const given = (field: string | undefined): Sql =>
    field === undefined
      ? sql`null::uuid`
      : sql`case when h.action = 'create' and t.version = 1 then ${now(field)}::text
          when h.action = 'create' then coalesce((select l.changes -> ${field} from leitwerk.history l
            where l.record_id = h.record_id and l.changes ? ${field} order by l.at, l.id limit 1) -> 0, to_jsonb(${now(field)})) #>> '{}'
          when h.changes ? ${field} then h.changes -> ${field} ->> 1 end::uuid`;
  const now = (field: string | undefined): Sql =>
    field === undefined ? sql`null::uuid` : raw(`t.${quoted(columnOf(field))}`);
  return sql`
    with h as (
      select h.*, ${given(ownerField)} as new_owner, ${given(teamField)} as new_team, ${now(ownerField)} as owner,
        ${status === undefined ? sql`null` : sql`h.changes -> ${status} ->> 1`} as state
      from leitwerk.history h join ${raw(entity.table)} t on t.id = h.record_id
      where h.id = any(${ids}::uuid[]) and h.entity = ${id} and h.actor <> ${SYSTEM_USER_ID}::uuid and t.deleted_at is null
        and h.at > now() - make_interval(days => ${NEWS_DAYS})),
    told (id, user_id, kind) as (${join(parts, ' union ')})
    select w.user_id, w.kind, concat_ws(':', w.kind, h.entity, h.actor, coalesce(h.request_id, h.id::text)) as cause, h.entity, h.record_id,
      null::uuid as run_id, h.actor, h.state, h.at
    from told w join h on h.id = w.id where w.user_id <> h.actor`;
}

const GIVEN = sql`select id, new_owner, 'given' from h where new_owner <> actor`;
const GIVEN_TO_TEAM = sql`
  select h.id, m.source_id, 'team' from h join data."user__teams" m on m.target_id = h.new_team
  where h.new_team is not null and m.source_id is distinct from h.new_owner`;
const MOVED = sql`select id, owner, 'moved' from h where action = 'transition' and owner is not null`;
/** The key stands in the statement, so that the index over favourites is used. */
const MOVED_FAVOURITE = sql`
  select h.id, s.user_id, 'moved' from h join leitwerk.own_setting s on s.key = 'favourites'
  where h.action = 'transition' and s.value @> jsonb_build_array(jsonb_build_object('id', h.record_id))`;
