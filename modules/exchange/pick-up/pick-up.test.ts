import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../testing/shop.ts';
import { act, list, startShop, VIEWER } from '../testing/shop.ts';
import type { TestSshd } from '../testing/start-sshd.ts';
import { noSshd, startSshd } from '../testing/start-sshd.ts';

const HOURLY = { cron: '0 * * * *' };

describe.skipIf(noSshd !== null)(`an SFTP server${noSshd === null ? '' : ` (skipped: ${noSshd})`}`, () => {
  let server: TestServer;
  let sshd: TestSshd;
  let input: Body;
  beforeAll(async () => {
    process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
    sshd = await startSshd();
    process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${sshd.port}`;
    input = {
      name: 'portal',
      kind: 'sftp',
      address: '127.0.0.1',
      port: sshd.port,
      signIn: 'key',
      userName: 'root',
      secret: sshd.privateKey,
    };
    server = await startShop({
      orders: {
        pickUp: {
          connection: 'portal',
          folder: 'out',
          files: 'orders-*.csv',
          archive: 'done',
          mostMb: 1,
          schedule: HOURLY,
        },
      },
      quick: { pickUp: { connection: 'portal', folder: 'quick', files: '*.csv', settleSeconds: 0, archive: 'done' } },
    });
    for (const folder of ['out', 'quick']) await mkdir(join(sshd.home, folder));
  });
  afterAll(async () => {
    await server?.close();
    await sshd?.drop();
  });

  const put = async (path: string, content: string, changedAt = new Date('2026-11-01T10:00:00Z')): Promise<void> => {
    await writeFile(join(sshd.home, path), content);
    await utimes(join(sshd.home, path), changedAt, changedAt);
  };
  const stateOf = async (id: string) => (await list(server, 'exchange-state', { interface: id }))[0];
  const connection = async () => (await list(server, 'exchange-connection'))[0];
  /** As if that many seconds had passed. */
  const pass = (seconds: number) =>
    server.database.query(sql`
      with a as (update data.exchange_file set seen_at = seen_at - make_interval(secs => ${seconds}))
      update data.exchange_state set look_again_at = look_again_at - make_interval(secs => ${seconds}),
        kept_until = kept_until - make_interval(secs => ${seconds})`);
  const minute = () => doModuleJobs(server, ['exchange.watch']);
  const pickUp = async (id: string) => {
    expect((await act(server, 'pickUp', { interface: id })).status).toBe(200);
    await doModuleJobs(server);
    return stateOf(id);
  };

  it('is kept only after its key is confirmed and the sign-in has worked', async () => {
    expect((await act(server, 'connect', input, VIEWER)).status).toBe(403);
    const shown = await act(server, 'connect', input);
    expect(shown.body, shown.text).toEqual({ fingerprint: sshd.fingerprint() });
    expect(await list(server, 'exchange-connection')).toEqual([]);
    const other = `SHA256:${'A'.repeat(43)}`;
    const forged = await act(server, 'connect', { ...input, fingerprint: other });
    expect(forged.body).toMatchObject({ status: 422, issues: [{ code: 'exchange.host-key' }] });
    const confirmed = { ...input, fingerprint: sshd.fingerprint() };
    const wrong = await act(server, 'connect', { ...confirmed, signIn: 'password', secret: 'wrong' });
    expect(wrong.body).toMatchObject({ status: 422, issues: [{ path: 'secret', code: 'exchange.sign-in' }] });
    const noKey = await act(server, 'connect', { ...confirmed, secret: 'no key' });
    expect(noKey.body).toMatchObject({ issues: [{ path: 'secret' }] });
    // Not one of those that the operator allows.
    const inside = await act(server, 'connect', { ...confirmed, port: 1 });
    expect(inside.body).toMatchObject({ status: 422, code: 'outbound.private' });
    expect(await list(server, 'exchange-connection')).toEqual([]);
    const made = await act(server, 'connect', confirmed);
    expect(made.status, made.text).toBe(200);
    await doModuleJobs(server);
    expect(await connection()).toMatchObject({ name: 'portal', state: 'works', userName: 'root' });
    expect(JSON.stringify(await connection())).not.toContain('PRIVATE KEY');
    const moved = await server.ask(
      'admin@example.com',
      'PATCH',
      `/api/records/exchange-connection/${String((await connection())?.['id'])}`,
      { address: 'evil.example' },
    );
    expect(moved.body).toMatchObject({ status: 422, issues: [{ path: 'address', code: 'exchange.connection-stays' }] });
  });

  it('is looked at by the clock, and files are taken once they have stopped changing', async () => {
    await minute();
    expect(await stateOf('orders')).toMatchObject({ result: null, failures: 0 });
    await put('out/orders-1.csv', 'Nr.\n1\n2\n');
    await put('out/orders-1.csv.tmp', 'Nr.\n8\n');
    await put('out/other.csv', 'Nr.\n9\n');
    await symlink('/etc/passwd', join(sshd.home, 'out/orders-link.csv'));
    await mkdir(join(sshd.home, 'out/orders-folder.csv'));
    await pass(3600);
    await minute();
    expect(await stateOf('orders')).toMatchObject({ result: 'nothing' });
    expect(await list(server, 'exchange-file')).toMatchObject([{ name: 'orders-1.csv', state: 'seen', size: 8 }]);
    // It grows: the wait begins anew.
    await put('out/orders-1.csv', 'Nr.\n1\n2\n3\n');
    await pass(40);
    await minute();
    expect(await list(server, 'exchange-file')).toMatchObject([{ state: 'seen', size: 10 }]);
    expect(await list(server, 'exchange-delivery')).toEqual([]);
    await pass(40);
    await minute();
    expect(await stateOf('orders')).toMatchObject({ result: 'taken', files: 1, lookAgainAt: null });
    expect(await list(server, 'exchange-delivery')).toMatchObject([
      { name: 'orders-1.csv', source: 'pick-up', state: 'done', written: 3 },
    ]);
    expect(await list(server, 'exchange-file')).toMatchObject([{ state: 'taken', archived: true }]);
    expect((await readdir(join(sshd.home, 'out'))).sort()).toEqual([
      'done',
      'orders-1.csv.tmp',
      'orders-folder.csv',
      'orders-link.csv',
      'other.csv',
    ]);
    expect(await readFile(join(sshd.home, 'out/done/orders-1.csv'), 'utf8')).toContain('3');
  });

  it('takes the same file once, one of the same name again, and none that is too large', async () => {
    await put('quick/a.csv', 'Nr.\nA\n');
    expect(await pickUp('quick')).toMatchObject({ result: 'taken', files: 1 });
    await put('quick/a.csv', 'Nr.\nB\n', new Date('2026-11-02T10:00:00Z'));
    expect(await pickUp('quick')).toMatchObject({ result: 'taken', files: 1 });
    // The same once more, as when it could not be moved away after it was kept.
    await put('quick/a.csv', 'Nr.\nB\n', new Date('2026-11-02T10:00:00Z'));
    await server.database.query(sql`update data.exchange_file set archived = false where interface = 'quick'`);
    expect(await pickUp('quick')).toMatchObject({ result: 'nothing', files: 0 });
    expect((await readdir(join(sshd.home, 'quick/done'))).sort()).toEqual(['a.csv', 'a.csv.1', 'a.csv.2']);
    expect((await list(server, 'order')).map(({ code }) => code)).toEqual(['1', '2', '3', 'A', 'B']);
    await put('out/orders-large.csv', `Nr.\n${'x'.repeat(1_100_000)}\n`);
    expect(await pickUp('orders')).toMatchObject({
      result: 'nothing',
      problem: [{ code: 'exchange.file-too-large' }],
    });
    expect(await list(server, 'exchange-alarm')).toMatchObject([{ kind: 'unreadable', interface: 'orders' }]);
    await rm(join(sshd.home, 'out/orders-large.csv'));
  });

  it('that is away is tried again after pauses that grow, and gives one alarm', async () => {
    await sshd.stop();
    const failures: unknown[] = [];
    for (let at = 0; at < 4; at += 1) {
      await pass(3600);
      await minute();
      failures.push((await stateOf('orders'))?.['failures']);
      // Not before its pause is over, though the clock says so.
      await server.database.query(sql`update data.exchange_state set kept_until = now() - interval '2 hours'`);
      await minute();
    }
    expect(failures).toEqual([1, 2, 3, 4]);
    const state = await stateOf('orders');
    const pause = Date.parse(String(state?.['lookAgainAt'])) - Date.parse(String(state?.['triedAt']));
    expect(Math.round(pause / 60_000)).toBe(16);
    const alarms = await list(server, 'exchange-alarm', { kind: 'failing' });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ closedAt: null, title: 'Orders: Pick-up fails' });
    expect(String(alarms[0]?.['details'])).toContain('cannot be reached');
    expect(alarms[0]?.['owner']).toBe((await connection())?.['owner']);
    expect(await connection()).toMatchObject({ state: 'failing' });
    await sshd.start();
    expect(await pickUp('orders')).toMatchObject({ failures: 0, result: 'nothing' });
    expect((await list(server, 'exchange-alarm', { kind: 'failing' }))[0]?.['closedAt']).not.toBeNull();
    expect(await connection()).toMatchObject({ state: 'works' });
  });

  it('with another key than the confirmed one is sent nothing until somebody confirms it', async () => {
    const known = sshd.fingerprint();
    await sshd.changeHostKey();
    expect(await pickUp('orders')).toMatchObject({ result: 'failed', problem: [{ code: 'exchange.host-key' }] });
    expect(await connection()).toMatchObject({ state: 'stopped' });
    expect(await list(server, 'exchange-alarm', { kind: 'stopped' })).toMatchObject([{ closedAt: null }]);
    expect(await pickUp('quick')).toMatchObject({ problem: [{ code: 'exchange.stopped' }] });
    const id = (await connection())?.['id'];
    const asked = await act(server, 'trust', { connection: id });
    expect(asked.body).toEqual({ fingerprint: sshd.fingerprint(), known });
    expect((await act(server, 'trust', { connection: id, fingerprint: known })).status).toBe(422);
    expect((await act(server, 'trust', { connection: id, fingerprint: sshd.fingerprint() }, VIEWER)).status).toBe(403);
    expect((await act(server, 'trust', { connection: id, fingerprint: sshd.fingerprint() })).status).toBe(200);
    await doModuleJobs(server);
    expect(await connection()).toMatchObject({ state: 'works', problem: null });
    expect(await pickUp('orders')).toMatchObject({ result: 'nothing', problem: null });
    expect((await list(server, 'exchange-alarm', { kind: 'stopped' }))[0]?.['closedAt']).not.toBeNull();
  });

  it('that is paused is left alone, and what is delivered waits', async () => {
    expect((await act(server, 'pause', { interface: 'quick' })).status).toBe(200);
    await put('quick/paused.csv', 'Nr.\nP\n');
    expect(await pickUp('quick')).toMatchObject({ paused: true, asked: true });
    expect(await list(server, 'order', { code: 'P' })).toEqual([]);
    expect((await act(server, 'resume', { interface: 'quick' })).status).toBe(200);
    await minute();
    expect(await stateOf('quick')).toMatchObject({ paused: false, asked: false });
    expect(await list(server, 'order', { code: 'P' })).toHaveLength(1);
  });

  it('is removed with its sign-in', async () => {
    const id = (await connection())?.['id'];
    expect((await act(server, 'disconnect', { connection: id })).status).toBe(200);
    await doModuleJobs(server);
    expect(await list(server, 'exchange-connection')).toEqual([]);
    expect(await server.database.query(sql`select 1 from leitwerk.secret where module = 'exchange'`)).toEqual([]);
    expect(await pickUp('quick')).toMatchObject({ problem: [{ code: 'exchange.unknown-connection' }] });
  });
});
