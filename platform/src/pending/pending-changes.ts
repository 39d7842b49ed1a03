import { isDate } from '@leitwerk/metadata/field-types/date-value';
import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import type { Command } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { newId } from '../new-id.ts';
import { isPassing, issuesOf, Refused, refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Queryable, Storage, Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';

/** `refused`: on its day the record could not take it, somebody has to look. */
export type PendingState = 'planned' | 'applied' | 'cancelled' | 'refused';

/** Values that a record takes on a day to come. */
export type PendingChange = {
  readonly id: string;
  readonly entity: string;
  readonly recordId: string;
  /** YYYY-MM-DD */
  readonly day: string;
  /** By field name. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly state: PendingState;
  readonly problem: Issue | null;
  readonly instance: string | null;
  readonly actor: string;
  readonly madeAt: Date;
};

type Row = PendingChange & { readonly roles: readonly string[]; readonly event: string | null };

const COLUMNS = sql`id, entity, record_id as "recordId", day, changes, state, problem, instance_id as instance, actor, made_at as "madeAt", roles, event`;

/** The schedule that applies what has come due. */
export const PENDING_DUE = 'pending-changes';

/**
 * Plans values for a day; on a day that has come they are written at once. They are tried on the record as it is now, so that what can
 * never be is refused now and not on its day.
 */
export async function planChange(
  tx: Transaction,
  change: {
    readonly entity: string;
    readonly record: string;
    readonly day: string;
    readonly values: Readonly<Record<string, unknown>>;
    /** By which event of its status the record takes them; null: by none. */
    readonly event: string | null;
    /** With whose rights it is written; none: with those that the person has then. */
    readonly roles: readonly string[];
    readonly instance: string | null;
  },
  context: Context,
): Promise<string | null> {
  const { entity, record, day, values, event, roles, instance } = change;
  if (!isDate(day)) return refuse(422, 'record.invalid', { issues: [{ path: 'day', code: 'value.date' }] });
  const command = commandOf({ entity, recordId: record, changes: values, event });
  if (day <= context.today) {
    await write(tx, command, context);
    return null;
  }
  const [tried] = await runCommands(within(tx), [command], context, {
    atomic: true,
    tryOut: true,
    withoutRecords: true,
  });
  if (!tried || 'refusal' in tried) throw new Refused(tried?.refusal ?? { status: 409, code: 'batch.undone' });
  const id = newId();
  await tx.query(sql`
    insert into leitwerk.pending_change (id, entity, record_id, day, changes, event, instance_id, roles, actor, state, made_at)
    values (${id}::uuid, ${entity}, ${record}::uuid, ${day}::date, ${JSON.stringify(values)}::jsonb, ${event}, ${instance}::uuid, ${roles}::text[],
      ${context.actor.id}::uuid, 'planned', ${context.now}::timestamptz)`);
  return id;
}

const commandOf = ({
  entity,
  recordId: id,
  changes,
  event,
}: Pick<Row, 'entity' | 'recordId' | 'changes' | 'event'>): Command =>
  event === null
    ? { action: 'update', entity, id, values: changes }
    : { action: 'transition', entity, id, event, input: changes };

async function write(tx: Transaction, command: Command, context: Context): Promise<void> {
  const [result] = await runCommands(within(tx), [command], context, { atomic: true, withoutRecords: true });
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
}

/** Those of a record: what is planned by its day, then what has become of others. */
export async function pendingOf(database: Queryable, recordId: string): Promise<readonly PendingChange[]> {
  return database.query<PendingChange>(sql`
    select ${COLUMNS} from leitwerk.pending_change where record_id = ${recordId}::uuid
    order by state <> 'planned', day, made_at limit 200`);
}

/** Locked until the transaction ends; null when there is none. */
export async function lockPending(tx: Queryable, id: string): Promise<PendingChange | null> {
  const [row] = await tx.query<PendingChange>(
    sql`select ${COLUMNS} from leitwerk.pending_change where id = ${id}::uuid for update`,
  );
  return row ?? null;
}

/** Puts it on another day, or takes it back. */
export async function movePending(
  tx: Queryable,
  { id, state }: PendingChange,
  day: string | null,
  context: Context,
): Promise<void> {
  if (state !== 'planned' && state !== 'refused') return refuse(409, 'pending.not-planned');
  if (day === null) return storeState(tx, id, 'cancelled', null, context);
  if (!isDate(day) || day <= context.today)
    return refuse(422, 'record.invalid', { issues: [{ path: 'day', code: 'pending.day' }] });
  await tx.query(
    sql`update leitwerk.pending_change set day = ${day}::date, state = 'planned', problem = null where id = ${id}::uuid`,
  );
}

/** Takes back what a process has planned and what has not come yet. */
export async function dropPlanned(tx: Queryable, instance: string, context: Context): Promise<void> {
  await tx.query(sql`
    update leitwerk.pending_change set state = 'cancelled', ended_at = ${context.now}::timestamptz, ended_by = ${context.actor.id}::uuid
    where instance_id = ${instance}::uuid and state in ('planned', 'refused')`);
}

async function storeState(
  tx: Queryable,
  id: string,
  state: PendingState,
  problem: Issue | null,
  context: Context,
): Promise<void> {
  await tx.query(sql`
    update leitwerk.pending_change set state = ${state}, problem = ${problem && JSON.stringify(problem)}::jsonb,
      ended_at = ${context.now}::timestamptz, ended_by = ${context.actor.id}::uuid where id = ${id}::uuid`);
}

/**
 * Writes what has come due, the oldest first, each in a transaction of its own; what is refused stays to be looked at.
 * @param records only of these; of all when absent
 */
export async function applyDue(
  database: Storage,
  model: RuntimeModel,
  now = new Date(),
  records: readonly string[] | null = null,
): Promise<void> {
  const { today } = makeContext(model, SYSTEM_ACTOR, null, now);
  const due = await database.query<{ id: string }>(sql`
    select id from leitwerk.pending_change where state = 'planned' and day <= ${today}::date
      and (${records}::uuid[] is null or record_id = any(${records}::uuid[])) order by day, made_at limit 10000`);
  for (const { id } of due) await database.transaction((tx) => applyOne(tx, id, model, now));
}

async function applyOne(tx: Transaction, id: string, model: RuntimeModel, now: Date): Promise<void> {
  const [row] = await tx.query<Row>(
    sql`select ${COLUMNS} from leitwerk.pending_change where id = ${id}::uuid and state = 'planned' for update skip locked`,
  );
  if (!row) return;
  const system = makeContext(model, SYSTEM_ACTOR, null, now);
  const person = (await findActorById(tx, row.actor, null)) ?? { ...SYSTEM_ACTOR, isSystem: false };
  const request = row.instance === null ? `pending:${id}` : `workflow:${row.instance}`;
  const context = makeContext(model, person, request, now);
  const own = row.roles.length > 0 ? actAsRoles(context, row.roles, request) : context;
  try {
    await tx.savepoint(() => write(tx, commandOf(row), own));
    await storeState(tx, id, 'applied', null, system);
  } catch (error) {
    if (!(error instanceof Refused) || isPassing(error.refusal)) throw error;
    await storeState(tx, id, 'refused', issuesOf(error.refusal)[0] ?? null, system);
  }
}
