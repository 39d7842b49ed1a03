import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { isFilteredBy } from '../storage/tables-from-model.ts';

const FIRST_ROWS = 1000;
const GROWTH = 4;

/**
 * Has PostgreSQL count anew what a table holds when a run has written much. It does so by itself only every minute; until then
 * it plans for the table as it was, and reads all that one person owns instead of looking up some keys.
 * In the transaction of what was written: another connection might be waited for by others that wait for this one.
 * @param before rows that the run had done before, `after` has done now: counted anew at 1,000 rows and at four times as many again
 */
export async function refreshStatistics(
  tx: Queryable,
  entity: EntityRuntime,
  before: number,
  after: number,
): Promise<void> {
  if (markOf(before) === markOf(after)) return;
  // Of what lists are filtered by: the text for searching and the keys of duplicates took four times as long as all of these together.
  const columns = [...entity.fields.values()].flatMap(({ field, column }) =>
    column !== null && isFilteredBy(field) ? [quoted(column)] : [],
  );
  await tx.query(sql`analyze ${raw(`${entity.table} (${['created_at', ...columns].join(', ')})`)}`);
}

const markOf = (rows: number): number =>
  rows < FIRST_ROWS ? 0 : 1 + Math.floor(Math.log(rows / FIRST_ROWS) / Math.log(GROWTH));
