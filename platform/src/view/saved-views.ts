import type { SavedView, SavedViews, ViewContent, ViewSharing, WireReference } from '@leitwerk/metadata/wire';
import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { newId } from '../new-id.ts';
import { expandedToSql } from '../query/record-to-sql.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { currentContent } from './current-content.ts';
import { maskContent } from './view-content.ts';

/** What is to be kept of a view; whoever asks has been checked by `decodeContent`. */
export type ViewChange = {
  readonly name?: string;
  readonly shared?: ViewSharing;
  readonly team?: string | null;
  readonly content?: ViewContent;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly shared: ViewSharing;
  readonly team_id: string | null;
  readonly owner_id: string;
  /** As `{id, title}`, JSON texts. */
  readonly team: string | null;
  readonly owner: string;
  readonly content: ViewContent;
  readonly version: number;
};

const MOST_OWN = 100;

/** Views that the actor sees: his own, those of his teams, those for everyone. */
const visible = ({ actor }: Context): Sql =>
  sql`(v.owner = ${actor.id}::uuid or v.shared = 'everyone' or (v.shared = 'team' and v.team = any(${[...actor.teams]}::uuid[])))`;

async function selectViews(
  database: Queryable,
  entity: EntityRuntime,
  context: Context,
  more: Sql,
): Promise<readonly Row[]> {
  const rows = await database.query<Row>(sql`
    select v.id, v.name, v.shared, v.team as team_id, v.owner as owner_id, v.content, v.version,
      ${expandedToSql(raw('v.owner'), 'user', context)} as owner, ${expandedToSql(raw('v.team'), 'team', context)} as team
    from leitwerk.saved_view v
    where v.entity = ${entity.entity.id} and ${visible(context)} and ${more} order by v.name, v.id`);
  return rows.map((row) => ({ ...row, content: currentContent(row.content, entity, context.model) }));
}

/** Its owner; of a shared one also whoever may share views with those who see it. */
const mayChange = (row: Row, { actor, access }: Context): boolean =>
  row.owner_id === actor.id || (row.shared !== 'private' && access.permissions.has('views.share'));

function shown(row: Row, entity: EntityRuntime, context: Context): SavedView {
  return {
    id: row.id,
    name: row.name,
    owner: JSON.parse(row.owner) as WireReference,
    shared: row.shared,
    team: row.team === null ? null : (JSON.parse(row.team) as WireReference),
    version: row.version,
    ...maskContent(row.content, entity, context),
    isMine: row.owner_id === context.actor.id,
    mayChange: mayChange(row, context),
  };
}

/** All views of an entity for a reader, each without what he may not read, and the one that his roles see first. */
export async function listViews(database: Queryable, entity: EntityRuntime, context: Context): Promise<SavedViews> {
  const rows = await selectViews(database, entity, context, sql`true`);
  const firsts = await database.query<{ role: string; view: string }>(
    sql`select role, view from leitwerk.view_default where entity = ${entity.entity.id} and role = any(${[...context.actor.roles]}::text[])`,
  );
  const first = context.actor.roles.flatMap((role) => firsts.find((one) => one.role === role) ?? [])[0];
  return { items: rows.map((row) => shown(row, entity, context)), first: first?.view ?? null };
}

async function findView(database: Queryable, entity: EntityRuntime, id: string, context: Context): Promise<Row> {
  const [row] = await selectViews(database, entity, context, sql`v.id = ${id}::uuid`);
  return row ?? refuse(404, 'view.not-found');
}

export async function createView(
  database: Database,
  entity: EntityRuntime,
  given: Required<Omit<ViewChange, 'team'>> & { readonly team: string | null },
  context: Context,
): Promise<SavedView> {
  refuseSharing(given.shared, given.team, context);
  const { actor } = context;
  const id = newId();
  return database.transaction(async (tx) => {
    // Of one person at a time, so that the count is right.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`saved-view ${actor.id}`}, 0))`);
    const [count] = await tx.query<{ count: number }>(
      sql`select count(*) as count from leitwerk.saved_view where owner = ${actor.id}::uuid and entity = ${entity.entity.id}`,
    );
    if ((count?.count ?? 0) >= MOST_OWN) return refuse(409, 'view.too-many', { params: { most: MOST_OWN } });
    await tx.query(sql`
      insert into leitwerk.saved_view (id, entity, name, owner, shared, team, content)
      values (${id}::uuid, ${entity.entity.id}, ${given.name}, ${actor.id}::uuid, ${given.shared}, ${given.team}::uuid, ${JSON.stringify(given.content)}::jsonb)`);
    return shown(await findView(tx, entity, id, context), entity, context);
  });
}

/**
 * Changes a view that the actor may change; 412 when `version` is not that of the view any more. Whoever does not see all of a
 * view cannot replace its content: what he does not see would be lost for the others.
 */
export async function changeView(
  database: Database,
  entity: EntityRuntime,
  id: string,
  change: ViewChange,
  version: number | undefined,
  context: Context,
): Promise<SavedView> {
  return database.transaction(async (tx) => {
    await tx.query(sql`select 1 from leitwerk.saved_view where id = ${id}::uuid for update`);
    const row = await findView(tx, entity, id, context);
    if (!mayChange(row, context)) return refuse(403, 'view.not-yours');
    if (version !== undefined && version !== row.version) return refuse(412, 'view.changed-meanwhile');
    const shared = change.shared ?? row.shared;
    const team = shared === 'team' ? (change.team ?? row.team_id) : null;
    if (shared !== 'private') refuseSharing(shared, team, context, row.team_id);
    // A view that nobody else sees any more belongs to whom it belongs: it is not taken from him.
    else if (row.owner_id !== context.actor.id) return refuse(403, 'view.not-yours');
    if (change.content && !maskContent(row.content, entity, context).isWhole) return refuse(409, 'view.not-whole');
    await tx.query(sql`
      update leitwerk.saved_view set name = ${change.name ?? row.name}, shared = ${shared}, team = ${team}::uuid,
        content = ${JSON.stringify(change.content ?? row.content)}::jsonb, version = version + 1, updated_at = now()
      where id = ${id}::uuid`);
    return shown(await findView(tx, entity, id, context), entity, context);
  });
}

export async function deleteView(
  database: Database,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await findView(tx, entity, id, context);
    if (!mayChange(row, context)) return refuse(403, 'view.not-yours');
    await tx.query(sql`delete from leitwerk.saved_view where id = ${id}::uuid`);
    await tx.query(sql`delete from leitwerk.view_default where entity = ${entity.entity.id} and view = ${id}`);
  });
}

/** Sets which view the holders of a role see first; null: as the definitions say. Only what all of them can see. */
export async function setFirstView(
  database: Database,
  entity: EntityRuntime,
  role: string,
  view: string | null,
  context: Context,
): Promise<void> {
  if (!Object.hasOwn(context.model.model.roles, role)) return refuse(422, 'view.content', unknownIn('role'));
  const key = entity.entity.id;
  if (view === null) {
    await database.query(sql`delete from leitwerk.view_default where entity = ${key} and role = ${role}`);
    return;
  }
  const isDefined = context.model.model.views.some((one) => one.id === view && one.entity === entity.entity.name);
  const isShared = (await selectViews(database, entity, context, sql`v.id::text = ${view} and v.shared = 'everyone'`))
    .length;
  if (!isDefined && !isShared) return refuse(404, 'view.not-found');
  await database.query(sql`
    insert into leitwerk.view_default (entity, role, view) values (${key}, ${role}, ${view})
    on conflict (entity, role) do update set view = excluded.view`);
}

const unknownIn = (path: string) => ({ issues: [{ path, code: 'view.expected', params: { expected: path } }] });

/** Sharing has its right, and a team has to be one's own, unless the view is that team's already. */
function refuseSharing(
  shared: ViewSharing,
  team: string | null,
  { actor, access }: Context,
  before?: string | null,
): void {
  if (shared === 'private') return;
  if (!access.permissions.has('views.share')) refuse(403, 'view.may-not-share');
  if (shared === 'team' && (team === null || (team !== before && !actor.teams.includes(team))))
    refuse(422, 'view.not-your-team');
}
