import type { ChosenDays } from '@leitwerk/metadata/dashboard/periods';
import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardDefinition, DashboardPeriod } from '@leitwerk/metadata/generated/definitions.gen';
import type { DashboardLink } from '@leitwerk/metadata/wire/dashboards';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import { hashToken, newToken } from '../session/sessions.ts';
import type { Database, Queryable } from '../storage/database.ts';

/** A dashboard as it was when its link was made, with what was chosen on it: whoever changes the dashboard changes no link. */
export type LinkPage = {
  /** Entities by their ids. */
  readonly document: DashboardDefinition;
  readonly period: DashboardPeriod | ChosenDays;
  readonly only: ChosenValues;
};

export type NewLink = {
  readonly name: string;
  readonly days: number;
  readonly turnSeconds: number;
  readonly pages: readonly LinkPage[];
};

/** The longest that a link lasts. */
export const MOST_DAYS = 365;
const MOST_LINKS = 50;

export const mayLink = ({ access }: Context): boolean => access.permissions.has('dashboards.link');

/** A link to what the actor may see; its secret is given once and not kept. 409 when he has too many. */
export async function createDashboardLink(
  database: Database,
  { name, days, turnSeconds, pages }: NewLink,
  { actor }: Context,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newId();
  const secret = newToken();
  await database.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`dashboard-link ${actor.id}`}, 0))`);
    const rows = await tx.query(sql`
      insert into leitwerk.dashboard_link (id, user_id, name, pages, turn_seconds, secret_hash, expires_at)
      select ${id}::uuid, ${actor.id}::uuid, ${name}, ${JSON.stringify(pages)}::jsonb, ${turnSeconds}, ${hashToken(secret)},
        now() + make_interval(days => ${days})
      where (select count(*) from leitwerk.dashboard_link where user_id = ${actor.id}::uuid and expires_at > now()) < ${MOST_LINKS}
      returning id`);
    if (rows.length === 0) refuse(409, 'dashboard-link.too-many', { params: { most: MOST_LINKS } });
  });
  return { id, secret };
}

type Row = Omit<DashboardLink, 'dashboards'> & { readonly pages: readonly LinkPage[] };

/** The actor's own, the newest first; those that have ended lately too. */
export async function listDashboardLinks(database: Queryable, userId: string): Promise<readonly DashboardLink[]> {
  const rows = await database.query<Row>(sql`
    select id, name, pages, turn_seconds as "turnSeconds", created_at as "createdAt", expires_at as "expiresAt", used_at as "lastUsedAt"
    from leitwerk.dashboard_link where user_id = ${userId}::uuid order by created_at desc, id desc`);
  return rows.map(({ pages, ...link }) => ({ ...link, dashboards: pages.map(({ document }) => document.label) }));
}

/** It stops working at once. */
export async function revokeDashboardLink(database: Queryable, userId: string, id: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.dashboard_link where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'dashboard-link.not-found');
}

/** Those that have ended are listed for a while, so that somebody can see why an address leads nowhere. */
export async function removeEndedLinks(database: Queryable): Promise<void> {
  await database.query(sql`delete from leitwerk.dashboard_link where expires_at < now() - interval '30 days'`);
}

export type FoundLink = {
  readonly id: string;
  readonly name: string;
  readonly expiresAt: Date;
  readonly turnSeconds: number;
  readonly pages: readonly LinkPage[];
  /** Whoever made it, as he may read now. */
  readonly context: Context;
};

/** What a secret leads to now. Null for one that is none, has ended, or whose maker may not sign in or make links any more. */
export async function findDashboardLink(
  database: Queryable,
  model: RuntimeModel,
  secret: string,
  requestId: string | null,
): Promise<FoundLink | null> {
  const hash = hashToken(secret);
  const [row] = await database.query<Omit<FoundLink, 'context'> & { userId: string; stale: boolean }>(sql`
    select id, user_id as "userId", name, pages, turn_seconds as "turnSeconds", expires_at as "expiresAt",
      coalesce(used_at < now() - interval '1 minute', true) as stale
    from leitwerk.dashboard_link where secret_hash = ${hash} and expires_at > now()`);
  const actor = row && (await findActorById(database, row.userId, null));
  if (!row || !actor || !mayLink(makeContext(model, actor, requestId))) return null;
  if (row.stale)
    await database.query(sql`update leitwerk.dashboard_link set used_at = now() where secret_hash = ${hash}`);
  const { id, name, expiresAt, turnSeconds, pages } = row;
  // To read and nothing else.
  return {
    id,
    name,
    expiresAt,
    turnSeconds,
    pages,
    context: makeContext(model, { ...actor, scopes: ['read'] }, requestId),
  };
}
