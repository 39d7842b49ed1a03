import { setTimeout as wait } from 'node:timers/promises';
import sql, { raw } from 'sql-template-tag';
import type { Session } from './database.ts';
import { openSession } from './database.ts';
import { planPreparations } from './plan-tables.ts';
import { readTables } from './read-tables.ts';
import type { Table } from './tables-from-model.ts';

/** Tables smaller than this are indexed in less than a second. */
export const LARGE_BYTES = 16_000_000;

const PREPARE_LOCK = 7_301_010;
/** Whoever waits for a lock keeps all others waiting behind him: he gives up soon and comes back. */
const LOCK_MS = 500;
/** Building an index beside the writers waits for every transaction that is older. */
const BESIDE_MS = 600_000;
const ATTEMPTS = 40;
const PAUSE_MS = 500;

/**
 * Brings large tables towards what a model wants, as far as that can be done while everybody works. What does not succeed is left to
 * the publish, which says why. Killed anywhere, there are columns and indexes that nobody knows yet: the next publish uses them or
 * takes them away.
 */
export async function prepareTables(url: string, wanted: readonly Table[], fromBytes: number): Promise<void> {
  const session = await openSession(url, 'leitwerk-publish');
  try {
    await session.query(raw(`set lock_timeout = 0; set statement_timeout = 0`));
    await session.query(sql`select pg_advisory_lock(${PREPARE_LOCK})`);
    await dropBroken(session);
    for (const statements of planPreparations(wanted, await readTables(session), fromBytes))
      for (const statement of statements) if (!(await runPatiently(session, statement))) break;
    await dropBroken(session);
  } finally {
    await session.close();
  }
}

/**
 * Takes away what nobody wants any more, keeping nobody out meanwhile. No publish may be under way, or it could want what is just going.
 * @param lock advisory lock of publishing
 * @param find what is to go, as it is when the lock is held
 */
export async function dropObjects(url: string, lock: number, find: () => Promise<readonly string[]>): Promise<void> {
  const session = await openSession(url, 'leitwerk-publish');
  try {
    await session.query(raw(`set statement_timeout = 0; set lock_timeout = 0`));
    await session.query(sql`select pg_advisory_lock(${lock})`);
    for (const drop of await find())
      await runPatiently(session, drop.replace(/^drop index /, 'drop index concurrently '));
  } finally {
    await session.close();
  }
}

/** Indexes whose building was broken off. */
async function dropBroken(session: Session): Promise<void> {
  const broken = await session.query<{ name: string }>(sql`
    select format('%I.%I', n.nspname, i.relname) as name from pg_index x join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = i.relnamespace where n.nspname = 'data' and not x.indisvalid`);
  for (const { name } of broken) await runPatiently(session, `drop index concurrently if exists ${name}`);
}

/** @returns whether it was done */
async function runPatiently(session: Session, statement: string): Promise<boolean> {
  // What is made concurrently waits for others without keeping anybody waiting; broken off it would leave an index that is not valid.
  const isBeside = statement.includes(' concurrently ');
  await session.query(raw(`set lock_timeout = '${isBeside ? BESIDE_MS : LOCK_MS}ms'`));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      await session.query(raw(statement));
      return true;
    } catch (error) {
      if (isBeside || !isLocked(error)) {
        const what = statement.slice(0, 200);
        process.emitWarning(`left to the publish, which locks the table for it: ${what}: ${String(error)}`);
        return false;
      }
      await wait(PAUSE_MS);
    }
  }
  return false;
}

/** Somebody else holds the lock (PostgreSQL: lock_not_available). */
export const isLocked = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';
