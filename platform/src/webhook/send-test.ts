import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import type { PostAnswer } from '../outbound/post-outside.ts';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';
import { noteTries } from './note-tries.ts';
import { sendDelivery } from './send-delivery.ts';
import { secretsOf } from './store-webhooks.ts';
import type { Webhook } from './webhook.ts';

/** Sends a delivery that is about nothing, at once and once; it stands in the log. @returns what the other side said */
export async function sendTest(database: Queryable, webhook: Webhook): Promise<PostAnswer> {
  const secrets = await secretsOf(database, webhook.id);
  if (secrets.length === 0) refuse(422, 'webhook.no-secret');
  const id = newId();
  const timestamp = new Date().toISOString();
  const body = JSON.stringify({ type: 'webhook.test', timestamp, data: { webhook: webhook.name } });
  // `failed` until it is known to be sent: a test is not tried again.
  await database.query(sql`
    insert into leitwerk.webhook_delivery (id, webhook_id, event_id, happening, at, state, body)
    values (${id}::uuid, ${webhook.id}::uuid, ${id}::uuid, 'test', ${timestamp}::timestamptz, 'failed', ${body})`);
  const answer = await sendDelivery(webhook.address, { id, body }, secrets);
  await noteTries(database, [{ id, tries: Number.MAX_SAFE_INTEGER, answer }], true);
  return answer;
}
