import type { WireReference } from '@leitwerk/metadata/wire';
import type { DashboardShare } from '@leitwerk/metadata/wire/dashboards';
import sql, { raw } from 'sql-template-tag';
import { expandedToSql } from '../query/record-to-sql.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { refuseOthers } from './own-dashboards.ts';

/** One person or one team, by id. */
export type GivenShare = { readonly user: string | null; readonly team: string | null; readonly mayChange: boolean };

/** With whom the actor shares one of his dashboards. */
export async function listShares(
  database: Queryable,
  id: string,
  context: Context,
): Promise<readonly DashboardShare[]> {
  await refuseOthers(database, id, context);
  const rows = await database.query<{ user: string | null; team: string | null; mayChange: boolean }>(sql`
    select ${expandedToSql(raw('s.user_id'), 'user', context)} as "user", ${expandedToSql(raw('s.team_id'), 'team', context)} as team,
      s.may_change as "mayChange"
    from leitwerk.own_dashboard_share s where s.dashboard = ${id}::uuid order by s.team_id is null, s.team_id, s.user_id`);
  const parsed = (text: string | null): WireReference | null =>
    text === null ? null : (JSON.parse(text) as WireReference);
  return rows.map(({ user, team, mayChange }) => ({ user: parsed(user), team: parsed(team), mayChange }));
}

/** Shares it with exactly these; whoever is not among them any more does not find it in his list. */
export async function setShares(
  database: Database,
  id: string,
  shares: readonly GivenShare[],
  context: Context,
): Promise<readonly DashboardShare[]> {
  return database.transaction(async (tx) => {
    await tx.query(sql`select 1 from leitwerk.own_dashboard where id = ${id}::uuid for update`);
    await refuseOthers(tx, id, context);
    await tx.query(sql`delete from leitwerk.own_dashboard_share where dashboard = ${id}::uuid`);
    for (const [index, share] of shares.entries()) await addShare(tx, id, share, index, context);
    return listShares(tx, id, context);
  });
}

/** Only with somebody who is there, and whom the actor may see. */
async function addShare(
  tx: Queryable,
  id: string,
  { user, team, mayChange }: GivenShare,
  index: number,
  context: Context,
): Promise<void> {
  const rows = await tx.query<{ found: string | null }>(
    user === null
      ? sql`select ${expandedToSql(raw('t.id'), 'team', context)} as found from data.team t
          where t.id = ${team}::uuid and t.deleted_at is null`
      : sql`select ${expandedToSql(raw('u.id'), 'user', context)} as found from data."user" u
          where u.id = ${user}::uuid and u.active and u.deleted_at is null`,
  );
  const found = rows[0]?.found;
  if (!found || (JSON.parse(found) as WireReference).title === null)
    refuse(422, 'dashboard.unknown-person', {
      issues: [{ path: `items.${index}`, code: 'dashboard.unknown-person' }],
    });
  await tx.query(sql`
    insert into leitwerk.own_dashboard_share (dashboard, user_id, team_id, may_change)
    values (${id}::uuid, ${user}::uuid, ${team}::uuid, ${mayChange}) on conflict do nothing`);
}
