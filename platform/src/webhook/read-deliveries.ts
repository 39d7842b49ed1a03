import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';

export const DELIVERY_STATES = ['new', 'waiting', 'sent', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One delivery in the log. */
export type DeliveryLine = {
  /** The `webhook-id` that the other side sees. */
  readonly id: string;
  readonly number: number;
  readonly entity: string | null;
  readonly happening: string;
  readonly recordId: string | null;
  readonly at: Date;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly triedAt: Date | null;
  readonly nextAt: Date | null;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly answer: string | null;
  readonly problem: string | null;
};

const COLUMNS = sql`id, number, entity, happening, record_id as "recordId", at, state, tries, tried_at as "triedAt",
  case when state = 'waiting' then next_at end as "nextAt", status, duration_ms as "durationMs", answer, problem`;

/** The newest deliveries first. @param before number of the last one seen */
export async function readDeliveries(
  database: Queryable,
  webhook: string,
  {
    state,
    before,
    limit,
  }: { readonly state: DeliveryState | null; readonly before: number | null; readonly limit: number },
): Promise<{ readonly items: readonly DeliveryLine[]; readonly next: string | null }> {
  const rows = await database.query<DeliveryLine>(sql`
    select ${COLUMNS} from leitwerk.webhook_delivery
    where webhook_id = ${webhook}::uuid and (${state}::text is null or state = ${state}) and (${before}::bigint is null or number < ${before}::bigint)
    order by number desc limit ${limit + 1}`);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
}

/** One delivery with what is sent and its last tries. 404 when there is none. */
export async function readDelivery(database: Queryable, webhook: string, id: string) {
  const [row] = await database.query<
    DeliveryLine & { readonly body: string | null; readonly log: readonly unknown[] }
  >(sql`
    select ${COLUMNS}, body, log from leitwerk.webhook_delivery where webhook_id = ${webhook}::uuid and id = ${id}::uuid`);
  return row ?? refuse(404, 'webhook.not-found');
}

/** How many deliveries of each webhook are in which state; what was sent counts for a day. */
export async function countDeliveries(
  database: Queryable,
): Promise<ReadonlyMap<string, Readonly<Record<'waiting' | 'failed' | 'sentToday', number>>>> {
  const rows = await database.query<{ id: string; waiting: number; failed: number; sentToday: number }>(sql`
    select webhook_id as id, count(*) filter (where state in ('new', 'waiting'))::int as waiting,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'sent' and at > now() - interval '1 day')::int as "sentToday"
    from leitwerk.webhook_delivery group by webhook_id`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Which deliveries are sent once more: single ones, or those of events between two instants. */
export type Replayed =
  | { readonly deliveries: readonly string[] }
  | { readonly from: string; readonly to: string; readonly states: readonly DeliveryState[] };

/**
 * Sends deliveries once more, under their ids and with their bodies, in the order in which they came.
 * @returns how many
 */
export async function replay(database: Queryable, webhook: string, which: Replayed): Promise<number> {
  const isMeant =
    'deliveries' in which
      ? sql`id = any(${which.deliveries}::uuid[])`
      : sql`at >= ${which.from}::timestamptz and at < ${which.to}::timestamptz and state = any(${which.states}::text[])`;
  const rows = await database.query(sql`
    update leitwerk.webhook_delivery set state = 'waiting', tries = 0, next_at = now()
    where webhook_id = ${webhook}::uuid and body is not null and ${isMeant} returning id`);
  return rows.length;
}
