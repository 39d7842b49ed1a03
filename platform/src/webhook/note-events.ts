import sql from 'sql-template-tag';
import type { Job } from '../job/job-queue.ts';
import type { OutboxRow } from '../job/relay-outbox.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Queryable } from '../storage/database.ts';
import { HAPPENINGS, SEND_WEBHOOK } from './webhook.ts';

const WORDS: ReadonlySet<string> = new Set(HAPPENINGS);

/**
 * Notes for each webhook the events that it tells of: one statement for a batch, in the transaction in which they leave the outbox, so
 * that each is noted once. What of a record is told is read later, by the job.
 * @returns the jobs that send them
 */
export async function noteEvents(
  tx: Queryable,
  rows: readonly OutboxRow[],
  { entities }: Pick<RuntimeModel, 'entities'>,
): Promise<readonly Job[]> {
  const told = rows.flatMap((row) => {
    const happening = row.name.slice(row.name.lastIndexOf('.') + 1);
    const entity = entities.get(row.entity)?.entity.id;
    return entity !== undefined && WORDS.has(happening)
      ? [{ event_id: row.event_id, entity, happening, record_id: row.record_id, version: row.version, at: row.at }]
      : [];
  });
  if (told.length === 0) return [];
  const made = await tx.query<{ id: string }>(
    sql`
    with noted as (
      insert into leitwerk.webhook_delivery (id, state, webhook_id, event_id, entity, happening, record_id, version, at)
      select gen_random_uuid(), 'new', t.webhook_id, e.event_id, e.entity, e.happening, e.record_id, e.version, e.at
      from rows from (json_to_recordset(${JSON.stringify(told)}::json)
          as (event_id uuid, entity text, happening text, record_id uuid, version int, at timestamptz)) with ordinality
        as e (event_id, entity, happening, record_id, version, at, place)
      join leitwerk.webhook_topic t on t.entity = e.entity and e.happening = any(t.happenings)
      order by e.place
      on conflict (webhook_id, event_id) do nothing returning webhook_id)
    select distinct webhook_id as id from noted`,
    'webhook-note',
  );
  return made.map(({ id }) => sendJobOf(id));
}

/** The job that sends what waits for a webhook; the same as one that waits already. */
export const sendJobOf = (id: string): Job => ({ name: SEND_WEBHOOK, payload: { id }, key: `webhook:${id}` });
