import type { WireReference } from '@leitwerk/metadata/wire';
import type { OwnDashboard, OwnDashboardContent, OwnDashboardHead } from '@leitwerk/metadata/wire/dashboards';
import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { expandedToSql } from '../query/record-to-sql.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { asDefinition, forReader } from './dashboard-content.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  /** As `{id, title}`, JSON text. */
  readonly owner: string;
  readonly content: OwnDashboardContent;
  readonly version: number;
  readonly updated_at: Date;
  readonly shares: number;
  /** Whether somebody has shared it with the actor so that he may change it. */
  readonly given: boolean;
};

const MOST_OWN = 100;
/** How long a removed one can be taken back. */
const KEPT_DAYS = 30;

/** Those that reach the actor: his own, and what is shared with him or one of his teams. */
const reaches = ({ actor }: Context): Sql =>
  sql`(s.user_id = ${actor.id}::uuid or s.team_id = any(${[...actor.teams]}::uuid[]))`;

const visible = (context: Context): Sql =>
  sql`(d.owner = ${context.actor.id}::uuid or exists (
    select from leitwerk.own_dashboard_share s where s.dashboard = d.id and ${reaches(context)}))`;

const selectRows = (database: Queryable, context: Context, more: Sql): Promise<readonly Row[]> =>
  database.query<Row>(sql`
    select d.id, d.name, d.owner as owner_id, ${expandedToSql(raw('d.owner'), 'user', context)} as owner, d.content, d.version,
      d.updated_at, (select count(*)::int from leitwerk.own_dashboard_share s where s.dashboard = d.id) as shares,
      exists (select from leitwerk.own_dashboard_share s where s.dashboard = d.id and s.may_change and ${reaches(context)}) as given
    from leitwerk.own_dashboard d where d.deleted_at is null and ${visible(context)} and ${more} order by lower(d.name), d.id`);

export const mayBuild = ({ access }: Context): boolean => access.permissions.has('dashboards.build');

const isMine = (row: Row, { actor }: Context): boolean => row.owner_id === actor.id;

function headOf(row: Row, context: Context): OwnDashboardHead {
  return {
    id: row.id,
    name: row.name,
    icon: row.content.icon ?? null,
    owner: JSON.parse(row.owner) as WireReference,
    isMine: isMine(row, context),
    mayChange: mayBuild(context) && (isMine(row, context) || row.given),
    shares: isMine(row, context) ? row.shares : 0,
    updatedAt: row.updated_at.toISOString(),
  };
}

function shown(row: Row, context: Context): OwnDashboard {
  const { dashboard, isWhole } = forReader(asDefinition(row.name, row.content), context);
  return {
    ...headOf(row, context),
    version: row.version,
    dashboard: dashboard && { ...dashboard, id: row.id },
    isWhole,
    ...(isWhole && { content: row.content }),
  };
}

/** All that the actor has made and that others share with him, by name. */
export async function listOwnDashboards(database: Queryable, context: Context): Promise<readonly OwnDashboardHead[]> {
  return (await selectRows(database, context, sql`true`)).map((row) => headOf(row, context));
}

async function findRow(database: Queryable, id: string, context: Context): Promise<Row> {
  const [row] = await selectRows(database, context, sql`d.id = ${id}::uuid`);
  return row ?? refuse(404, 'dashboard.not-found');
}

/** One of them without what the actor may not see; 404 when it does not reach him. */
export const readOwnDashboard = async (database: Queryable, id: string, context: Context): Promise<OwnDashboard> =>
  shown(await findRow(database, id, context), context);

export async function createOwnDashboard(
  database: Database,
  given: { readonly name: string; readonly content: OwnDashboardContent },
  context: Context,
): Promise<OwnDashboard> {
  const { actor } = context;
  const id = newId();
  return database.transaction(async (tx) => {
    await refuseMore(tx, actor.id);
    await tx.query(sql`
      insert into leitwerk.own_dashboard (id, owner, name, content)
      values (${id}::uuid, ${actor.id}::uuid, ${given.name}, ${JSON.stringify(given.content)}::jsonb)`);
    return readOwnDashboard(tx, id, context);
  });
}

async function refuseMore(tx: Queryable, owner: string): Promise<void> {
  // Of one person at a time, so that the count is right.
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`own-dashboard ${owner}`}, 0))`);
  const [count] = await tx.query<{ count: number }>(
    sql`select count(*)::int as count from leitwerk.own_dashboard where owner = ${owner}::uuid and deleted_at is null`,
  );
  if ((count?.count ?? 0) >= MOST_OWN) refuse(409, 'dashboard.too-many', { params: { most: MOST_OWN } });
}

/**
 * Renames one or replaces its content; 412 when `version` is not its version any more. Whoever does not see all of it cannot replace
 * it: what he does not see would be lost for the others.
 */
export async function changeOwnDashboard(
  database: Database,
  id: string,
  change: { readonly name?: string; readonly content?: OwnDashboardContent },
  version: number | undefined,
  context: Context,
): Promise<OwnDashboard> {
  return database.transaction(async (tx) => {
    await tx.query(sql`select 1 from leitwerk.own_dashboard where id = ${id}::uuid for update`);
    const row = await findRow(tx, id, context);
    if (!headOf(row, context).mayChange) return refuse(403, 'dashboard.may-not-change');
    if (version !== undefined && version !== row.version) return refuse(412, 'dashboard.changed-meanwhile');
    if (change.content && !shown(row, context).isWhole) return refuse(409, 'dashboard.not-whole');
    await tx.query(sql`
      update leitwerk.own_dashboard set name = ${change.name ?? row.name},
        content = ${JSON.stringify(change.content ?? row.content)}::jsonb, version = version + 1, updated_at = now()
      where id = ${id}::uuid`);
    return readOwnDashboard(tx, id, context);
  });
}

/** 404 for one that does not reach the actor, 403 for one that is somebody else's. */
export async function refuseOthers(database: Queryable, id: string, context: Context): Promise<void> {
  if (!isMine(await findRow(database, id, context), context)) refuse(403, 'dashboard.not-yours');
}

/** Takes it away from everybody; its owner can take it back for a while. */
export async function deleteOwnDashboard(database: Database, id: string, context: Context): Promise<void> {
  await refuseOthers(database, id, context);
  await database.query(sql`update leitwerk.own_dashboard set deleted_at = now() where id = ${id}::uuid`);
}

export async function restoreOwnDashboard(database: Database, id: string, context: Context): Promise<OwnDashboard> {
  return database.transaction(async (tx) => {
    await refuseMore(tx, context.actor.id);
    const rows = await tx.query(sql`
      update leitwerk.own_dashboard set deleted_at = null
      where id = ${id}::uuid and owner = ${context.actor.id}::uuid and deleted_at is not null returning id`);
    return rows.length === 0 ? refuse(404, 'dashboard.not-found') : readOwnDashboard(tx, id, context);
  });
}

/** Removes for good what nobody has taken back. */
export async function removeDeletedDashboards(database: Queryable): Promise<void> {
  await database.query(
    sql`delete from leitwerk.own_dashboard where deleted_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
}
