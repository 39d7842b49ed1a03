import sql from 'sql-template-tag';
import type { JobRow, OutboxRow } from '../job/relay-outbox.ts';
import type { Queryable } from '../storage/database.ts';

/** The outboxes hold what others have committed, too. */
export type OwnOutbox = {
  /** Takes the events and jobs that this transaction has put there. */
  readonly take: () => Promise<{ readonly events: readonly OutboxRow[]; readonly jobs: readonly JobRow[] }>;
};

type Last = { readonly outbox: number; readonly jobs: number };

/**
 * A row that can be seen while its transaction is in progress is one's own: PostgreSQL shows nobody else's. Rows from before are
 * passed over by their number, so that old transaction ids are never asked about.
 */
const IS_OWN = sql`
  pg_xact_status(((pg_current_xact_id()::text::bigint / 4294967296) * 4294967296 + xmin::text::bigint)::text::xid8) = 'in progress'`;

export async function openOwnOutbox(tx: Queryable): Promise<OwnOutbox> {
  // Numbers that are given out without a row do no harm.
  const [last] = await tx.query<Last>(sql`
    select nextval(pg_get_serial_sequence('leitwerk.outbox', 'id')) as outbox,
      nextval(pg_get_serial_sequence('leitwerk.job_outbox', 'id')) as jobs`);
  const { outbox = 0, jobs = 0 } = last ?? {};
  return {
    take: async () => ({
      events: await tx.query<OutboxRow>(
        sql`with own as (delete from leitwerk.outbox where id > ${outbox} and ${IS_OWN} returning *) select * from own order by id`,
      ),
      jobs: await tx.query<JobRow>(sql`
        with own as (delete from leitwerk.job_outbox where id > ${jobs} and ${IS_OWN} returning *)
        select id, name, payload::json as payload, key, at from own order by id`),
    }),
  };
}
