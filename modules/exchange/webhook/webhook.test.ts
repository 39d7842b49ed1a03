import { createHmac } from 'node:crypto';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, list, startShop } from '../testing/shop.ts';

let server: TestServer;
let secret: string;

beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of this test alone';
  server = await startShop({ orders: {}, other: {} });
  const made = await act(server, 'connect', { name: 'shop', kind: 'webhook', signIn: 'standard', address: 'orders' });
  expect(made.status, made.text).toBe(200);
  ({ secret } = made.body as { secret: string });
});
afterAll(() => server.close());

let count = 0;
const nextId = (): string => {
  count += 1;
  return `msg-${count}`;
};
/** A request without a sign-in, signed by Standard Webhooks. */
function post(body: string, { id = nextId(), at = new Date(), by = secret, name = 'orders', more = {} } = {}) {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, body),
    ...more,
  };
  return server.ask(null, 'POST', `/api/exchange/${name}/webhook`, body, headers);
}
const row = (code: string): string => JSON.stringify({ 'Nr.': code });
const codes = async (): Promise<readonly unknown[]> => (await list(server, 'order')).map(({ code }) => code).sort();

describe('a signed request', () => {
  it('becomes a delivery, as one row, as a list or as rows', async () => {
    for (const body of [row('A1'), `[${row('A2')}, ${row('A3')}]`, `{ "rows": [${row('A4')}] }`])
      expect(await post(body)).toMatchObject({ status: 202, body: { repeated: false } });
    await doModuleJobs(server);
    expect(await codes()).toEqual(expect.arrayContaining(['A1', 'A2', 'A3', 'A4']));
    expect(await list(server, 'exchange-delivery', { source: 'webhook' })).toMatchObject([
      { name: 'shop', state: 'done' },
      { name: 'shop', state: 'done', written: 2 },
      { name: 'shop', state: 'done' },
    ]);
  });

  it('is taken once, however often it comes, and by however many at once', async () => {
    const id = nextId();
    const replies = await Promise.all([1, 2, 3, 4].map(() => post(row('B1'), { id })));
    expect(replies.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const bodies = replies.map(({ body }) => body as { id: string; repeated: boolean });
    expect(new Set(bodies.map((one) => one.id)).size).toBe(1);
    expect(bodies.filter(({ repeated }) => !repeated)).toHaveLength(1);
    // The id counts: what is signed under it again is not taken either.
    expect((await post(row('B2'), { id })).body).toMatchObject({ repeated: true });
    await doModuleJobs(server);
    expect((await codes()).filter((code) => String(code).startsWith('B'))).toEqual(['B1']);
  });

  it('is refused when anything of it is not as it was signed, and tells nothing of what is there', async () => {
    const before = await list(server, 'exchange-delivery');
    const minutes = (n: number) => new Date(Date.now() + n * 60_000);
    const wrong = [
      await post(row('C1'), { at: minutes(-6) }),
      await post(row('C1'), { at: minutes(6) }),
      await post(row('C1'), { by: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }),
      await post(row('C1'), { more: { 'webhook-id': 'another' } }),
      await post(row('C1'), { more: { 'webhook-timestamp': '1' } }),
      await post(row('C1'), { more: { 'webhook-signature': 'v1,' } }),
      await post(row('C1'), { more: { 'webhook-signature': '' } }),
      await post(row('C1'), { name: 'other' }),
      await post(row('C1'), { name: 'nothing' }),
      await server.ask(null, 'POST', '/api/exchange/orders/webhook', row('C1')),
    ];
    expect(wrong.map(({ status }) => status)).toEqual(wrong.map(() => 401));
    const told = wrong.map(({ body }) => (body as { issues: { code: string }[] }).issues.map(({ code }) => code));
    expect(new Set(told.flat())).toEqual(new Set(['exchange.signature']));
    expect(await list(server, 'exchange-delivery')).toHaveLength(before.length);
  });

  it('is signed over its bytes, blanks and all', async () => {
    const body = `{ "Nr." :\n"D1" }  `;
    const id = nextId();
    const at = new Date();
    const signature = new Webhook(secret).sign(id, at, row('D1'));
    expect((await post(body, { id, at, more: { 'webhook-signature': signature } })).status).toBe(401);
    expect((await post(body)).status).toBe(202);
  });

  it('is no larger than it may be, and JSON', async () => {
    expect((await post(JSON.stringify({ 'Nr.': 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect((await post('{"Nr."')).status).toBe(400);
    expect((await post('[]')).status).toBe(422);
    expect((await post('[1]')).status).toBe(422);
    expect((await post('"x"')).status).toBe(422);
    expect((await post(row('x'), { more: { 'content-type': 'text/csv' } })).status).toBe(415);
  });

  it('is signed with the former secret for a day after a new one was given', async () => {
    const [connection] = await list(server, 'exchange-connection', { name: 'shop' });
    const former = secret;
    const next = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const id = connection?.['id'];
    expect((await act(server, 'setSecret', { connection: id, secret: next })).status).toBe(200);
    expect((await post(row('E1'), { by: former })).status).toBe(202);
    expect((await post(row('E2'), { by: next })).status).toBe(202);
    secret = next;
    expect((await act(server, 'setSecret', { connection: id, secret: 'short' })).status).toBe(422);
    const rows = await server.database.query<{ text: string }>(
      sql`select row_to_json(c)::text as text from data.exchange_connection c`,
    );
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });
});

it('with an HMAC of the body in a header of its own is taken too, the same body once', async () => {
  const key = 'a secret that the portal has made';
  const header = 'X-Hub-Signature-256';
  const connection = { name: 'hub', kind: 'webhook', signIn: 'hmac', address: 'other', userName: header, secret: key };
  expect((await act(server, 'connect', connection)).body).not.toHaveProperty('secret');
  const send = (body: string, signature: string) =>
    server.ask(null, 'POST', '/api/exchange/other/webhook', body, { [header.toLowerCase()]: signature });
  const hex = (body: string) => createHmac('sha256', key).update(body).digest('hex');
  expect((await send(row('H1'), `sha256=${hex(row('H1'))}`)).status).toBe(202);
  expect((await send(row('H1'), hex(row('H1')).toUpperCase())).body).toMatchObject({ repeated: true });
  expect((await send(row('H2'), hex(row('H2')))).body).toMatchObject({ repeated: false });
  for (const wrong of ['', 'sha256=', hex(row('H3')).slice(1), hex(row('other')), `sha1=${hex(row('H3'))}`])
    expect((await send(row('H3'), wrong)).status, wrong).toBe(401);
});

it('is set up for an interface that is there, with a secret that can be signed with', async () => {
  const connection = { name: 'bad', kind: 'webhook', signIn: 'standard', address: 'orders' };
  expect((await act(server, 'connect', { ...connection, address: 'nothing' })).status).toBe(422);
  expect((await act(server, 'connect', { ...connection, secret: 'not base64 at all!!' })).status).toBe(422);
  expect((await act(server, 'connect', { ...connection, signIn: 'hmac' })).status).toBe(422);
  expect((await act(server, 'connect', { ...connection, signIn: 'none' })).status).toBe(422);
});
