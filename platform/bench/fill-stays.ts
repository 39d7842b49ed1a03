import { raw } from 'sql-template-tag';
import type { Database } from '../src/storage/database.ts';

/** What each lead was before, none to five values of its status, and the same in a table of one's own. */
export async function fillStays(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(raw('set local statement_timeout = 0'));
    await tx.query(
      raw(`
      create table minimal.stays as
        select l.id as lead_id, k as place, created_at + (k - 1) * (10 + score) * interval '1 hour' as entered,
          case when k <= score % 6 then created_at + k * (10 + score) * interval '1 hour' end as ended,
          case when k > score % 6 then status else (array['new', 'contacted', 'qualified', 'lost', 'won'])[1 + (score + k) % 5] end as status
        from minimal.leads l cross join generate_series(1, score % 6 + 1) k;
      insert into leitwerk.stay (entity, record_id, field, place, value, entered, ended)
        select 'bench-lead', s.lead_id, 'status', s.place, s.status, s.entered, s.ended
        from minimal.stays s join minimal.leads l on l.id = s.lead_id where l.score % 6 > 0;
      insert into leitwerk.stay_field (entity, field, filled_at) values ('bench-lead', 'status', now())
        on conflict (entity, field) do update set filled_at = now()`),
    );
  });
  await database.query(raw('vacuum analyze minimal.stays'));
  await database.query(raw('vacuum analyze leitwerk.stay'));
}
