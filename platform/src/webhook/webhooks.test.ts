import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { webhookDefinitions } from '../testing/webhook-definitions.ts';
import type { PeerRequest, WebhookPeer } from '../testing/webhook-peer.ts';
import { startWebhookPeer } from '../testing/webhook-peer.ts';
import { doWebhooks, noteHappened } from '../testing/work-on-webhooks.ts';
import { sendWaiting, startDue } from './send-waiting.ts';

const ADMIN = 'admin@example.com';
const ENGLISH = { 'accept-language': 'en' };
const PROGRAM = join(import.meta.dirname, '../testing/webhook-program.ts');

let server: TestServer;
let peer: WebhookPeer;
let made: { readonly id: string; readonly secret: string };

beforeAll(async () => {
  peer = await startWebhookPeer();
  process.env['LEITWERK_PRIVATE_HOSTS'] = peer.host;
  process.env['LEITWERK_SECRET'] = 'a secret of this test alone';
  server = await startTestServer(webhookDefinitions, []);
});
afterAll(async () => {
  await server.close();
  await peer.close();
});
beforeEach(async () => {
  peer.be(200);
  await server.database.query(sql`delete from leitwerk.webhook`);
  await noteHappened(server);
  peer.seen.length = 0;
  made = await setUp();
});

const TOPIC = { entity: 'order', happenings: ['created', 'updated', 'moved', 'deleted', 'restored'] };
type Setting = { readonly roles?: readonly string[]; readonly topics?: readonly object[] };
async function setUp({ roles = ['viewer'], topics = [TOPIC] }: Setting = {}): Promise<typeof made> {
  const body = { name: 'Portal', address: peer.address, roles, topics };
  const reply = await server.ask(ADMIN, 'POST', '/api/webhooks', body);
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
}

type Sent = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
const bodyOf = ({ body }: PeerRequest): Sent => JSON.parse(body) as Sent;
const seen = () => peer.seen.map(bodyOf);
const idOf = ({ headers }: PeerRequest): string => String(headers['webhook-id']);
const send = () => sendWaiting(server.database, server.runtime.models.current(), { id: made.id });

async function create(values: Readonly<Record<string, unknown>>): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/order', values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}
const patch = async (id: string, values: object): Promise<void> => {
  expect((await server.ask(ADMIN, 'PATCH', `/api/records/order/${id}`, values)).status).toBe(200);
};
type Line = Readonly<Record<string, unknown>>;
const log = async (query = ''): Promise<readonly Line[]> =>
  ((await server.ask(ADMIN, 'GET', `/api/webhooks/${made.id}/deliveries${query}`)).body as { items: Line[] }).items;
const webhook = async (): Promise<Line> =>
  ((await server.ask(ADMIN, 'GET', '/api/webhooks')).body as { items: Line[] }).items[0] ?? {};
/** As if the pauses after failures were over. */
const later = () =>
  server.database.query(sql`
    with w as (update leitwerk.webhook set resume_at = null) update leitwerk.webhook_delivery set next_at = now()`);

describe('a webhook', () => {
  it('tells of what happens to records, signed, in their order, with what its roles may read', async () => {
    const id = await create({ code: 'A', amount: '1.10', margin: '9.00' });
    await doWebhooks(server);
    await patch(id, { note: 'x', margin: '8.00' });
    await server.ask(ADMIN, 'POST', `/api/records/order/${id}/transitions/finish`, {});
    await server.ask(ADMIN, 'DELETE', `/api/records/order/${id}`);
    await doWebhooks(server);
    expect(seen().map(({ type }) => type)).toEqual(['order.created', 'order.deleted']);
    const [first] = peer.seen;
    const headers = first?.headers as Record<string, string>;
    expect(new Verifier(made.secret).verify(first?.body ?? '', headers)).toMatchObject({
      type: 'order.created',
      data: { id, entity: 'order', version: 1, record: { code: 'A', amount: '1.10', state: 'open' } },
    });
    expect(first?.body).not.toContain('margin');
    expect(() => new Verifier(made.secret).verify(`${first?.body} `, headers)).toThrow();
    expect(seen()[1]?.data).toMatchObject({ id, record: null });
  });

  it('tells of each change with the names of what has changed, and of the status which event it was', async () => {
    const id = await create({ code: 'A' });
    await doWebhooks(server);
    await patch(id, { note: 'x', margin: '8.00' });
    await doWebhooks(server);
    await server.ask(ADMIN, 'POST', `/api/records/order/${id}/transitions/finish`, {});
    await doWebhooks(server);
    expect(seen().map(({ type, data }) => [type, data['changed'], data['transition'], data['version']])).toEqual([
      ['order.created', [], undefined, 1],
      ['order.updated', ['note'], undefined, 2],
      ['order.moved', ['state'], 'finish', 3],
    ]);
  });

  it('leaves out what its filter, its events or its fields leave out, and never asks once per event', async () => {
    await server.ask(ADMIN, 'DELETE', `/api/webhooks/${made.id}`);
    made = await setUp({
      topics: [
        {
          entity: 'order',
          happenings: ['created', 'moved'],
          transitions: ['reopen'],
          filter: { amount: { gte: '10' } },
          fields: ['code', 'amount'],
        },
      ],
    });
    for (let n = 0; n < 30; n += 1) await create({ code: `C${n}`, amount: String(n) });
    const { query } = server.database;
    let asked = 0;
    const counting = {
      ...server.database,
      query: ((...given: Parameters<typeof query>) => {
        asked += 1;
        return query(...given);
      }) as typeof query,
    };
    await noteHappened(server);
    await sendWaiting(counting, server.runtime.models.current(), { id: made.id });
    expect(seen().map(({ data }) => (data['record'] as { code: string }).code)).toHaveLength(20);
    // 20 sends by eight, and what is read for all of them at once.
    expect(asked).toBeLessThan(25);
    expect(Object.keys(seen()[0]?.data['record'] as object).sort()).toEqual(['amount', 'code', 'id', 'version']);
    const some = String(seen()[0]?.data['id']);
    peer.seen.length = 0;
    for (const event of ['finish', 'reopen'])
      await server.ask(ADMIN, 'POST', `/api/records/order/${some}/transitions/${event}`, {});
    await doWebhooks(server);
    expect(seen().map(({ data }) => data['transition'])).toEqual(['reopen']);
    expect(await log('?state=new')).toEqual([]);
  });

  it('tells with two secrets for a while after a new one was made', async () => {
    const reply = await server.ask(ADMIN, 'POST', `/api/webhooks/${made.id}/secret`, { hours: 1 });
    const { secret } = reply.body as { secret: string };
    expect(secret).not.toBe(made.secret);
    await create({ code: 'A' });
    await doWebhooks(server);
    const [first] = peer.seen;
    for (const one of [made.secret, secret])
      new Verifier(one).verify(first?.body ?? '', first?.headers as Record<string, string>);
    await server.ask(ADMIN, 'POST', `/api/webhooks/${made.id}/secret`, { hours: 0 });
    peer.seen.length = 0;
    await create({ code: 'B' });
    await doWebhooks(server);
    expect(String(peer.seen[0]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
    const [stored] = await server.database.query<{ text: string }>(
      sql`select string_agg(encode(sealed, 'escape'), '') as text from leitwerk.secret`,
    );
    expect(stored?.text).not.toContain(secret.slice(6, 20));
  });
});

describe('what the other side does not take', () => {
  it('comes again under the same id with the same body, before later ones of its record', async () => {
    peer.be((body, reply) => void reply.writeHead(body.includes('"A"') ? 422 : 200).end('no'));
    await create({ code: 'B' });
    await doWebhooks(server);
    const id = await create({ code: 'A' });
    await doWebhooks(server);
    await patch(id, { note: 'second' });
    await create({ code: 'C' });
    await doWebhooks(server);
    // The second of A waits; C does not.
    expect(peer.seen.map((one) => (bodyOf(one).data['record'] as { code: string }).code)).toEqual(['B', 'A', 'C']);
    const first = peer.seen[1];
    peer.be(200);
    await later();
    await send();
    const [again, second] = peer.seen.slice(3);
    expect([idOf(again as PeerRequest), again?.body]).toEqual([idOf(first as PeerRequest), first?.body]);
    expect(second && bodyOf(second).data['version']).toBe(2);
    const lines = await log();
    expect(lines.map(({ state, tries }) => [state, tries])).toEqual([
      ['sent', 1],
      ['sent', 1],
      ['sent', 2],
      ['sent', 1],
    ]);
    const line = await server.ask(ADMIN, 'GET', `/api/webhooks/${made.id}/deliveries/${idOf(first as PeerRequest)}`);
    expect(line.body).toMatchObject({
      body: first?.body,
      log: [{ status: 200 }, { status: 422 }],
      answer: 'answer 200',
    });
  });

  it.each([
    [500, { status: 500, problem: null, answer: 'answer 500' }],
    ['reset', { status: null, problem: 'ECONNRESET' }],
    ['redirect', { status: 307, problem: 'redirect' }],
    ['hang', { status: null, problem: 'timeout' }],
  ] as const)('is tried later when it %s', async (mode, expected) => {
    peer.be(mode);
    await create({ code: 'A' });
    await create({ code: 'B' });
    await doWebhooks(server);
    const at = Date.now();
    const lines = await log();
    expect(lines).toMatchObject([
      { state: 'waiting', tries: 1, ...expected },
      { state: 'waiting', tries: 1, ...expected },
    ]);
    expect(new Date(String((await webhook())['resumeAt'])).getTime()).toBeGreaterThan(at + 60_000);
    // Nothing is sent before that, whatever happens.
    await create({ code: 'C' });
    await doWebhooks(server);
    expect(peer.seen).toHaveLength(2);
    // Then one goes ahead of the others.
    await server.database.query(sql`update leitwerk.webhook set resume_at = now()`);
    await send();
    expect(peer.seen).toHaveLength(3);
    peer.be(200);
    await later();
    await startDue(server.database);
    await doWebhooks(server);
    expect((await log()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(await webhook()).toMatchObject({ resumeAt: null, failingSince: null, counts: { waiting: 0, sentToday: 3 } });
  });

  it.each(['huge', 'drip', 'half'] as const)(
    'is taken when the status says so, whatever follows it (%s)',
    async (mode) => {
      peer.be(mode);
      await create({ code: 'A' });
      await doWebhooks(server);
      const [line] = await log();
      expect(line).toMatchObject({ state: 'sent', status: 200 });
      expect(String(line?.['answer']).length).toBeLessThanOrEqual(2000);
      expect(Number(line?.['durationMs'])).toBeLessThan(14_000);
    },
  );

  it('pauses twice as long each time, tells the owner after an hour and stops after days', async () => {
    peer.be(500);
    await create({ code: 'A' });
    await doWebhooks(server);
    const pauses: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const [row] = await server.database.query<{ pause: number }>(
        sql`select extract(epoch from resume_at - now())::float as pause from leitwerk.webhook`,
      );
      pauses.push(Math.ceil((row?.pause ?? 0) / 60));
      await later();
      await send();
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
    const texts = async () =>
      (await server.ask(ADMIN, 'GET', '/api/notifications', undefined, ENGLISH)).body as { items: { text: string }[] };
    expect((await texts()).items.map(({ text }) => text)).toEqual([
      'Webhook “Portal”: nothing has been taken for an hour. It is tried again.',
    ]);
    await later();
    await server.database.query(sql`update leitwerk.webhook set failing_since = now() - interval '4 days'`);
    await send();
    expect(await webhook()).toMatchObject({ paused: 'failing', counts: { waiting: 1, failed: 0 } });
    expect((await texts()).items[0]?.text).toContain('was stopped');
    // What happens meanwhile waits.
    await create({ code: 'B' });
    await doWebhooks(server);
    peer.be(200);
    expect((await server.ask(ADMIN, 'POST', `/api/webhooks/${made.id}/resume`)).status).toBe(204);
    await doWebhooks(server);
    expect(await webhook()).toMatchObject({ paused: null, counts: { waiting: 0, sentToday: 2 } });
  });

  it('is given up alone when others are taken, and stops all when the other side is gone', async () => {
    await create({ code: 'B' });
    await doWebhooks(server);
    peer.be(422);
    const id = await create({ code: 'A' });
    await patch(id, { note: 'x' });
    await doWebhooks(server);
    for (let turn = 0; turn < 15; turn += 1) {
      await later();
      await send();
    }
    expect((await log()).map(({ state }) => state)).toEqual(['waiting', 'failed', 'sent']);
    peer.be(410);
    await later();
    await send();
    expect(await webhook()).toMatchObject({ paused: 'gone' });
  });

  it('stops when its roles may no longer read what it tells of', async () => {
    await server.database.query(sql`update leitwerk.webhook set roles = array['gone']`);
    await create({ code: 'A' });
    await doWebhooks(server);
    expect(peer.seen).toEqual([]);
    expect(await webhook()).toMatchObject({ paused: 'refused', problems: [expect.any(String)] });
  });
});

describe('of several processes', () => {
  it('one sends at a time, and each delivery goes once', async () => {
    for (let n = 0; n < 20; n += 1) await create({ code: `C${n}` });
    await noteHappened(server);
    const child = spawn(process.execPath, [PROGRAM, server.database.url, made.id], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await Promise.all([send(), send(), send()]);
    await expect.poll(async () => (await webhook())['counts']).toMatchObject({ waiting: 0, sentToday: 20 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(new Set(peer.seen.map(idOf)).size).toBe(20);
    expect(peer.seen).toHaveLength(20);
  });

  it('one that is killed between sending and noting has it sent again under the same id', async () => {
    const child = spawn(process.execPath, [PROGRAM, server.database.url, made.id], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    peer.be(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    await create({ code: 'A' });
    await noteHappened(server);
    await gone;
    expect(peer.seen).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: 'waiting', tries: 0 }]);
    peer.be(200);
    // Its lock ends with its connection.
    await expect
      .poll(async () => {
        await send();
        return (await log()).map(({ state }) => state);
      })
      .toEqual(['sent']);
    expect(peer.seen).toHaveLength(2);
    expect(peer.seen.map((one) => [idOf(one), one.body])[1]).toEqual(peer.seen.map((one) => [idOf(one), one.body])[0]);
  });

  it('the same event that leaves the outbox twice is noted once', async () => {
    await create({ code: 'A' });
    await server.database.query(
      sql`insert into leitwerk.outbox (event_id, name, entity, record_id, version, actor, at)
        select event_id, name, entity, record_id, version, actor, at from leitwerk.outbox`,
    );
    await doWebhooks(server);
    expect(peer.seen).toHaveLength(1);
  });
});

describe('again', () => {
  it('single ones and those of a time are sent, under their ids', async () => {
    const from = new Date().toISOString();
    await create({ code: 'A' });
    await create({ code: 'B' });
    await doWebhooks(server);
    const ids = peer.seen.map(idOf);
    const path = `/api/webhooks/${made.id}/replay`;
    expect((await server.ask(ADMIN, 'POST', path, { deliveries: [ids[0]] })).body).toEqual({ count: 1 });
    await doWebhooks(server);
    const to = new Date(Date.now() + 1000).toISOString();
    expect((await server.ask(ADMIN, 'POST', path, { from, to })).body).toEqual({ count: 2 });
    await doWebhooks(server);
    expect(peer.seen.slice(2).map(idOf)).toEqual([ids[0], ...ids]);
    for (const wrong of [{}, { from }, { deliveries: [ids[0]], from, to }, { deliveries: ['x'] }, { x: 1 }])
      expect((await server.ask(ADMIN, 'POST', path, wrong)).status).toBe(422);
  });

  it('nothing is left of a record that is deleted for good', async () => {
    const id = await create({ code: 'private' });
    await doWebhooks(server);
    await server.ask(ADMIN, 'DELETE', `/api/records/order/${id}`);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/order/${id}?purge=true`)).status).toBe(204);
    const rows = await server.database.query(sql`select 1 from leitwerk.webhook_delivery where body like '%private%'`);
    expect(rows).toEqual([]);
  });
});
