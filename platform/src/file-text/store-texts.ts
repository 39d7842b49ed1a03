import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Queryable } from '../storage/database.ts';
import type { FileTextFailure } from './file-text.ts';
import { READABLE_TYPES } from './readable-types.ts';

/** The job by which waiting files are read. */
export const READ_FILES = 'read-files';
/** The job that looks for files that nobody has had read. */
export const FIND_UNREAD_FILES = 'find-unread-files';
/** Tries of a file during which the process has ended. */
const MOST_TRIES = 3;
/**
 * Files that wait, and those whose reader has not been heard of for longer than reading takes, with others before it: its process
 * has ended. In the words of the index on them.
 */
const WAITING = sql`state in ('waiting', 'reading') and (state = 'waiting' or at < now() - interval '2 minutes')`;

/** Has files read whose text is to be searched; in the transaction that gives them to a record. */
export async function wantTexts(tx: Queryable, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  await tx.query(sql`
    insert into leitwerk.file_text (file_id) select f.id from leitwerk.file f
    where f.id = any(${files}::uuid[]) and f.type = any(${READABLE_TYPES}::text[]) on conflict do nothing`);
  await wakeReader(tx);
}

export const wakeReader = (tx: Queryable) =>
  tx.query(sql`insert into leitwerk.job_outbox (name, payload, key) values (${READ_FILES}, '{}', ${READ_FILES})`);

/** Files of all fields in which search looks. */
function searchedFiles(model: RuntimeModel): Sql {
  const pairs = [...model.entities.values()].flatMap(({ entity, searchableFiles }) =>
    searchableFiles.map(({ field }) => ({ entity: entity.id, field: field.id })),
  );
  return sql`select f.id from leitwerk.file f
    join json_to_recordset(${JSON.stringify(pairs)}::json) as p (entity text, field text) on p.entity = f.entity and p.field = f.field
    where f.record_id is not null and f.type = any(${READABLE_TYPES}::text[])`;
}

/**
 * Has all files read that have not been: those from before their field became searchable, and those of a backup.
 * @param again also those that have been read
 * @returns how many wait now
 */
export async function wantAllTexts(database: Queryable, model: RuntimeModel, again: boolean): Promise<number> {
  await database.query(sql`
    insert into leitwerk.file_text (file_id) ${searchedFiles(model)}
    ${again ? sql`on conflict (file_id) do update set state = 'waiting', reason = null, tries = 0` : sql`and not exists (select 1 from leitwerk.file_text x where x.file_id = f.id) on conflict do nothing`}`);
  return countWaiting(database);
}

export async function countWaiting(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.file_text where ${WAITING}`,
  );
  return row?.count ?? 0;
}

/** How many files are where; of those that could not be read, by reason. */
export async function countTexts(
  database: Queryable,
): Promise<{ readonly waiting: number; readonly read: number; readonly failed: Readonly<Record<string, number>> }> {
  const rows = await database.query<{ state: string; reason: string | null; count: number }>(
    sql`select state, reason, count(*) as count from leitwerk.file_text group by state, reason order by reason`,
  );
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  const failed = rows.filter((row) => row.state === 'failed');
  return {
    waiting: of('waiting') + of('reading'),
    read: of('read'),
    failed: Object.fromEntries(failed.map(({ reason, count }) => [reason ?? '', count])),
  };
}

export type WaitingFile = { readonly id: string; readonly type: string; readonly size: number; readonly tries: number };

/** The newest file that waits, its try counted, and for nobody else to read meanwhile; null when none does. */
export async function takeWaiting(database: Queryable): Promise<WaitingFile | null> {
  const [file] = await database.query<WaitingFile>(sql`
    with next as (select file_id from leitwerk.file_text where ${WAITING} order by file_id desc limit 1 for update skip locked)
    update leitwerk.file_text x set state = 'reading', at = now(), tries = tries + 1 from next join leitwerk.file f on f.id = next.file_id
    where x.file_id = next.file_id returning f.id, f.type, f.size, x.tries`);
  return file ?? null;
}

export const isHopeless = ({ tries }: WaitingFile): boolean => tries > MOST_TRIES;

/** PostgreSQL's own limit on what a document's words take. */
const TOO_MANY_WORDS = '54000';

/** Keeps the text of a file, as much of it as can be searched. */
export async function keepText(database: Queryable, id: string, text: string): Promise<void> {
  for (let given = text; ; given = given.slice(0, Math.floor(given.length / 2))) {
    try {
      await database.query(sql`
        update leitwerk.file_text set state = 'read', reason = null, content = ${given}, words = leitwerk.words_of(${given}), at = now()
        where file_id = ${id}::uuid`);
      return;
    } catch (error) {
      if (given === '' || !(error instanceof Error && 'code' in error && error.code === TOO_MANY_WORDS)) throw error;
    }
  }
}

export async function keepFailure(database: Queryable, id: string, reason: FileTextFailure): Promise<void> {
  await database.query(sql`
    update leitwerk.file_text set state = 'failed', reason = ${reason}, content = '', words = '', at = now()
    where file_id = ${id}::uuid`);
}
