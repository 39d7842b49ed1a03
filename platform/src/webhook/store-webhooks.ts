import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import { keepSecret, readSecret } from '../secret/store-secrets.ts';
import type { Queryable, Transaction } from '../storage/database.ts';
import type { Webhook, WebhookTopic } from './webhook.ts';
import { WEBHOOK_MODULE } from './webhook.ts';

/** What somebody sets up. */
export type GivenWebhook = Pick<Webhook, 'name' | 'address' | 'roles' | 'topics'>;

const SECRET_BYTES = 32;
const HOUR_MS = 3_600_000;
/** A signature is for one of these at most: the one in use, and the one before it for a while. */
type KeptSecrets = {
  readonly current: string;
  readonly former: { readonly secret: string; readonly until: string } | null;
};

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
const nameOf = (id: string) => ({ module: WEBHOOK_MODULE, key: id });

/** All of them with their topics, or the one of this id. */
export async function readWebhooks(database: Queryable, id: string | null = null): Promise<readonly Webhook[]> {
  const rows = await database.query<Webhook & { readonly topics: string }>(sql`
    select w.id, name, address, roles, owner, paused, problem, failures, failing_since as "failingSince", succeeded_at as "succeededAt",
      resume_at as "resumeAt", coalesce((select json_agg(json_build_object('entity', t.entity, 'happenings', t.happenings,
        'transitions', t.transitions, 'filter', t.filter, 'fields', t.fields) order by t.entity)
        from leitwerk.webhook_topic t where t.webhook_id = w.id), '[]') as topics
    from leitwerk.webhook w where ${id}::uuid is null or w.id = ${id}::uuid order by name, id`);
  return rows.map((row) => ({ ...row, topics: JSON.parse(row.topics) as readonly WebhookTopic[] }));
}

/** The webhook of this id; 404 when there is none. */
export async function readWebhook(database: Queryable, id: string): Promise<Webhook> {
  const [webhook] = await readWebhooks(database, id);
  return webhook ?? refuse(404, 'webhook.not-found');
}

/** @returns its id and its secret, which is told once */
export async function createWebhook(
  tx: Transaction,
  given: GivenWebhook,
  owner: string,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newId();
  const secret = newSecret();
  await tx.query(sql`
    insert into leitwerk.webhook (id, name, address, roles, owner)
    values (${id}::uuid, ${given.name}, ${given.address}, ${given.roles}::text[], ${owner}::uuid)`);
  await writeTopics(tx, id, given.topics);
  await keepSecret(tx, nameOf(id), JSON.stringify({ current: secret, former: null } satisfies KeptSecrets));
  return { id, secret };
}

/** Changes what was set up. What waits goes to the new address. */
export async function changeWebhook(tx: Transaction, id: string, given: GivenWebhook): Promise<void> {
  await tx.query(sql`
    update leitwerk.webhook set name = ${given.name}, address = ${given.address}, roles = ${given.roles}::text[], changed_at = now()
    where id = ${id}::uuid`);
  await tx.query(sql`delete from leitwerk.webhook_topic where webhook_id = ${id}::uuid`);
  await writeTopics(tx, id, given.topics);
}

async function writeTopics(tx: Queryable, id: string, topics: readonly WebhookTopic[]): Promise<void> {
  await tx.query(sql`
    insert into leitwerk.webhook_topic (webhook_id, entity, happenings, transitions, filter, fields)
    select ${id}::uuid, t.entity, t.happenings, t.transitions, nullif(t.filter, 'null'), t.fields
    from json_to_recordset(${JSON.stringify(topics)}::json)
      as t (entity text, happenings text[], transitions text[], filter jsonb, fields text[])`);
}

export async function deleteWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.query(sql`delete from leitwerk.webhook where id = ${id}::uuid`);
  await keepSecret(tx, nameOf(id), null);
}

/** Another secret; the one before is good for `hours` more, so that the other side can change over. @returns the new one, told once */
export async function rotateSecret(tx: Transaction, id: string, hours: number): Promise<string> {
  // Of two who do so at once, the second one's former secret is the first one's.
  await tx.query(sql`select id from leitwerk.webhook where id = ${id}::uuid for update`);
  const kept = await readKept(tx, id);
  const secret = newSecret();
  const former = kept && { secret: kept.current, until: new Date(Date.now() + hours * HOUR_MS).toISOString() };
  await keepSecret(tx, nameOf(id), JSON.stringify({ current: secret, former } satisfies KeptSecrets));
  return secret;
}

async function readKept(database: Queryable, id: string): Promise<KeptSecrets | null> {
  const text = await readSecret(database, nameOf(id));
  return text === null ? null : (JSON.parse(text) as KeptSecrets);
}

/** The secrets that are signed with now, the newest first; none when they cannot be opened with this server's key. */
export async function secretsOf(database: Queryable, id: string): Promise<readonly string[]> {
  const kept = await readKept(database, id);
  if (!kept) return [];
  const { current, former } = kept;
  return former && Date.parse(former.until) > Date.now() ? [current, former.secret] : [current];
}
