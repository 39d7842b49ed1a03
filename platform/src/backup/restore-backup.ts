import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import sql, { join, raw } from 'sql-template-tag';
import { doubtMails } from '../mail/store-mails.ts';
import { readNewestVersion } from '../model/model-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { compileRuntimeModel } from '../model/runtime-model.ts';
import type { Erasure } from '../privacy/erasures.ts';
import { eraseAgain, readErasures } from '../privacy/erasures.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Queryable, Session } from '../storage/database.ts';
import { APPLICATION, openSession } from '../storage/database.ts';
import { planTables } from '../storage/plan-tables.ts';
import { readTables } from '../storage/read-tables.ts';
import { SYSTEM_STEPS, takeSystemSteps } from '../storage/system-tables.ts';
import { quoted } from '../storage/table-names.ts';
import { tablesFromModel } from '../storage/tables-from-model.ts';
import { pauseRestoredSubscriptions } from '../subscription/store-subscriptions.ts';
import { pauseRestored } from '../webhook/webhook-state.ts';
import type { Manifest, SavedColumn, SavedTable } from './manifest.ts';
import { BackupError } from './manifest.ts';
import { checkArchive, readEntries, sha256 } from './read-archive.ts';

const LOCK_TIMEOUT = '20s';

/**
 * Brings a database to what an archive holds, in one transaction: whatever goes wrong, the database is as it was. The archive
 * is read to its end and checked before the first write, and once more while it is written.
 * What was erased for data protection after the backup was made is erased once more when a server works on the database: what the
 * database knows of that is replaced, and what is given.
 * @param replace whether records that are there may go
 * @throws BackupError when the archive or the database is not fit for it
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace, erasures = [] }: { readonly replace: boolean; readonly erasures?: readonly Erasure[] },
): Promise<Manifest & { readonly erasedAgain: number }> {
  const manifest = await checkArchive(file);
  if (manifest.systemSteps > SYSTEM_STEPS)
    throw new BackupError(
      `the archive was made by version ${manifest.projectVersion}, which is newer than this one; update first`,
    );
  const session = await openSession(url, 'leitwerk-restore');
  try {
    await refuseConnected(session);
    await session.query(raw('set statement_timeout = 0'));
    await session.query(raw('set idle_in_transaction_session_timeout = 0'));
    await session.query(raw(`set lock_timeout = '${LOCK_TIMEOUT}'`));
    await session.query(raw('begin'));
    if (!replace) await refuseRecords(session);
    const known = await readErasures(session);
    await session.query(raw('drop schema if exists data, leitwerk, graphile_worker cascade'));
    await takeSystemSteps(session, manifest.systemSteps);
    for (const table of manifest.tables.filter((one) => one.schema === 'data')) await createTable(session, table);
    await loadTables(session, manifest, file);
    await setSequences(session, manifest);
    await takeSystemSteps(session, SYSTEM_STEPS);
    const model = await completeTables(session);
    await compareRows(session, manifest);
    await doubtMails(session);
    await pauseRestored(session);
    const erasedAgain = await eraseAgain(session, [...known, ...erasures], model);
    await pauseRestoredSubscriptions(session);
    await session.query(raw('commit'));
    await session.query(raw('analyze'));
    return { ...manifest, erasedAgain };
  } catch (error) {
    throw readable(error);
  } finally {
    await session.close();
  }
}

/** A refusal of the database as a sentence. */
function readable(error: unknown): unknown {
  const { code, message, table } = error as { code?: unknown; message?: unknown; table?: unknown };
  if (error instanceof BackupError || typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return error;
  return new BackupError(
    `the database does not take the archive${table ? ` (${String(table)})` : ''}: ${String(message)}; nothing was changed`,
  );
}

async function refuseConnected(session: Session): Promise<void> {
  const [row] = await session.query<{ count: number }>(sql`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = ${APPLICATION} and pid <> pg_backend_pid()`);
  if ((row?.count ?? 0) > 0)
    throw new BackupError('a server is connected to this database; stop it before its records are restored');
}

/** Whatever a person may have made: definitions, or any record but the platform's own user. */
async function refuseRecords(session: Session): Promise<void> {
  const tables = await session.query<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'data' or (schemaname = 'leitwerk' and tablename = 'model_version')`);
  for (const { name } of tables) {
    const others = name === 'data."user"' ? sql`where id <> ${SYSTEM_USER_ID}::uuid` : sql``;
    const rows = await session.query(sql`select 1 from ${raw(name)} ${others} limit 1`);
    if (rows.length > 0)
      throw new BackupError(
        `this database holds records already (${name}); with --replace they are removed for good and the archive takes their place`,
      );
  }
}

const nameOf = ({ schema, name }: SavedTable): string => `${schema}.${quoted(name)}`;

const columnSql = (column: SavedColumn): string =>
  [
    quoted(column.name),
    column.type,
    column.collation && `collate ${quoted(column.collation)}`,
    column.notNull && 'not null',
    column.default !== undefined && `default ${column.default}`,
  ]
    .filter(Boolean)
    .join(' ');

/** Bare, so that loading is fast; indexes, keys and the search column come afterwards, as the model wants them. */
async function createTable(session: Session, table: SavedTable): Promise<void> {
  const parts = table.columns.map(columnSql);
  if (table.primaryKey.length > 0) parts.push(`primary key (${table.primaryKey.map(quoted).join(', ')})`);
  await session.query(raw(`create table ${nameOf(table)} (${parts.join(', ')})`));
}

async function loadTables(session: Session, manifest: Manifest, file: string): Promise<void> {
  const parts = manifest.tables.flatMap((table) => table.parts.map((part) => ({ table, part })));
  let into: { readonly table: SavedTable; readonly copy: Writable } | undefined;
  const end = async (): Promise<void> => {
    into?.copy.end();
    if (into) await finished(into.copy);
    into = undefined;
  };
  let index = 0;
  for await (const { data } of readEntries(file)) {
    const next = parts[index];
    index += 1;
    if (!next) break;
    if (sha256(data) !== next.part.sha256) throw new BackupError('the archive was changed while it was read');
    if (into?.table !== next.table) {
      await end();
      into = { table: next.table, copy: session.copyIn(copyStatement(next.table)) };
      // Seen by the next `write` or by `finished`.
      into.copy.on('error', () => undefined);
    }
    await write(into.copy, data);
  }
  await end();
}

const copyStatement = (table: SavedTable): string =>
  `copy ${nameOf(table)} (${table.columns.map((column) => quoted(column.name)).join(', ')}) from stdin`;

/** Resolves when more may come; the refusal of a row ends the stream. */
async function write(copy: Writable, data: Buffer): Promise<void> {
  if (copy.errored) throw copy.errored;
  if (!copy.write(data)) await once(copy, 'drain');
}

async function setSequences(session: Session, manifest: Manifest): Promise<void> {
  for (const { table, column, last } of manifest.sequences) {
    if (last > 0)
      await session.query(
        sql`select setval(pg_get_serial_sequence(${`leitwerk.${quoted(table)}`}, ${column}), ${last}::bigint)`,
      );
  }
}

/** What the model of the archive wants beside columns and values. */
async function completeTables(session: Queryable): Promise<RuntimeModel> {
  const newest = await readNewestVersion(session);
  const compiled = compileRuntimeModel(
    newest.version,
    newest.documents.map((one) => one.document),
  );
  const plan = planTables(tablesFromModel(compiled.model), await readTables(session), newest.version);
  for (const statement of [...plan.statements, ...plan.swaps, ...plan.drops]) await session.query(raw(statement));
  // Keys between records are checked at the end of a transaction; a broken one must be found before it.
  await session.query(raw('set constraints all immediate'));
  return compiled;
}

async function compareRows(session: Session, manifest: Manifest): Promise<void> {
  const counts = manifest.tables.map(
    (table) => sql`select ${nameOf(table)}::text as name, count(*) as count from ${raw(nameOf(table))}`,
  );
  const rows = await session.query<{ name: string; count: number }>(join(counts, ' union all '));
  const there = new Map(rows.map((row) => [row.name, row.count]));
  for (const table of manifest.tables) {
    const count = there.get(nameOf(table));
    if (count !== table.rows)
      throw new BackupError(
        `${table.schema}.${table.name} has ${count} rows after the restore and ${table.rows} in the manifest; nothing was changed`,
      );
  }
}
