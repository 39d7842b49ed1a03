import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs, doReactions } from '@leitwerk/platform/testing/work-on-module-jobs';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../testing/shop.ts';
import { act, CLERK, list, startShop, VIEWER } from '../testing/shop.ts';
import type { TestSshd } from '../testing/start-sshd.ts';
import { noSshd, startSshd } from '../testing/start-sshd.ts';

const HOURLY = { cron: '0 * * * *' };

let server: TestServer;
let peer: Server;
let sshd: TestSshd | undefined;
let root = '';
let status = 200;
const posted: { key: unknown; type: unknown; body: string }[] = [];
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  await mkdir(join(root, 'out'));
  peer = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      const { 'idempotency-key': key, 'content-type': type } = request.headers;
      if (request.method === 'POST') posted.push({ key, type, body });
      response.writeHead(request.method === 'POST' ? status : 200).end();
    });
  });
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(peer.address() as AddressInfo).port}`;
  if (noSshd === null) sshd = await startSshd();
  process.env['LEITWERK_PRIVATE_HOSTS'] = sshd ? `${host},127.0.0.1:${sshd.port}` : host;
  for (const folder of ['told', 'collected', 'after']) await mkdir(join(root, folder));
  server = await startShop(
    { orders: {} },
    {
      folder: { send: { connection: 'folder', folder: 'out', file: 'f-{number}.csv', schedule: HOURLY } },
      told: {
        key: undefined,
        format: { type: 'json-lines' },
        send: { connection: 'root', folder: 'told', file: 't-{number}.jsonl', on: ['created', 'updated'] },
      },
      collected: {
        send: {
          connection: 'root',
          folder: 'collected',
          file: 'c-{number}.csv',
          on: ['updated', 'step'],
          collectMinutes: 10,
        },
      },
      after: {
        filter: { note: 'chained' },
        send: { connection: 'root', folder: 'after', file: 'a-{number}.csv', after: ['orders'] },
      },
      web: {
        format: { type: 'json' },
        send: { connection: 'web', folder: 'status', file: 'w-{number}.json' },
      },
      sftp: {
        format: { type: 'xml', root: 'orders', element: 'order' },
        columns: [{ id: 'code', formula: 'code' }],
        filter: { code: 'B' },
        send: { connection: 'sftp', folder: 'in', file: 's-{number}.xml' },
      },
      strict: {
        columns: [{ id: 'code', formula: '$number(code)' }],
        send: { connection: 'folder', file: 'n-{number}.csv' },
      },
    },
  );
  for (const [name, more] of [
    ['folder', { kind: 'folder', signIn: 'none' }],
    ['root', { kind: 'folder', signIn: 'none' }],
    ['web', { kind: 'https', signIn: 'none', address: `http://${host}/api` }],
  ] as const)
    expect((await act(server, 'connect', { name, ...more })).status).toBe(200);
  await doModuleJobs(server, ['exchange.watch']);
});
afterAll(async () => {
  await server?.close();
  peer?.close();
  await sshd?.drop();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

const create = (code: string, note: string) => server.ask(CLERK, 'POST', '/api/records/order', { code, note });
async function change(code: string, note: string): Promise<void> {
  const [{ id } = {}] = await list(server, 'order', { code });
  expect((await server.ask(CLERK, 'PATCH', `/api/records/order/${String(id)}`, { note })).status).toBe(200);
}
async function send(outgoing: string) {
  const asked = await act(server, 'send', { outgoing });
  expect(asked.status, asked.text).toBe(200);
  await doModuleJobs(server);
  return (await list(server, 'exchange-state', { interface: `out:${outgoing}` }))[0];
}
const packages = (id: string) => list(server, 'exchange-package', { interface: id });
const inFolder = async (path: string) => (await readFile(join(root, 'out', path), 'utf8')).split('\r\n');

describe('what has changed', () => {
  it('goes out by the clock, each key once, and what changes again once more', async () => {
    await create('A', 'new');
    await create('B', '=1+1');
    await create('secret', 'new');
    await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '2 hours'`);
    await Promise.all([1, 2, 3].map(() => doModuleJobs(server, ['exchange.watch'])));
    expect(await packages('folder')).toMatchObject([{ name: 'f-1.csv', state: 'sent', rows: 2 }]);
    // Nothing that a spreadsheet program would run.
    expect(await inFolder('f-1.csv')).toEqual(['Nr.;note', 'A;new', "B;'=1+1", '']);
    expect(await readdir(join(root, 'out'))).toEqual(['f-1.csv']);
    expect(await send('folder')).toMatchObject({ result: 'nothing', files: 0, failures: 0 });
    await change('A', 'done');
    expect(await send('folder')).toMatchObject({ result: 'taken', files: 1 });
    await change('A', 'new');
    expect(await send('folder')).toMatchObject({ result: 'nothing' });
    expect(await inFolder('f-2.csv')).toEqual(['Nr.;note', 'A;done', '']);
    expect((await list(server, 'exchange-sent', { interface: 'folder' })).map(({ key }) => key).sort()).toEqual([
      'A done',
      'A new',
      'B =1+1',
    ]);
  });

  it('is put there again after somebody was killed before he could note it, and never over another file', async () => {
    await server.database.query(sql`update data.exchange_package set state = 'waiting' where interface = 'folder'`);
    await writeFile(join(root, 'out/.f-2.csv.part'), 'half');
    expect(await send('folder')).toMatchObject({ failures: 0 });
    expect((await packages('folder')).map(({ state }) => state)).toEqual(['sent', 'sent']);
    await writeFile(join(root, 'out/f-3.csv'), 'of somebody else');
    await create('C', 'new');
    expect(await send('folder')).toMatchObject({ result: 'failed', problem: [{ code: 'exchange.exists' }] });
    expect(await readFile(join(root, 'out/f-3.csv'), 'utf8')).toBe('of somebody else');
    expect(await list(server, 'exchange-alarm', { kind: 'unsent' })).toMatchObject([
      { interface: 'folder', closedAt: null },
    ]);
    await rm(join(root, 'out/f-3.csv'));
    await symlink('/etc/leitwerk-test', join(root, 'out/.f-3.csv.part'));
    expect(await send('folder')).toMatchObject({ failures: 0 });
    expect(await inFolder('f-3.csv')).toEqual(['Nr.;note', 'C;new', '']);
    expect((await list(server, 'exchange-alarm', { kind: 'unsent' }))[0]?.['closedAt']).not.toBeNull();
  });

  it('is sent again by hand under another number', async () => {
    const [first] = await packages('folder');
    expect((await act(server, 'sendAgain', { package: first?.['id'] }, VIEWER)).status).toBe(403);
    expect((await act(server, 'sendAgain', { package: first?.['id'] })).status).toBe(200);
    await doModuleJobs(server);
    expect((await packages('folder')).at(-1)).toMatchObject({ name: 'f-4.csv', state: 'sent', rows: 2 });
    expect(await inFolder('f-4.csv')).toEqual(await inFolder('f-1.csv'));
  });

  it('is posted with the same key until the other side has taken it, in its order', async () => {
    status = 503;
    expect(await send('web')).toMatchObject({ failures: 1, problem: [{ code: 'exchange.status' }] });
    await create('D', 'new');
    expect(await send('web')).toMatchObject({ failures: 2 });
    status = 201;
    expect(await send('web')).toMatchObject({ failures: 0, problem: null });
    const sent = await packages('web');
    expect(sent).toMatchObject([{ rows: 3 }, { rows: 1 }]);
    expect(posted.map(({ key }) => key)).toEqual([0, 0, 0, 1].map((at) => sent[at]?.['id']));
    expect(posted[0]).toMatchObject({ type: 'application/json' });
    expect(JSON.parse(posted[3]?.body ?? '')).toEqual([{ 'Nr.': 'D', note: 'new' }]);
    expect(posted[2]?.body).toBe(posted[0]?.body);
  });

  it('is shown with what waits, and stops when somebody says so', async () => {
    expect((await act(server, 'stopSending', { outgoing: 'folder' })).status).toBe(200);
    await create('E', 'new');
    await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '2 hours'`);
    await doModuleJobs(server, ['exchange.watch']);
    expect(await packages('folder')).toHaveLength(4);
    const shown = await server.ask(CLERK, 'GET', '/api/exchange/outgoing');
    expect((shown.body as { items: readonly unknown[] }).items[0]).toMatchObject({
      name: 'folder',
      isThere: true,
      next: null,
      state: { paused: true },
      packages: [{ number: 4 }, { number: 3 }, { number: 2 }, { number: 1 }],
    });
    expect((await act(server, 'send', { outgoing: 'nothing' })).status).toBe(422);
  });
});

it('is tried on records before it is published: what would be sent, what was, and at which formula it fails', async () => {
  const definition = {
    kind: 'outgoing',
    id: 'folder',
    name: 'folder',
    label: { de: 'Probe', en: 'Trial' },
    roles: ['robot'],
    entity: 'order',
    filter: { code: { ne: 'B' } },
    only: "code != 'secret'",
    key: "code & ' ' & note",
    columns: [
      { id: 'code', name: 'Nr.', formula: 'code' },
      { id: 'note', formula: '$uppercase(note)' },
    ],
    format: { type: 'csv' },
    send: { connection: 'folder', file: 'f-{number}.csv' },
  };
  const attempt = async (more: object = {}, record?: unknown, as = CLERK) => {
    const answer = await server.ask(as, 'POST', '/api/exchange/outgoing-trial', {
      definition: { ...definition, ...more },
      ...(record !== undefined && { record }),
    });
    return { status: answer.status, body: answer.body as { rows: Body[]; counts: object; text: string } };
  };
  const before = (await list(server, 'exchange-package')).length;
  expect((await attempt({}, undefined, VIEWER)).status).toBe(403);
  const all = (await attempt()).body;
  // A and C were sent with these keys; D and E came after that.
  expect(all.counts).toEqual({ leftOut: 1, repeated: 2, fresh: 2 });
  expect(all.rows.find(({ key }) => key === 'A new')).toMatchObject({ state: 'repeated' });
  expect(all.text).toBe('Nr.;note\r\nE;NEW\r\nD;NEW\r\n');
  const [other] = await list(server, 'order', { code: 'B' });
  expect((await attempt({}, other?.['id'])).body).toMatchObject({
    rows: [{ state: 'filtered' }],
    text: expect.stringContaining('B;'),
  });
  const [{ id } = {}] = await list(server, 'order', { code: 'E' });
  expect((await attempt({ format: { type: 'json' } }, id)).body).toMatchObject({
    rows: [
      {
        state: 'fresh',
        cells: { code: 'E', note: 'NEW' },
        example: { record: { code: 'E', note: 'new' }, expected: { row: { code: 'E', note: 'NEW' } } },
      },
    ],
    text: '[\n  {\n    "Nr.": "E",\n    "note": "NEW"\n  }\n]\n',
  });
  const failing = [definition.columns[0], { id: 'note', formula: '$number(note)' }];
  expect((await attempt({ columns: failing }, id)).body.rows).toMatchObject([
    { state: 'refused', cells: null, issues: [{ path: 'columns.1.formula' }] },
  ]);
  expect((await attempt({ columns: [] })).status).toBe(422);
  expect(await list(server, 'exchange-package')).toHaveLength(before);
});

it('that is never taken can be given up, and what waits behind it goes on', async () => {
  const before = posted.length;
  status = 422;
  await create('G1', 'new');
  expect(await send('web')).toMatchObject({ failures: 1 });
  expect(
    await list(server, 'exchange-alarm', { interface: 'web', kind: 'unsent', closedAt: { isNull: true } }),
  ).toHaveLength(1);
  await create('G2', 'new');
  expect(await send('web')).toMatchObject({ failures: 2 });
  const [, , stuck, behind] = await packages('web');
  expect((await act(server, 'giveUp', { package: stuck?.['id'] }, VIEWER)).status).toBe(403);
  status = 201;
  expect((await act(server, 'giveUp', { package: stuck?.['id'] })).status).toBe(200);
  await doModuleJobs(server);
  expect((await packages('web')).map((one) => one['state'])).toEqual(['sent', 'sent', 'givenUp', 'sent']);
  expect(posted.slice(before).map(({ key }) => key)).toEqual([stuck?.['id'], stuck?.['id'], behind?.['id']]);
  const again = await act(server, 'giveUp', { package: behind?.['id'] });
  expect(again.body).toMatchObject({ issues: [{ code: 'exchange.not-waiting' }] });
  expect(await list(server, 'exchange-alarm', { interface: 'web', closedAt: { isNull: true } })).toEqual([]);
});

describe('what happens to a record', () => {
  const told = async () => {
    const names = (await readdir(join(root, 'told'))).sort();
    return Promise.all(names.map(async (name) => (await readFile(join(root, 'told', name), 'utf8')).trim()));
  };
  const events = (id: string) => list(server, 'exchange-event', { interface: id });
  const follow = async () => {
    await doReactions(server);
    await doModuleJobs(server);
  };

  it('goes out at once, a message for each event in its order, and no record that was there before', async () => {
    await server.database.query(sql`truncate leitwerk.outbox`);
    await create('T1', 'new');
    await create('T2', 'new');
    await create('secret2', 'new');
    await follow();
    await change('T1', 'done');
    await follow();
    await change('T1', 'new');
    await follow();
    const line = (code: string, note: string) => JSON.stringify({ 'Nr.': code, note });
    expect(await told()).toEqual([
      line('T1', 'new'),
      line('T2', 'new'),
      line('secret2', 'new'),
      line('T1', 'done'),
      line('T1', 'new'),
    ]);
    expect(await events('told')).toEqual([]);
    // An event that comes once more, after all is done, is told once.
    await server.database.query(sql`
      insert into data.exchange_event (id, title, interface, record, happened_at, due_at, mark)
      select gen_random_uuid(), 'order.updated', 'told', r.id::text, now(), now(), 'told:twice' from data."order" r where code = 'T2'`);
    await doModuleJobs(server, ['exchange.watch']);
    const again = sql`insert into data.exchange_event (id, title, interface, record, happened_at, due_at, mark)
      select gen_random_uuid(), 'order.updated', 'told', r.id::text, now(), now(), 'told:twice' from data."order" r where code = 'T2'`;
    await server.database.query(again);
    await doModuleJobs(server, ['exchange.watch']);
    expect(await told()).toHaveLength(6);
    expect(await events('told')).toEqual([]);
  });

  it('waits while nothing goes out, and is not lost', async () => {
    expect((await act(server, 'stopSending', { outgoing: 'told' })).status).toBe(200);
    await change('T2', 'held');
    await follow();
    expect(await told()).toHaveLength(6);
    expect(await events('told')).toHaveLength(1);
    expect(await send('told')).toMatchObject({ result: 'taken', files: 1 });
    expect((await told()).at(-1)).toContain('held');
  });

  it('is collected where that is asked for, and told by a step', async () => {
    await server.database.query(sql`delete from data.exchange_event`);
    await change('T1', 'c1');
    await change('T2', 'c2');
    await change('T2', 'c3');
    await follow();
    const [{ id } = {}] = await list(server, 'order', { code: 'A' });
    const step = (outgoing: string, key: string) =>
      server.ask(CLERK, 'POST', '/api/actions/exchange.tell', { outgoing, record: id }, { 'idempotency-key': key });
    expect((await step('told', 'step-key-0001')).body).toMatchObject({ issues: [{ code: 'exchange.no-step' }] });
    for (let time = 0; time < 2; time += 1) expect((await step('collected', 'step-key-0002')).status).toBe(200);
    await doModuleJobs(server);
    expect(await packages('collected')).toEqual([]);
    expect(await events('collected')).toHaveLength(4);
    await server.database.query(sql`update data.exchange_event set due_at = now() where title = 'order.step'`);
    await doModuleJobs(server, ['exchange.watch']);
    expect(await packages('collected')).toMatchObject([{ state: 'sent', rows: 3 }]);
    const rows = (await readFile(join(root, 'collected/c-1.csv'), 'utf8')).trim().split('\r\n');
    expect(rows.map((row) => row.split(';')[0])).toEqual(['Nr.', 'T1', 'T2', 'A']);
    expect(await events('collected')).toEqual([]);
  });
});

it('begins when another interface has taken a delivery', async () => {
  await create('CH', 'chained');
  await doModuleJobs(server, ['exchange.watch']);
  expect(await packages('after')).toEqual([]);
  const file = await uploadFile(server, CLERK, 'orders.csv', 'Nr.\nCH2\n');
  expect((await act(server, 'deliver', { interface: 'orders', file })).status).toBe(200);
  await doModuleJobs(server);
  expect(await packages('after')).toMatchObject([{ state: 'sent', rows: 1 }]);
  // Not after one of which nothing could be read.
  await change('CH2', 'chained');
  const none = await uploadFile(server, CLERK, 'orders.csv', 'x\n');
  expect((await act(server, 'deliver', { interface: 'orders', file: none })).status).toBe(200);
  await doModuleJobs(server);
  expect(await packages('after')).toHaveLength(1);
});

it('that cannot be worked out stops what would go out without it, and names the record', async () => {
  const [{ id } = {}] = await list(server, 'order', { code: 'A' });
  const state = await send('strict');
  expect(state).toMatchObject({ result: 'failed', problem: [{ code: 'exchange.formula', params: { record: id } }] });
  expect(await packages('strict')).toEqual([]);
});

it.skipIf(noSshd !== null)(
  'goes to an SFTP server under a name that is there only when the file is whole',
  async () => {
    if (!sshd) return;
    await mkdir(join(sshd.home, 'in'));
    const connection = {
      name: 'sftp',
      kind: 'sftp',
      address: '127.0.0.1',
      port: sshd.port,
      signIn: 'key',
      userName: 'root',
      secret: sshd.privateKey,
      fingerprint: sshd.fingerprint(),
    };
    expect((await act(server, 'connect', connection)).status).toBe(200);
    await change('B', 'a < b & "c"');
    expect(await send('sftp')).toMatchObject({ result: 'taken', files: 1 });
    expect(await readdir(join(sshd.home, 'in'))).toEqual(['s-1.xml']);
    expect(await readFile(join(sshd.home, 'in/s-1.xml'), 'utf8')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<orders>\n  <order><code>B</code></order>\n</orders>\n',
    );
    // Killed after it was put there, and before it was noted.
    await server.database.query(sql`update data.exchange_package set state = 'waiting' where interface = 'sftp'`);
    expect(await send('sftp')).toMatchObject({ failures: 0 });
    expect(await readdir(join(sshd.home, 'in'))).toEqual(['s-1.xml']);
    await writeFile(join(sshd.home, 'in/s-1.xml'), 'of somebody else');
    await server.database.query(sql`update data.exchange_package set state = 'waiting' where interface = 'sftp'`);
    expect(await send('sftp')).toMatchObject({ problem: [{ code: 'exchange.exists' }] });
  },
);
