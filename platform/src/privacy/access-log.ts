import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { namesOf, personalOf } from './personal-model.ts';

/** How somebody has come to see a value: on a record's page, in a list, in its history, in a file. */
export type AccessVia = 'record' | 'list' | 'history' | 'export' | 'report' | 'module';

export type AccessNote = {
  readonly actor: string;
  /** Id. */
  readonly entity: string;
  readonly recordId: string;
  /** Ids. */
  readonly fields: readonly string[];
  readonly via: AccessVia;
  readonly run?: string;
};

const WAIT_MS = 500;
const MOST_WAITING = 500;
/** As long as somebody can claim damages for a disclosure (§§ 195, 199 BGB), with the year in which it happened. */
const YEARS = 4;

type Waiting = { notes: (AccessNote & { at: string })[]; timer: NodeJS.Timeout | null };
const waiting = new WeakMap<Queryable, Waiting>();

/**
 * Notes who has seen sensitive fields. Nobody waits for it: notes are written together, half a second later at most. Whoever asks
 * for the log gets them too.
 */
export function noteAccess(database: Queryable, notes: readonly AccessNote[]): void {
  if (notes.length === 0) return;
  const queue = waiting.get(database) ?? { notes: [], timer: null };
  waiting.set(database, queue);
  const at = new Date().toISOString();
  queue.notes.push(...notes.map((note) => ({ ...note, at })));
  if (queue.notes.length >= MOST_WAITING) void flushAccess(database).catch(reportLost);
  else queue.timer ??= setTimeout(() => void flushAccess(database).catch(reportLost), WAIT_MS).unref();
}

/** Notes what a module has been given in somebody's name, for a letter, a mail or a device; with what is written if it is in a transaction. */
export async function noteModuleAccess(
  storage: Storage,
  records: readonly string[],
  entity: EntityRuntime,
  context: Context,
): Promise<void> {
  if (context.actor.id === SYSTEM_USER_ID) return;
  const notes = notesOf(records, entity, 'module', context);
  if ('pool' in storage) noteAccess(storage, notes);
  else await writeAccess(storage, notes);
}

const reportLost = (error: unknown): void => console.error('the log of reads could not be written:', String(error));

/** Writes what waits. Before a server ends, and before the log is read. */
export async function flushAccess(database: Queryable): Promise<void> {
  const queue = waiting.get(database);
  if (!queue) return;
  if (queue.timer) clearTimeout(queue.timer);
  queue.timer = null;
  const notes = queue.notes.splice(0);
  await writeAccess(database, notes);
}

/** Writes notes at once, e.g. in the transaction of what they are about. */
export async function writeAccess(
  tx: Queryable,
  notes: readonly (AccessNote & { readonly at?: string })[],
): Promise<void> {
  if (notes.length === 0) return;
  await tx.query(sql`
    insert into leitwerk.personal_access (at, actor, entity, record_id, fields, via, run_id)
    select coalesce(n.at, now()), n.actor, n.entity, n."recordId", array(select json_array_elements_text(n.fields)), n.via, n.run
    from json_to_recordset(${JSON.stringify(notes)}::json)
      as n (at timestamptz, actor uuid, entity text, "recordId" uuid, fields json, via text, run uuid)`);
}

type Watched = readonly { readonly id: string; readonly name: string }[];
const known = new WeakMap<EntityRuntime, Watched>();

/** Sensitive fields of an entity; none where the definitions name none. */
export function sensitiveFields(entity: EntityRuntime, { model }: Context): Watched {
  const found = known.get(entity);
  if (found) return found;
  const ids = personalOf(model).get(entity.entity.name)?.entry.sensitiveFields ?? [];
  const made = ids.flatMap((id) => namesOf(entity, [id]).map((name) => ({ id, name })));
  known.set(entity, made);
  return made;
}

const ID = /^\{"id":"([0-9a-f-]{36})"/;

/**
 * Notes for records as they are sent. Their texts are looked at and not parsed: most records have none of these fields, and this is
 * on the way of every read.
 */
export function notesOf(
  records: readonly string[],
  entity: EntityRuntime,
  via: AccessVia,
  context: Context,
): readonly AccessNote[] {
  const fields = sensitiveFields(entity, context);
  if (fields.length === 0 || context.actor.isSystem) return [];
  const notes: AccessNote[] = [];
  for (const text of records) {
    const shown = fields.filter(({ name }) => {
      const at = text.indexOf(`"${name}":`);
      return at >= 0 && !text.startsWith('null', at + name.length + 3);
    });
    const recordId = ID.exec(text)?.[1];
    if (shown.length > 0 && recordId)
      notes.push({
        actor: context.actor.id,
        entity: entity.entity.id,
        recordId,
        fields: shown.map(({ id }) => id),
        via,
      });
  }
  return notes;
}

export type AccessEntry = AccessNote & { readonly id: number; readonly at: string };

/** Who has seen what of a person, newest first. @param ids of the records about the person */
export async function listAccess(
  database: Queryable,
  ids: readonly string[],
  page: { readonly limit: number; readonly before?: number },
): Promise<readonly AccessEntry[]> {
  await flushAccess(database);
  const rows = await database.query<
    Omit<AccessEntry, 'at' | 'recordId'> & { at: Date; record_id: string; run: string | null }
  >(sql`
    select id, at, actor, entity, record_id, fields, via, run_id as run from leitwerk.personal_access
    where record_id = any(${[...ids]}::uuid[]) and id < ${page.before ?? Number.MAX_SAFE_INTEGER}::bigint
    order by id desc limit ${page.limit}`);
  return rows.map(({ at, record_id, run, ...row }) => ({
    ...row,
    at: at.toISOString(),
    recordId: record_id,
    ...(run !== null && { run }),
  }));
}

/** The log has an end, too. */
export const removeOldAccess = (database: Queryable) =>
  database.query(
    sql`delete from leitwerk.personal_access where at < date_trunc('year', now()) - make_interval(years => ${YEARS - 1}::int)`,
  );
