import sql, { empty, raw } from 'sql-template-tag';
import { storedToSql } from '../query/record-to-sql.ts';
import { rowsToSql, unrestrictedRows } from '../query/rows-to-sql.ts';
import { isWhole } from '../query/veiled-rows.ts';
import type { Rows } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import type { RecordValues, Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

/**
 * Loads and locks the records that exist, with the row rules in the statement: what the actor cannot read is not there (404),
 * what lies outside the rule of the action is forbidden (403). Ids are locked in order, so that two batches cannot block each
 * other for ever.
 */
export async function loadRecords(tx: Transaction, works: readonly Work[], context: Context): Promise<void> {
  const groups = Map.groupBy(
    works.filter((work) => isOpen(work) && work.command.action !== 'create'),
    ({ command }) => (command.action === 'transition' ? `transition ${command.event}` : command.action),
  );
  for (const group of groups.values()) await loadGroup(tx, group, context);
}

type Loaded = {
  readonly id: string;
  readonly record: string;
  readonly deleted: boolean;
  readonly may: boolean;
  readonly whole: boolean;
};

async function loadGroup(tx: Transaction, works: readonly Work[], context: Context): Promise<void> {
  const [first] = works;
  if (!first) return;
  const { entity } = first;
  // Whoever may read what is restricted may not change it for that.
  const unrestricted = context.access.restricted === 'readable' ? unrestrictedRows(entity, 't', context) : null;
  const statement = sql`
    select t.id, ${storedToSql(entity, 't', context)} as record, t.deleted_at is not null as deleted,
      ${isWhole(entity, 't', context)} as whole,
      ${rowsToSql(rowsOfAction(first, context), entity, 't', context)}${unrestricted ? sql` and ${unrestricted}` : empty} as may
    from ${raw(entity.table)} t
    where t.id = any(${works.map((work) => work.id)}::uuid[]) and ${rowsToSql(context.access.entity(entity.entity.name).rows.read, entity, 't', context)}
    order by t.id for no key update of t`;
  const rows = await tx.query<Loaded>(statement, preparedName(statement.text));
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const work of works) applyLoaded(work, byId.get(work.id.toLowerCase()));
}

function rowsOfAction({ command, entity }: Work, context: Context): Rows {
  const access = context.access.entity(entity.entity.name);
  if (command.action === 'transition') return access.transitionRows(command.event);
  return command.action === 'restore' ? access.rows.delete : access.rows[command.action];
}

function applyLoaded(work: Work, row: Loaded | undefined): void {
  const { command, entity } = work;
  const wantsDeleted = command.action === 'restore';
  const isThere = row !== undefined && (command.action === 'purge' || row.deleted === wantsDeleted);
  if (!isThere) return refuseWork(work, 404, 'record.not-found', { params: { entity: entity.entity.name } });
  if (!row.may) return refuseWork(work, 403, 'record.forbidden', { params: { entity: entity.entity.name } });
  // Before anything that is stored is looked at: what would be said of it could tell what is veiled.
  if (!row.whole) return refuseWork(work, 403, 'record.veiled', { params: { entity: entity.entity.name } });
  const before = JSON.parse(row.record) as RecordValues;
  work.before = before;
  if (command.action !== 'create' && command.version !== undefined && command.version !== before['version']) {
    refuseWork(work, 412, 'record.changed-meanwhile', { extra: { version: before['version'] } });
  }
}
