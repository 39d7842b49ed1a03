import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** What a record's fields will be by a day, as far as it is planned: the last plan counts. By field name. */
export async function plannedUntil(
  database: Queryable,
  id: string,
  day: string,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await database.query<{ changes: Readonly<Record<string, unknown>> }>(sql`
    select changes from leitwerk.pending_change
    where record_id = ${id}::uuid and state = 'planned' and day <= ${day}::date order by day, made_at`);
  return Object.assign({}, ...rows.map(({ changes }) => changes)) as Readonly<Record<string, unknown>>;
}
