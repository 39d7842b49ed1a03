import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';
import { hashToken } from './sessions.ts';

/** `busy`: when there is something, and nothing of what it is. */
export type FeedShows = 'everything' | 'busy';

export type CalendarFeed = {
  readonly id: string;
  readonly name: string;
  /** Name of the calendar among those of its owner. */
  readonly calendar: string;
  readonly shows: FeedShows;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

export type NewFeed = Pick<CalendarFeed, 'name' | 'calendar' | 'shows'>;

const SECRET_BYTES = 24;
const MOST = 50;

/** A secret address of a calendar; its secret is given once and not kept. 422 when there are too many. */
export async function createCalendarFeed(
  database: Queryable,
  userId: string,
  { name, calendar, shows }: NewFeed,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newId();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const rows = await database.query(sql`
    insert into leitwerk.calendar_feed (id, user_id, name, calendar, shows, secret_hash)
    select ${id}::uuid, ${userId}::uuid, ${name}, ${calendar}, ${shows}, ${hashToken(secret)}
    where (select count(*) from leitwerk.calendar_feed where user_id = ${userId}::uuid) < ${MOST} returning id`);
  if (rows.length === 0) refuse(422, 'calendar-feed.too-many', { params: { most: MOST } });
  return { id, secret };
}

export const listCalendarFeeds = (database: Queryable, userId: string): Promise<readonly CalendarFeed[]> =>
  database.query<CalendarFeed>(sql`
    select id, name, calendar, shows, created_at as "createdAt", used_at as "lastUsedAt"
    from leitwerk.calendar_feed where user_id = ${userId}::uuid order by created_at desc, id desc`);

/** It stops working at once. */
export async function revokeCalendarFeed(database: Queryable, userId: string, id: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.calendar_feed where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'calendar-feed.not-found');
}

/** Which calendar of whom is read by this secret now; null where it is none, or revoked. */
export async function findCalendarFeed(
  database: Queryable,
  secret: string,
): Promise<{ readonly userId: string; readonly calendar: string; readonly shows: FeedShows } | null> {
  const hash = hashToken(secret);
  const [feed] = await database.query<{ userId: string; calendar: string; shows: FeedShows; stale: boolean }>(
    sql`select user_id as "userId", calendar, shows, coalesce(used_at < now() - interval '1 minute', true) as stale
      from leitwerk.calendar_feed where secret_hash = ${hash}`,
  );
  if (!feed) return null;
  if (feed.stale)
    await database.query(sql`update leitwerk.calendar_feed set used_at = now() where secret_hash = ${hash}`);
  return feed;
}
