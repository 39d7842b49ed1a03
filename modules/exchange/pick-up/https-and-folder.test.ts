import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, CLERK, list, startShop } from '../testing/shop.ts';

const quick = { settleSeconds: 0 };
let server: TestServer;
let peer: Server;
let root = '';
let host = '';
/** What the peer says to a path. */
const pages = new Map<string, { status?: number; headers?: Record<string, string>; body?: string; cut?: boolean }>();
const asked: { path: string; method: string; authorization: string | undefined; key: unknown; body: string }[] = [];
beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  root = await mkdtemp(join(tmpdir(), 'leitwerk-shared-'));
  process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
  for (const folder of ['in', 'locked', 'scans', 'next', 'partner']) await mkdir(join(root, folder));
  peer = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      const { authorization } = request.headers;
      const path = request.url ?? '';
      asked.push({ path, method: request.method ?? '', authorization, key: request.headers['x-api-key'], body });
      const page = pages.get(path) ?? { status: 404 };
      response.writeHead(page.status ?? 200, page.headers);
      if (page.cut) {
        response.write(page.body);
        setImmediate(() => response.destroy());
      } else response.end(page.body ?? '');
    });
  });
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(peer.address() as AddressInfo).port}`;
  process.env['LEITWERK_PRIVATE_HOSTS'] = host;
  server = await startShop({
    folder: { pickUp: { connection: 'folder', folder: 'in', files: '*.csv', archive: 'done', ...quick } },
    scans: {
      format: { type: 'document', names: 'scan_{number}.{ending}', side: { type: 'json', waitMinutes: 5 } },
      columns: [
        { id: 'number', type: 'text' },
        { id: 'note', from: 'side:customer/name', type: 'text', required: true },
      ],
      key: 'number',
      steps: [
        {
          id: 'order',
          do: 'write',
          entity: 'order',
          values: { code: { formula: 'number' }, note: { formula: 'note' } },
        },
      ],
      pickUp: { connection: 'folder', folder: 'scans', files: '*.*', archive: 'done', settleSeconds: 0 },
    },
    next: { pickUp: { connection: 'folder', folder: 'next', files: '*.csv', after: ['folder', 'partner'], ...quick } },
    // A variant says only what is its own.
    partner: {
      ...Object.fromEntries(['roles', 'format', 'language', 'columns', 'key', 'steps'].map((key) => [key, undefined])),
      kind: 'interface-variant',
      basedOn: 'folder',
      pickUp: { connection: 'folder', folder: 'partner', files: '*.csv', archive: 'done', ...quick },
    },
    links: { pickUp: { connection: 'folder', folder: 'out', files: '*', ...quick } },
    web: { pickUp: { connection: 'web', folder: 'export', files: 'orders.csv', mostMb: 1 } },
    many: { pickUp: { connection: 'web', files: '*.csv' } },
    token: { pickUp: { connection: 'token', files: 'orders.csv' } },
  });
});
afterAll(async () => {
  await server?.close();
  peer?.close();
  await rm(root, { recursive: true, force: true });
  delete process.env['LEITWERK_EXCHANGE_FOLDER'];
});

async function pickUp(id: string) {
  expect((await act(server, 'pickUp', { interface: id })).status).toBe(200);
  await doModuleJobs(server);
  return (await list(server, 'exchange-state', { interface: id }))[0];
}
const codes = async () => (await list(server, 'order')).map(({ code }) => code);

describe('a folder', () => {
  it('is one below the operator’s, and no other', async () => {
    const connect = (address: string | undefined, name = 'folder') =>
      act(server, 'connect', { name, kind: 'folder', signIn: 'none', ...(address !== undefined && { address }) });
    await symlink('/etc', join(root, 'out'));
    for (const address of ['..', 'in/../..', '../in', '/etc/..', 'out', 'none', 'in\\..\\..'])
      expect((await connect(address)).status, address).toBe(422);
    // A leading slash is the operator's folder, not the machine's.
    expect((await connect('/etc')).status).toBe(422);
    delete process.env['LEITWERK_EXCHANGE_FOLDER'];
    expect((await connect(undefined)).body).toMatchObject({ issues: [{ code: 'exchange.no-folder' }] });
    process.env['LEITWERK_EXCHANGE_FOLDER'] = root;
    expect((await connect(undefined)).status).toBe(200);
    await doModuleJobs(server);
  });

  it('gives its files and no links', async () => {
    await writeFile(join(root, 'in/a.csv'), 'Nr.\nF1\n');
    await symlink('/etc/passwd', join(root, 'in/b.csv'));
    expect(await pickUp('folder')).toMatchObject({ result: 'taken', files: 1 });
    expect(await codes()).toEqual(['F1']);
    expect((await readdir(join(root, 'in'))).sort()).toEqual(['b.csv', 'done']);
    expect(await pickUp('links')).toMatchObject({ result: 'failed', problem: [{ code: 'exchange.path' }] });
  });

  it('is looked into after another interface has taken a delivery', async () => {
    await writeFile(join(root, 'next/n.csv'), 'Nr.\nN1\n');
    expect(await pickUp('folder')).toMatchObject({ result: 'nothing' });
    expect(await codes()).toEqual(['F1']);
    await writeFile(join(root, 'in/z.csv'), 'Nr.\nF0\n');
    expect(await pickUp('folder')).toMatchObject({ result: 'taken' });
    expect(await codes()).toEqual(['F1', 'F0', 'N1']);
    // After a variant as well.
    await writeFile(join(root, 'next/v.csv'), 'Nr.\nN2\n');
    await writeFile(join(root, 'partner/p.csv'), 'Nr.\nP1\n');
    expect(await pickUp('partner')).toMatchObject({ result: 'taken' });
    expect(await codes()).toEqual(['F1', 'F0', 'N1', 'P1', 'N2']);
  });

  it('whose archive leads elsewhere keeps its files, and they are taken once', async () => {
    await rename(join(root, 'in/done'), join(root, 'in/was-done'));
    await symlink(join(root, 'locked'), join(root, 'in/done'));
    await writeFile(join(root, 'in/c.csv'), 'Nr.\nF2\n');
    expect(await pickUp('folder')).toMatchObject({ result: 'taken' });
    expect(await pickUp('folder')).toMatchObject({ result: 'nothing' });
    expect(await readdir(join(root, 'locked'))).toEqual([]);
    expect(await codes()).toEqual(['F1', 'F0', 'N1', 'P1', 'N2', 'F2']);
  });
});

describe('a document with a side file', () => {
  const lay = (name: string, text: string) => writeFile(join(root, 'scans', name), text);
  const lying = async () => (await readdir(join(root, 'scans'))).filter((name) => name !== 'done').sort();
  const archived = async () => (await readdir(join(root, 'scans/done'))).sort();
  const past = (minutes: number) =>
    server.database.query(
      sql`update data.exchange_file set seen_at = seen_at - make_interval(mins => ${minutes}) where interface = 'scans'`,
    );
  const noteOf = async (code: string) => (await list(server, 'order', { code }))[0]?.['note'];

  it('waits for it, is taken with it, and both are archived', async () => {
    await lay('scan_S1.pdf', '%PDF-1.4');
    expect(await pickUp('scans')).toMatchObject({ result: 'nothing', problem: null });
    await past(4);
    expect(await pickUp('scans')).toMatchObject({ result: 'nothing', problem: null });
    expect(await list(server, 'exchange-delivery', { interface: 'scans' })).toEqual([]);
    await lay('Scan_S1.JSON', '{"customer": {"name": "Müller"}}');
    expect(await pickUp('scans')).toMatchObject({ result: 'taken', files: 1 });
    expect(await noteOf('S1')).toBe('Müller');
    expect(await list(server, 'exchange-delivery', { interface: 'scans' })).toMatchObject([
      { name: 'scan_S1.pdf', file: { name: 'scan_S1.pdf' }, sideFile: { name: 'Scan_S1.JSON' }, state: 'done' },
    ]);
    expect(await lying()).toEqual([]);
    expect(await archived()).toEqual(['Scan_S1.JSON', 'scan_S1.pdf']);
  });

  it('that does not come gives an alarm, and is taken after all when it comes', async () => {
    await lay('scan_S2.pdf', '%PDF-1.4');
    await lay('scan_S9.json', '{}');
    expect(await pickUp('scans')).toMatchObject({ result: 'nothing' });
    await past(6);
    expect(await pickUp('scans')).toMatchObject({ problem: [{ code: 'exchange.side-missing' }] });
    expect(await pickUp('scans')).toMatchObject({ problem: null });
    const alarms = await list(server, 'exchange-alarm', { interface: 'scans', kind: 'unreadable' });
    expect(alarms.map(({ details }) => String(details))).toEqual([expect.stringContaining('scan_S2.pdf')]);
    expect(await lying()).toEqual(['scan_S2.pdf', 'scan_S9.json']);
    await lay('scan_S2.json', '{"customer": {"name": "Meier"}}');
    expect(await pickUp('scans')).toMatchObject({ result: 'taken' });
    expect(await noteOf('S2')).toBe('Meier');
    expect(await lying()).toEqual(['scan_S9.json']);
  });

  it('is moved away with it although somebody was killed between the two', async () => {
    await lay('scan_S3.pdf', '%PDF-1.4');
    await lay('scan_S3.json', '{"customer": {"name": "Schulz"}}');
    expect(await pickUp('scans')).toMatchObject({ result: 'taken' });
    await rename(join(root, 'scans/done/scan_S3.json'), join(root, 'scans/scan_S3.json'));
    expect(await pickUp('scans')).toMatchObject({ result: 'nothing', problem: null });
    expect(await lying()).toEqual(['scan_S9.json']);
  });

  it('that says nothing useful refuses the row, which can be corrected', async () => {
    for (const [code, text] of [
      ['S4', '[{"customer": {"name": "A"}}, {"customer": {"name": "B"}}]'],
      ['S5', '{"customer": '],
      ['S6', '{"customer": {}}'],
    ] as const) {
      await lay(`scan_${code}.pdf`, '%PDF-1.4');
      await lay(`scan_${code}.json`, text);
    }
    expect(await pickUp('scans')).toMatchObject({ files: 3 });
    const refused = await list(server, 'exchange-message', { interface: 'scans', state: 'refused' });
    expect(refused.flatMap(({ issues }) => (issues as readonly { code: string }[]).map(({ code }) => code))).toEqual([
      'exchange.side-rows',
      'exchange.no-json',
      'value.required',
    ]);
    const row = { number: 'S5', note: 'by hand' };
    expect((await act(server, 'retry', { message: refused[1]?.['id'], row })).status).toBe(200);
    await doModuleJobs(server);
    expect(await noteOf('S5')).toBe('by hand');
  });

  it('comes by hand as well', async () => {
    const file = await uploadFile(server, CLERK, 'scan_S7.pdf', '%PDF-1.4');
    const side = await uploadFile(server, CLERK, 'scan_S7.json', '{"customer": {"name": "Hand"}}');
    expect((await act(server, 'deliver', { interface: 'folder', file, side })).body).toMatchObject({
      issues: [{ path: 'side', code: 'exchange.no-side' }],
    });
    const done = await act(server, 'deliver', { interface: 'scans', file, side });
    expect(done.status, done.text).toBe(200);
    await doModuleJobs(server);
    expect(await noteOf('S7')).toBe('Hand');
  });
});

describe('a web server', () => {
  const connect = (name: string, more: object) => act(server, 'connect', { name, kind: 'https', ...more });

  it('is signed in at, and gives a file once until it changes', async () => {
    pages.set('/base', { status: 401 });
    const basic = { signIn: 'password', userName: 'us', secret: 'pä', address: `http://${host}/base` };
    const refused = await connect('web', basic);
    expect(refused.body).toMatchObject({ status: 422, issues: [{ path: 'secret', code: 'exchange.sign-in' }] });
    pages.set('/base', { status: 404 });
    expect((await connect('web', basic)).status).toBe(200);
    await doModuleJobs(server);
    expect(asked.at(-1)?.authorization).toBe(`Basic ${Buffer.from('us:pä').toString('base64')}`);
    pages.set('/base/export/orders.csv', { body: 'Nr.\nW1\n' });
    expect(await pickUp('web')).toMatchObject({ result: 'taken', files: 1 });
    expect(await pickUp('web')).toMatchObject({ result: 'nothing' });
    pages.set('/base/export/orders.csv', { body: 'Nr.\nW1\nW2\n' });
    expect(await pickUp('web')).toMatchObject({ result: 'taken' });
    // What was there before something else came is another delivery.
    pages.set('/base/export/orders.csv', { body: 'Nr.\nW1\n' });
    expect(await pickUp('web')).toMatchObject({ result: 'taken' });
    expect((await list(server, 'exchange-delivery', { interface: 'web' })).map((one) => one['repeated'])).toEqual([
      0, 1, 1,
    ]);
    expect((await codes()).filter((code) => String(code).startsWith('W'))).toEqual(['W1', 'W2']);
    expect(await pickUp('many')).toMatchObject({ problem: [{ code: 'exchange.one-name' }] });
  });

  it('leads nowhere else, and is not asked without TLS outside', async () => {
    const path = '/base/export/orders.csv';
    const before = (await list(server, 'exchange-delivery')).length;
    for (const [location, code] of [
      ['http://127.0.0.1:1/inside', 'exchange.redirect'],
      ['http://169.254.169.254/latest/meta-data', 'exchange.redirect'],
      [`https://${host}/`, 'exchange.redirect'],
      ['file:///etc/passwd', 'exchange.redirect'],
      [path, 'exchange.away'],
    ] as const) {
      pages.set(path, { status: 302, headers: { location } });
      expect(await pickUp('web'), location).toMatchObject({ result: 'failed', problem: [{ code }] });
    }
    pages.set(path, { status: 302, headers: { location: '/elsewhere' } });
    pages.set('/elsewhere', { body: 'Nr.\nW3\n' });
    expect(await pickUp('web')).toMatchObject({ result: 'taken' });
    expect(await list(server, 'exchange-delivery')).toHaveLength(before + 1);
    const plain = await connect('plain', { signIn: 'none', address: 'http://portal.example/' });
    expect(plain.body).toMatchObject({ issues: [{ code: 'exchange.plain-text' }] });
    for (const address of ['https://u:p@portal.example/', 'ftp://portal.example/', 'https://portal.example/?a=1', 'x'])
      expect((await connect('plain', { signIn: 'none', address })).body, address).toMatchObject({
        issues: [{ path: 'address', code: 'exchange.no-url' }],
      });
    const inside = await connect('inside', { signIn: 'none', address: 'https://127.0.0.1/' });
    expect(inside.body).toMatchObject({ code: 'outbound.private' });
  });

  it('that fails or breaks off in the middle gives nothing, and is tried again', async () => {
    const path = '/base/export/orders.csv';
    const before = (await list(server, 'exchange-delivery')).length;
    pages.set(path, { status: 503 });
    expect(await pickUp('web')).toMatchObject({ failures: 1, problem: [{ code: 'exchange.status' }] });
    pages.set(path, { headers: { 'content-length': '1000' }, body: 'Nr.\nW4\n', cut: true });
    expect(await pickUp('web')).toMatchObject({ failures: 2, problem: [{ code: 'exchange.away' }] });
    pages.set(path, { body: 'x'.repeat(1_100_000) });
    expect(await pickUp('web')).toMatchObject({ failures: 3, problem: [{ code: 'exchange.file-too-large' }] });
    expect(await list(server, 'exchange-delivery')).toHaveLength(before);
    expect(await list(server, 'exchange-alarm', { kind: 'failing', closedAt: { isNull: true } })).toMatchObject([
      { interface: 'web' },
    ]);
    pages.set(path, { body: 'Nr.\nW4\n' });
    expect(await pickUp('web')).toMatchObject({ failures: 0, result: 'taken' });
  });

  it('takes an API key in a header, or a token by OAuth 2', async () => {
    const address = `http://${host}/api`;
    const oauth = { signIn: 'oauth', userName: 'me', secret: 's:1', tokenAddress: `http://${host}/token`, address };
    expect((await connect('token', oauth)).body).toMatchObject({ issues: [{ code: 'exchange.sign-in' }] });
    pages.set('/token', { body: '{"access_token": "abc.DEF"}' });
    expect((await connect('token', { ...oauth, scope: 'orders' })).status).toBe(200);
    pages.set('/api/orders.csv', { body: 'Nr.\nT1\n' });
    expect(await pickUp('token')).toMatchObject({ result: 'taken' });
    expect(asked.at(-1)).toMatchObject({ path: '/api/orders.csv', authorization: 'Bearer abc.DEF' });
    expect(asked.findLast(({ path }) => path === '/token')).toMatchObject({
      method: 'POST',
      authorization: `Basic ${Buffer.from('me:s%3A1').toString('base64')}`,
      body: 'grant_type=client_credentials&scope=orders',
    });
    const header = { signIn: 'header', userName: 'X-Api-Key', secret: 'key 1', address };
    expect((await connect('header', { ...header, secret: 'a\nb' })).status).toBe(422);
    expect((await connect('header', header)).status).toBe(200);
    expect(asked.at(-1)).toMatchObject({ path: '/api', key: 'key 1' });
  });
});
