import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { runQuery } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import type { Webhook, WebhookTopic } from './webhook.ts';

/** Deliveries whose records are read at once. */
const AT_ONCE = 200;

type Noted = {
  readonly id: string;
  readonly event_id: string;
  readonly entity: string;
  readonly happening: string;
  readonly record_id: string;
  readonly version: number;
  readonly at: Date;
};
type Happened = { readonly event: string | null; readonly changes: Readonly<Record<string, unknown>> };
type Prepared = { readonly id: string; readonly body: string | null };

/**
 * Makes the bodies of those deliveries whose record nobody has read yet: what the webhook's roles may see of it now. One that they may
 * not see, or that the filter leaves out, is none. A few statements for two hundred. Made once, a body stays the same at every try.
 * Throws a refusal when the roles may not read, or filter by, what the webhook names.
 * @param context with the rights of the webhook's roles
 * @returns how many there were
 */
export async function prepareDeliveries(database: Database, webhook: Webhook, context: Context): Promise<number> {
  const noted = await database.query<Noted>(sql`
    select id, event_id, entity, happening, record_id, version, at from leitwerk.webhook_delivery
    where webhook_id = ${webhook.id}::uuid and state = 'new' order by number limit ${AT_ONCE}`);
  if (noted.length === 0) return 0;
  const happened = await readHappened(database, noted);
  const prepared: Prepared[] = [];
  for (const [id, some] of Map.groupBy(noted, ({ entity }) => entity)) {
    const topic = webhook.topics.find(({ entity }) => entity === id);
    const entity = [...context.model.entities.values()].find((one) => one.entity.id === id);
    // Taken out of the model, or out of the webhook, since.
    if (!topic || !entity) prepared.push(...some.map((one) => ({ id: one.id, body: null })));
    else prepared.push(...(await bodiesOf(database, some, topic, entity, happened, context)));
  }
  await database.query(sql`
    with made as (select * from json_to_recordset(${JSON.stringify(prepared)}::json) as m (id uuid, body text)),
    gone as (delete from leitwerk.webhook_delivery d using made where d.id = made.id and made.body is null)
    update leitwerk.webhook_delivery d set body = made.body, state = 'waiting' from made where d.id = made.id and made.body is not null`);
  return noted.length;
}

async function readHappened(database: Queryable, noted: readonly Noted[]): Promise<ReadonlyMap<string, Happened>> {
  const ids = noted.map((one) => one.event_id);
  const rows = await database.query<Happened & { id: string }>(
    sql`select id, event, changes from leitwerk.history where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function bodiesOf(
  database: Queryable,
  noted: readonly Noted[],
  topic: WebhookTopic,
  entity: EntityRuntime,
  happened: ReadonlyMap<string, Happened>,
  context: Context,
): Promise<readonly Prepared[]> {
  const inBin = noted.filter(({ happening }) => happening === 'deleted');
  const outside = noted.filter(({ happening }) => happening !== 'deleted');
  const read = async (some: readonly Noted[], bin: boolean): Promise<ReadonlyMap<string, object>> => {
    if (some.length === 0) return new Map();
    const ids = [...new Set(some.map((one) => one.record_id))];
    const { items } = await runQuery(
      database,
      entity.entity.name,
      {
        filter: { and: [{ id: { in: ids } }, ...(topic.filter === null ? [] : [topic.filter])] },
        ...(topic.fields && { fields: topic.fields }),
        limit: AT_ONCE,
        bin,
      },
      context,
    );
    return new Map(
      items.map((text) => {
        const record = JSON.parse(text) as { readonly id: string };
        return [record.id, record];
      }),
    );
  };
  const records = await read(outside, false);
  const deleted = await read(inBin, true);
  const { readable } = context.access.entity(entity.entity.name);
  const names = new Map(entity.entity.fields.map(({ id, name }) => [id, name]));
  return noted.map((one) => {
    const record = (one.happening === 'deleted' ? deleted : records).get(one.record_id);
    const { event = null, changes = {} } = happened.get(one.event_id) ?? {};
    const isMeant =
      record !== undefined &&
      (one.happening !== 'moved' || !topic.transitions || (event !== null && topic.transitions.includes(event)));
    if (!isMeant) return { id: one.id, body: null };
    const changed = Object.keys(changes).flatMap((id) => {
      const name = names.get(id);
      const isTold = name !== undefined && readable.has(name) && (!topic.fields || topic.fields.includes(name));
      return isTold ? [name] : [];
    });
    const data = {
      id: one.record_id,
      entity: entity.entity.name,
      version: one.version,
      ...(one.happening === 'moved' && { transition: event }),
      changed: changed.sort(),
      record: one.happening === 'deleted' ? null : record,
    };
    const type = `${entity.entity.name}.${one.happening}`;
    return { id: one.id, body: JSON.stringify({ type, timestamp: one.at.toISOString(), data }) };
  });
}
